// What scripts add: a theme that is remembered, tables that sort, a map that lights up.
import { DESK, SITES, expect, test } from './browse.js';

for (const site of SITES) {
  const home = site.pages.find(({ type }) => type === 'home');
  const map = site.pages.find(({ type }) => type === 'map');

  test(`${site.name}: the theme changes and is remembered`, async ({ page, visit }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await visit(site, home);
    const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await paper();
    await page.locator('[data-theme-switch]').click();
    expect(await paper()).not.toBe(light);
    const dark = await paper();
    await page.reload();
    expect(await paper()).toBe(dark);
    await expect(page.locator('[data-theme-switch]')).toHaveAttribute('aria-pressed', 'true');
  });

  test(`${site.name}: a column sorts, and sorts the other way round`, async ({ page, visit }) => {
    await page.setViewportSize(DESK);
    for (const example of site.examples) {
      await visit(site, example);
      for (const head of await page.locator('th[data-sort]').all()) {
        await head.getByRole('button').click();
        await expect.soft(head).toHaveAttribute('aria-sort', 'ascending');
        const rising = await head.evaluate(values);
        await head.getByRole('button').click();
        expect.soft(await head.evaluate(values), example.file).toEqual(reversed(rising));
      }
    }
  });

  test(`${site.name}: the map lights a chain, and picks out what is asked for`, async ({ page, visit }) => {
    test.skip(!map, 'a site without a map');
    await page.setViewportSize(DESK);
    await visit(site, map);
    const nodes = page.locator('.map [data-node]');
    test.skip((await nodes.count()) === 0, 'a map without nodes');
    await nodes.last().hover();
    await expect(page.locator('.map.lit')).toBeVisible();
    await expect(page.locator('.map .on[data-node]')).not.toHaveCount(0);
    const [title] = await nodes.first().locator('title').allTextContents();
    await page.locator('form[data-filter] input').fill(title);
    await expect(page.locator('.map [data-node]:not(.off)')).not.toHaveCount(0);
    await page.locator('form[data-filter] input').fill('no node is called this');
    await expect(page.locator('.map [data-node]:not(.off)')).toHaveCount(0);
  });
}

/** The column's values from top to bottom. */
function values(head) {
  const rows = [...head.closest('table').tBodies].flatMap((body) => [...body.rows]);
  return rows.map((row) => row.cells[head.cellIndex]).map((cell) => cell.dataset.value ?? cell.textContent.trim());
}

/** The same values the other way round; what is empty stays last. */
const reversed = (values) => [...values.filter(Boolean).reverse(), ...values.filter((value) => !value)];
