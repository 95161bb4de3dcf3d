import { expect } from '@open-wc/testing';
import { adapterError } from '../../../src/adapter/errors.js';
import type { RestoreAdapter } from '../../../src/adapter/contract.js';
import { sessionFor } from '../../../src/controllers/adapter-session.js';
import type { BulkAction } from '../../../src/domain/bulk-action.js';
import { ALL_SUPPORTED, makeAction, makeContacts, NOW } from '../../support/fake-adapter.js';
import { deferred } from '../../support/deferred.js';
import { renderTable, type Table } from './table-harness.js';

const counts = (total: number, succeeded = total) => ({
  total,
  processed: succeeded,
  succeeded,
  failed: 0,
  skipped: 0,
});

async function restored(action: BulkAction, answers: Partial<RestoreAdapter> = {}): Promise<Table> {
  const table = await renderTable({
    contacts: makeContacts(3),
    answers: { startRestore: async () => action, ...answers },
  });
  await table.click(table.pageCheckbox);
  await table.click('Restore 3 contacts');
  await table.confirm();
  return table;
}

describe('undoing a restore', () => {
  it('takes one step from the row, and ends in a result and a fresh list', async () => {
    const table = await renderTable({
      answers: {
        undoRestore: async () => makeAction({ id: 'undo-1', kind: 'undo-restore', undo: null }),
      },
    });
    await table.click('Restore Contact 1');
    await table.confirm();
    await table.click('Undo the restore of Contact 1');
    expect(table.adapter.called('undoRestore')[0]?.args).to.deep.equal(['job-1']);
    expect(table.banners).to.have.length(1);
    expect(table.banners[0]).to.contain('Restore undone. 1 contact is deleted again.');
    expect(table.rowText('Contact 1')).not.to.contain('Restored');
    expect(table.queries).to.have.length(2);
  });

  it('of two rows at once ends each in its own row, whichever is answered first', async () => {
    const held = new Map([
      ['job-c-1', deferred<BulkAction>()],
      ['job-c-2', deferred<BulkAction>()],
    ]);
    const table = await renderTable({
      answers: {
        startRestore: async ({ target }) =>
          makeAction({ id: `job-${target.kind === 'contacts' ? target.ids[0] : ''}` }),
        undoRestore: (id) => held.get(id)!.promise,
      },
    });
    for (const name of ['Contact 1', 'Contact 2']) {
      await table.click(`Restore ${name}`);
      await table.confirm();
    }
    await table.click('Undo the restore of Contact 1');
    await table.click('Undo the restore of Contact 2');
    const undo = makeAction({ id: 'undo-1', kind: 'undo-restore', status: 'in-progress', undo: null });
    held.get('job-c-1')!.resolve(undo);
    await table.settle();
    expect(table.rowText('Contact 1')).to.contain('Undoing…');
    expect(table.rowText('Contact 2')).to.contain('Undo').and.not.contain('Undoing…');
    held.get('job-c-2')!.reject(adapterError('network'));
    await table.settle();
    expect(table.rowText('Contact 1')).to.contain('Undoing…');
    expect(table.rowText('Contact 2')).to.contain('There was no answer');
  });

  it('takes one step from the banner', async () => {
    const table = await restored(makeAction({ counts: counts(3) }), {
      undoRestore: async () =>
        makeAction({ id: 'undo-1', kind: 'undo-restore', undo: null, counts: counts(3) }),
    });
    await table.click('Undo');
    expect(table.banners).to.have.length(1);
    expect(table.banners[0]).to.contain('3 contacts are deleted again.');
  });

  it('is confirmed first above 50 contacts', async () => {
    const table = await restored(makeAction({ counts: counts(51) }));
    await table.click('Undo');
    expect(table.modalTitle).to.equal('Undo the restore of 51 contacts?');
    expect(table.adapter.called('undoRestore')).to.deep.equal([]);
    await table.confirm();
    expect(table.adapter.called('undoRestore')).to.have.length(1);
  });

  it('is not offered where the back end can’t, nor when its time is over', async () => {
    const late = await restored(makeAction({ counts: counts(3), undo: { until: NOW } }));
    expect(late.has('Undo')).to.equal(false);
    const table = await renderTable({ account: { supports: { ...ALL_SUPPORTED, undo: false } } });
    await table.click('Restore Contact 1');
    await table.confirm();
    expect(table.has('Undo')).to.equal(false);
  });

  it('leaves the result as it was when it can’t begin, and says why', async () => {
    const table = await restored(makeAction({ counts: counts(3) }), {
      undoRestore: () => Promise.reject(adapterError('unavailable')),
    });
    await table.click('Undo');
    expect(table.banners[1]).to.contain('3 contacts restored.');
    await table.said('The service isn’t available', 'alert');
  });

  it('shows that it wasn’t done, and why, until it is dismissed', async () => {
    const table = await restored(makeAction({ counts: counts(3) }), {
      undoRestore: () => Promise.reject(adapterError('unavailable', { requestId: 'req-7' })),
    });
    await table.click('Undo');
    expect(table.banners[0]).to.contain('This couldn’t be done');
    expect(table.banners[0]).to.contain('The service isn’t available');
    expect(table.banners[0]).to.contain('req-7');
    await table.click('Dismiss');
    expect(table.banners).to.have.length(1);
    expect(table.focused).to.equal('Deleted contacts');
  });

  it('shows why it wasn’t done in the row that it was asked from, until it is tried again', async () => {
    const undo = makeAction({ id: 'u', kind: 'undo-restore', status: 'in-progress', undo: null });
    const answers = [() => Promise.reject(adapterError('network')), () => Promise.resolve(undo)];
    const table = await renderTable({ answers: { undoRestore: () => answers.shift()!() } });
    await table.click('Restore Contact 1');
    await table.confirm();
    await table.click('Undo the restore of Contact 1');
    expect(table.rowText('Contact 1')).to.contain('There was no answer');
    expect(table.banners).to.deep.equal([]);
    await table.click('Undo the restore of Contact 1');
    expect(table.rowText('Contact 1')).not.to.contain('There was no answer');
  });
});

describe('stopping a restore', () => {
  it('keeps what is done, says so, and offers the rest', async () => {
    const running = makeAction({ status: 'in-progress', counts: counts(3, 1) });
    const table = await restored(running, {
      cancelBulkAction: async () => ({ ...running, status: 'cancelled' }),
    });
    await table.click('Cancel');
    expect(table.banners[0]).to.contain('Stopped. 1 of 3 contacts restored.');
    await table.click('Restore the rest');
    expect(table.modal.open).to.equal(true);
  });

  it('shows why it wasn’t done, while the restore goes on', async () => {
    const running = makeAction({ status: 'in-progress', counts: counts(3, 1) });
    const table = await restored(running, {
      cancelBulkAction: () => Promise.reject(adapterError('conflict')),
    });
    await table.click('Cancel');
    expect(table.banners[0]).to.contain('This couldn’t be done Something has changed in the meantime');
    expect(table.banners[1]).to.contain('Restoring 1 of 3');
  });

  it('is not offered where the back end can’t', async () => {
    const running = makeAction({ status: 'in-progress', counts: counts(3, 1) });
    const table = await renderTable({
      account: { supports: { ...ALL_SUPPORTED, cancel: false } },
      actions: [running],
    });
    expect(table.banners[0]).to.contain('Restoring 1 of 3');
    expect(table.has('Cancel')).to.equal(false);
  });

  it('says that a restore goes on while it can’t be followed', async () => {
    const running = makeAction({ status: 'in-progress', counts: counts(3, 1) });
    const table = await restored(running, { getBulkAction: () => Promise.reject(adapterError('network')) });
    await table.timers.advance(2_000);
    await table.settle();
    expect(table.banners[0]).to.contain('The restore goes on');
  });
});

describe('a restore that can’t be followed any more', () => {
  const running = makeAction({ status: 'in-progress', counts: counts(3, 1) });

  it('goes on to be followed when the viewer has signed in again', async () => {
    let isOver = true;
    const table = await restored(running, {
      getBulkAction: async () => {
        if (isOver) throw adapterError('unauthenticated');
        return makeAction({ counts: counts(3) });
      },
    });
    await table.timers.advance(2_000);
    await table.settle();
    expect(table.text).to.contain('Sign in');
    isOver = false;
    window.dispatchEvent(new Event('online'));
    await table.timers.advance(2_000);
    await table.settle();
    expect(table.banners).to.have.length(1);
    expect(table.banners[0]).to.contain('3 contacts restored.');
  });

  it('can be dismissed, and frees its rows', async () => {
    const table = await restored(running, { getBulkAction: () => Promise.reject(adapterError('not-found')) });
    await table.timers.advance(2_000);
    await table.settle();
    expect(table.banners[0]).to.contain('This is no longer available');
    expect(table.find('.banner .spinner') === null).to.equal(true);
    await table.click('Dismiss');
    expect(table.banners).to.deep.equal([]);
    expect(table.checkbox('Contact 1') === null).to.equal(false);
  });
});

describe('restores of other elements on the page', () => {
  it('load the list again when they end', async () => {
    const table = await renderTable();
    const { jobs } = sessionFor(table.adapter);
    jobs.track(makeAction({ id: 'other', status: 'in-progress', counts: counts(3, 0) }));
    await table.settle();
    expect(table.queries).to.have.length(1);
    jobs.track(makeAction({ id: 'other', counts: counts(3) }));
    await table.settle();
    expect(table.queries).to.have.length(2);
    expect(table.banners).to.deep.equal([]);
  });
});
