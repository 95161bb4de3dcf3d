import { expect } from '@open-wc/testing';
import { retryAfter } from '../../../src/adapter/http/failures.js';
import { createHttpAdapter } from '../../../src/adapter/http/index.js';
import { broken, json, problem, rejection, scriptedFetch, type Answer } from './scripted-fetch.js';

const failureOf = (answer: Answer) =>
  rejection(
    createHttpAdapter({
      baseUrl: '/api',
      fetch: scriptedFetch(answer).fetch,
      sleep: () => Promise.resolve(),
    }).getAccount({}),
  );

describe('failures of the HTTP adapter', () => {
  const statuses: [status: number, code: string, retryable: boolean][] = [
    [400, 'validation', false],
    [401, 'unauthenticated', false],
    [403, 'forbidden', false],
    [404, 'not-found', false],
    [405, 'unsupported', false],
    [408, 'timeout', true],
    [409, 'conflict', false],
    [410, 'not-found', false],
    [412, 'conflict', false],
    [413, 'validation', false],
    [415, 'validation', false],
    [418, 'unknown', true],
    [422, 'validation', false],
    [429, 'rate-limited', true],
    [500, 'unknown', true],
    [501, 'unsupported', false],
    [502, 'unavailable', true],
    [503, 'unavailable', true],
    [504, 'unavailable', true],
  ];
  for (const [status, code, retryable] of statuses) {
    it(`takes a bare ${status} for ${code}`, async () => {
      const page: Answer = () => new Response('<!doctype html><p>Ada Lovelace</p>', { status });
      const message = `The back end answered with status ${status}.`;
      expect(await failureOf(page)).to.include({ name: 'AdapterError', code, retryable, message });
    });
  }

  it('reads the problem document', async () => {
    const failure = await failureOf(
      problem(403, {
        code: 'policy-blocked',
        retryable: false,
        userMessage: 'Not in this account.',
        requestId: 'req-7',
        issues: [{ path: 'target', message: 'none' }, 'junk', { path: 1 }],
        title: 'Ada Lovelace',
        detail: 'ada@example.com',
      }),
    );
    expect(failure).to.deep.include({
      code: 'policy-blocked',
      retryable: false,
      userMessage: 'Not in this account.',
      requestId: 'req-7',
      issues: [{ path: 'target', message: 'none' }],
    });
  });

  for (const body of ['null', '7', '"gone"', '[]', '{']) {
    it(`goes by the status where the document is ${body}`, async () => {
      expect(await failureOf(() => new Response(body, { status: 404 }))).to.include({ code: 'not-found' });
    });
  }

  it('goes by the status where the document breaks off', async () => {
    const half = new ReadableStream({ pull: (controller) => controller.error(new TypeError('reset')) });
    expect(await failureOf(() => new Response(half, { status: 403 }))).to.include({ code: 'forbidden' });
  });

  it('keeps what may be personal out of the message', async () => {
    const failure = (await failureOf(
      problem(422, { title: 'Ada Lovelace', detail: 'ada@example.com' }),
    )) as Error;
    expect(failure.message).to.equal('The back end answered with status 422.');
  });

  it('falls back to the status for a code that it does not know', async () => {
    expect(await failureOf(problem(404, { code: 'gone-fishing' }))).to.include({ code: 'not-found' });
  });

  it('tells a body that is too long from a bad one', async () => {
    expect(await failureOf(problem(413, { code: 'validation' }))).to.include({ tooLarge: true });
    expect(await failureOf(problem(422))).to.include({ tooLarge: undefined });
  });

  it('drops fields of a wrong type', async () => {
    const failure = await failureOf(
      problem(403, { retryable: 'yes', userMessage: { html: '<b>' }, requestId: 7, issues: 'none' }),
    );
    expect(failure).to.include({ code: 'forbidden', retryable: false });
    expect(failure).to.include({ userMessage: undefined, requestId: undefined, issues: undefined });
  });

  it('finds the request id in a header too', async () => {
    for (const body of [{}, { requestId: '' }, { requestId: 7 }])
      expect(await failureOf(problem(404, body, { 'X-Request-Id': 'req-9' }))).to.include({
        requestId: 'req-9',
      });
  });

  it('believes the back end about whether to try again', async () => {
    expect(await failureOf(problem(503, { retryable: false }))).to.include({ retryable: false });
  });

  it('takes a broken connection for network', async () => {
    const failure = (await failureOf(broken)) as Error;
    expect(failure).to.include({ code: 'network', retryable: true });
    expect(failure.cause).to.include({ name: 'TypeError', message: 'Failed to fetch' });
  });

  it('takes an answer that is not JSON for protocol, without quoting it', async () => {
    const failure = (await failureOf(() => new Response('Grace Hopper {'))) as Error;
    expect(failure).to.include({ code: 'protocol' });
    expect(`${failure.message} ${String(failure.cause)}`).to.not.contain('Grace');
  });

  it('takes an empty success for protocol', async () => {
    expect(await failureOf(() => new Response(null, { status: 204 }))).to.include({ code: 'protocol' });
  });

  it('takes a connection that breaks within the body for network', async () => {
    const half: Answer = () =>
      new Response(new ReadableStream({ pull: (controller) => controller.error(new TypeError('reset')) }));
    expect(await failureOf(half)).to.include({ code: 'network' });
  });

  it('accepts 202 like 200', async () => {
    const { fetch } = scriptedFetch(json({ id: 'b1' }, { status: 202 }));
    const adapter = createHttpAdapter({ baseUrl: '/api', fetch });
    expect(await adapter.undoRestore('r1', { idempotencyKey: 'k' })).to.deep.equal({ id: 'b1' });
  });
});

describe('Retry-After', () => {
  const cases: [value: string, ms: number | undefined][] = [
    ['0', 0],
    ['7', 7_000],
    [' 120 ', 120_000],
    ['-5', undefined],
    ['1.5', undefined],
    ['soon', undefined],
    ['', undefined],
    ['Tue, 24 Nov 2026 10:00:30 GMT', 30_000],
    ['Tue, 24 Nov 2026 09:00:00 GMT', 0],
  ];
  for (const [value, ms] of cases) {
    it(`"${value}" asks for ${ms === undefined ? 'nothing' : `${ms} ms`}`, () => {
      const headers = new Headers({ 'Retry-After': value, Date: 'Tue, 24 Nov 2026 10:00:00 GMT' });
      expect(retryAfter(headers)).to.equal(ms);
    });
  }

  it('as a date is held against the clock of the page where the back end shows none', () => {
    const at = new Date(Date.now() + 60_000).toUTCString();
    expect(retryAfter(new Headers({ 'Retry-After': at }))).to.be.within(50_000, 60_000);
  });

  it('is missing without the header', () => {
    expect(retryAfter(new Headers())).to.equal(undefined);
  });
});
