import { expect, fixtureCleanup } from '@open-wc/testing';
import { adapterError } from '../../../src/adapter/errors.js';
import { sessionFor } from '../../../src/controllers/adapter-session.js';
import type { BulkAction } from '../../../src/domain/bulk-action.js';
import { makePage, NOW } from '../../support/fake-adapter.js';
import { deferred } from '../../support/deferred.js';
import { fakeSight } from '../../support/fake-sight.js';
import { fakeTimers, type FakeTimers } from '../../support/fake-timers.js';
import { restoreVisibility, setHidden } from '../../support/page-visibility.js';
import { bulkDelete, counts, renderHistory, runningRestore } from './history-harness.js';

const earlier = (ms: number): string => new Date(Date.parse(NOW) - ms).toISOString();

/** A back end in which one action changes when told. */
function changing(action: BulkAction, others: BulkAction[] = []) {
  const state = { action };
  const answers = {
    listBulkActions: async () => makePage([state.action, ...others]),
    getBulkAction: async () => state.action,
  };
  return { state, answers };
}

describe('bulk-actions-history: progress', () => {
  let page: FakeTimers;
  beforeEach(() => (page = fakeTimers()));
  afterEach(() => {
    page.restore();
    restoreVisibility();
    fixtureCleanup();
  });

  it('follows a running action, whoever began it, until it ends', async () => {
    const { state, answers } = changing(runningRestore(), [bulkDelete({ restoredById: 'res-1' })]);
    const history = await renderHistory({ answers });
    const progress = (): HTMLProgressElement => history.row('res-1').querySelector('progress')!;
    expect([progress().value, progress().max]).to.deep.equal([3, 12]);
    expect(history.rowText('res-1')).to.contain('In progress').and.contain('25%').and.contain('3 of 12');
    state.action = runningRestore({ counts: counts(12, 9) });
    await history.pass(2000);
    expect(progress().value).to.equal(9);
    state.action = runningRestore({ status: 'completed', counts: counts(12, 12), finishedAt: NOW });
    await history.pass(2000);
    expect(history.rowText('res-1')).to.contain('Completed');
    await page.advance(1000);
    expect(history.said).to.equal('Restore contacts, 24 Nov 2026: Completed. 12.');
    // Its end may have changed other rows.
    expect(history.adapter.called('listBulkActions')).to.have.length(2);
    const asked = history.adapter.called('getBulkAction').length;
    await history.pass(600_000);
    expect(history.adapter.called('getBulkAction')).to.have.length(asked);
    expect(history.details('restore-end')).to.deep.equal([
      { kind: 'restore', bulkActionIds: ['res-1'], status: 'completed', counts: counts(12, 12) },
    ]);
    // Nothing was begun to get there.
    expect(history.adapter.called('startRestore')).to.deep.equal([]);
  });

  it('tells the page of the end of no other kind of action', async () => {
    const { state, answers } = changing(runningRestore({ kind: 'import', label: 'leads.csv' }));
    const history = await renderHistory({ answers });
    state.action = { ...state.action, status: 'completed', counts: counts(12, 12), finishedAt: NOW };
    await history.pass(2000);
    expect(history.rowText('res-1')).to.contain('Completed');
    expect(history.details('restore-end')).to.deep.equal([]);
  });

  it('shows how much is done where nobody knows of how much', async () => {
    const history = await renderHistory({
      answers: changing(runningRestore({ counts: counts(null, 312) })).answers,
    });
    expect(history.row('res-1').querySelector('progress')!.position).to.equal(-1);
    expect(history.rowText('res-1')).to.contain('312 done');
  });

  it('says how long it takes yet only where that is more than a guess', async () => {
    const startedAt = earlier(60_000);
    const quick = changing(runningRestore({ startedAt, counts: counts(1000, 250) }));
    expect((await renderHistory({ answers: quick.answers })).rowText('res-1')).to.contain(
      'About 3 minutes left',
    );
    for (const patch of [
      { startedAt, counts: counts(1000, 10) },
      { startedAt: earlier(5000), counts: counts(1000, 500) },
      { startedAt, counts: counts(null, 500) },
      { startedAt, counts: counts(1000, 500), status: 'paused' as const },
    ]) {
      const history = await renderHistory({ answers: changing(runningRestore(patch)).answers });
      expect(history.rowText('res-1')).not.to.contain('left');
    }
  });

  it('asks less and less often, and not at all while it can’t be seen', async () => {
    const sight = fakeSight();
    try {
      const history = await renderHistory({ answers: changing(runningRestore()).answers });
      const asked = async (ms: number): Promise<number> => {
        const before = history.adapter.called('getBulkAction').length;
        await history.pass(ms);
        return history.adapter.called('getBulkAction').length - before;
      };
      expect(await asked(10_000)).to.be.within(4, 5);
      expect(await asked(300_000)).to.be.within(20, 32);
      setHidden(true);
      expect(await asked(600_000)).to.equal(0);
      setHidden(false);
      expect(await asked(1000)).to.equal(1);
      sight.show(false);
      expect(await asked(600_000)).to.equal(0);
      sight.show(true);
      expect(await asked(1000)).to.equal(1);
      history.element.remove();
      await history.settled();
      expect(await asked(600_000)).to.equal(0);
    } finally {
      sight.restore();
    }
  });

  it('says when it hears nothing, and goes on asking', async () => {
    const { state, answers } = changing(runningRestore());
    let fails = true;
    const getBulkAction = async () => (fails ? Promise.reject(adapterError('network')) : state.action);
    const history = await renderHistory({ answers: { ...answers, getBulkAction } });
    await history.pass(2000);
    expect(history.rowText('res-1')).to.contain('This may be out of date.');
    fails = false;
    await history.pass(15_000);
    expect(history.rowText('res-1')).not.to.contain('This may be out of date.');
  });

  it('cancels an action once, whatever is clicked, and says what was done', async () => {
    const { answers } = changing(runningRestore());
    const answer = deferred<BulkAction>();
    const history = await renderHistory({ answers: { ...answers, cancelBulkAction: () => answer.promise } });
    await history.click('Cancel', history.row('res-1'));
    expect(history.rowText('res-1')).to.contain('Cancelling');
    await history.click('Cancel', history.row('res-1'));
    expect(history.adapter.called('cancelBulkAction')).to.have.length(1);
    answer.resolve(runningRestore({ status: 'cancelled', finishedAt: NOW }));
    await history.settled();
    await page.advance(1000);
    expect(history.said).to.equal('Restore contacts, 24 Nov 2026: Cancelled. 3 of 12.');
  });

  it('says why a cancel was refused, until that is dismissed', async () => {
    const history = await renderHistory({
      answers: {
        ...changing(runningRestore()).answers,
        cancelBulkAction: () => Promise.reject(adapterError('forbidden')),
      },
    });
    await history.click('Cancel', history.row('res-1'));
    expect(history.text).to.contain('This couldn’t be done');
    history.root.querySelector<HTMLElement>('[aria-label=Dismiss]')!.click();
    await history.settled();
    expect(history.text).not.to.contain('This couldn’t be done');
  });

  it('shows an action that another element on the page has begun', async () => {
    const actions = [bulkDelete()];
    const history = await renderHistory({ answers: { listBulkActions: async () => makePage(actions) } });
    actions.unshift(runningRestore());
    sessionFor(history.adapter).jobs.track(runningRestore());
    await history.settled();
    expect(history.names).to.deep.equal(['Restore contacts', 'Spring cleaning']);
    expect(history.adapter.called('listBulkActions')).to.have.length(2);
    expect(history.root.querySelector('section')!.ariaBusy).to.equal('false');
  });

  it('updates what is said about time without being asked', async () => {
    const until = new Date(Date.parse(NOW) + 3_600_000).toISOString();
    const history = await renderHistory({
      actions: [bulkDelete({ restorable: { until, eligible: true, reason: null } })],
    });
    expect(history.rowText('del-1')).to.contain('1 hour left');
    await history.pass(60_000);
    expect(history.rowText('del-1')).to.contain('Less than 1 hour left');
    await history.pass(3_600_000);
    expect(history.rowText('del-1')).to.contain('Can’t be restored: Past the 60-day limit');
    expect(history.buttons(history.row('del-1'))).to.deep.equal(['Details']);
  });
});
