import { expect } from '@open-wc/testing';
import { createHttpAdapter } from '../../../src/adapter/http/index.js';
import { countedSignal } from '../../support/counted-signal.js';
import { fakeTimers } from '../../support/fake-timers.js';
import { hanging, json, problem, rejection, scriptedFetch, type Answer } from './scripted-fetch.js';

const bytes = (text: string) => new TextEncoder().encode(text);

/** A stream of events out of pieces, as the network cuts them. */
function stream(pieces: (string | Uint8Array)[], end?: Error): Answer {
  return () => {
    const left = [...pieces];
    return new Response(
      new ReadableStream({
        pull(controller) {
          const piece = left.shift();
          if (piece !== undefined) controller.enqueue(typeof piece === 'string' ? bytes(piece) : piece);
          else if (end) controller.error(end);
          else controller.close();
        },
      }),
      { headers: { 'Content-Type': 'text/event-stream' } },
    );
  };
}

const watch = (answer: Answer, signal?: AbortSignal) =>
  createHttpAdapter({ baseUrl: '/api', fetch: scriptedFetch(answer).fetch }).watchBulkAction('b1', {
    signal,
  });

async function collect(states: AsyncIterable<unknown>): Promise<unknown[]> {
  const all = [];
  for await (const state of states) all.push(state);
  return all;
}

describe('watching over HTTP', () => {
  it('asks for the events of the action', async () => {
    const { fetch, sent } = scriptedFetch(stream([]));
    await collect(createHttpAdapter({ baseUrl: '/api', fetch }).watchBulkAction('b/1', {}));
    expect(sent[0]!.url).to.equal('/api/bulk-actions/b%2F1/events');
    expect(sent[0]!.headers.get('accept')).to.match(/^text\/event-stream/);
  });

  const cases: [name: string, pieces: (string | Uint8Array)[], states: unknown[]][] = [
    ['events', ['data: {"n":1}\n\ndata: {"n":2}\n\n'], [{ n: 1 }, { n: 2 }]],
    ['events without a space', ['data:{"n":1}\n\n'], [{ n: 1 }]],
    ['carriage returns', ['data: 1\r\n\r\ndata: 2\r\r', '\n'], [1, 2]],
    ['a line break cut in two', ['data: {\r', '\ndata: "n": 1}\r\n\r', '\ndata: 2\n\n'], [{ n: 1 }, 2]],
    ['data of several lines', ['data: {\ndata: "n": 1}\n\n'], [{ n: 1 }]],
    ['comments, names, ids and retries', [': hello\n\nevent: x\nid: 7\nretry: 9\ndata: 1\n\n'], [1]],
    ['events cut anywhere', [...'data: {"name":"x"}\n\n'], [{ name: 'x' }]],
    ['letters cut in two', [...bytes('data: "名ü"\n\n')].map((byte) => Uint8Array.of(byte)), ['名ü']],
    ['a byte order mark', ['\ufeffdata: 1\n\n'], [1]],
    ['fields that only begin like data', ['database: 1\ndata: 2\n\n'], [2]],
    ['fields that only end like data', ['metadata: 1\ndata: 2\n\n'], [2]],
    ['one space after the colon as none', ['data:"a  b"\n\ndata: "a b"\n\n'], ['a  b', 'a b']],
    ['an event that breaks off', ['data: 1\n\ndata: 2\n'], [1]],
  ];
  for (const [name, pieces, states] of cases) {
    it(`reads ${name}`, async () => {
      expect(await collect(watch(stream(pieces)))).to.deep.equal(states);
    });
  }

  it('fails like any call at its beginning', async () => {
    expect(await rejection(collect(watch(problem(404))))).to.include({ code: 'not-found' });
  });

  it('fails with network when the stream breaks', async () => {
    const broken = watch(stream(['data: 1\n\n'], new TypeError('reset')));
    expect(await rejection(collect(broken))).to.include({ name: 'AdapterError', code: 'network' });
  });

  it('fails with protocol for an event that is not JSON', async () => {
    expect(await rejection(collect(watch(stream(['data: oops\n\n']))))).to.include({ code: 'protocol' });
  });

  it('takes an event without data, and one cut within a word, for no JSON', async () => {
    for (const event of ['data\n\n', 'data: "a\ndata: b"\n\n', 'data: 1\ndata: 2\n\n']) {
      expect(await rejection(collect(watch(stream([event])))), event).to.include({ code: 'protocol' });
    }
  });

  it('fails with protocol for an event without an end', async () => {
    const endless = Array.from({ length: 6 }, () => `data: ${'x'.repeat(1_000_000)}\n`);
    expect(await rejection(collect(watch(stream(endless))))).to.include({
      code: 'protocol',
      retryable: false,
    });
  });

  it('reads an event of just 5 MB', async () => {
    const text = 'x'.repeat(5_000_000 - 'data: ""'.length);
    expect(await collect(watch(stream([`data: "${text}"`, '\n\n'])))).to.deep.equal([text]);
  });

  it('reads on behind a lot of comments', async () => {
    const pings = Array.from({ length: 6 }, () => `: ${'x'.repeat(1_000_000)}\n\n`);
    expect(await collect(watch(stream([...pings, 'data: 1\n\n'])))).to.deep.equal([1]);
  });

  it('ends with an AbortError on abort and gives up the connection', async () => {
    const { fetch, sent } = scriptedFetch(({ init }) => {
      const body = new ReadableStream({
        start(controller) {
          controller.enqueue(bytes('data: 1\n\n'));
          init.signal?.addEventListener('abort', () => controller.error(new DOMException('', 'AbortError')));
        },
      });
      return new Response(body);
    });
    const abort = new AbortController();
    const states = createHttpAdapter({ baseUrl: '/api', fetch }).watchBulkAction('b1', {
      signal: abort.signal,
    });
    const failure = rejection(
      (async () => {
        for await (const state of states) if (state) abort.abort();
      })(),
    );
    expect(await failure).to.include({ name: 'AbortError' });
    expect(sent[0]!.init.signal!.aborted).to.equal(true);
  });

  it('gives up the connection when nobody reads on', async () => {
    const { fetch, sent } = scriptedFetch(stream(['data: 1\n\n', 'data: 2\n\n']));
    for await (const state of createHttpAdapter({ baseUrl: '/api', fetch }).watchBulkAction('b1', {})) {
      if (state) break;
    }
    expect(sent[0]!.init.signal!.aborted).to.equal(true);
  });

  it('leaves nothing at the signal once it has ended', async () => {
    const { signal, listeners } = countedSignal();
    await collect(watch(stream(['data: 1\n\n']), signal));
    expect(listeners()).to.equal(0);
  });

  it('waits 10 seconds for the headers', async () => {
    const timers = fakeTimers();
    try {
      let ended = false;
      const end = rejection(collect(watch(hanging))).finally(() => (ended = true));
      await timers.advance(9_999);
      expect(ended).to.equal(false);
      await timers.advance(1);
      expect(await end).to.include({ code: 'timeout' });
    } finally {
      timers.restore();
    }
  });

  it('ends at its deadline while the headers are missing', async () => {
    const fetch = () => new Promise<Response>(() => {});
    const states = createHttpAdapter({ baseUrl: '/api', fetch, timeoutMs: 1 }).watchBulkAction('b1', {});
    expect(await rejection(collect(states))).to.include({ code: 'timeout' });
  });

  it('reads no other kind of answer', async () => {
    expect(await collect(watch(json({ id: 'b1' })))).to.deep.equal([]);
  });
});
