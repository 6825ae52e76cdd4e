// With less than usual: scripts off, from disk, on paper. A page keeps its words and its links.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { SITES, everyType, expect, test } from './browse.js';

test.describe('with scripts off', () => {
  test.use({ javaScriptEnabled: false });

  everyType('tells the same, on paper too, and offers nothing dead', async ({ page, visit, browser }, site, example) => {
    await visit(site, example);
    expect.soft(await page.evaluate(visibleControls), 'dead controls').toEqual([]);
    await page.emulateMedia({ media: 'print' });
    await expect.soft(page.locator('nav, input, button').filter({ visible: true }), 'menus on paper').toHaveCount(0);
    const printed = new Set(await page.evaluate(told));
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(unfold);
    const words = await page.evaluate(told);
    expect.soft(words.filter((line) => !printed.has(line)), 'lost on paper').toEqual([]);
    expect.soft(words, 'words with scripts').toEqual(await toldWithScripts(browser, page.url()));
  });
});

everyType('opens from disk, every link leading somewhere', async ({ page }, site, example) => {
  test.skip(example.type === '404', 'a host shows it at the address that was asked for; from disk nobody comes to it');
  const messages = [];
  page.on('console', (message) => messages.push(message.text()));
  await page.goto(pathToFileURL(example.path).href);
  expect.soft((await page.evaluate(addresses)).filter(leadsNowhere)).toEqual([]);
  expect.soft(messages).toEqual([]);
});

test('a way from release to release prints as a board paper of at most three pages', async ({ page }) => {
  const site = SITES.find(({ name }) => name === 'example-org');
  test.skip(!site, 'the example organisation was not built');
  for (const { path, file } of site.pages.filter(({ type }) => type === 'drift')) {
    await page.goto(pathToFileURL(path).href);
    const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect.soft(paper.match(/\/Type\s*\/Page\b/g).length, file).toBeLessThanOrEqual(3);
  }
});

async function toldWithScripts(browser, address) {
  const page = await browser.newPage({ javaScriptEnabled: true });
  await page.goto(address);
  await page.evaluate(unfold);
  const words = await page.evaluate(told);
  await page.close();
  return words;
}

function unfold() {
  for (const details of document.querySelectorAll('details')) details.open = true;
}

/** The words of the main part, line by line, without its menus and what is there for scripts, or for their absence, alone. */
function told() {
  const main = document.querySelector('main');
  for (const element of main.querySelectorAll('nav, noscript, [data-needs-script]')) element.hidden = true;
  return main.innerText.split('\n').map((line) => line.trim()).filter(Boolean);
}

/** What waits for a click that only a script could answer. */
function visibleControls() {
  return [...document.querySelectorAll('button, input, select, textarea, [role="button"], [data-needs-script]')]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .map((element) => element.outerHTML.slice(0, 120));
}

function addresses() {
  const attribute = (element) => element.getAttribute('href') ?? element.getAttribute('src');
  return [...document.querySelectorAll('a[href], link[href], [src]')].map((element) => new URL(attribute(element), document.baseURI).href);
}

/** Whether an address on disk names no file, or a fragment that its page does not have. */
function leadsNowhere(address) {
  const url = new URL(address);
  if (url.protocol !== 'file:') return false;
  const fragment = decodeURIComponent(url.hash.slice(1));
  url.hash = url.search = '';
  const file = fileURLToPath(url);
  if (!existsSync(file) || file.endsWith('/')) return true;
  return fragment !== '' && !readFileSync(file, 'utf8').includes(`id="${fragment}"`);
}
