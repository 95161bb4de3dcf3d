// Each task from its beginning to its end by real keys alone. See keyboard.test.mjs for one long visit.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import {
  actionRow,
  assertBack,
  assertFocusBack,
  assertFocusInDialog,
  assertFocusKept,
  assertStaysInDialog,
  button,
  confirmByKey,
  deletedContacts,
  dialogOf,
  hasFocus,
  heading,
  plain,
  press,
  restoreButton,
  restoredIds,
  sameIds,
  takeEmail,
  takeRowAway,
} from './steps.mjs';
import { BY_HAND, demoTest } from './support.mjs';

const rowsOf = async (world, query = {}) => (await deletedContacts(world, query)).slice(0, 10);

describe('by keys alone', () => {
  demoTest('the list is filtered and sorted, and the filters are cleared', {}, async ({ page, table }) => {
    const { keyboard } = page;
    await table.getByRole('row').nth(5).waitFor();
    await press(page, 'Tab', button(table, 'Filters'));
    await keyboard.press('Enter');
    await press(page, 'Tab', table.getByRole('combobox', { name: 'How' }));
    await keyboard.type('By hand');
    const clear = button(table, 'Clear filters');
    await clear.waitFor();
    await press(page, 'Tab', button(table, 'Restore by'));
    await keyboard.press('Enter');
    await table.locator('.c-restorableUntil[aria-sort=ascending]').waitFor();
    assert.ok(await hasFocus(button(table, 'Restore by')), 'sorting keeps the focus');
    await keyboard.press('Space');
    await table.locator('.c-restorableUntil[aria-sort=descending]').waitFor();
    await press(page, 'Shift+Tab', clear);
    await keyboard.press('Enter');
    await clear.waitFor({ state: 'detached' });
    await assertFocusKept(page, 'the focus outlives the button');
  });

  demoTest('a range is selected, then the page, then all that match', {}, async ({ page, table, world }) => {
    const { keyboard } = page;
    const all = await deletedContacts(world, { search: 'example.net' });
    await press(page, 'Tab', table.getByRole('searchbox'));
    await keyboard.type('example.net');
    await table.getByText(`1–10 of ${all.length}`, { exact: true }).waitFor();
    const boxes = table.getByRole('checkbox', { name: /^Select (?!all)/ });
    await press(page, 'Tab', boxes.first());
    await keyboard.press('Space');
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    await keyboard.press('Shift+Space');
    const first = all.slice(0, 3).filter(({ eligibility }) => eligibility.eligible).length;
    await table.getByText(`${first} selected`, { exact: true }).waitFor();
    await keyboard.press('Control+a');
    const onPage = all.slice(0, 10).filter(({ eligibility }) => eligibility.eligible).length;
    await table.getByText(`${onPage} selected`, { exact: true }).waitFor();
    await keyboard.press('Control+a');
    await table.getByText(`${all.length} selected`, { exact: true }).waitFor();
  });

  demoTest(
    'the rows are skipped, and pages turned with the focus staying where it is',
    {},
    async ({ page, table }) => {
      await table.getByRole('row').nth(5).waitFor();
      const next = button(table, 'Next page');
      await press(page, 'Tab', table.getByRole('button', { name: /^Skip the table/ }));
      await page.keyboard.press('Enter');
      await press(page, 'Tab', next);
      await page.keyboard.press('Enter');
      await table.getByText(/^11–20 of/).waitFor();
      assert.ok(await hasFocus(next));
    },
  );

  demoTest('one contact is restored from its row, and that is undone there', {}, async (demo) => {
    const { page, table, world } = demo;
    const [contact] = plain(await rowsOf(world));
    await press(page, 'Tab', restoreButton(table, contact));
    await page.keyboard.press('Enter');
    await confirmByKey(page, 'Restore 1 contact');
    const undo = table.getByRole('button', { name: `Undo the restore of ${contact.name}` });
    await undo.waitFor();
    assertBack(world, contact);
    await assertFocusKept(page, 'the focus stays with the row');
    await press(page, 'Tab', undo);
    await page.keyboard.press('Enter');
    await restoreButton(table, contact).waitFor();
    await assertFocusKept(page, 'the focus stays when the row changes back');
    assert.equal(world.backend.liveContact(contact.id), null);
  });

  demoTest('a conflict is settled in the dialog', {}, async ({ page, table, world }) => {
    const [contact] = plain(await rowsOf(world));
    await restoreButton(table, contact).waitFor();
    takeEmail(world, contact);
    await press(page, 'Tab', restoreButton(table, contact));
    await page.keyboard.press('Enter');
    const way = dialogOf(page).getByRole('combobox').first();
    await way.waitFor();
    await press(page, 'Tab', way);
    await page.keyboard.press('ArrowDown');
    await confirmByKey(page, 'Restore 1 contact');
    await dialogOf(page).waitFor({ state: 'hidden' });
    await table.getByText('Restored', { exact: true }).first().waitFor();
    assertBack(world, contact, { email: null });
  });

  demoTest('a dialog is left by Escape, and the focus is back where it was', {}, async (demo) => {
    const { page, table, world } = demo;
    const [contact] = plain(await rowsOf(world));
    await press(page, 'Tab', restoreButton(table, contact));
    await page.keyboard.press('Enter');
    await button(dialogOf(page), 'Restore 1 contact').waitFor();
    await assertFocusInDialog(page);
    await assertStaysInDialog(page);
    await page.keyboard.press('Escape');
    await assertFocusBack(page, restoreButton(table, contact));
    sameIds([], restoredIds(world));
  });

  demoTest(
    'the row that has the focus goes, and the next one gets it',
    {},
    async ({ page, table, world }) => {
      const contacts = await rowsOf(world);
      const [gone] = plain(contacts);
      await press(page, 'Tab', button(table, `Details of ${gone.name}`));
      await takeRowAway(table, world, gone);
      await assertFocusKept(page, 'the focus outlives the row');
      const next = contacts[contacts.indexOf(gone) + 1];
      assert.ok(
        await hasFocus(table.locator(`tr[data-id="${next.id}"] button`).first()),
        'it is in the next row',
      );
    },
  );

  demoTest('a running restore is cancelled', { pace: BY_HAND }, async ({ page, table, world }) => {
    await table.getByRole('row').nth(5).waitFor();
    await press(page, 'Tab', table.getByRole('checkbox', { name: 'Select all on this page' }));
    await page.keyboard.press('Space');
    const restore = table.getByRole('button', { name: /^Restore \d+ contacts/ });
    await press(page, 'Shift+Tab', restore);
    await page.keyboard.press('Enter');
    await confirmByKey(page, /^Restore \d+ contacts?$/);
    const cancel = button(table, 'Cancel');
    await cancel.waitFor();
    await press(page, 'Tab', cancel);
    await page.keyboard.press('Enter');
    await table.getByText('Stopping…').filter({ visible: true }).first().waitFor();
    world.backend.advance(0);
    await heading(table, 'Stopped.');
    await assertFocusKept(page, 'the focus outlives the button');
    sameIds([], restoredIds(world));
  });

  demoTest('some contacts of a bulk delete are chosen in the history', {}, async (demo) => {
    const { page, history, world } = demo;
    const row = actionRow(history, 'Test contacts of the sandbox');
    await history.getByRole('row').nth(5).waitFor();
    await press(page, 'Shift+Tab', history.getByRole('checkbox', { name: 'Only what can be restored' }));
    await page.keyboard.press('Space');
    await row.waitFor();
    await press(page, 'Tab', row.getByRole('button', { name: /^Details/ }));
    await page.keyboard.press('Enter');
    const panel = history.getByRole('region', { name: /^Details/ });
    const first = panel.getByRole('checkbox', { name: /^Choose / }).first();
    await press(page, 'Tab', first);
    await page.keyboard.press('Space');
    await press(page, 'Shift+Tab', button(panel, 'Restore 1 contact…'));
    await page.keyboard.press('Enter');
    await confirmByKey(page, 'Restore 1 contact');
    await row.getByText('Restored by you').waitFor();
    assert.equal(restoredIds(world).length, 1);
    await assertFocusKept(page, 'the focus stays in the row');
  });

  demoTest('a menu is opened, walked through and left', {}, async ({ page, history }) => {
    const more = history.getByRole('button', { name: /^More actions/ }).first();
    await more.waitFor();
    await press(page, 'Shift+Tab', more);
    await page.keyboard.press('ArrowUp');
    const items = history.getByRole('menuitem');
    await items.first().waitFor();
    assert.ok(await hasFocus(items.last()));
    await page.keyboard.press('Home');
    assert.ok(await hasFocus(items.first()));
    await page.keyboard.press('Escape');
    await items.first().waitFor({ state: 'hidden' });
    assert.ok(await hasFocus(more));
  });
});
