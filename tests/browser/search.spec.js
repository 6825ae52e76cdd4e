// Search opens with `/` and Ctrl-K, finds an exact id first and a misspelt title still, from a server and from disk.
import { pathToFileURL } from 'node:url';
import { DESK, SITES, expect, field, find, results, test } from './browse.js';

for (const site of SITES) {
  const home = site.pages.find(({ type }) => type === 'home');
  const sought = site.examples.find(({ type }) => type === 'objective') ?? site.examples.find(({ isDocument }) => isDocument);

  test(`${site.name}: keys open the search and lead to a result`, async ({ page, visit }) => {
    await visit(site, home);
    for (const keys of ['/', 'Control+k']) {
      await page.keyboard.press(keys);
      await expect(field(page)).toBeFocused();
      await page.keyboard.press('Escape');
    }
    await find(page, sought.id);
    await expect(results(page).first()).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await expect(results(page).first()).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.locator('body')).toHaveAttribute('data-id', sought.id);
  });

  test(`${site.name}: an exact id comes first, and one slip in a title is forgiven`, async ({ page, visit }) => {
    await visit(site, sought);
    const title = await page.locator('h1').innerText();
    await visit(site, home);
    await expectFound(page, sought, title);
  });

  test(`${site.name}: search works from disk`, async ({ page }) => {
    await page.goto(pathToFileURL(sought.path).href);
    const title = await page.locator('h1').innerText();
    await page.goto(pathToFileURL(home.path).href);
    await expectFound(page, sought, title);
  });

  test(`${site.name}: each exact id comes first, and no word of the site is missing`, async ({ page, visit }) => {
    await page.setViewportSize(DESK);
    await visit(site, home);
    await find(page, sought.id);
    await expect(results(page).first()).toBeVisible();
    const ids = site.pages.flatMap(({ id }) => id ?? []);
    const late = (ids) => ids.filter((id) => window.rhumbSearch.inTitles(id)[0]?.id !== id);
    expect.soft(await page.evaluate(late, ids), 'ids that do not come first').toEqual([]);
    const choices = await page.locator('header select option').allTextContents();
    expect.soft(choices.filter((choice) => /^[a-z]+_[a-z_]+$/.test(choice)), 'names of words instead of words').toEqual([]);
  });

  test.describe('with scripts off', () => {
    test.use({ javaScriptEnabled: false });

    test(`${site.name}: a link stands in for the search`, async ({ page, visit }) => {
      await visit(site, home);
      await expect(results(page).filter({ visible: true })).not.toHaveCount(0);
    });
  });
}

async function expectFound(page, { file, id }, title) {
  await find(page, id);
  await expect.soft(results(page).first()).toHaveAttribute('href', file);
  await field(page).fill(slip(title));
  await expect.soft(results(page).and(page.locator(`[href="${file}"]`))).toBeVisible();
}

/** The title with a letter missing from its longest word. */
function slip(title) {
  const [word] = title.split(/[^\p{L}]+/u).sort((a, b) => b.length - a.length);
  return title.replace(word, word.slice(0, 3) + word.slice(4));
}
