import { expect, fixtureCleanup } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { adapterError } from '../../../src/adapter/errors.js';
import type { RestoreAdapter } from '../../../src/adapter/contract.js';
import type { BulkAction } from '../../../src/domain/bulk-action.js';
import { fakeAdapter, makePage, makePreview } from '../../support/fake-adapter.js';
import { bulkDelete, renderHistory, runningRestore, type History } from './history-harness.js';

const isOpen = ({ dialog }: History): boolean => dialog.hasAttribute('open');

/** A history whose dialog was opened by keyboard from the row of `del-1`. */
async function asked(actions: BulkAction[], answers: Partial<RestoreAdapter> = {}): Promise<History> {
  const history = await renderHistory({
    answers: {
      previewRestore: async () => makePreview({ total: 12, eligible: 12 }),
      listBulkActions: async () => makePage([...actions]),
      ...answers,
    },
  });
  history.button('Restore…', history.row('del-1'))!.focus();
  await sendKeys({ press: 'Enter' });
  await history.settled();
  expect([isOpen(history), history.focused?.localName]).to.deep.equal([true, 'restore-confirm-modal']);
  return history;
}

async function escape(history: History): Promise<void> {
  await sendKeys({ press: 'Escape' });
  await history.settled();
  expect(isOpen(history)).to.equal(false);
}

describe('bulk-actions-history: the focus after a dialog whose button has gone', () => {
  afterEach(() => fixtureCleanup());

  it('stays in the row when the bulk delete was restored meanwhile', async () => {
    const actions = [bulkDelete({ id: 'del-0' }), bulkDelete()];
    const history = await asked(actions);
    actions[1] = bulkDelete({
      restoredById: 'res-9',
      restorable: { until: null, eligible: false, reason: 'already-restored' },
    });
    history.element.reload();
    await history.settled();
    expect(history.button('Restore…', history.row('del-1'))).to.equal(undefined);
    await escape(history);
    expect(history.focusedRow).to.equal('del-1');
  });

  it('goes to the row that now stands there', async () => {
    const actions = [bulkDelete(), bulkDelete({ id: 'del-2' })];
    const history = await asked(actions);
    actions.shift();
    history.element.reload();
    await history.settled();
    await escape(history);
    expect([history.focusedRow, history.focused?.dataset['control']]).to.deep.equal(['del-2', 'action']);
  });

  it('stays in the row as long as that of the restore isn’t there', async () => {
    const actions = [bulkDelete()];
    const startRestore = async (): Promise<BulkAction> => {
      actions[0] = bulkDelete({ restoredById: 'res-1', restorable: null });
      return runningRestore();
    };
    const history = await asked(actions, { startRestore, getBulkAction: async () => runningRestore() });
    await history.confirm();
    expect(history.buttons(history.row('del-1'))).not.to.contain('Restore…');
    expect(history.focusedRow).to.equal('del-1');
    actions.unshift(runningRestore());
    history.element.reload();
    await history.settled();
    expect(history.focusedRow).to.equal('res-1');
  });

  it('goes to the reason when the confirmation finds the session ended', async () => {
    const startRestore = () => Promise.reject(adapterError('unauthenticated'));
    const history = await asked([bulkDelete()], { startRestore });
    await history.confirm();
    expect(isOpen(history)).to.equal(false);
    expect(history.focused?.innerText).to.equal('Your session has ended');
  });

  it('goes to the words in place of the rows on reset', async () => {
    const history = await asked([bulkDelete()]);
    history.element.reset();
    await history.settled();
    expect([isOpen(history), history.focused?.dataset['focus']]).to.deep.equal([false, 'state']);
  });

  it('goes to the heading when another adapter comes', async () => {
    const history = await asked([bulkDelete()]);
    history.element.adapter = fakeAdapter({ actions: [bulkDelete()] });
    await history.settled();
    expect([isOpen(history), history.focused?.id]).to.deep.equal([false, 'heading']);
  });
});
