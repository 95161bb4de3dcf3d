import { expect } from '@open-wc/testing';
import { adapterError } from '../../src/adapter/errors.js';
import { AccountController } from '../../src/controllers/account-controller.js';
import { sessionFor, type AdapterSession } from '../../src/controllers/adapter-session.js';
import type { Account } from '../../src/domain/account.js';
import { ControllerHost } from '../support/controller-host.js';
import { deferred } from '../support/deferred.js';
import { fakeAdapter, makeAccount, type FakeAdapter } from '../support/fake-adapter.js';
import { manualTimers, settle, type ManualTimers } from '../support/manual-timers.js';
import { restoreVisibility, setHidden } from '../support/page-visibility.js';

interface Setup {
  host: ControllerHost;
  controller: AccountController;
  session: AdapterSession;
  adapter: FakeAdapter;
  timers: ManualTimers;
  /** What listeners were told, in order. */
  told: string[];
}

/** One element, or another one of the same session, that has asked for the account. */
function connect(getAccount: () => Promise<Account>, shared?: Setup): Setup {
  const adapter = shared?.adapter ?? fakeAdapter({ answers: { getAccount } });
  const timers = shared?.timers ?? manualTimers();
  const session = sessionFor(adapter, timers);
  const told: string[] = [];
  const host = new ControllerHost();
  const controller = new AccountController(host, {
    onAccount: ({ id }) => told.push(id),
    onError: ({ code }) => told.push(code),
    onReturn: () => told.push('return'),
  });
  document.body.append(host);
  controller.connect(session);
  return { host, controller, session, adapter, timers, told };
}

describe('account controller', () => {
  afterEach(() => {
    restoreVisibility();
    document.body.replaceChildren();
  });

  it('shows the account once it is there', async () => {
    const { controller, told } = connect(async () => makeAccount());
    expect(controller.view.status).to.equal('loading');
    await settle();
    expect([controller.view.status, controller.view.account?.id, told]).to.deep.equal([
      'ready',
      'acc-1',
      ['acc-1'],
    ]);
  });

  it('keeps a failure to show, and asks again on reload', async () => {
    const answers = [Promise.reject(adapterError('network')), Promise.resolve(makeAccount())];
    const { controller, told } = connect(() => answers.shift()!);
    await settle();
    expect([controller.view.status, controller.view.error?.code]).to.deep.equal(['failed', 'network']);
    controller.reload();
    expect([controller.view.status, controller.view.error]).to.deep.equal(['loading', null]);
    await settle();
    expect([controller.view.status, told]).to.deep.equal(['ready', ['network', 'acc-1']]);
  });

  for (const [code, account] of [
    ['network', 'acc-1'],
    ['unauthenticated', undefined],
  ] as const) {
    it(`${account ? 'keeps' : 'drops'} the account it had when asking again fails with ${code}`, async () => {
      const answers = [Promise.resolve(makeAccount()), Promise.reject(adapterError(code))];
      const { controller } = connect(() => answers.shift()!);
      await settle();
      controller.reload();
      await settle();
      expect([controller.view.status, controller.view.account?.id]).to.deep.equal(['failed', account]);
    });
  }

  it('tells of the last answer only when it is asked to reload twice', async () => {
    let number = 0;
    const { controller, told } = connect(async () => makeAccount({ id: `acc-${(number += 1)}` }));
    await settle();
    controller.reload();
    controller.reload();
    await settle();
    expect(told).to.deep.equal(['acc-1', 'acc-3']);
  });

  it('waits for the answer to another element that asks afresh', async () => {
    const answers = [deferred<Account>().promise, Promise.resolve(makeAccount({ id: 'acc-2' }))];
    const first = connect(() => answers.shift()!);
    const second = connect(() => answers.shift()!, first);
    second.controller.reload();
    await settle();
    expect([first.told, second.told]).to.deep.equal([['acc-2'], ['acc-2']]);
    expect(first.adapter.called('getAccount')).to.have.length(2);
  });

  it('drops an answer to a session that is over', async () => {
    const held = deferred<Account>();
    const { controller, told } = connect(() => held.promise);
    controller.connect(null);
    held.resolve(makeAccount());
    await settle();
    expect([controller.view.status, controller.view.account, told]).to.deep.equal(['idle', null, []]);
  });

  it('asks again when the viewer is back after more than a minute', async () => {
    const { timers, told } = connect(async () => makeAccount());
    await settle();
    setHidden(true);
    await timers.advance(60_001);
    setHidden(false);
    await settle();
    expect(told).to.deep.equal(['acc-1', 'return', 'acc-1']);
  });

  it('does not ask again after a shorter absence', async () => {
    const { timers, told } = connect(async () => makeAccount());
    await settle();
    setHidden(true);
    await timers.advance(60_000);
    setHidden(false);
    await timers.advance(60_000);
    setHidden(false);
    await settle();
    expect(told).to.deep.equal(['acc-1']);
  });

  it('asks again when the network is back', async () => {
    const { told } = connect(async () => makeAccount());
    await settle();
    window.dispatchEvent(new Event('online'));
    await settle();
    expect(told).to.deep.equal(['acc-1', 'return', 'acc-1']);
  });

  it('asks nothing more once its element is gone', async () => {
    const { host, adapter } = connect(async () => makeAccount());
    await settle();
    host.remove();
    window.dispatchEvent(new Event('online'));
    await settle();
    expect(adapter.called('getAccount')).to.have.length(1);
  });
});
