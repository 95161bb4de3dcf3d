// The checks of whole pages can fail: each is given a page that is broken on purpose, and sees it.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { assertAccessible, assertFits, axeFile } from './checks.mjs';
import { demoTest } from '../support.mjs';

/** Puts a sheet more into the table. */
const plantSheet = (table, css) =>
  table.evaluate((element, css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    element.shadowRoot.adoptedStyleSheets.push(sheet);
  }, css);

const sees = (look, words) =>
  assert.rejects(look, (error) => {
    assert.equal(error.name, 'AssertionError', error.stack);
    assert.match(error.message, words);
    return true;
  });

describe('the looks at pages', () => {
  const narrow = { width: 320, scripts: [axeFile] };
  demoTest('see a planted width, a pale colour and a button without a name', narrow, async (demo) => {
    const { page, table } = demo;
    await table.getByRole('row').nth(5).waitFor();
    await plantSheet(table, '.toolbar { min-inline-size: 400px; }');
    await sees(assertFits(page, 'list'), /list: \d+ px too wide because of .*toolbar/);
    await plantSheet(table, '.left { color: #ccc !important; }');
    await table
      .locator('.steps button')
      .first()
      .evaluate((button) => button.removeAttribute('aria-label'));
    await sees(
      assertAccessible(page, 'list'),
      /button-name: [^]*color-contrast: |color-contrast: [^]*button-name: /,
    );
  });
});
