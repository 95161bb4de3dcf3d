// What assistive technology gets: the browser's own accessibility tree.
import { describe } from 'node:test';
import { actionRow, button, checkbox, deletedContacts, dialogOf, plain } from '../steps.mjs';
import { BY_HAND, demoTest } from '../support.mjs';
import {
  accessibleNodes,
  assertDialogAlone,
  assertLive,
  assertMenu,
  assertNamed,
  assertProgress,
  assertSorted,
  assertStates,
  assertTable,
  one,
} from './tree.mjs';

const HEADINGS = ['Name', 'Email', 'Phone', 'Deleted on', 'Deleted by', 'Restore by', 'Actions'];

describe('the accessibility tree', () => {
  demoTest('names the table, its headings, its order and what each row offers', {}, async (demo) => {
    const { page, table, world } = demo;
    await table.getByRole('row').nth(5).waitFor();
    const [contact] = plain((await deletedContacts(world)).slice(0, 10));
    const nodes = await accessibleNodes(page);
    assertNamed(nodes);
    assertTable(nodes, 'Deleted contacts', HEADINGS);
    one(nodes, 'rowheader', contact.name);
    assertStates(nodes, 'checkbox', `Select ${contact.name}`, { checked: 'false' });
    assertStates(nodes, 'button', `Details of ${contact.name}`, { expanded: false });
    one(nodes, 'button', `Restore ${contact.name}`);
    assertStates(nodes, 'button', 'Filters', { expanded: false });
    one(nodes, 'searchbox', 'Search name, email or phone');
  });

  demoTest('tells rows of the same name apart', {}, async ({ page, table }) => {
    await table.getByRole('row').nth(5).waitFor();
    await table.getByRole('combobox', { name: 'Rows per page' }).selectOption('100');
    await table.getByText(/^1–100 of/).waitFor();
    assertNamed(await accessibleNodes(page));
  });

  demoTest('tells the one order that there is', {}, async ({ page, table }) => {
    await table.getByRole('row').nth(5).waitFor();
    await assertSorted(page, table, 'Deleted on', 'descending');
    await button(table, 'Name').click();
    await table.locator('[aria-sort=ascending]').waitFor();
    await assertSorted(page, table, 'Name', 'ascending');
  });

  demoTest('tells what is ticked and what is unfolded', {}, async ({ page, table, world }) => {
    const [contact] = plain((await deletedContacts(world)).slice(0, 10));
    await checkbox(table, contact).check();
    await button(table, `Details of ${contact.name}`).click();
    await table.getByText('Restorable until').waitFor();
    const nodes = await accessibleNodes(page);
    assertStates(nodes, 'checkbox', `Select ${contact.name}`, { checked: 'true' });
    assertStates(nodes, 'checkbox', 'Select all on this page', { checked: 'mixed' });
    assertStates(nodes, 'button', `Details of ${contact.name}`, { expanded: true });
  });

  demoTest(
    'shows of an open dialog its name, and nothing of the page behind it',
    {},
    async ({ page, table }) => {
      await table.getByRole('row').nth(5).waitFor();
      await table
        .getByRole('button', { name: /^Restore (?!by)/ })
        .first()
        .click();
      await button(dialogOf(page), 'Restore 1 contact').waitFor();
      const nodes = await accessibleNodes(page);
      assertNamed(nodes);
      assertDialogAlone(nodes, /^Restore .+\?$/);
      one(nodes, 'button', 'Restore 1 contact');
      one(nodes, 'button', 'Cancel');
    },
  );

  demoTest('tells how far a restore is, and that its progress is polite', { pace: BY_HAND }, async (demo) => {
    const { page, table, history } = demo;
    await table.getByRole('row').nth(5).waitFor();
    await table.getByRole('combobox', { name: 'Rows per page' }).selectOption('100');
    await table.getByText(/^1–100 of/).waitFor();
    await table.getByRole('checkbox', { name: 'Select all on this page' }).check();
    await table.getByRole('button', { name: /^Restore \d+ contacts/ }).click();
    await dialogOf(page)
      .getByRole('button', { name: /^Restore \d+ contacts/ })
      .click();
    await table.getByRole('progressbar').waitFor();
    await actionRow(history, 'Restore contacts').first().getByRole('progressbar').waitFor();
    const nodes = await accessibleNodes(page);
    assertNamed(nodes);
    assertProgress(nodes);
    assertLive(nodes);
  });

  demoTest('tells that a button has a menu, whether it is open, and what is in it', {}, async (demo) => {
    const { page, history } = demo;
    const more = history.getByRole('button', { name: /^More actions/ }).first();
    await more.click();
    await history.getByRole('menuitem').first().waitFor();
    const nodes = await accessibleNodes(page);
    assertMenu(nodes, /^More actions/);
    assertNamed(nodes);
  });
});
