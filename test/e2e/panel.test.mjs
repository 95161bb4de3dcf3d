import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { button, heading } from './steps.mjs';
import { demoTest } from './support.mjs';

const query = (page) => new URL(page.url()).search;

describe('the panel of the demo', () => {
  demoTest(
    'turns the account without a reload, and says so in the address',
    { query: '' },
    async ({ page, table }) => {
      await table.getByRole('row').nth(5).waitFor();
      await page.getByRole('checkbox', { name: 'Viewer is an admin' }).uncheck();
      await heading(table, 'Only admins can restore deleted contacts');
      assert.equal(query(page), '?admin=0');
      await page.getByRole('combobox', { name: 'Direction' }).selectOption('rtl');
      assert.equal(query(page), '?admin=0&dir=rtl');
      await page.reload();
      await heading(table, 'Only admins can restore deleted contacts');
      assert.equal(await page.evaluate(() => document.documentElement.dir), 'rtl');
      await button(page, 'Reset the demo').click();
      await table.getByRole('row').nth(5).waitFor();
      assert.equal(query(page), '?dir=rtl');
    },
  );

  demoTest('lets the window of every contact pass', {}, async ({ page, table }) => {
    await table.getByRole('row').nth(5).waitFor();
    await button(page, '+61 d: forward by 61 days').click();
    await heading(table, 'No deleted contacts');
    await page.getByText('Jan 24, 2027').waitFor();
  });

  demoTest('changes the way to the back end', { query: '' }, async ({ page, table }) => {
    await table.getByRole('row').nth(5).waitFor();
    for (const via of ['in-page', 'server', 'memory']) {
      await page.getByRole('combobox', { name: 'Where it is' }).selectOption(via);
      await table.getByRole('row').nth(5).waitFor();
    }
    assert.equal(await page.getByRole('alert').filter({ hasText: 'can’t be reached' }).count(), 0);
  });
});
