// The search script without a browser: its words, its order, its two steps.
import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { expect, test } from '@playwright/test';

const source = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

test('cuts the words that the list of words was built from', () => {
  const { words } = script();
  for (const [text, expected] of JSON.parse(source('tests/fixtures/search/words.json'))) expect(words(text)).toEqual(expected);
});

test('an exact id comes first, then titles, and a slip is forgiven', () => {
  const search = script();
  search.titles(DATA);
  const found = (query) => search.inTitles(query).map(({ id }) => id);
  expect(found('leak')[0]).toBe('leak');
  expect(found('leak-sensors')[0]).toBe('leak-sensors');
  expect(found('leaksensors')).toContain('leak-sensors');
  expect(found('relable')).toEqual(['reliable']);
  expect(found('水道')).toEqual(['mizu']);
  expect(found('Network')).toEqual(['reliable', 'leak']);
  expect(found('nothing like it')).toEqual([]);
});

test('an address follows from id and title where the data says so', () => {
  const search = script();
  search.titles(DATA);
  expect(search.inTitles('leak').map(({ address }) => address)).toEqual(['work/leak.html', 'work/leak-sensors-for.html']);
  expect(search.inTitles('mizu').map(({ address }) => address)).toEqual(['work/%E6%B0%B4.html']);
});

test('texts are searched by the parts of the list that a word falls into', async () => {
  const search = script();
  search.titles(DATA);
  const found = async (query) => (await search.inTexts(query)).map(({ id }) => id);
  expect(await found('mains')).toEqual(['reliable', 'mizu']);
  expect(await found('main burst')).toEqual(['reliable']);
  expect(await found('pip')).toEqual(['leak-sensors', 'leak']);
  expect(await found('nowhere')).toEqual([]);
});

const DATA = {
  kinds: ['Work'],
  statuses: ['active'],
  owners: ['', 'Network'],
  folders: ['work/'],
  parts: ['burst', 'pipe'],
  id: 'reliable\nleak-sensors\nleak\nmizu\n',
  title: 'Water without interruption\nFor every leak\nA leak\n水道水質を守る\n',
  kind: '0\n0\n0\n0\n',
  status: '0\n0\n0\n0\n',
  owner: '1\n0\n1\n0\n',
  folder: '0\n0\n0\n0\n',
  stem: '\n3\n\n=水\n',
};

const PARTS = ['burst 0\nmain 0\nmains 0 3', 'pipe 1 1\npipes 2'];

/** The script's own interface, in a page that has nothing but a head to load scripts into. */
function script() {
  const window = {};
  const append = (element) => {
    const part = /text-(\d+)\.js$/.exec(element.src);
    if (part) window.rhumbSearch.text(Number(part[1]), PARTS[part[1]]);
  };
  const document = {
    currentScript: { getAttribute: () => 'assets/search.js' },
    createElement: () => ({}),
    head: { append },
  };
  const context = createContext({ window, document });
  runInContext(source('src/site/assets/vendor/minisearch.js'), context);
  runInContext(source('src/site/assets/search.js'), context);
  return window.rhumbSearch;
}
