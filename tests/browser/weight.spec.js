// Every page of every site is within its budget, without a browser: what it weighs with all that its first view asks for.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { SITES, expect, test } from './browse.js';
import { budget, fetchedWith, gzipped } from './site.js';

for (const site of SITES) {
  const pages = site.pages.filter(({ type }) => type !== 'redirect');

  test(`${site.name}: all ${pages.length} pages are light`, () => {
    const weights = new Map();
    const weigh = (path) => weights.get(path) ?? weights.set(path, gzipped(readFileSync(path))).get(path);
    const total = (page) => [page.path, ...fetchedWith(page)].reduce((sum, path) => sum + weigh(path), 0);
    const heavy = pages.filter((page) => total(page) > budget(page));
    expect(heavy.map((page) => `${page.file}: ${total(page)}`)).toEqual([]);
  });

  test(`${site.name}: no page does without the styles of what it shows`, () => {
    const classes = (name) => new Set([...readFileSync(join(site.folder, 'assets', name), 'utf8').matchAll(/\.([a-z][\w-]*)/g)].map(([, name]) => name));
    const everywhere = classes('style.css');
    const figures = new Set([...classes('figures.css')].filter((name) => !everywhere.has(name)));
    expect(figures).toContain('chart');
    const bare = pages.filter((page) => !fetchedWith(page).some((path) => basename(path) === 'figures.css'));
    const missed = bare.flatMap((page) => shown(page).filter((name) => figures.has(name)).map((name) => `${page.file}: ${name}`));
    expect(missed).toEqual([]);
  });
}

/** The classes that a page's elements have. */
function shown({ path }) {
  const html = readFileSync(path, 'utf8');
  return [...new Set([...html.matchAll(/ class="([^"]*)"/g)].flatMap(([, names]) => names.split(' ')))];
}
