import { expect, fixtureCleanup } from '@open-wc/testing';
import { adapterError } from '../../../src/adapter/errors.js';
import type { RestoreAdapter } from '../../../src/adapter/contract.js';
import type { BulkAction } from '../../../src/domain/bulk-action.js';
import { deferred } from '../../support/deferred.js';
import { makeAction, makePage, makePreview, NOW } from '../../support/fake-adapter.js';
import { bulkDelete, counts, renderHistory, runningRestore } from './history-harness.js';

const PREVIEW = makePreview({ total: 12, eligible: 12 });

/** A back end whose history holds what was begun. */
function account(actions: BulkAction[] = [bulkDelete()], answers: Partial<RestoreAdapter> = {}) {
  const begin = (action: BulkAction) => async (): Promise<BulkAction> => {
    actions.unshift(action);
    const index = actions.findIndex(({ id }) => id === 'del-1');
    if (index >= 0)
      actions[index] = {
        ...actions[index]!,
        restoredById: action.id,
        restorable: { until: null, eligible: false, reason: 'already-restored' },
      };
    return action;
  };
  const defaults: Partial<RestoreAdapter> = {
    previewRestore: async () => PREVIEW,
    listBulkActions: async () => makePage([...actions]),
    getBulkAction: async (id) => actions.find((action) => action.id === id)!,
    startRestore: begin(runningRestore()),
    undoRestore: begin(
      makeAction({ id: 'undo-1', kind: 'undo-restore', label: 'Undo restore', restoresId: 'res-0' }),
    ),
  };
  return { actions, answers: { ...defaults, ...answers } };
}

describe('bulk-actions-history: restore and undo', () => {
  afterEach(() => fixtureCleanup());

  it('restores a bulk delete after one confirmation, and shows it on the same page', async () => {
    const { actions, answers } = account();
    const history = await renderHistory({ answers });
    await history.click('Restore…', history.row('del-1'));
    expect(history.dialogTitle).to.contain('Spring cleaning, 4 Nov 2026');
    await history.confirm();
    const [call] = history.adapter.called('startRestore');
    expect(call!.args[0]).to.deep.include({
      target: { kind: 'bulk-action', bulkActionId: 'del-1', exceptIds: [] },
      automations: 'keep-paused',
    });
    expect(history.dialogTitle).to.equal('');
    expect(history.names).to.deep.equal(['Restore contacts', 'Spring cleaning']);
    expect(history.focusedRow).to.equal('res-1');
    expect(history.rowText('del-1')).to.contain('Being restored now');
    expect(history.buttons(history.row('del-1'))).not.to.contain('Restore…');
    expect(history.details('restore-start')).to.deep.equal([
      { kind: 'restore', bulkActionIds: ['res-1'], count: 12 },
    ]);
    actions[0] = runningRestore({
      status: 'completed-with-errors',
      counts: counts(12, 12, 2),
      finishedAt: NOW,
    });
    await history.pass(2000);
    expect(history.details('restore-end')).to.deep.equal([
      {
        kind: 'restore',
        bulkActionIds: ['res-1'],
        status: 'completed-with-errors',
        counts: counts(12, 12, 2),
      },
    ]);
    expect(history.rowText('del-1')).to.contain('Restored by you on 24 Nov 2026 (10 of 12)');
  });

  it('offers the same from the menu of the row', async () => {
    const history = await renderHistory({ answers: account().answers });
    expect(await history.openMenu('del-1')).to.deep.equal(['Restore…', 'Details', 'Copy ID']);
    await history.click('Restore…', history.root.querySelector('.menu')!);
    expect(history.dialogTitle).to.contain('Spring cleaning');
  });

  it('begins one restore however often the confirmation is clicked', async () => {
    const answer = deferred<BulkAction>();
    const history = await renderHistory({
      answers: account(undefined, { startRestore: () => answer.promise }).answers,
    });
    await history.click('Restore…', history.row('del-1'));
    await history.confirm();
    await history.confirm();
    expect(history.dialogTitle).not.to.equal('');
    expect(history.adapter.called('startRestore')).to.have.length(1);
    answer.resolve(runningRestore());
    await history.settled();
    expect(history.dialogTitle).to.equal('');
  });

  it('repeats a restore that got no answer under the same key', async () => {
    let fails = true;
    const startRestore = async () => (fails ? Promise.reject(adapterError('timeout')) : runningRestore());
    const history = await renderHistory({ answers: account(undefined, { startRestore }).answers });
    await history.click('Restore…', history.row('del-1'));
    await history.confirm();
    fails = false;
    await history.click('Try again', history.dialog);
    const keys = history.adapter.called('startRestore').map(({ options }) => options.idempotencyKey);
    expect(keys).to.have.length(2);
    expect(keys[0]).to.equal(keys[1]);
    expect(history.dialogTitle).to.equal('');
  });

  it('asks for the list again when a restore that got no answer is called off', async () => {
    const { actions, answers } = account();
    const startRestore = () => {
      actions.unshift(runningRestore());
      return Promise.reject(adapterError('timeout'));
    };
    const history = await renderHistory({ answers: { ...answers, startRestore } });
    await history.click('Restore…', history.row('del-1'));
    await history.click('Cancel', history.dialog);
    expect(history.adapter.called('listBulkActions')).to.have.length(1);
    await history.click('Restore…', history.row('del-1'));
    await history.confirm();
    expect(history.names).to.deep.equal(['Spring cleaning']);
    await history.click('Cancel', history.dialog);
    expect(history.names).to.deep.equal(['Restore contacts', 'Spring cleaning']);
  });

  it('checks again when the check has failed', async () => {
    let fails = true;
    const previewRestore = async () => (fails ? Promise.reject(adapterError('network')) : PREVIEW);
    const history = await renderHistory({ answers: account(undefined, { previewRestore }).answers });
    await history.click('Restore…', history.row('del-1'));
    fails = false;
    await history.click('Try again', history.dialog);
    expect(history.buttons(history.dialog)).to.contain('Restore 12 contacts');
    expect(history.adapter.called('startRestore')).to.deep.equal([]);
  });

  it('lets the page ask in its own way', async () => {
    const history = await renderHistory({ answers: account().answers });
    history.element.addEventListener('restore-request', (event) => event.preventDefault());
    await history.click('Restore…', history.row('del-1'));
    expect(history.dialogTitle).to.equal('');
    expect(history.details('restore-request')).to.deep.equal([
      { kind: 'bulk-action', bulkActionId: 'del-1', ids: [], exceptIds: [], count: 12 },
    ]);
  });

  it('does nothing when the confirmation is called off, and gives the focus back', async () => {
    const history = await renderHistory({ answers: account().answers });
    const button = history.button('Restore…', history.row('del-1'))!;
    button.focus();
    button.click();
    await history.settled();
    await history.click('Cancel', history.dialog);
    expect([history.dialogTitle, history.focused]).to.deep.equal(['', button]);
    expect(history.adapter.called('startRestore')).to.deep.equal([]);
  });

  it('undoes a small restore at once, and only once', async () => {
    const restore = makeAction({
      id: 'res-0',
      label: 'Restore contacts',
      counts: counts(50, 50),
      restoresId: 'del-0',
    });
    const history = await renderHistory({ answers: account([restore]).answers });
    expect(await history.openMenu('res-0')).to.deep.equal(['Undo restore', 'Details', 'Copy ID']);
    const entry = history.button('Undo restore', history.root.querySelector('.menu')!)!;
    entry.click();
    entry.click();
    await history.settled();
    expect(history.adapter.called('undoRestore').map(({ args }) => args)).to.deep.equal([['res-0']]);
    expect(history.names).to.deep.equal(['Undo restore', 'Restore contacts']);
    expect(history.details('restore-end')).to.have.length(1);
  });

  it('asks before it undoes a restore of more than 50', async () => {
    const restore = makeAction({
      id: 'res-0',
      label: 'Restore contacts',
      counts: counts(51, 51),
      restoresId: 'del-0',
    });
    const history = await renderHistory({ answers: account([restore]).answers });
    await history.openMenu('res-0');
    await history.click('Undo restore…', history.root.querySelector('.menu')!);
    expect(history.adapter.called('undoRestore')).to.deep.equal([]);
    expect(history.dialogTitle).to.equal('Undo the restore of 51 contacts?');
    await history.confirm();
    expect(history.adapter.called('undoRestore')).to.have.length(1);
  });

  it('offers no undo after its time, nor where there is none', async () => {
    const past = makeAction({ id: 'past', undo: { until: '2026-11-24T11:59:00Z' } });
    const never = makeAction({ id: 'never', undo: null });
    const history = await renderHistory({ answers: account([past, never]).answers });
    for (const id of ['past', 'never'])
      expect(await history.openMenu(id)).to.deep.equal(['Details', 'Copy ID']);
  });

  it('says why what it was asked for wasn’t done', async () => {
    const restore = makeAction({ id: 'res-0', restoresId: 'del-0' });
    const undoRestore = () => Promise.reject(adapterError('conflict'));
    const history = await renderHistory({ answers: account([restore], { undoRestore }).answers });
    await history.openMenu('res-0');
    await history.click('Undo restore', history.root.querySelector('.menu')!);
    expect(history.text).to.contain('This couldn’t be done');
  });
});
