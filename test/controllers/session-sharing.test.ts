import { expect } from '@open-wc/testing';
import { adapterError, isAbortError, type AdapterError } from '../../src/adapter/errors.js';
import { sessionFor } from '../../src/controllers/adapter-session.js';
import type { Account } from '../../src/domain/account.js';
import type { BulkAction } from '../../src/domain/bulk-action.js';
import { deferred } from '../support/deferred.js';
import { fakeAdapter, makeAccount, makeAction, makePage, NOW } from '../support/fake-adapter.js';
import { recordWarnings } from '../support/record-warnings.js';
import { manualTimers } from '../support/manual-timers.js';

describe('session of an adapter', () => {
  it('is one for all who ask with the same adapter, and another for another adapter', () => {
    const adapter = fakeAdapter();
    expect(sessionFor(adapter)).to.equal(sessionFor(adapter));
    expect(sessionFor(adapter)).not.to.equal(sessionFor(fakeAdapter()));
  });

  it('asks for the account once however many want it', async () => {
    const adapter = fakeAdapter();
    const session = sessionFor(adapter, manualTimers());
    const accounts = await Promise.all([session.loadAccount(), session.loadAccount()]);
    expect(accounts[0]).to.equal(accounts[1]);
    expect(await session.loadAccount()).to.equal(accounts[0]);
    expect(adapter.called('getAccount')).to.have.length(1);
  });

  it('asks again when told to, and gives the earlier question up', async () => {
    const first = deferred<Account>();
    const answers = [first.promise, Promise.resolve(makeAccount({ id: 'acc-2' }))];
    const adapter = fakeAdapter({ answers: { getAccount: () => answers.shift()! } });
    const session = sessionFor(adapter, manualTimers());
    const early = session.loadAccount().catch((thrown: unknown) => isAbortError(thrown));
    expect((await session.loadAccount(true)).id).to.equal('acc-2');
    first.resolve(makeAccount());
    expect(await early).to.equal(true);
    expect((await session.loadAccount()).id).to.equal('acc-2');
  });

  it('asks for an account that has expired, but not twice at a time', async () => {
    const adapter = fakeAdapter();
    const session = sessionFor(adapter, manualTimers());
    const asked = session.loadAccount();
    session.expire();
    expect(await session.loadAccount()).to.equal(await asked);
    expect(adapter.called('getAccount')).to.have.length(1);
    session.expire();
    await session.loadAccount();
    expect(adapter.called('getAccount')).to.have.length(2);
  });

  it('tells the developer once where an answer is wrong, and not what it holds', async () => {
    const items = Array.from({ length: 38 }, () => makeAction({ kind: 'import' }));
    const wrong = { ...makeAction(), label: { secret: 'ada@example.com' } } as unknown as BulkAction;
    const adapter = fakeAdapter({ answers: { listBulkActions: async () => makePage([...items, wrong]) } });
    const { adapter: heard } = sessionFor(adapter, manualTimers());
    const warnings = recordWarnings();
    const ask = () => heard.listBulkActions({ pageSize: 50 }, {}).catch(({ code }: AdapterError) => code);
    expect([await ask(), await ask()]).to.deep.equal(['protocol', 'protocol']);
    expect(warnings.stop()).to.deep.equal([
      'contacts-restore: The answer to listBulkActions is not as the contract says at "items.38.label": expected string.',
    ]);
  });

  it('does not keep a failure', async () => {
    const answers = [Promise.reject(adapterError('network')), Promise.resolve(makeAccount())];
    const session = sessionFor(
      fakeAdapter({ answers: { getAccount: () => answers.shift()! } }),
      manualTimers(),
    );
    const failure = await session.loadAccount().catch((thrown: { code: string }) => thrown.code);
    expect(failure).to.equal('network');
    expect((await session.loadAccount()).id).to.equal('acc-1');
  });

  it('sets the clock by the account and by every page that tells the time', async () => {
    const timers = manualTimers();
    const session = sessionFor(fakeAdapter(), timers);
    await session.loadAccount();
    expect(session.clock.now()).to.equal(Date.parse(NOW));
    await timers.advance(1000);
    await session.timed(async () => makePage([], { serverTime: '2026-11-24T15:00:00.000Z' }));
    expect(session.clock.now()).to.equal(Date.parse('2026-11-24T15:00:00.000Z'));
  });

  it('forgets the account and the jobs at sign-out, and what is still on its way', async () => {
    const held = deferred<Account>();
    const answers = [held.promise, Promise.resolve(makeAccount({ id: 'acc-2' }))];
    const adapter = fakeAdapter({ answers: { getAccount: () => answers.shift()! } });
    const session = sessionFor(adapter, manualTimers());
    const early = session.loadAccount().catch((thrown: unknown) => isAbortError(thrown));
    session.jobs.track(makeAction({ id: 'a' }));
    session.forget();
    expect(await early).to.equal(true);
    expect(session.jobs.get('a')).to.equal(undefined);
    expect((await session.loadAccount()).id).to.equal('acc-2');
  });

  it('forgets when the last element has left', async () => {
    const adapter = fakeAdapter();
    const session = sessionFor(adapter, manualTimers());
    const leaves = [session.enter(), session.enter()];
    await session.loadAccount();
    leaves[0]!();
    await session.loadAccount();
    expect(adapter.called('getAccount')).to.have.length(1);
    leaves[1]!();
    await session.loadAccount();
    expect(adapter.called('getAccount')).to.have.length(2);
  });
});
