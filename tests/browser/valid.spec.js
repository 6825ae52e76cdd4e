// Every page of every site is valid HTML, by the standard's own content models.
import { HtmlValidate } from 'html-validate';
import { SITES, expect, test } from './browse.js';

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard'],
  rules: { 'no-dup-id': 'error', 'no-multiple-main': 'error', 'void-style': 'off', 'doctype-style': 'off' },
});

for (const site of SITES) {
  test(`${site.name}: all ${site.pages.length} pages are valid`, () => {
    expect(site.pages.flatMap(faults)).toEqual([]);
  });
}

function faults({ file, path }) {
  const { results } = validator.validateFileSync(path);
  return results.flatMap(({ messages }) => messages.map(({ line, column, ruleId, message }) => `${file}:${line}:${column}: ${ruleId}: ${message}`));
}
