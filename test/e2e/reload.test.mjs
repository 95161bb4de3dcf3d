import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { actionRow, assertBack, confirm, deletedContacts, dialogOf, restoredIds, sameIds } from './steps.mjs';
import { BY_HAND, demoTest, finishJobs } from './support.mjs';

const LABEL = 'Test contacts of the sandbox';
const ID = 'bulk-delete-4';
const starts = (requests) =>
  requests.filter((one) => one.method() === 'POST' && one.url().endsWith('/restores'));

describe('a restore whose page is reloaded', () => {
  demoTest(
    'goes on without a second start',
    { pace: BY_HAND },
    async ({ page, table, history, world, requests }) => {
      const contacts = (await deletedContacts(world, { filters: { bulkActionId: ID } })).filter(
        ({ eligibility }) => eligibility.eligible,
      );
      await history.getByRole('checkbox', { name: 'Only what can be restored' }).check();
      await actionRow(history, LABEL)
        .getByRole('button', { name: /^Restore…/ })
        .click();
      await confirm(page, `Restore ${contacts.length} contacts`);
      await dialogOf(page).waitFor({ state: 'hidden' });
      world.backend.advance(0);
      await page.reload();

      const restore = actionRow(history, 'Restore contacts').first();
      await restore.getByText('In progress').waitFor();
      await table.getByRole('progressbar').waitFor();
      assert.equal(restoredIds(world).length, BY_HAND.itemsPerTick);
      finishJobs(world);
      await restore.getByText('Completed').filter({ visible: true }).first().waitFor();
      assert.equal(starts(requests).length, 1);
      for (const contact of contacts) assertBack(world, contact);
      sameIds(contacts, restoredIds(world));
    },
  );
});
