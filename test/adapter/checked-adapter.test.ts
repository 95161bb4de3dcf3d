import { expect } from '@open-wc/testing';
import {
  adapterError,
  checkedAdapter,
  isAbortError,
  type AdapterError,
  type CallOptions,
  type RestoreAdapter,
} from 'contacts-restore/adapter';
import { countedSignal } from '../support/counted-signal.js';
import { deferred } from '../support/deferred.js';
import { fakeTimers } from '../support/fake-timers.js';
import { makeAccount, makeAction } from '../support/fake-adapter.js';

const adapterWith = (methods: object): RestoreAdapter => methods as RestoreAdapter;
const failure = (call: Promise<unknown>): Promise<AdapterError> =>
  call.then(
    () => expect.fail('the call succeeds'),
    (error: AdapterError) => error,
  );

describe('a failure of an adapter', () => {
  it('is told the same when it is thrown at once', async () => {
    const getAccount = () => {
      throw new RangeError('no back end');
    };
    const error = await failure(checkedAdapter(adapterWith({ getAccount })).getAccount({}));
    expect(error).to.include({ name: 'AdapterError', code: 'unknown' });
    expect(error.cause).to.be.instanceOf(RangeError);
  });

  for (const thrown of ['text', null, undefined, 0]) {
    it(`becomes unknown when it is ${String(thrown)}`, async () => {
      const getAccount = () => Promise.reject(thrown);
      const error = await failure(checkedAdapter(adapterWith({ getAccount })).getAccount({}));
      expect(error).to.include({ name: 'AdapterError', code: 'unknown' });
    });
  }

  it('keeps its code, recognised by its shape', async () => {
    const getAccount = () =>
      Promise.reject({ name: 'AdapterError', code: 'forbidden', userMessage: 'Ask Sam.' });
    const error = await failure(checkedAdapter(adapterWith({ getAccount })).getAccount({}));
    expect(error).to.include({ code: 'forbidden', retryable: false, userMessage: 'Ask Sam.' });
    expect(error).to.be.instanceOf(Error);
  });

  it('is one too when the adapter aborts what nobody gave up', async () => {
    const getAccount = () => Promise.reject(new DOMException('x', 'AbortError'));
    const error = await failure(checkedAdapter(adapterWith({ getAccount })).getAccount({}));
    expect(error.code).to.equal('unknown');
  });
});

describe('a call that gets no answer', () => {
  const hang = () => new Promise<never>(() => {});
  const cases: [
    kind: string,
    deadlineMs: number,
    call: (adapter: Required<RestoreAdapter>) => Promise<unknown>,
  ][] = [
    ['reads', 10_000, (adapter) => adapter.getAccount({})],
    ['writes', 30_000, (adapter) => adapter.cancelBulkAction('b1', { idempotencyKey: 'k' })],
  ];
  for (const [kind, deadlineMs, call] of cases) {
    it(`ends after ${deadlineMs} ms when it ${kind}`, async () => {
      const timers = fakeTimers();
      try {
        let outcome: AdapterError | undefined;
        const adapter = checkedAdapter(adapterWith({ getAccount: hang, cancelBulkAction: hang }));
        const ended = failure(call(adapter)).then((error) => (outcome = error));
        await timers.advance(deadlineMs - 1);
        expect(outcome).to.equal(undefined);
        await timers.advance(1);
        await ended;
        expect(outcome).to.include({ code: 'timeout', retryable: true });
        expect(outcome?.message).to.equal(`No answer within ${deadlineMs} ms.`);
      } finally {
        timers.restore();
      }
    });
  }

  it('takes another deadline', async () => {
    const timers = fakeTimers();
    try {
      const ended = failure(
        checkedAdapter(adapterWith({ getAccount: hang }), { readDeadlineMs: 5 }).getAccount({}),
      );
      await timers.advance(5);
      expect((await ended).code).to.equal('timeout');
    } finally {
      timers.restore();
    }
  });

  it('has the deadlines that its adapter names', async () => {
    const timers = fakeTimers();
    try {
      const adapter = checkedAdapter(
        adapterWith({
          getAccount: hang,
          cancelBulkAction: hang,
          deadlines: { readMs: 20_000, writeMs: 60_000 },
        }),
      );
      const ended: string[] = [];
      void failure(adapter.getAccount({})).then(({ code }) => ended.push(`read ${code}`));
      void failure(adapter.cancelBulkAction('b1', { idempotencyKey: 'k' })).then(() => ended.push('written'));
      await timers.advance(19_999);
      expect(ended).to.deep.equal([]);
      await timers.advance(1);
      expect(ended).to.deep.equal(['read timeout']);
      await timers.advance(40_000);
      expect(ended).to.deep.equal(['read timeout', 'written']);
    } finally {
      timers.restore();
    }
  });

  it('has the deadlines of its caller before those of its adapter, each for itself', () => {
    const adapter = () => adapterWith({ deadlines: { readMs: 1, writeMs: 2 } });
    expect(checkedAdapter(adapter()).deadlines).to.deep.equal({ readMs: 1, writeMs: 2 });
    expect(checkedAdapter(adapter(), { readDeadlineMs: 3 }).deadlines).to.deep.equal({
      readMs: 3,
      writeMs: 2,
    });
    expect(checkedAdapter(adapter(), { writeDeadlineMs: 4 }).deadlines).to.deep.equal({
      readMs: 1,
      writeMs: 4,
    });
  });

  for (const readMs of [0, -1, NaN, '5', null, undefined])
    it(`has the usual deadline where its adapter names ${String(readMs)}`, async () => {
      const timers = fakeTimers();
      try {
        const call = failure(
          checkedAdapter(adapterWith({ getAccount: hang, deadlines: { readMs } })).getAccount({}),
        );
        expect(timers.pending).to.equal(1);
        await timers.advance(9_999);
        expect(timers.pending).to.equal(1);
        await timers.advance(1);
        expect((await call).code).to.equal('timeout');
      } finally {
        timers.restore();
      }
    });

  it('waits a day where its adapter sets no bound', async () => {
    const later: number[] = [];
    const { setTimeout } = globalThis;
    try {
      globalThis.setTimeout = ((_: unknown, ms: number) => later.push(ms)) as unknown as typeof setTimeout;
      void checkedAdapter(adapterWith({ getAccount: hang, deadlines: { readMs: Infinity } })).getAccount({});
    } finally {
      Object.assign(globalThis, { setTimeout });
    }
    // Longer than some 25 days would end at once in browsers.
    expect(later).to.deep.equal([86_400_000]);
  });

  it('tells the adapter through its signal', async () => {
    const timers = fakeTimers();
    try {
      let seen: AbortSignal | undefined;
      const getAccount = ({ signal }: CallOptions) => ((seen = signal), hang());
      const ended = failure(checkedAdapter(adapterWith({ getAccount })).getAccount({}));
      expect(seen?.aborted).to.equal(false);
      await timers.advance(10_000);
      await ended;
      expect(seen?.aborted).to.equal(true);
    } finally {
      timers.restore();
    }
  });

  it('leaves no timer behind once it is answered', async () => {
    const timers = fakeTimers();
    try {
      const answer = deferred<unknown>();
      const account = checkedAdapter(adapterWith({ getAccount: () => answer.promise })).getAccount({});
      expect(timers.pending).to.equal(1);
      answer.resolve(makeAccount());
      await account;
      expect(timers.pending).to.equal(0);
    } finally {
      timers.restore();
    }
  });
});

describe('a call that is given up', () => {
  it('rejects at once though the adapter goes on', async () => {
    const controller = new AbortController();
    const answer = deferred<unknown>();
    const call = checkedAdapter(adapterWith({ getAccount: () => answer.promise })).getAccount({
      signal: controller.signal,
    });
    controller.abort();
    const error = await failure(call);
    expect(isAbortError(error)).to.equal(true);
    expect(error.message).to.equal('The call was given up.');
  });

  it('leaves nothing at the signal once it has ended', async () => {
    const { signal, abort, listeners } = countedSignal();
    await checkedAdapter(adapterWith({ getAccount: () => makeAccount() })).getAccount({ signal });
    expect(listeners()).to.equal(0);
    const call = checkedAdapter(adapterWith({ getAccount: () => new Promise(() => {}) })).getAccount({
      signal,
    });
    expect(listeners()).to.equal(1);
    abort();
    await failure(call);
    expect(listeners()).to.equal(0);
  });

  it('rejects as given up even when the adapter fails because of it', async () => {
    const controller = new AbortController();
    const getAccount = ({ signal }: CallOptions) =>
      new Promise((_, reject) => signal!.addEventListener('abort', () => reject(adapterError('network'))));
    const call = checkedAdapter(adapterWith({ getAccount })).getAccount({ signal: controller.signal });
    controller.abort();
    expect(isAbortError(await failure(call))).to.equal(true);
  });

  it('does not reach the adapter when it is given up beforehand', async () => {
    let calls = 0;
    const getAccount = async () => ((calls += 1), makeAccount());
    const call = checkedAdapter(adapterWith({ getAccount })).getAccount({ signal: AbortSignal.abort() });
    expect(isAbortError(await failure(call))).to.equal(true);
    expect(calls).to.equal(0);
  });

  it('leaves no unhandled rejection when the adapter fails afterwards', async () => {
    const unhandled: unknown[] = [];
    const listen = (event: PromiseRejectionEvent) => (event.preventDefault(), unhandled.push(event.reason));
    window.addEventListener('unhandledrejection', listen);
    const controller = new AbortController();
    const answer = deferred<unknown>();
    const call = checkedAdapter(adapterWith({ getAccount: () => answer.promise })).getAccount({
      signal: controller.signal,
    });
    controller.abort();
    await failure(call);
    answer.reject(new Error('too late'));
    // Unhandled rejections are reported when the task ends.
    await new Promise((resolve) => setTimeout(resolve));
    window.removeEventListener('unhandledrejection', listen);
    expect(unhandled).to.deep.equal([]);
  });
});

describe('what the adapter is called with', () => {
  it('is what the caller gave, the key included, and the adapter itself as this', async () => {
    const seen: unknown[] = [];
    const adapter = adapterWith({
      cancelBulkAction(this: unknown, ...args: [string, { idempotencyKey: string; signal: AbortSignal }]) {
        seen.push(this, args[0], args[1].idempotencyKey, args[1].signal instanceof AbortSignal);
        return makeAction();
      },
    });
    await checkedAdapter(adapter).cancelBulkAction('b1', { idempotencyKey: 'k1' });
    expect(seen).to.deep.equal([adapter, 'b1', 'k1', true]);
  });
});

describe('checkedAdapter', () => {
  it('wraps once', () => {
    const checked = checkedAdapter(adapterWith({}));
    expect(checkedAdapter(checked)).to.equal(checked);
  });
});

describe('contactUrl', () => {
  const cases: [url: unknown, passed: string | null][] = [
    ['https://crm.example/c/1', 'https://crm.example/c/1'],
    ['http://crm.example/c/1', 'http://crm.example/c/1'],
    ['/contacts/1', '/contacts/1'],
    ['#c1', '#c1'],
    ['?c=1', '?c=1'],
    ['javascript:alert(1)', null],
    ['JavaScript:alert(1)', null],
    [' javascript:alert(1)', null],
    ['java\tscript:alert(1)', null],
    ['\u0001javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['blob:https://crm.example/1', null],
    ['vbscript:x', null],
    ['mailto:a@example.com', null],
    ['web+https://crm.example/c/1', null],
    ['http://[', null],
    [null, null],
    [undefined, null],
    [{}, null],
  ];
  for (const [url, passed] of cases) {
    it(`passes ${JSON.stringify(passed)} on for ${JSON.stringify(url) ?? 'nothing'}`, () => {
      expect(checkedAdapter(adapterWith({ contactUrl: () => url })).contactUrl('c1')).to.equal(passed);
    });
  }

  it('is null when the adapter has none, or throws', () => {
    const contactUrl = () => {
      throw new Error('x');
    };
    expect(checkedAdapter(adapterWith({})).contactUrl('c1')).to.equal(null);
    expect(checkedAdapter(adapterWith({ contactUrl })).contactUrl('c1')).to.equal(null);
  });

  it('takes no other action for the one that was asked for: its success would be another’s', async () => {
    const bulkDelete = makeAction({ kind: 'delete', status: 'completed' });
    const adapter = checkedAdapter(
      adapterWith({
        startRestore: async () => bulkDelete,
        undoRestore: async () => makeAction({ kind: 'restore' }),
      }),
    );
    const write = { idempotencyKey: 'k' };
    const request = {
      target: { kind: 'contacts', ids: ['c1'] },
      automations: 'keep-paused',
      onConflict: 'skip',
    } as const;
    for (const call of [
      adapter.startRestore({ ...request, target: { kind: 'contacts', ids: ['c1'] } }, write),
      adapter.undoRestore('r', write),
    ]) {
      const failure = await call.catch((error: unknown) => error);
      expect(failure).to.include({ code: 'protocol' });
    }
  });
});
