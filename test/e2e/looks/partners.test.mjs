import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { assertAccessible, assertFits, axeFile } from './checks.mjs';
import { demoTest } from '../support.mjs';

const PAGE = 'partners.html';

describe('the page for partners', () => {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [1280, 320]) {
      demoTest(
        `can be read by everybody, ${colorScheme}, ${width} px`,
        { query: PAGE, colorScheme, width, scripts: [axeFile] },
        async ({ page }) => {
          await page.evaluate(() => {
            for (const details of document.querySelectorAll('details')) details.open = true;
          });
          await assertFits(page, 'the whole page');
          await assertAccessible(page, 'the whole page');
        },
      );
    }
  }

  demoTest('shows code where there is to be code', { query: PAGE }, async ({ page }) => {
    const codes = await page.locator('pre > code').allTextContents();
    assert.ok(codes.length > 10);
    for (const code of codes) assert.notEqual(code.trim(), '');
    const twelve = await page.locator('#twelve-lines pre').first().textContent();
    assert.equal(twelve.trim().split('\n').length, 12);
    assert.ok(twelve.includes('getBulkAction'));
  });

  demoTest('leads to its parts, to the demo and back', { query: PAGE }, async ({ page }) => {
    const links = page.getByRole('navigation').getByRole('link');
    for (const href of await links.evaluateAll((all) => all.map((link) => link.getAttribute('href'))))
      assert.equal(await page.locator(href).count(), 1, href);
    await page.getByRole('link', { name: 'To the demo' }).click();
    await page.getByRole('link', { name: 'how to write and prove one' }).click();
    await page.getByRole('heading', { level: 1, name: 'Wire your own back end' }).waitFor();
  });
});
