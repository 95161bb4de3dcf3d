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
  sameIds,
} from './steps.mjs';
import { demoTest } from './support.mjs';

const SEARCH = 'example.net';

describe('restoring all that match', () => {
  demoTest('leaves two exceptions and the clashes deleted', {}, async ({ page, table, world }) => {
    const matching = await deletedContacts(world, { search: SEARCH });
    const total = matching.length;
    const except = plain(matching.slice(0, 10)).slice(0, 2);
    const clashing = matching.filter(({ eligibility }) => !eligibility.eligible);
    const wanted = matching.filter(
      ({ id, eligibility }) => eligibility.eligible && !except.some((one) => one.id === id),
    );
    assert.ok(clashing.length > 0 && total > 500);

    await table.getByRole('searchbox').fill(SEARCH);
    await table.getByText(`1–10 of ${total}`, { exact: true }).waitFor();
    await table.getByRole('checkbox', { name: 'Select all on this page' }).check();
    await button(table, `Select all ${total} contacts`).click();
    for (const contact of except) await checkbox(table, contact).uncheck();
    await button(table, `Restore ${total - 2} contacts`).click();
    await dialogOf(page).getByText(`${clashing.length} conflict`).waitFor();
    await confirm(page, `Restore ${wanted.length} contacts`);
    await heading(table, `${wanted.length} of ${total - 2} contacts restored.`);

    for (const contact of wanted) assertBack(world, contact);
    assertStillDeleted(world, [...except, ...clashing]);
    sameIds(wanted, restoredIds(world));
  });
});
