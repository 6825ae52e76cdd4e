// What the specifications share: sites served for as long as a worker lives, and a page that remembers what went by.
import AxeBuilder from '@axe-core/playwright';
import { test as base, expect } from '@playwright/test';
import { serve } from './server.js';
import { sites } from './site.js';

export { expect };
export const SITES = sites();

/** Screens in CSS pixels: a desk, a small phone, and the desk at 400 % zoom. */
export const DESK = { width: 1280, height: 900 };
export const PHONE = { width: 320, height: 640 };
export const ZOOMED = { width: DESK.width / 4, height: DESK.height / 4 };

export const test = base.extend({
  addresses: [
    async ({}, use) => {
      const servers = new Map();
      for (const site of SITES) servers.set(site.name, await serve(site.folder));
      await use((site, file) => `${servers.get(site.name).origin}/${encodeURI(file)}`);
      for (const server of servers.values()) server.close();
    },
    { scope: 'worker' },
  ],
  /** Opens a site's page; answers what was asked for and what was said meanwhile. */
  visit: async ({ page, addresses }, use) => {
    await use((site, { file }) => observe(page, addresses(site, file)));
  },
});

/** Declares a test for one page of each type of each site. */
export function everyType(what, body) {
  for (const site of SITES) {
    for (const example of site.examples) {
      test(`${site.name}: ${example.file} (${example.type}) ${what}`, ({ page, visit, browser }) => body({ page, visit, browser }, site, example));
    }
  }
}

async function observe(page, address) {
  const responses = [];
  const messages = [];
  page.on('response', (response) => responses.push(response));
  page.on('requestfailed', (request) => messages.push(`request failed: ${request.url()}`));
  page.on('console', (message) => messages.push(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => messages.push(`uncaught: ${error.message}`));
  await page.goto(address);
  return { responses, messages };
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe-core finds in the page as it stands, or in one part of it, first in light and then in dark, each as one line: rule, element, what to mend. */
export async function violations(page, part = 'html') {
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await axe(page).include(part).withTags(TAGS).analyze();
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await axe(page).include(part).withRules(['color-contrast']).analyze();
  return [...lines('light', light), ...lines('dark', dark)];
}

/** The search in the page's head: its field, and what it found. */
export const field = (page) => page.locator('header').getByRole('search').getByRole('searchbox');
export const results = (page) => page.locator('header').getByRole('search').getByRole('link');

/** Opens the search as a reader would. */
export async function find(page, words) {
  await page.keyboard.press('/');
  await field(page).fill(words);
}

/** What axe-core finds in the page's head while the search shows what it found. */
export async function violationsInSearch(page, site) {
  await find(page, site.pages.find(({ id }) => id).id);
  await expect(results(page).first()).toBeVisible();
  return violations(page, 'header.top');
}

// A site has no frames, so the simple mode sees all of it, in half the time.
const axe = (page) => new AxeBuilder({ page }).setLegacyMode(true);

function lines(scheme, { violations }) {
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${scheme}: ${id}: ${node.target.join(' ')}: ${node.failureSummary.replace(/\s+/g, ' ')}`),
  );
}

/** Prepares the page to sum up in `shifted` whatever moves without the reader's doing. */
export const recordShifts = (page) =>
  page.addInitScript(() => {
    window.shifted = 0;
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.shifted += entry.value;
    });
    observer.observe({ type: 'layout-shift', buffered: true });
  });
