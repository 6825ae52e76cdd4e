// Every page of every site is valid HTML, by the standard's own content models, with one heading for all of it and its landmarks.
import { readFileSync } from 'node:fs';
import { HtmlValidate } from 'html-validate';
import { SITES, expect, test } from './browse.js';

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard'],
  rules: { 'no-dup-id': 'error', 'no-multiple-main': 'error', 'void-style': 'off', 'doctype-style': 'off' },
});

for (const site of SITES) {
  test(`${site.name}: all ${site.pages.length} pages are valid`, () => {
    expect(site.pages.flatMap(faults)).toEqual([]);
  });

  test(`${site.name}: each page has one of each landmark and one first heading`, () => {
    const pages = site.pages.filter(({ type }) => type !== 'redirect');
    expect(pages.filter((page) => !hasFrame(page)).map(({ file }) => file)).toEqual([]);
  });
}

function hasFrame({ path }) {
  const html = readFileSync(path, 'utf8');
  const marks = [/<h1\b/g, /<main\b/g, /<header class="top"/g, /<footer class="foot"/g, /<nav\b[^>]* aria-label=/g];
  const [headings, mains, heads, feet, menus] = marks.map((mark) => [...html.matchAll(mark)].length);
  return headings === 1 && mains === 1 && heads === 1 && feet === 1 && menus >= 1;
}

function faults({ file, path }) {
  const { results } = validator.validateFileSync(path);
  return results.flatMap(({ messages }) => messages.map(({ line, column, ruleId, message }) => `${file}:${line}:${column}: ${ruleId}: ${message}`));
}
