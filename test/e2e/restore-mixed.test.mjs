import assert from 'node:assert/strict';
import { describe } from 'node:test';
import {
  assertBack,
  atRest,
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

const LEAST_TIME = { sort: { by: 'restorableUntil', direction: 'asc' } };

/** One that expires within minutes, one that will clash, and one that nothing stands in the way of. */
async function mixed(world) {
  const soon = (await deletedContacts(world, LEAST_TIME)).slice(0, 10);
  const [expiring, ...others] = plain(soon);
  const [clashing, eligible] = others.slice(-2);
  return { expiring, clashing, eligible };
}

describe('restoring contacts of which some can’t come back', () => {
  demoTest('restores the others, says why not, and is undone', {}, async ({ page, table, world }) => {
    const { expiring, clashing, eligible } = await mixed(world);
    await button(table, 'Restore by').click();
    await atRest(table);
    if ((await checkbox(table, expiring).count()) === 0) await button(table, 'Restore by').click();
    for (const contact of [expiring, clashing, eligible]) await checkbox(table, contact).check();
    // Behind the back of the page time passes, and somebody else takes the address.
    world.forward(Date.parse(expiring.restorableUntil) - world.now().getTime());
    takeEmail(world, clashing);

    await button(table, 'Restore 3 contacts').click();
    const dialog = dialogOf(page);
    await heading(dialog, 'Restore 1 contact?');
    await dialog.getByText('Past the 60-day limit').first().waitFor();
    await dialog.getByText('Email is used by an active contact').first().waitFor();
    await confirm(page, 'Restore 1 contact');
    await heading(table, '1 of 3 contacts restored. 2 stay deleted.');
    await table.getByText('See 2 problems').click();
    await table.getByText('Past the 60-day limit').first().waitFor();
    assertBack(world, eligible);
    assert.deepEqual(restoredIds(world), [eligible.id]);

    await button(table, 'Undo').click();
    await heading(table, 'Restore undone. 1 contact is deleted again.');
    assert.equal(world.backend.liveContact(eligible.id), null);
    const [again] = await deletedContacts(world, { search: eligible.email });
    assert.deepEqual(again.related, eligible.related);
  });
});
