import { expect, fixtureCleanup, waitUntil } from '@open-wc/testing';
import { adapterError } from '../../../src/adapter/errors.js';
import {
  ALL_SUPPORTED,
  daysAgo,
  fakeAdapter,
  makeAccount,
  makeAction,
  makePage,
} from '../../support/fake-adapter.js';
import { deferred } from '../../support/deferred.js';
import type { Page } from '../../../src/domain/page.js';
import type { BulkAction } from '../../../src/domain/bulk-action.js';
import { ANA, bulkDelete, counts, item, renderHistory, SAM } from './history-harness.js';

describe('bulk-actions-history: list and states', () => {
  afterEach(() => fixtureCleanup());

  it('lists actions of every kind with operation, status, counts, times and user', async () => {
    const at = daysAgo(2);
    const update = makeAction({
      ...{
        id: 'upd',
        kind: 'update',
        label: 'Set owner',
        status: 'failed' as const,
        counts: counts(50, 20, 20),
      },
      ...{ createdAt: at, startedAt: at, finishedAt: at, createdBy: ANA, undo: null },
      message: 'The owner was removed.',
    });
    const odd = makeAction({
      id: 'odd',
      kind: 'recalculate-scores',
      label: 'Scores',
      createdBy: SAM,
      undo: null,
    });
    const history = await renderHistory({ actions: [bulkDelete(), update, odd] });
    expect(history.names).to.deep.equal(['Spring cleaning', 'Set owner', 'Scores']);
    for (const part of [
      'Bulk delete',
      'Completed',
      '12',
      '20 days ago',
      '4 Nov 2026',
      'by Ana Lima',
      'Restore by 3 Jan 2027 · 40 days left',
    ]) {
      expect(history.rowText('del-1')).to.contain(part);
    }
    for (const part of [
      'Update',
      'Failed',
      '0 of 50',
      '20 problems',
      'The owner was removed.',
      '22 Nov 2026 12:00',
    ]) {
      expect(history.rowText('upd')).to.contain(part);
    }
    expect(history.rowText('odd')).to.contain('Recalculate scores').and.contain('by you');
    expect(history.text).to.contain('Times in UTC');
  });

  it('says that it loads, then what it has loaded', async () => {
    const page = deferred<Page<BulkAction>>();
    const history = await renderHistory({ answers: { listBulkActions: () => page.promise } });
    const section = history.root.querySelector('section')!;
    expect([section.ariaBusy, history.element.matches(':state(loading)')]).to.deep.equal(['true', true]);
    page.resolve(makePage([bulkDelete()]));
    await history.settled();
    expect([section.ariaBusy, history.element.matches(':state(ready)')]).to.deep.equal(['false', true]);
    expect(history.names).to.deep.equal(['Spring cleaning']);
  });

  it('tells a screen reader that it loads, after a second', async () => {
    const history = await renderHistory({ answers: { listBulkActions: () => new Promise(() => {}) } });
    await history.timers.advance(1_000);
    await waitUntil(() => history.said === 'Loading bulk actions');
  });

  it('says that there are no actions yet, without filters for them', async () => {
    const history = await renderHistory();
    expect(history.text).to.contain('No bulk actions yet');
    expect(history.root.querySelector('.toolbar')).to.equal(null);
  });

  it('says that nothing matches, and takes the filters away when asked', async () => {
    const answers = {
      listBulkActions: async (query: { kind?: string | undefined }) =>
        makePage(query.kind ? [] : [bulkDelete()]),
    };
    const history = await renderHistory({ answers });
    await history.choose('Type', 'import');
    expect(history.text).to.contain('No bulk actions match');
    await history.click('Clear filters', history.root.querySelector('.stage')!);
    expect(history.names).to.deep.equal(['Spring cleaning']);
    expect(history.root.querySelectorAll('select')[1]!.value).to.equal('');
  });

  it('tells of a failure, with the id for support, and loads again when asked', async () => {
    let fails = true;
    const error = adapterError('unavailable', { requestId: 'req-7', userMessage: 'Back at 14:00.' });
    const answers = {
      listBulkActions: () => (fails ? Promise.reject(error) : Promise.resolve(makePage([bulkDelete()]))),
    };
    const history = await renderHistory({ answers });
    expect(history.text)
      .to.contain('Bulk actions couldn’t be loaded')
      .and.contain('req-7')
      .and.contain('Back at 14:00.');
    expect(history.details('load-error')).to.deep.equal([
      { code: 'unavailable', retryable: true, requestId: 'req-7' },
    ]);
    fails = false;
    await history.click('Try again');
    expect(history.names).to.deep.equal(['Spring cleaning']);
  });

  it('keeps the rows when loading anew fails', async () => {
    let fails = false;
    const answers = {
      listBulkActions: () =>
        fails ? Promise.reject(adapterError('network')) : Promise.resolve(makePage([bulkDelete()])),
    };
    const history = await renderHistory({ answers });
    fails = true;
    history.element.reload();
    await history.settled();
    expect(history.names).to.deep.equal(['Spring cleaning']);
    expect(history.root.querySelector('.banner.failure')).to.not.equal(null);
  });

  it('asks to sign in when the session has ended, holds no data then, and loads again after that', async () => {
    let ended = false;
    const answers = {
      listBulkActions: () =>
        ended ? Promise.reject(adapterError('unauthenticated')) : Promise.resolve(makePage([bulkDelete()])),
    };
    const history = await renderHistory({ answers });
    ended = true;
    history.element.reload();
    await history.settled();
    expect(history.text).to.contain('Your session has ended').and.not.contain('Spring cleaning');
    expect(history.details('auth-required')).to.have.length(1);
    expect(history.details('load-error')).to.deep.equal([]);
    await history.click('Sign in');
    expect(history.details('auth-required')).to.have.length(2);
    ended = false;
    history.element.reload();
    await history.settled();
    expect(history.names).to.deep.equal(['Spring cleaning']);
  });

  it('asks to sign in where there was no session from the start, and speaks of none that ended', async () => {
    const history = await renderHistory({
      answers: { getAccount: () => Promise.reject(adapterError('unauthenticated')) },
    });
    expect(history.text).to.contain('You aren’t signed in Sign in to see bulk actions.');
    expect(history.text).not.to.contain('ended');
    expect(history.details('auth-required')).to.have.length(1);
  });

  it('explains itself to a viewer who may not see the history', async () => {
    const history = await renderHistory({
      account: { viewer: { id: 'u', name: null, canRestore: false } },
      answers: { listBulkActions: () => Promise.reject(adapterError('forbidden')) },
    });
    expect(history.text).to.contain('Only admins can see bulk actions');
  });

  it('shows times in the zone of the account, unless it is told another one', async () => {
    const history = await renderHistory({
      account: { timeZone: 'Europe/Berlin' },
      actions: [bulkDelete()],
      props: { timeZone: null },
    });
    expect(history.text).to.contain('Times in Europe/Berlin');
    history.element.timeZone = 'Asia/Tokyo';
    await history.settled();
    expect(history.text).to.contain('Times in Asia/Tokyo');
  });

  it('shows a viewer without the role what the back end shows, and offers nothing', async () => {
    const history = await renderHistory({
      account: { viewer: { id: 'u', name: null, canRestore: false } },
      actions: [bulkDelete()],
    });
    expect(history.text).to.contain('Only admins can restore deleted contacts');
    expect(history.buttons(history.row('del-1'))).to.deep.equal(['Details']);
  });

  it('stays readable in a HIPAA account, without a restore and without contacts', async () => {
    const history = await renderHistory({ account: { hipaa: true }, actions: [bulkDelete()] });
    expect(history.text).to.contain('Restoring is turned off for this account');
    expect(history.text).not.to.contain('Only what can be restored');
    expect(history.buttons(history.row('del-1'))).to.deep.equal(['Details']);
    await history.click('Details');
    expect(history.panelText).to.contain('The contacts of this account aren’t shown here.');
    expect(history.adapter.called('listBulkActionItems')).to.deep.equal([]);
  });

  it('takes the contacts off the page when HIPAA is switched on, and says so', async () => {
    let hipaa = false;
    const history = await renderHistory({
      actions: [bulkDelete()],
      items: [item(1)],
      answers: {
        getAccount: async () => makeAccount({ hipaa }),
        previewRestore: () => Promise.reject(adapterError('policy-blocked')),
      },
    });
    await history.click('Details', history.row('del-1'));
    expect(history.panelText).to.contain('Contact 1');
    hipaa = true;
    await history.click('Restore…', history.row('del-1'));
    expect(history.dialogTitle).to.equal('Restoring is turned off for this account');
    expect(history.text).to.contain('Restoring is turned off for this account').and.not.contain('Contact 1');
    expect(history.buttons(history.row('del-1'))).to.deep.equal(['Details']);
  });

  it('asks for nothing that the back end doesn’t offer, and shows nothing of it', async () => {
    const history = await renderHistory({ account: { supports: { ...ALL_SUPPORTED, history: false } } });
    expect(history.root.querySelector('section')).to.equal(null);
    expect(history.element.matches(':state(unsupported)')).to.equal(true);
    expect(history.adapter.called('listBulkActions')).to.deep.equal([]);
  });

  it('asks nobody to sign in for a history that there isn’t', async () => {
    let ended = false;
    const account = makeAccount({ supports: { ...ALL_SUPPORTED, history: false } });
    const getAccount = async () => {
      if (ended) throw adapterError('unauthenticated');
      return account;
    };
    const history = await renderHistory({ answers: { getAccount } });
    ended = true;
    history.element.reload();
    await history.settled();
    expect(history.root.querySelector('section')).to.equal(null);
    account.supports.history = true;
    ended = false;
    history.element.reload();
    await history.settled();
    expect(history.root.querySelector('section')).not.to.equal(null);
  });

  it('gives up and forgets when it is removed, and when it gets another adapter', async () => {
    const history = await renderHistory({ actions: [bulkDelete()] });
    const other = fakeAdapter({ actions: [bulkDelete({ id: 'other', label: 'Elsewhere' })] });
    history.element.adapter = other;
    await history.element.updateComplete;
    expect(history.text).not.to.contain('Spring cleaning');
    await history.settled();
    expect(history.names).to.deep.equal(['Elsewhere']);
    history.element.remove();
    await history.settled();
    expect(history.text).not.to.contain('Elsewhere');
  });

  it('forgets everything on reset(), until it is told to load', async () => {
    const history = await renderHistory({ actions: [bulkDelete()] });
    history.element.reset();
    await history.settled();
    expect(history.rows).to.deep.equal([]);
    history.element.reload();
    await history.settled();
    expect(history.names).to.deep.equal(['Spring cleaning']);
  });
});
