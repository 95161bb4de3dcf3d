import { describe } from 'node:test';
import {
  assertBack,
  button,
  checkbox,
  confirm,
  deletedContacts,
  heading,
  plain,
  restoredIds,
  sameIds,
} from './steps.mjs';
import { demoTest } from './support.mjs';

describe('restoring a selection', () => {
  demoTest('takes what is ticked on two pages, and nothing else', {}, async ({ page, table, world }) => {
    const contacts = await deletedContacts(world);
    const chosen = [
      ...plain(contacts.slice(0, 10)).slice(0, 3),
      ...plain(contacts.slice(10, 20)).slice(0, 2),
    ];
    for (const contact of chosen.slice(0, 3)) await checkbox(table, contact).check();
    await button(table, 'Next page').click();
    for (const contact of chosen.slice(3)) await checkbox(table, contact).check();
    await table.getByText('5 selected', { exact: true }).waitFor();
    await button(table, 'Restore 5 contacts').click();
    await confirm(page, 'Restore 5 contacts');
    await heading(table, '5 contacts restored.');
    for (const contact of chosen) assertBack(world, contact);
    sameIds(chosen, restoredIds(world));
  });

  demoTest('keeps the selection when the viewer thinks better of it', {}, async ({ page, table, world }) => {
    const [contact] = plain((await deletedContacts(world)).slice(0, 10));
    await checkbox(table, contact).check();
    await button(table, 'Restore 1 contact').click();
    await page.keyboard.press('Escape');
    await table.getByText('1 selected', { exact: true }).waitFor();
    sameIds([], restoredIds(world));
  });
});
