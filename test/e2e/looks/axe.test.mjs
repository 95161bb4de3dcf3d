import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { assertAccessible, axeFile } from './checks.mjs';
import { atRest, button, dialogOf, heading, tickAndUnfold } from '../steps.mjs';
import { demoTest } from '../support.mjs';

async function lookAround({ page, table, history }) {
  await table.getByRole('row').nth(5).waitFor();
  await history.getByRole('row').nth(5).waitFor();
  await tickAndUnfold(table);
  await button(table, 'Filters').click();
  await history
    .getByRole('button', { name: /^Details/ })
    .nth(7)
    .click();
  await history.getByRole('region', { name: /^Details/ }).waitFor();
  await assertAccessible(page, 'a list with a selection and open details');
  await button(table, 'Restore 1 contact').click();
  await button(dialogOf(page), 'Restore 1 contact').waitFor();
  await assertAccessible(page, 'the dialog');
  await button(dialogOf(page), 'Restore 1 contact').click();
  await heading(table, '1 contact restored.');
  await page.getByRole('link', { name: /./ }).first().waitFor();
  await atRest(table);
  await assertAccessible(page, 'a contact restored');
}

describe('axe finds nothing', () => {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [1280, 320]) {
      demoTest(`${colorScheme}, ${width} px`, { colorScheme, width, scripts: [axeFile] }, lookAround);
    }
  }

  demoTest(
    'in a HIPAA account',
    { switches: { hipaa: true }, scripts: [axeFile] },
    async ({ page, table, history }) => {
      await heading(table, 'Restoring is turned off for this account');
      await history.getByRole('row').nth(5).waitFor();
      await assertAccessible(page, 'HIPAA');
    },
  );

  for (const colorScheme of ['light', 'dark']) {
    const options = { query: 'accessibility.html', colorScheme, width: 320, scripts: [axeFile] };
    demoTest(`on the page about accessibility, ${colorScheme}`, options, async ({ page }) => {
      await page.getByRole('heading', { name: 'What was not tested' }).waitFor();
      await assertAccessible(page, 'the statement');
      assert.ok(await page.evaluate(() => document.scrollingElement.scrollWidth <= innerWidth));
    });
  }
});
