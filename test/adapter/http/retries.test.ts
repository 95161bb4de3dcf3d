import { expect } from '@open-wc/testing';
import { adapterError, type AdapterErrorCode } from '../../../src/adapter/errors.js';
import { createHttpAdapter } from '../../../src/adapter/http/index.js';
import { retryDelay } from '../../../src/adapter/http/retry.js';
import { broken, hanging, json, problem, rejection, scriptedFetch, type Answer } from './scripted-fetch.js';

/** An adapter over the answers, whose waits are only written down. Every wait is as long as chance lets it be. */
function scriptedAdapter(answers: Answer[]) {
  const { fetch, sent } = scriptedFetch(...answers);
  const waits: number[] = [];
  const adapter = createHttpAdapter({
    baseUrl: '/api',
    fetch,
    random: () => 1,
    sleep: (ms) => Promise.resolve(void waits.push(ms)),
  });
  return { adapter, sent, waits };
}

const garbage: Answer = () => new Response('{"id": ');

describe('retries of the HTTP adapter', () => {
  const passing: [name: string, answer: Answer][] = [
    ['a broken connection', broken],
    ['502', problem(502)],
    ['503', problem(503)],
    ['504', problem(504)],
    ['a body that breaks off', garbage],
  ];
  for (const [name, answer] of passing) {
    it(`tries again after ${name}`, async () => {
      const { adapter, sent, waits } = scriptedAdapter([answer, answer, json({ id: 'a' })]);
      expect(await adapter.getAccount({})).to.deep.equal({ id: 'a' });
      expect(sent).to.have.length(3);
      expect(waits).to.deep.equal([500, 1000]);
    });

    it(`gives up after three times ${name}`, async () => {
      const { adapter, sent } = scriptedAdapter([answer]);
      expect(await rejection(adapter.getAccount({}))).to.include({ name: 'AdapterError', retryable: true });
      expect(sent).to.have.length(3);
    });
  }

  for (const status of [400, 401, 403, 404, 409, 413, 422, 500, 501]) {
    it(`takes ${status} for an answer`, async () => {
      const { adapter, sent } = scriptedAdapter([problem(status), json()]);
      await rejection(adapter.getAccount({}));
      expect(sent).to.have.length(1);
    });
  }

  for (const [name, body] of [
    ['breaks off', () => new ReadableStream({ pull: (to) => to.error(new TypeError('reset')) })],
    ['is far too long', () => new Blob(['x'.repeat(5_000_001)]).stream()],
  ] as const) {
    it(`takes 401 for an answer although its body ${name}`, async () => {
      const { adapter, sent } = scriptedAdapter([() => new Response(body(), { status: 401 })]);
      expect(await rejection(adapter.getAccount({}))).to.include({ code: 'unauthenticated' });
      expect(sent).to.have.length(1);
    });
  }

  it('repeats a write with the same key and the same body', async () => {
    const { adapter, sent } = scriptedAdapter([broken, problem(503), json({ id: 'b1' })]);
    const request = {
      target: { kind: 'contacts' as const, ids: ['a'] },
      automations: 'keep-paused' as const,
      onConflict: 'skip' as const,
    };
    await adapter.startRestore(request, { idempotencyKey: 'key-1' });
    expect(sent.map(({ headers }) => headers.get('idempotency-key'))).to.deep.equal([
      'key-1',
      'key-1',
      'key-1',
    ]);
    expect(new Set(sent.map(({ init }) => init.body)).size).to.equal(1);
  });

  it('waits as long as it is told', async () => {
    const limited = problem(429, {}, { 'Retry-After': '4' });
    const { adapter, waits } = scriptedAdapter([limited, json()]);
    await adapter.getAccount({});
    expect(waits).to.deep.equal([4_000]);
  });

  it('waits until the date that it is told', async () => {
    const away = problem(
      503,
      {},
      { 'Retry-After': 'Tue, 24 Nov 2026 10:00:05 GMT', Date: 'Tue, 24 Nov 2026 10:00:00 GMT' },
    );
    const { adapter, waits } = scriptedAdapter([away, json()]);
    await adapter.getAccount({});
    expect(waits).to.deep.equal([5_000]);
  });

  it('waits as long as a minute', async () => {
    const limited = problem(429, {}, { 'Retry-After': '60' });
    const { adapter, waits } = scriptedAdapter([limited, json()]);
    await adapter.getAccount({});
    expect(waits).to.deep.equal([60_000]);
  });

  for (const status of [429, 503])
    it(`hands on a wait of more than a minute after ${status}, to be shown`, async () => {
      const away = problem(status, {}, { 'Retry-After': '61' });
      const { adapter, sent, waits } = scriptedAdapter([away, json()]);
      expect(await rejection(adapter.getAccount({}))).to.include({ retryAfterMs: 61_000 });
      expect([sent.length, waits.length]).to.deep.equal([1, 0]);
    });

  it('asks once more, a second later, while the same request is under way', async () => {
    const { adapter, sent, waits } = scriptedAdapter([problem(409, { code: 'conflict', retryable: true })]);
    expect(await rejection(adapter.undoRestore('r1', { idempotencyKey: 'k' }))).to.include({
      code: 'conflict',
    });
    expect([sent.length, waits]).to.deep.equal([2, [1_000]]);
  });

  it('waits once for a request under way, whichever try meets it', async () => {
    const { adapter, sent, waits } = scriptedAdapter([
      broken,
      problem(409, { code: 'conflict', retryable: true }),
      json({ id: 'u1' }),
    ]);
    expect(await adapter.undoRestore('r1', { idempotencyKey: 'k' })).to.deep.equal({ id: 'u1' });
    expect([sent.length, waits]).to.deep.equal([3, [500, 1_000]]);
  });

  it('does not try again when the back end says not to', async () => {
    const { adapter, sent } = scriptedAdapter([problem(503, { retryable: false }), json()]);
    await rejection(adapter.getAccount({}));
    expect(sent).to.have.length(1);
  });

  it('does not try again after an abort', async () => {
    const { adapter, sent } = scriptedAdapter([hanging]);
    const abort = new AbortController();
    const call = rejection(adapter.getAccount({ signal: abort.signal }));
    abort.abort();
    expect(await call).to.include({ name: 'AbortError' });
    await new Promise((resolve) => setTimeout(resolve));
    expect(sent).to.have.length(1);
  });

  it('does not try again when the abort comes while it waits', async () => {
    const { fetch, sent } = scriptedFetch(broken);
    const abort = new AbortController();
    const sleep = () => Promise.resolve(abort.abort());
    const adapter = createHttpAdapter({ baseUrl: '/api', fetch, sleep });
    expect(await rejection(adapter.getAccount({ signal: abort.signal }))).to.include({ name: 'AbortError' });
    expect(sent).to.have.length(1);
  });
});

describe('the delay before a retry', () => {
  const delay = (code: AdapterErrorCode, tries = 1, random = 0.5) =>
    retryDelay(adapterError(code), { tries }, () => random);

  it('is a random part of a bound that doubles', () => {
    expect(delay('network', 1)).to.equal(250);
    expect(delay('network', 2)).to.equal(500);
    expect(delay('network', 2, 0)).to.equal(0);
  });

  it('ends with the third try', () => {
    expect(delay('network', 3)).to.equal(null);
  });

  it('is a second for the same request under way, once', () => {
    const underWay = adapterError('conflict', { retryable: true });
    expect(retryDelay(underWay, { tries: 1 }, () => 0)).to.equal(1_000);
    expect(retryDelay(underWay, { tries: 2, metItself: true }, () => 0)).to.equal(null);
  });

  it('has no chance in it where the back end names one', () => {
    const told = adapterError('rate-limited', { retryAfterMs: 60_000 });
    expect(retryDelay(told, { tries: 1 }, () => 0)).to.equal(60_000);
  });

  it('exists for what passes only', () => {
    const none = [
      'unauthenticated',
      'forbidden',
      'policy-blocked',
      'not-found',
      'conflict',
      'validation',
      'unknown',
    ];
    for (const code of none) expect(delay(code as AdapterErrorCode), code).to.equal(null);
    expect(retryDelay(new DOMException('', 'AbortError'), { tries: 1 }, () => 0)).to.equal(null);
    expect(retryDelay(new TypeError('a bug'), { tries: 1 }, () => 0)).to.equal(null);
  });
});
