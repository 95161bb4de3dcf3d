import assert from 'node:assert/strict';
import { describe } from 'node:test';
import {
  actionRow,
  assertBack,
  confirm,
  deletedContacts,
  dialogOf,
  heading,
  plain,
  restoreButton,
  restoredIds,
} from './steps.mjs';
import { demoTest } from './support.mjs';

const oneWithNotes = async (world) =>
  plain((await deletedContacts(world)).slice(0, 10)).find(({ related }) => related.notes?.returns);

describe('restoring one contact', () => {
  demoTest('brings it back with exactly its associated data', {}, async ({ page, table, history, world }) => {
    const contact = await oneWithNotes(world);
    const before = world.backend.liveContacts().length;
    await restoreButton(table, contact).click();
    await heading(dialogOf(page), `Restore ${contact.name}?`);
    await confirm(page, 'Restore 1 contact');
    const row = table.getByRole('row').filter({ hasText: contact.email });
    await row.getByText('Restored', { exact: true }).waitFor();
    assertBack(world, contact);
    assert.deepEqual(restoredIds(world), [contact.id]);
    await page.getByText(`${before + 1} live contacts`).waitFor();
    await actionRow(history, 'Restore contacts').first().getByText('by you').waitFor();
  });

  demoTest('is taken back by one click', {}, async ({ page, table, world }) => {
    const contact = await oneWithNotes(world);
    await restoreButton(table, contact).click();
    await confirm(page, 'Restore 1 contact');
    await table.getByRole('button', { name: `Undo the restore of ${contact.name}` }).click();
    await restoreButton(table, contact).waitFor();
    assert.equal(world.backend.liveContact(contact.id), null);
    const [again] = await deletedContacts(world, { search: contact.email });
    assert.deepEqual(again.related, contact.related);
  });

  for (const via of ['memory', 'http', 'in-page']) {
    const title = `leads to the live contact with what was promised, by the way of ${via}`;
    demoTest(title, { query: `?via=${via}` }, async ({ page, table }) => {
      const row = table.getByRole('row').nth(1);
      const name = await row.getByRole('rowheader').innerText();
      await row.getByRole('button', { name: `Restore ${name}` }).click();
      const said = dialogOf(page).getByRole('listitem');
      await said.first().waitFor();
      const promised = await said.allInnerTexts();
      await confirm(page, 'Restore 1 contact');
      await table.getByRole('link', { name: `View contact ${name}` }).click();
      const card = page.getByRole('article', { name });
      await card.getByRole('listitem').first().waitFor();
      const shown = await card.getByRole('listitem').allInnerTexts();
      const numbers = (lines) => lines.map((line) => Number.parseInt(line, 10));
      assert.deepEqual(numbers(shown).slice(0, promised.length), numbers(promised));
    });
  }
});
