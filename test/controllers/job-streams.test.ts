import { expect } from '@open-wc/testing';
import type { RestoreAdapter } from '../../src/adapter/contract.js';
import { sessionFor } from '../../src/controllers/adapter-session.js';
import type { BulkAction } from '../../src/domain/bulk-action.js';
import { deferred, type Deferred } from '../support/deferred.js';
import { ALL_SUPPORTED, fakeAdapter } from '../support/fake-adapter.js';
import { manualTimers, settle } from '../support/manual-timers.js';
import { restoreVisibility, setHidden } from '../support/page-visibility.js';
import { completed, running } from '../support/restore-setup.js';

interface Stream {
  id: string;
  signal: AbortSignal;
  send(action: BulkAction): Promise<void>;
  end(): Promise<void>;
}

/** A session whose back end tells of changes by itself, as the test says. */
async function listen({ watch = true } = {}) {
  const streams: Stream[] = [];
  const timers = manualTimers();
  const asked: number[] = [];
  const adapter: RestoreAdapter = {
    ...fakeAdapter({
      account: { supports: { ...ALL_SUPPORTED, watch } },
      answers: {
        getBulkAction: async (id) => {
          asked.push(timers.elapsed());
          return running(id);
        },
      },
    }),
    async *watchBulkAction(id, { signal }) {
      let next: Deferred<BulkAction | null> = deferred();
      const give = (action: BulkAction | null): Promise<void> => {
        next.resolve(action);
        return settle();
      };
      streams.push({ id, signal: signal!, send: give, end: () => give(null) });
      for (;;) {
        const action = await next.promise;
        if (!action) return;
        next = deferred();
        yield action;
      }
    },
  };
  const session = sessionFor(adapter, timers);
  await session.loadAccount();
  const told: [id: string, processed: number][] = [];
  session.jobs.subscribe(({ id, counts }) => told.push([id, counts.processed]));
  return { session, jobs: session.jobs, streams, timers, asked, told };
}

describe('job tracker of a back end that tells of changes', () => {
  afterEach(restoreVisibility);

  it('tells of each state as it comes, and listens no more once one is final', async () => {
    const { jobs, streams, told, timers } = await listen();
    jobs.track(running('a'));
    await streams[0]!.send(running('a', 1));
    await streams[0]!.send(completed('a'));
    await streams[0]!.end();
    expect(told).to.deep.equal([
      ['a', 0],
      ['a', 1],
      ['a', 2],
    ]);
    expect([streams.length, timers.pending]).to.deep.equal([1, 0]);
  });

  it('asks every 15 seconds only, in case a stream is held up on its way', async () => {
    const { jobs, timers, asked } = await listen();
    jobs.track(running('a'));
    await timers.advance(40_000);
    expect(asked).to.deep.equal([2000, 17_000, 32_000]);
  });

  it('asks at the usual pace after a stream has broken off, and does not try it again', async () => {
    const { jobs, streams, timers, asked } = await listen();
    jobs.track(running('a'));
    await timers.advance(3000);
    await streams[0]!.end();
    await timers.advance(4000);
    expect([asked, streams.length]).to.deep.equal([[2000, 5000, 7000], 1]);
  });

  it('closes its streams while the page is hidden, drops what they still bring, and opens them again', async () => {
    const { jobs, streams } = await listen();
    jobs.track(running('a'));
    setHidden(true);
    expect(streams[0]!.signal.aborted).to.equal(true);
    await streams[0]!.send(completed('a'));
    expect(jobs.get('a')?.status).to.equal('in-progress');
    setHidden(false);
    expect(streams).to.have.length(2);
  });

  it('keeps few streams open, and asks about the other actions', async () => {
    const { jobs, streams, timers, asked } = await listen();
    for (const id of ['a', 'b', 'c', 'd', 'e']) jobs.track(running(id));
    await timers.advance(12_000);
    expect(streams.map(({ id }) => id)).to.deep.equal(['a', 'b', 'c']);
    expect(asked.length).to.be.greaterThan(8);
  });

  it('only asks when the account does not say that it can', async () => {
    const { jobs, streams, timers, asked } = await listen({ watch: false });
    jobs.track(running('a'));
    await timers.advance(4000);
    expect([streams.length, asked]).to.deep.equal([0, [2000, 4000]]);
  });
});
