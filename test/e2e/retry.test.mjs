import assert from 'node:assert/strict';
import { describe } from 'node:test';
import {
  assertBack,
  assertStillDeleted,
  button,
  checkbox,
  confirm,
  deletedContacts,
  dialogOf,
  heading,
  plain,
  restoredIds,
  takeEmail,
} from './steps.mjs';
import { demoTest } from './support.mjs';

describe('contacts that stayed behind', () => {
  demoTest(
    'are tried again, and only they, once their clash is settled',
    {},
    async ({ page, table, world }) => {
      const [clashing, ...others] = plain((await deletedContacts(world)).slice(0, 10)).slice(0, 3);
      takeEmail(world, clashing);
      for (const contact of [clashing, ...others]) await checkbox(table, contact).check();
      await button(table, 'Restore 3 contacts').click();
      await confirm(page, 'Restore 2 contacts');
      await heading(table, '2 of 3 contacts restored. 1 stays deleted.');
      assertStillDeleted(world, [clashing]);

      await button(table, 'Try 1 again').click();
      const dialog = dialogOf(page);
      await dialog.getByRole('combobox').selectOption({ label: 'Restore without the email' });
      await confirm(page, 'Restore 1 contact');
      await dialog.waitFor({ state: 'hidden' });
      await page.getByRole('listitem').filter({ hasText: clashing.name }).first().waitFor();
      assertBack(world, clashing, { email: null });
      for (const contact of others) assertBack(world, contact);
      assert.equal(restoredIds(world).length, 3);
    },
  );
});
