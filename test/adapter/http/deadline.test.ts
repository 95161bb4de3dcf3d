import { expect } from '@open-wc/testing';
import { createHttpAdapter } from '../../../src/adapter/http/index.js';
import { fakeTimers, type FakeTimers } from '../../support/fake-timers.js';
import { hanging, json, rejection, scriptedFetch, type Answer } from './scripted-fetch.js';

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

  const adapterOver = (answer: Answer, timeoutMs?: number) =>
    createHttpAdapter({ baseUrl: '/api', fetch: scriptedFetch(answer).fetch, timeoutMs });

  it('ends a call without headers', async () => {
    const call = rejection(adapterOver(hanging, 200).getAccount({}));
    await timers.advance(200);
    expect(await call).to.include({ name: 'AdapterError', code: 'timeout', retryable: true });
  });

  it('ends a call whose body does not end', async () => {
    const call = rejection(adapterOver(endlessBody(), 200).getAccount({}));
    await timers.advance(200);
    expect(await call).to.include({ code: 'timeout' });
  });

  it('ends a call whose headers the host never provides', async () => {
    const headers = () => new Promise<HeadersInit>(() => {});
    const { fetch } = scriptedFetch(json());
    const call = rejection(
      createHttpAdapter({ baseUrl: '/api', fetch, headers, timeoutMs: 200 }).getAccount({}),
    );
    await timers.advance(200);
    expect(await call).to.include({ code: 'timeout' });
  });

  it('aborts the request', async () => {
    const { fetch, sent } = scriptedFetch(hanging);
    const call = rejection(createHttpAdapter({ baseUrl: '/api', fetch, timeoutMs: 200 }).getAccount({}));
    await timers.advance(200);
    await call;
    expect(sent[0]!.init.signal!.aborted).to.equal(true);
  });

  it('is 10 seconds for reading and 30 for changing', async () => {
    const adapter = adapterOver(hanging);
    const ended: string[] = [];
    void rejection(adapter.getAccount({})).then(() => ended.push('read'));
    void rejection(adapter.undoRestore('r', { idempotencyKey: 'k' })).then(() => ended.push('write'));
    await timers.advance(9_999);
    expect(ended).to.deep.equal([]);
    await timers.advance(1);
    expect(ended).to.deep.equal(['read']);
    await timers.advance(20_000);
    expect(ended).to.deep.equal(['read', 'write']);
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
