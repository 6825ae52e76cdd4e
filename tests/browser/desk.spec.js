// At a desk: a page is light and silent, runs under a strict policy, and serves every eye, mouse or none.
import { DESK, everyType, expect, recordShifts, violations, violationsInSearch } from './browse.js';
import { ASSET, budget, gzipped } from './site.js';

const REQUESTS = 4;
const ELEMENTS = { document: 800, other: 1400 };
const SHIFT = 0.01;

everyType('is light, silent and strict', async ({ page, visit }, site, example) => {
  await page.setViewportSize(DESK);
  await recordShifts(page);
  const { responses, messages } = await visit(site, example);
  await page.waitForLoadState('networkidle');
  await expectWeight(page, responses, budget(example));
  const elements = example.isDocument ? ELEMENTS.document : ELEMENTS.other;
  expect.soft(await page.locator('*').count(), 'elements').toBeLessThanOrEqual(elements);
  expect.soft(messages, 'console').toEqual([]);
  expect.soft(await page.evaluate(() => window.shifted), 'layout shift').toBeLessThanOrEqual(SHIFT);
  await expectStrictPolicy(page);
});

everyType('passes axe, and the keyboard reaches all of it', async ({ page, visit }, site, example) => {
  await page.setViewportSize(DESK);
  await visit(site, example);
  const usable = await page.evaluate(nameUsable);
  expect.soft(await tabThrough(page, usable.length), 'order of the Tab key').toEqual(usable);
  await expectSkipLink(page);
  expect.soft(await violations(page), 'axe').toEqual([]);
  expect.soft(await violationsInSearch(page, site), 'axe, search open').toEqual([]);
});

/** Holds what the first view fetched against the limits: its number, its origin, its bytes, those of each style and script. */
async function expectWeight(page, responses, limit) {
  const fetched = [];
  for (const response of responses.filter((response) => !response.url().startsWith('data:'))) {
    fetched.push({ url: response.url(), bytes: gzipped(await response.body()) });
  }
  const { origin } = new URL(page.url());
  const list = JSON.stringify(fetched);
  expect.soft(fetched.filter(({ url }) => new URL(url).origin !== origin), 'from elsewhere').toEqual([]);
  expect.soft(fetched.length, `requests ${list}`).toBeLessThanOrEqual(REQUESTS);
  expect.soft(fetched.reduce((sum, { bytes }) => sum + bytes, 0), `bytes ${list}`).toBeLessThanOrEqual(limit);
  for (const { url, bytes } of fetched.filter(({ url }) => /\.(css|js)$/.test(url))) {
    expect.soft(bytes, url).toBeLessThanOrEqual(ASSET);
  }
}

async function expectStrictPolicy(page) {
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  expect.soft(policy).toMatch(/default-src '(none|self)'/);
  expect.soft(policy).not.toMatch(/unsafe|\*|https?:/);
  expect.soft(await page.evaluate(inlineCode), 'code and styles in the page itself').toEqual([]);
}

/** Code and styles that stand in the page itself; data for scripts is no code. */
function inlineCode() {
  const inline = document.querySelectorAll('style, [style], script:not([src]):not([type$="json"])');
  return [...inline].map((element) => element.outerHTML.slice(0, 120));
}

/** What the Tab key comes to first shows itself and leads past the header. */
async function expectSkipLink(page) {
  const skip = page.locator('a, button, input').first();
  await skip.focus();
  await expect.soft(skip, 'skip link').toHaveAttribute('href', /^#/);
  await expect.soft(skip, 'skip link').toBeInViewport();
  await page.keyboard.press('Enter');
  expect.soft(await page.evaluate(() => document.activeElement.localName), 'where the skip link leads').toBe('main');
}

/** Names in reading order everything that a mouse could use, once: focus may change how it looks. */
function nameUsable() {
  const usable = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
  return [...document.querySelectorAll(usable)]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled)
    .map((element, number) => (element.named = `${number}: ${element.outerHTML.slice(0, 100)}`));
}

/** Presses Tab `times` times and answers where each led. */
async function tabThrough(page, times) {
  await page.evaluate(() => {
    window.reached = [];
    document.addEventListener('focusin', ({ target }) => window.reached.push(target.named ?? target.outerHTML.slice(0, 100)));
  });
  for (let time = 0; time < times; time += 1) await page.keyboard.press('Tab');
  return page.evaluate(() => window.reached);
}
