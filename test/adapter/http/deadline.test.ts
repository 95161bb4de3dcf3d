import { expect } from '@open-wc/testing';
import { checkedAdapter } from '../../../src/adapter/checked-adapter.js';
import {
  createHttpAdapter,
  type HttpAdapter,
  type HttpAdapterOptions,
} from '../../../src/adapter/http/index.js';
import { fakeTimers, type FakeTimers } from '../../support/fake-timers.js';
import { broken, hanging, json, problem, rejection, scriptedFetch, type Answer } from './scripted-fetch.js';

/** Headers at once, then a body that begins and never ends. */
const endlessBody =
  (onCancel: () => void = () => {}): Answer =>
  () =>
    new Response(
      new ReadableStream({
        start: (controller) => controller.enqueue(new TextEncoder().encode('{"id":')),
        cancel: onCancel,
      }),
    );

const bodyOf = (size: number): Answer => {
  const piece = new TextEncoder().encode(' '.repeat(100_000));
  let left = size;
  return () =>
    new Response(
      new ReadableStream({
        pull(controller) {
          controller.enqueue(piece.subarray(0, Math.min(left, piece.length)));
          left -= piece.length;
          if (left <= 0) controller.close();
        },
      }),
    );
};

describe('the deadline of the HTTP adapter', () => {
  let timers: FakeTimers;
  beforeEach(() => {
    timers = fakeTimers();
  });
  afterEach(() => timers.restore());

  /** An adapter whose waits between two tries take no time. */
  const adapterOver = (answer: Answer, options: Partial<HttpAdapterOptions> = {}) =>
    createHttpAdapter({
      ...{ baseUrl: '/api', fetch: scriptedFetch(answer).fetch, sleep: () => Promise.resolve() },
      ...options,
    });

  const hangs: [where: string, answer: Answer, options?: Partial<HttpAdapterOptions>][] = [
    ['before the headers', hanging],
    ['within the body', endlessBody()],
    ["in the host's own headers", json(), { headers: () => new Promise<HeadersInit>(() => {}) }],
  ];
  for (const [where, answer, options] of hangs)
    it(`ends a call whose tries all hang ${where}`, async () => {
      const call = rejection(adapterOver(answer, { ...options, timeoutMs: 200 }).getAccount({}));
      await timers.advance(600);
      expect(await call).to.include({ name: 'AdapterError', code: 'timeout', retryable: true });
    });

  it('aborts a try and lets another follow, three in all', async () => {
    const { fetch, sent } = scriptedFetch(hanging);
    const call = rejection(adapterOver(hanging, { fetch, timeoutMs: 200 }).getAccount({}));
    const aborted = () => sent.map(({ init }) => init.signal!.aborted);
    await timers.advance(199);
    expect(aborted()).to.deep.equal([false]);
    await timers.advance(1);
    expect(aborted()).to.deep.equal([true, false]);
    await timers.advance(200);
    expect(aborted()).to.deep.equal([true, true, false]);
    await timers.advance(200);
    await call;
    expect(aborted()).to.deep.equal([true, true, true]);
  });

  it('heals a restore that hangs once, under the same key', async () => {
    const { fetch, sent } = scriptedFetch(hanging, json({ id: 'r1' }));
    const call = adapterOver(hanging, { fetch }).startRestore(
      { target: { kind: 'contacts', ids: ['a'] }, automations: 'keep-paused', onConflict: 'skip' },
      { idempotencyKey: 'k1' },
    );
    await timers.advance(30_000);
    expect(await call).to.deep.equal({ id: 'r1' });
    expect(sent.map(({ headers }) => headers.get('idempotency-key'))).to.deep.equal(['k1', 'k1']);
    expect(sent[1]!.init.body).to.equal(sent[0]!.init.body);
  });

  it('is 10 seconds a try for reading and 30 for changing', async () => {
    const read = scriptedFetch(hanging);
    const written = scriptedFetch(hanging);
    void rejection(adapterOver(hanging, { fetch: read.fetch }).getAccount({}));
    void rejection(adapterOver(hanging, { fetch: written.fetch }).undoRestore('r', { idempotencyKey: 'k' }));
    const tries = () => [read.sent.length, written.sent.length];
    await timers.advance(9_999);
    expect(tries()).to.deep.equal([1, 1]);
    await timers.advance(1);
    expect(tries()).to.deep.equal([2, 1]);
    await timers.advance(20_000);
    expect(tries()).to.deep.equal([3, 2]);
  });

  it('ends the wait for a try at once when the caller gives up', async () => {
    const { fetch, sent } = scriptedFetch(hanging);
    const abort = new AbortController();
    const call = rejection(
      adapterOver(hanging, { fetch, timeoutMs: 200 }).getAccount({ signal: abort.signal }),
    );
    await timers.advance(200);
    abort.abort();
    expect(await call).to.include({ name: 'AbortError' });
    await timers.advance(1_000);
    expect(sent).to.have.length(2);
  });

  it('ends a wait between two tries at once when the caller gives up', async () => {
    const abort = new AbortController();
    const sleep = () => new Promise<void>(() => {});
    const call = rejection(adapterOver(broken, { sleep }).getAccount({ signal: abort.signal }));
    await timers.advance(0);
    abort.abort();
    expect(await call).to.include({ name: 'AbortError' });
  });

  for (const [where, keep] of [
    ['the adapter itself', (adapter: HttpAdapter) => adapter],
    ['a copy of it with a contactUrl', (adapter: HttpAdapter) => ({ ...adapter, contactUrl: () => null })],
  ] as const)
    it(`is not cut off by the deadline of the elements: ${where}`, async () => {
      const limited = problem(503, {}, { 'Retry-After': '60' });
      const { fetch } = scriptedFetch(limited, limited, hanging, json());
      const waits = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
      const call = rejection(
        checkedAdapter(keep(adapterOver(hanging, { fetch, sleep: waits }))).getAccount({}),
      );
      let ended = false;
      void call.then(() => (ended = true));
      await timers.advance(2 * 60_000 + 9_999);
      expect(ended).to.equal(false);
      await timers.advance(1);
      expect(await call).to.include({ code: 'timeout' });
    });

  it('leaves room for three tries and two waits to whoever wraps it', () => {
    const { deadlines } = createHttpAdapter({ baseUrl: '/api' });
    expect(deadlines).to.deep.equal({ readMs: 150_000, writeMs: 210_000 });
  });

  it('waits by the timers of the page where nobody says otherwise', async () => {
    const { fetch, sent } = scriptedFetch(broken, json({ id: 'a' }));
    const adapter = createHttpAdapter({ baseUrl: '/api', fetch, random: () => 0.5 });
    const call = adapter.getAccount({});
    await timers.advance(249);
    expect(sent).to.have.length(1);
    await timers.advance(1);
    expect(await call).to.deep.equal({ id: 'a' });
  });

  it('leaves no timer behind', async () => {
    await adapterOver(json()).getAccount({});
    expect(timers.pending).to.equal(0);
  });
});

describe('an abort of the HTTP adapter', () => {
  for (const [name, answer] of [
    ['before the headers', hanging],
    ['within the body', endlessBody()],
  ] as const) {
    it(`rejects at once ${name}`, async () => {
      const { fetch } = scriptedFetch(answer);
      const abort = new AbortController();
      const call = rejection(
        createHttpAdapter({ baseUrl: '/api', fetch }).getAccount({ signal: abort.signal }),
      );
      abort.abort();
      expect(await call).to.include({ name: 'AbortError' });
    });
  }

  it('ends a write like a read', async () => {
    const { fetch } = scriptedFetch(hanging);
    const abort = new AbortController();
    const call = rejection(
      createHttpAdapter({ baseUrl: '/api', fetch }).undoRestore('r', {
        idempotencyKey: 'k',
        signal: abort.signal,
      }),
    );
    abort.abort();
    expect(await call).to.include({ name: 'AbortError' });
  });

  it('before the call sends nothing', async () => {
    const { fetch, sent } = scriptedFetch(json());
    const call = createHttpAdapter({ baseUrl: '/api', fetch }).getAccount({
      signal: AbortSignal.abort('done'),
    });
    expect(await rejection(call)).to.include({ name: 'AbortError' });
    expect(sent).to.have.length(0);
  });
});

describe('the read limit of the HTTP adapter', () => {
  it('lets 5 MB pass', async () => {
    const { fetch } = scriptedFetch(bodyOf(5_000_000));
    const failure = await rejection(
      createHttpAdapter({ baseUrl: '/api', fetch, sleep: () => Promise.resolve() }).getAccount({}),
    );
    expect(failure).to.include({ code: 'protocol', message: "The answer isn't JSON." });
  });

  it('stops reading behind it and does not ask again', async () => {
    const { fetch, sent } = scriptedFetch(bodyOf(5_000_001));
    const failure = await rejection(createHttpAdapter({ baseUrl: '/api', fetch }).getAccount({}));
    expect(failure).to.include({ code: 'protocol', retryable: false });
    expect(failure).to.include({ message: 'The answer is longer than 5000000 bytes.' });
    expect(sent).to.have.length(1);
  });

  it('cancels what is left of the answer', async () => {
    let cancelled = false;
    const piece = new Uint8Array(1_000_000);
    const { fetch } = scriptedFetch(
      () =>
        new Response(
          new ReadableStream({
            pull: (controller) => controller.enqueue(piece),
            cancel: () => void (cancelled = true),
          }),
        ),
    );
    await rejection(createHttpAdapter({ baseUrl: '/api', fetch }).getAccount({}));
    expect(cancelled).to.equal(true);
  });
});
