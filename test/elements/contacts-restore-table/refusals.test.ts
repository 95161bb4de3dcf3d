import { expect } from '@open-wc/testing';
import type { RestoreAdapter } from '../../../src/adapter/contract.js';
import { adapterError } from '../../../src/adapter/errors.js';
import { sessionFor } from '../../../src/controllers/adapter-session.js';
import { makeAction } from '../../support/fake-adapter.js';
import { renderTable, type Table } from './table-harness.js';

const BARRIERS = [
  ['policy-blocked', 'hipaa', 'Restoring is turned off for this account'],
  ['forbidden', 'no-permission', 'Only admins can restore deleted contacts'],
] as const;

type Refuse = () => Promise<never>;

/** How a viewer comes to each call, and the adapter that refuses it. */
const CALLS: Record<string, [(refuse: Refuse) => Partial<RestoreAdapter>, (table: Table) => Promise<void>]> =
  {
    'the check in the dialog': [
      (previewRestore) => ({ previewRestore }),
      (table) => table.click('Restore Contact 1'),
    ],
    'the restore': [
      (startRestore) => ({ startRestore }),
      async (table) => {
        await table.click('Restore Contact 1');
        await table.confirm();
      },
    ],
    'an undo': [
      (undoRestore) => ({ undoRestore }),
      async (table) => {
        await table.click('Restore Contact 1');
        await table.confirm();
        await table.click('Undo the restore of Contact 1');
      },
    ],
    'a cancel': [
      (cancelBulkAction) => ({
        cancelBulkAction,
        startRestore: async () =>
          makeAction({
            status: 'in-progress',
            counts: { total: 2, processed: 1, succeeded: 1, failed: 0, skipped: 0 },
          }),
      }),
      async (table) => {
        await table.tick('Contact 1', 'Contact 2');
        await table.click('Restore 2 contacts');
        await table.confirm();
        await table.click('Cancel');
      },
    ],
    'the look at a contact': [
      (getDeletedContact) => ({ getDeletedContact }),
      (table) => table.click('Details of Contact 1'),
    ],
  };

describe('a viewer who may not restore any more', () => {
  for (const [code, state, words] of BARRIERS) {
    for (const [call, [answers, act]] of Object.entries(CALLS)) {
      it(`sees no contact any more, but why, when ${call} is refused with ${code}`, async () => {
        const table = await renderTable({ answers: answers(() => Promise.reject(adapterError(code))) });
        await act(table);
        expect(table.text).to.contain(words).and.not.contain('Contact');
        expect(table.element.matches(`:state(${state})`)).to.equal(true);
        expect(table.modal.open).to.equal(false);
        expect(table.detail('load-error')).to.deep.equal({ code, retryable: false, requestId: null });
        expect(table.types().filter((type) => type === 'load-error')).to.have.length(1);
      });
    }
  }

  it('is led to the reason when the dialog goes', async () => {
    const table = await renderTable({
      answers: { previewRestore: () => Promise.reject(adapterError('policy-blocked')) },
    });
    table.button('Restore Contact 1').focus();
    await table.click('Restore Contact 1');
    expect(table.focused).to.equal('Restoring is turned off for this account');
  });

  it('is told of it once, also when a restore was asked for', async () => {
    let isBarred = true;
    const startRestore = async () => {
      if (isBarred) throw adapterError('forbidden');
      return makeAction();
    };
    const table = await renderTable({ answers: { startRestore } });
    await table.click('Restore Contact 1');
    await table.confirm();
    await table.said('Only admins can restore deleted contacts');
    expect(table.get('.base > [data-announcer][role=alert]').textContent).to.equal('');
    isBarred = false;
    table.element.reload();
    await table.settle();
    expect([table.rows.length, table.banners]).to.deep.equal([3, []]);
  });

  it('sees the contacts again once that has changed, after a reload that asks for the account anew', async () => {
    let isBarred = false;
    const table = await renderTable({
      answers: {
        previewRestore: () => {
          isBarred = true;
          return Promise.reject(adapterError('forbidden'));
        },
      },
    });
    // Another element on the page keeps the session.
    const leave = sessionFor(table.adapter).enter();
    await table.click('Restore Contact 1');
    expect([isBarred, table.rows.length]).to.deep.equal([true, 0]);
    table.element.reload();
    await table.settle();
    expect(table.rows).to.have.length(3);
    expect(table.adapter.called('getAccount')).to.have.length(2);
    leave();
  });

  it('is told nothing of the kind where only the history is refused', async () => {
    const table = await renderTable({
      answers: { listBulkActions: () => Promise.reject(adapterError('forbidden')) },
    });
    expect(table.rows).to.have.length(3);
  });
});
