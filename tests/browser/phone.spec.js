// On a small phone, and on the desk at 400 % zoom: one direction to scroll in, the screen left to the text.
import { PHONE, ZOOMED, everyType, expect, recordShifts, violations, violationsInSearch } from './browse.js';

const SHIFT = 0.01;

everyType('fits a phone and passes axe there', async ({ page, visit }, site, example) => {
  await page.setViewportSize(PHONE);
  await recordShifts(page);
  await visit(site, example);
  expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), 'width').toBe(PHONE.width);
  expect.soft(await page.evaluate(sidewaysScrollers), 'scrolls sideways').toEqual([]);
  expect.soft(await page.evaluate(stickyElements), 'stays in place').toEqual([]);
  expect.soft(await violations(page), 'axe').toEqual([]);
  expect.soft(await page.evaluate(() => window.shifted), 'layout shift').toBeLessThanOrEqual(SHIFT);
  expect.soft(await page.evaluate(smallTargets), 'targets under 24 px').toEqual([]);
  expect.soft(await violationsInSearch(page, site), 'axe, search open').toEqual([]);
  expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), 'width, search open').toBe(PHONE.width);
  await page.setViewportSize(ZOOMED);
  expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), 'width at 400 %').toBe(ZOOMED.width);
});

/** Controls, and links of menus, that a finger would miss; links in running text have the room of their lines. */
function smallTargets() {
  return [...document.querySelectorAll('button, input, select, summary, nav a')]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .filter((element) => Math.min(element.getBoundingClientRect().width, element.getBoundingClientRect().height) < 24)
    .map((element) => element.outerHTML.slice(0, 120));
}

/** What scrolls sideways inside the page; only program text may. */
function sidewaysScrollers() {
  return [...document.querySelectorAll('main :not(pre)')]
    .filter((element) => element.scrollWidth > element.clientWidth + 1)
    .filter((element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX))
    .map((element) => element.outerHTML.slice(0, 120));
}

/** What keeps its place while the page scrolls, and so eats the screen. */
function stickyElements() {
  return [...document.querySelectorAll('body *')]
    .filter((element) => ['fixed', 'sticky'].includes(getComputedStyle(element).position) && element.checkVisibility())
    .map((element) => element.outerHTML.slice(0, 120));
}
