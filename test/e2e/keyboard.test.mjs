import assert from 'node:assert/strict';
import { describe } from 'node:test';
import {
  assertBack,
  button,
  checkbox,
  confirmByKey,
  deletedContacts,
  hasFocus,
  heading,
  plain,
  press,
  restoredIds,
  sameIds,
} from './steps.mjs';
import { demoTest } from './support.mjs';

describe('with the keyboard alone', () => {
  demoTest(
    'contacts are found, looked at, restored and the restore undone',
    {},
    async ({ page, table, world }) => {
      const { keyboard } = page;
      const found = await deletedContacts(world, { search: 'garcia' });
      const [first, second] = plain(found.slice(0, 10));
      await table.getByRole('row').nth(1).waitFor();

      await press(page, 'Tab', table.getByRole('searchbox'));
      await keyboard.type('garcia');
      await table.getByText(new RegExp(`^1–\\d+ of ${found.length}$`)).waitFor();
      await press(page, 'Tab', table.getByRole('checkbox', { name: /^Select (?!all)/ }).first());
      for (const contact of [first, second]) {
        if (!(await hasFocus(checkbox(table, contact))))
          await press(page, 'ArrowDown', checkbox(table, contact));
        await keyboard.press('Space');
      }
      await table.getByText('2 selected', { exact: true }).waitFor();

      await press(page, 'Tab', button(table, `Details of ${second.name}`));
      await keyboard.press('Enter');
      await table.getByText('Restorable until').waitFor();
      await keyboard.press('ArrowLeft');
      await table.getByText('Restorable until').waitFor({ state: 'detached' });

      await press(page, 'Shift+Tab', button(table, 'Restore 2 contacts'));
      await keyboard.press('Enter');
      await confirmByKey(page, 'Restore 2 contacts');
      await heading(table, '2 contacts restored.');
      for (const contact of [first, second]) assertBack(world, contact);
      sameIds([first, second], restoredIds(world));

      const result = table.getByRole('heading', { name: '2 contacts restored.' });
      assert.ok(await hasFocus(result), 'the result has the focus');
      await press(page, 'Tab', button(table, 'Undo'));
      await keyboard.press('Enter');
      await heading(table, 'Restore undone. 2 contacts are deleted again.');
    },
  );
});
