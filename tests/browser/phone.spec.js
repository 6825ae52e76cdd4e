// On a small phone, which is also the desk at 400 % zoom: one direction to scroll in, the screen left to the text.
import { PHONE, everyType, expect, recordShifts, violations } from './browse.js';

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
});

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
