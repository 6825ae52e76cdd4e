// Lighthouse finds nothing to mend.
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { SITES, expect, test as base } from './browse.js';
import { chromium } from './playwright.config.js';

const CATEGORIES = ['accessibility', 'best-practices', 'seo'];

const test = base.extend({
  port: [
    async ({}, use) => {
      const browser = await launch({ chromePath: chromium, chromeFlags: ['--headless', '--no-sandbox'] });
      await use(browser.port);
      browser.kill();
    },
    { scope: 'worker' },
  ],
});

for (const site of SITES) {
  for (const example of site.examples) {
    test(`${site.name}: ${example.file} scores 100 with Lighthouse`, async ({ addresses, port }) => {
      const { lhr } = await lighthouse(addresses(site, example.file), { port, onlyCategories: CATEGORIES, logLevel: 'error' });
      expect(shortfalls(lhr)).toEqual([]);
    });
  }
}

/** The audits that cost a category points. */
function shortfalls({ categories, audits }) {
  return Object.values(categories).flatMap((category) =>
    category.auditRefs
      .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1)
      .map(({ id }) => `${category.title} ${category.score * 100}: ${audits[id].title}`),
  );
}
