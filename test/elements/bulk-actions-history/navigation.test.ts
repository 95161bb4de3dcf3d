import { expect, fixtureCleanup } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { adapterError } from '../../../src/adapter/errors.js';
import { makeAction, makePage, NOW } from '../../support/fake-adapter.js';
import { bulkDelete, counts, renderHistory, runningRestore } from './history-harness.js';

const RESTORED = bulkDelete({
  restoredById: 'res-1',
  restorable: { until: null, eligible: false, reason: 'already-restored' },
});
const RESTORE = runningRestore({ status: 'completed', counts: counts(50, 50, 3), finishedAt: NOW });

describe('bulk-actions-history: links, keys and focus', () => {
  afterEach(() => fixtureCleanup());

  it('links a delete and its restore both ways', async () => {
    const history = await renderHistory({ actions: [RESTORE, RESTORED] });
    await history.click('Restored by you on 24 Nov 2026 (47 of 50)');
    expect(history.focusedRow).to.equal('res-1');
    await history.click('of Spring cleaning, 4 Nov 2026');
    expect(history.focusedRow).to.equal('del-1');
    expect(history.adapter.called('getBulkAction')).to.deep.equal([]);
  });

  it('brings in a linked action that the page doesn’t hold, until another page is asked for', async () => {
    const others = Array.from({ length: 3 }, (_, index) => makeAction({ id: `o-${index}`, label: 'Other' }));
    const history = await renderHistory({
      props: { pageSize: 2 },
      actions: [RESTORE, others[0]!, others[1]!, others[2]!],
      answers: { getBulkAction: async () => RESTORED },
    });
    await history.click('Show the action that it reverses');
    expect(history.names).to.deep.equal(['Restore contacts', 'Spring cleaning', 'Other']);
    expect(history.rowText('del-1')).to.contain('From another page of the list');
    expect(history.focusedRow).to.equal('del-1');
    history.root.querySelector<HTMLElement>('.footer [aria-label="Next page"]')!.click();
    await history.settled();
    expect(history.names).to.deep.equal(['Other', 'Other']);
  });

  it('says so when a linked action is gone', async () => {
    const getBulkAction = () => Promise.reject(adapterError('not-found'));
    const history = await renderHistory({ actions: [RESTORE], answers: { getBulkAction } });
    await history.click('Show the action that it reverses');
    expect(history.text).to.contain('This is no longer available.');
  });

  it('moves from row to row with arrows, Home and End, and stays with the same control', async () => {
    const actions = [bulkDelete(), RESTORE, bulkDelete({ id: 'del-2' })];
    const history = await renderHistory({ actions });
    history.button('Restore…', history.row('del-1'))!.focus();
    const path: string[] = [];
    for (const key of ['ArrowDown', 'ArrowDown', 'Home', 'End', 'ArrowUp', 'ArrowUp', 'ArrowUp']) {
      await sendKeys({ press: key });
      path.push(`${history.focusedRow} ${history.focused!.dataset['control']}`);
    }
    expect(path).to.deep.equal([
      'res-1 details',
      'del-2 details',
      'del-1 details',
      'del-2 details',
      'res-1 details',
      'del-1 details',
      'del-1 details',
    ]);
  });

  for (const [dir, open, close] of [
    ['ltr', 'ArrowRight', 'ArrowLeft'],
    ['rtl', 'ArrowLeft', 'ArrowRight'],
  ] as const) {
    it(`opens details with ${open} and closes them with ${close} in ${dir}`, async () => {
      const history = await renderHistory({ actions: [bulkDelete()] });
      history.element.dir = dir;
      history.button('Details')!.focus();
      const states: boolean[] = [];
      for (const key of [close, open, open, close]) {
        await sendKeys({ press: key });
        await history.settled();
        states.push(history.panel !== null);
      }
      expect(states).to.deep.equal([false, true, true, false]);
    });
  }

  it('opens the menu of a row by keyboard, and comes back to its button', async () => {
    const history = await renderHistory({ actions: [bulkDelete()] });
    const button = history.row('del-1').querySelector<HTMLElement>('[aria-haspopup=menu]')!;
    expect(button.ariaLabel).to.equal('More actions: Spring cleaning, 4 Nov 2026');
    button.focus();
    await sendKeys({ press: 'ArrowUp' });
    await history.settled();
    expect(history.focused!.innerText.trim()).to.equal('Copy ID');
    await sendKeys({ press: 'Escape' });
    expect(history.focused).to.equal(button);
  });

  it('keeps the focus in the row whose button goes', async () => {
    const actions = [runningRestore()];
    const history = await renderHistory({
      answers: { listBulkActions: async () => makePage(actions), getBulkAction: async () => RESTORE },
    });
    history.button('Cancel', history.row('res-1'))!.focus();
    await history.pass(2000);
    expect(history.button('Cancel')).to.equal(undefined);
    expect(history.focusedRow).to.equal('res-1');
  });

  it('moves the focus to the row that takes the place of one that goes, and to the heading where none does', async () => {
    let actions = [bulkDelete(), bulkDelete({ id: 'del-2' })];
    const history = await renderHistory({ answers: { listBulkActions: async () => makePage(actions) } });
    history.button('Details', history.row('del-1'))!.focus();
    actions = [bulkDelete({ id: 'del-2' })];
    history.element.reload();
    await history.settled();
    expect(history.focusedRow).to.equal('del-2');
    actions = [];
    history.element.reload();
    await history.settled();
    expect(history.focused!.id).to.equal('heading');
  });
});
