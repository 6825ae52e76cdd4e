// The journeys that people make: how many clicks lead from where they stand to what they ask for.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SITES, everyType, expect, test } from './browse.js';

for (const site of SITES) {
  const home = site.pages.find(({ type }) => type === 'home');
  const teams = site.pages.filter(({ type }) => type === 'team');

  test(`${site.name}: three clicks at most lead from home to any document`, () => {
    const clicks = clicksFrom(site, home.file, /[^]*/);
    const far = site.pages.filter(({ isDocument, file }) => isDocument && !(clicks.get(file) <= 3));
    expect(far.map(({ file }) => file)).toEqual([]);
  });

  test(`${site.name}: two clicks at most lead from a team's words to the vision`, async () => {
    test.skip(teams.length === 0, 'a strategy without teams');
    const visions = site.pages.filter(({ type }) => type === 'vision').map(({ file }) => file);
    const far = teams.filter(({ file }) => {
      const clicks = clicksFrom(site, file, /<main[^]*<\/main>/, 2);
      return !visions.some((vision) => clicks.has(vision));
    });
    expect(far.map(({ file }) => file)).toEqual([]);
  });

  test(`${site.name}: three clicks at most lead from home to the commit that cost most`, async ({ page, visit }) => {
    await visit(site, home);
    const newest = page.locator('main a[href^="drift/"]').first();
    test.skip((await newest.count()) === 0, 'a strategy without a release');
    await newest.click();
    await expect(page.locator('body')).toHaveAttribute('data-page', 'drift');
    const commits = page.locator('main a[href*="/commit/"]');
    const shown = await commits.evaluateAll((links) => links.map(({ href }) => href.split('/').at(-1)));
    test.skip(shown.length === 0, 'a release that moved no measure');
    const costliest = fallsOfIndex(site).find(({ revision }) => shown.includes(revision));
    await expect(commits.and(page.locator(`[href$="/${costliest.revision}"]`)).first()).toBeVisible();
    const text = await commits.and(page.locator(`#landings ~ table [href$="/${costliest.revision}"]`)).innerText();
    expect(text).toBe(costliest.summary);
  });
}

everyType('leads from each number to the documents behind it', async ({ page, visit }, site, example) => {
  await visit(site, example);
  expect.soft(await page.evaluate(numbersOfNothing), 'numbers that lead nowhere').toEqual([]);
  for (const target of await page.evaluate(figureTargets)) {
    await page.goto(target);
    const { hash } = new URL(target);
    expect.soft(await page.evaluate(documentsBelow, decodeURIComponent(hash.slice(1))), target).toBeGreaterThan(0);
  }
});

/**
 * Numbers in tables and headlines that neither are links nor stand in a row, or under a head, that has one. Nothing stands behind
 * a zero, and behind a document's own numbers stands the document, on its own page.
 */
function numbersOfNothing() {
  const leads = (element) => element?.querySelector('a[href]') ?? element?.closest('a[href]');
  const head = (cell) => cell.closest('table').tHead?.rows[0].cells[cell.cellIndex];
  const tables = document.body.dataset.id ? '#allocation + table' : 'table';
  const cells = [...document.querySelectorAll(`main ${tables} td.num`)].filter((cell) => !leads(cell.parentElement) && !leads(head(cell)));
  const figures = [...document.querySelectorAll('main .figure')].filter((figure) => !leads(figure));
  return [...cells, ...figures].filter(({ innerText }) => /[1-9]/.test(innerText.split('\n')[0])).map(({ outerHTML }) => outerHTML.slice(0, 160));
}

/** Where the headlines lead. */
function figureTargets() {
  return [...new Set([...document.querySelectorAll('main .figure a[href]')].map(({ href }) => href))];
}

/** How many links to pages of documents there are from the element of that id on, or from the beginning. */
function documentsBelow(id) {
  const start = id ? document.getElementById(id) : document.querySelector('main');
  const links = [...document.querySelectorAll('main a[href$=".html"]')];
  const follows = (link) => start.contains(link) || start.compareDocumentPosition(link) & Node.DOCUMENT_POSITION_FOLLOWING;
  return links.filter(follows).length;
}

/** What a landing took off the index, the greatest fall first, out of the open data. */
function fallsOfIndex({ folder }) {
  const { points } = JSON.parse(readFileSync(join(folder, 'history.json'), 'utf8'));
  const fall = (point, at) => ({ ...point, fall: (points[at - 1]?.index ?? 0) - point.index });
  return points.map(fall).sort((a, b) => b.fall - a.fall);
}

/** How many clicks lead from a page to each other, through links in the part of pages that `part` finds. */
function clicksFrom(site, start, part, most = Infinity) {
  const clicks = new Map([[start, 0]]);
  for (const file of clicks.keys()) {
    if (clicks.get(file) >= most) break;
    for (const target of targets(site, file, part)) {
      if (!clicks.has(target)) clicks.set(target, clicks.get(file) + 1);
    }
  }
  return clicks;
}

/** The pages of the site that a page's part links to. */
function targets({ folder, pages }, file, part) {
  const [html] = part.exec(readFileSync(join(folder, file), 'utf8')) ?? [''];
  const linked = [...html.matchAll(/<a [^>]*href="([^"#?:]+)/g)].map(([, href]) => new URL(href, `file:///${encodeURI(file)}`));
  const known = new Set(pages.map((page) => page.file));
  return linked.map(({ pathname }) => decodeURIComponent(pathname).slice(1)).filter((target) => known.has(target));
}
