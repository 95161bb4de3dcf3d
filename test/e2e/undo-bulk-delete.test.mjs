import assert from 'node:assert/strict';
import { describe } from 'node:test';
import {
  actionRow,
  assertBack,
  button,
  confirm,
  deletedContacts,
  dialogOf,
  restoredIds,
  sameIds,
} from './steps.mjs';
import { BY_HAND, demoTest, finishJobs } from './support.mjs';

/** A bulk delete of the demo none of whose contacts clashes. */
const LABEL = 'Test contacts of the sandbox';
const ID = 'bulk-delete-4';
const deletedBy = (world) => deletedContacts(world, { filters: { bulkActionId: ID } });

describe('undoing a bulk delete from the history', () => {
  demoTest(
    'begins at once, goes on in sight, and completes',
    { pace: BY_HAND },
    async ({ page, history, world }) => {
      const contacts = (await deletedBy(world)).filter(({ eligibility }) => eligibility.eligible);
      await history.getByRole('checkbox', { name: 'Only what can be restored' }).check();
      await actionRow(history, LABEL)
        .getByRole('button', { name: /^Restore…/ })
        .click();
      await dialogOf(page).getByRole('heading', { name: LABEL }).waitFor();
      await confirm(page, `Restore ${contacts.length} contacts`);

      await button(history, 'Clear filters').click();
      const restore = actionRow(history, 'Restore contacts').first();
      await restore.getByText('In progress').waitFor();
      await restore.getByRole('progressbar').waitFor();
      world.backend.advance(0);
      await restore.getByText(`${BY_HAND.itemsPerTick} of ${contacts.length}`).waitFor();
      finishJobs(world);
      await restore.getByText('Completed').filter({ visible: true }).first().waitFor();
      for (const contact of contacts) assertBack(world, contact);
      sameIds(contacts, restoredIds(world));
    },
  );

  demoTest('brings back a part of it', {}, async ({ page, history, world }) => {
    const contacts = await deletedBy(world);
    await history.getByRole('checkbox', { name: 'Only what can be restored' }).check();
    await actionRow(history, LABEL)
      .getByRole('button', { name: /^Details/ })
      .click();
    const panel = history.getByRole('region', { name: /^Details/ });
    const [first, second] = await panel.getByRole('checkbox', { name: /^Choose / }).all();
    await first.check();
    await second.check();
    await button(panel, 'Restore 2 contacts…').click();
    await confirm(page, 'Restore 2 contacts');
    await dialogOf(page).waitFor({ state: 'hidden' });
    await actionRow(history, LABEL).getByText('Restored by you').waitFor();
    const ids = restoredIds(world);
    assert.equal(ids.length, 2);
    for (const id of ids)
      assertBack(
        world,
        contacts.find((contact) => contact.id === id),
      );
  });
});
