import assert from 'node:assert/strict';
import { describe } from 'node:test';
import {
  assertBack,
  button,
  confirm,
  deletedContacts,
  dialogOf,
  heading,
  restoredIds,
  sameIds,
  wholeText,
} from './steps.mjs';
import { demoTest } from './support.mjs';

const odd = async (world) => (await deletedContacts(world)).filter(({ id }) => id.startsWith('odd-'));
const LONG = { expected: [] };

describe('names that are made to do harm', () => {
  demoTest(
    'stay text on the whole way to a restore and after it',
    LONG,
    async ({ page, table, history, world }) => {
      const contacts = await odd(world);
      assert.ok(contacts.length > 20);
      await button(table, 'Filters').click();
      await table.getByRole('combobox', { name: 'How' }).selectOption({ label: 'By hand' });
      await table.getByRole('combobox', { name: 'Rows per page' }).selectOption('1000');
      await table.getByText(/1–(\d+) of \1$/).waitFor();
      const rowOf = ({ id }) => table.locator(`tr.row[data-id="${id}"]`);
      for (const contact of contacts) {
        const row = rowOf(contact);
        const shown = await row.getByRole('rowheader').innerText();
        assert.ok(shown.trim() !== '', contact.id);
        for (const junk of ['undefined', '[object Object]', 'NaN']) assert.ok(!shown.includes(junk), shown);
        if (contact.name && /^[\x20-\x7e]+$/.test(contact.name) && contact.name.trim())
          assert.equal(shown.replace(/\s+/g, ' '), contact.name.replace(/\s+/g, ' ').trim());
        await row.getByRole('checkbox').check();
      }
      await rowOf(contacts[0])
        .getByRole('button', { name: /^Details/ })
        .click();
      await button(table, `Restore ${contacts.length} contacts`).click();
      await dialogOf(page).waitFor();
      await confirm(page, `Restore ${contacts.length} contacts`);
      await heading(table, `${contacts.length} contacts restored.`);
      await history
        .getByRole('button', { name: /^Details/ })
        .first()
        .click();

      const planted = await page.evaluate(() => {
        const roots = [
          document,
          ...[...document.querySelectorAll('*')].flatMap((element) => element.shadowRoot ?? []),
        ];
        return roots.flatMap((root) => [
          ...root.querySelectorAll('img, iframe, script:not([src]), [onerror]'),
        ]).length;
      });
      assert.equal(planted, 0);
      assert.ok((await wholeText(page)).includes('<img src=x onerror=alert(1)>'));
      for (const contact of contacts) assertBack(world, contact);
      sameIds(contacts, restoredIds(world));
    },
  );
});
