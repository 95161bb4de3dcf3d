import { expect } from '@open-wc/testing';
import { createFaultyAdapter, type FaultMode } from '../../mocks/faulty-adapter.js';
import { isAdapterError, type Account, type RestoreAdapter } from '../../src/adapter/index.js';
import type { RestoreRequest } from '../../src/domain/restore.js';
import { deferred } from '../support/deferred.js';

const account = { id: 'account-1' } as Account;

function counting() {
  const calls = { account: 0 };
  const adapter: Pick<RestoreAdapter, 'getAccount' | 'watchBulkAction'> & { backend: string } = {
    backend: 'the store',
    getAccount: () => {
      calls.account += 1;
      return Promise.resolve(account);
    },
    watchBulkAction: async function* () {},
  };
  return { calls, adapter: adapter as RestoreAdapter & { backend: string } };
}

const outcome = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'answered',
    (thrown: unknown) => (isAdapterError(thrown) ? thrown.code : (thrown as Error).name),
  );

async function outcomes(mode: FaultMode, count: number): Promise<string[]> {
  const { adapter, faults } = createFaultyAdapter(counting().adapter);
  faults.mode = mode;
  const all = [];
  for (let n = 0; n < count; n++) all.push(await outcome(adapter.getAccount({})));
  return all;
}

describe('the faulty adapter', () => {
  const modes: [FaultMode, string[]][] = [
    ['none', ['answered', 'answered']],
    ['next', ['unavailable', 'answered']],
    ['every-third', ['answered', 'answered', 'unavailable', 'answered', 'answered', 'unavailable']],
    ['lost-answer', ['network', 'answered']],
    ['offline', ['network', 'network']],
    ['unauthenticated', ['unauthenticated', 'unauthenticated']],
    ['rate-limited', ['rate-limited', 'rate-limited']],
  ];
  for (const [mode, expected] of modes) {
    it(`in the mode ${mode} gives ${expected.join(', ')}`, async () => {
      expect(await outcomes(mode, expected.length)).to.deep.equal(expected);
    });
  }

  it('passes a failed call on only when its answer gets lost', async () => {
    for (const [mode, expected] of [
      ['next', 0],
      ['lost-answer', 1],
    ] as const) {
      const { adapter: inner, calls } = counting();
      const { adapter, faults } = createFaultyAdapter(inner);
      faults.mode = mode;
      await outcome(adapter.getAccount({}));
      expect(calls.account, mode).to.equal(expected);
    }
  });

  it('counts anew when the mode is set', async () => {
    const { adapter, faults } = createFaultyAdapter(counting().adapter);
    faults.mode = 'every-third';
    await adapter.getAccount({});
    await adapter.getAccount({});
    faults.mode = 'every-third';
    expect(await outcome(adapter.getAccount({}))).to.equal('answered');
  });

  it('waits before each answer', async () => {
    const gate = deferred();
    const waits: number[] = [];
    const sleep = (ms: number) => {
      waits.push(ms);
      return gate.promise;
    };
    const { adapter: inner, calls } = counting();
    const { adapter, faults } = createFaultyAdapter(inner, { sleep });
    faults.latencyMs = 300;
    const call = adapter.getAccount({});
    await Promise.resolve();
    expect([waits, calls.account]).to.deep.equal([[300], 0]);
    gate.resolve();
    expect(await call).to.equal(account);
  });

  it('passes on what was asked for at the call, whatever its caller does meanwhile', async () => {
    const gate = deferred();
    const asked: unknown[] = [];
    const inner = {
      ...counting().adapter,
      startRestore: async (...args: unknown[]) => void asked.push(...args),
    } as unknown as RestoreAdapter;
    const { adapter, faults } = createFaultyAdapter(inner, { sleep: () => gate.promise });
    faults.latencyMs = 300;
    const { signal } = new AbortController();
    const request: RestoreRequest = {
      target: { kind: 'contacts', ids: ['a'] },
      automations: 'keep-paused',
      onConflict: 'skip',
    };
    const options = { idempotencyKey: 'first', signal };
    const call = adapter.startRestore(request, options);
    Object.assign(request.target, { ids: ['a', 'b'] });
    Object.assign(options, { idempotencyKey: 'second' });
    gate.resolve();
    await call;
    expect(asked[0]).to.have.nested.property('target.ids').deep.equal(['a']);
    expect(asked[1]).to.deep.equal({ idempotencyKey: 'first', signal });
  });

  it('gives an aborted wait up without a call', async () => {
    const { adapter: inner, calls } = counting();
    const { adapter, faults } = createFaultyAdapter(inner, { sleep: () => new Promise(() => {}) });
    faults.latencyMs = 300;
    const abort = new AbortController();
    const call = outcome(adapter.getAccount({ signal: abort.signal }));
    abort.abort();
    expect(await call).to.equal('AbortError');
    expect(calls.account).to.equal(0);
  });

  it('leaves what the adapter has beside its calls in place', () => {
    const { adapter } = createFaultyAdapter(counting().adapter);
    expect(adapter.backend).to.equal('the store');
    for (const name of ['contactUrl', 'previewRestore'] as const)
      expect(adapter[name], name).to.equal(undefined);
  });

  it('fails a stream at its beginning', async () => {
    const { adapter, faults } = createFaultyAdapter(counting().adapter);
    faults.mode = 'offline';
    const states = adapter.watchBulkAction!('b1', {})[Symbol.asyncIterator]();
    expect(await outcome(states.next())).to.equal('network');
  });
});
