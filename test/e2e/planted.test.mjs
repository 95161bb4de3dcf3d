// The checks of the tasks by keys can fail: one is given a dialog that is broken on purpose, and sees it.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { assertStaysInDialog, button, dialogOf, press } from './steps.mjs';
import { demoTest } from './support.mjs';

describe('the look at the keys', () => {
  demoTest(
    'sees a planted dialog that lets the focus go to the page behind it',
    {},
    async ({ page, table }) => {
      await page.evaluate(() => {
        HTMLDialogElement.prototype.showModal = HTMLDialogElement.prototype.show;
      });
      await press(page, 'Tab', table.getByRole('button', { name: /^Restore (?!by)/ }).first());
      await page.keyboard.press('Enter');
      await button(dialogOf(page), 'Restore 1 contact').waitFor();
      await assert.rejects(assertStaysInDialog(page), /Tab stays in the dialog/);
    },
  );
});
