import { expect } from '@open-wc/testing';
import { fakeTimers } from '../../support/fake-timers.js';
import { makeAction, makeContacts } from '../../support/fake-adapter.js';
import { renderTable, type Table } from './table-harness.js';

const TOTAL = 1_284;
const POLL_MS = 2_000;

/** A back end that restores so many contacts between two questions. */
function steadyBackEnd(perPoll: number) {
  let processed = 0;
  const action = () =>
    makeAction({
      status: processed < TOTAL ? 'in-progress' : 'completed',
      pollAfterMs: POLL_MS,
      counts: { total: TOTAL, processed, succeeded: processed, failed: 0, skipped: 0 },
    });
  const getBulkAction = async () => {
    processed = Math.min(TOTAL, processed + perPoll);
    return action();
  };
  return { startRestore: async () => action(), getBulkAction };
}

async function restoreAll(table: Table): Promise<void> {
  await table.click(table.pageCheckbox);
  await table.click('Select all 1,284 contacts');
  await table.click('Restore 1,284 contacts');
  await table.confirm();
}

describe('what screen readers hear of a restore of 1,284 contacts', () => {
  for (const [pace, perPoll, most] of [
    ['of three minutes', 14, 6],
    ['of half a minute', 80, 4],
  ] as const) {
    it(`is its begin, its quarters and its end, ${most} sentences at most, when it is one ${pace}`, async () => {
      const page = fakeTimers();
      try {
        const table = await renderTable({
          contacts: makeContacts(TOTAL),
          answers: steadyBackEnd(perPoll),
        });
        await page.advance(1_000);
        await restoreAll(table);
        const heard = table.listen();
        for (let polls = 0; polls < TOTAL / perPoll + 1; polls++) {
          await table.timers.advance(POLL_MS);
          await page.advance(POLL_MS);
        }
        const [begin, ...others] = heard.slice(heard.indexOf('Restore started.'));
        const end = others.pop();
        expect([begin, end]).to.deep.equal(['Restore started.', '1,284 contacts restored.']);
        for (const progress of others) expect(progress).to.match(/^Restoring [\d,]+ of 1,284 contacts$/);
        expect(others.length + 2).to.be.within(3, most);
      } finally {
        page.restore();
      }
    });
  }
});
