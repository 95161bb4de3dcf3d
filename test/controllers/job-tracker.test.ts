import { expect } from '@open-wc/testing';
import { checkedAdapter } from '../../src/adapter/checked-adapter.js';
import { adapterError, type AdapterError } from '../../src/adapter/errors.js';
import { JobTracker, type JobSubscription } from '../../src/controllers/job-tracker.js';
import type { BulkAction } from '../../src/domain/bulk-action.js';
import { deferred, type Deferred } from '../support/deferred.js';
import { fakeAdapter, makeAction, makePage, type FakeAdapter } from '../support/fake-adapter.js';
import { manualTimers, settle, type ManualTimers } from '../support/manual-timers.js';
import { restoreVisibility, setHidden } from '../support/page-visibility.js';

function running(id: string, processed = 0, patch: Partial<BulkAction> = {}): BulkAction {
  const counts = { total: 100, processed, succeeded: processed, failed: 0, skipped: 0 };
  return makeAction({ id, status: 'in-progress', counts, ...patch });
}

interface Setup {
  tracker: JobTracker;
  timers: ManualTimers;
  adapter: FakeAdapter;
  subscription: JobSubscription;
  /** What the listener was told: the id, how much is done, and the code of the failure. */
  told: [id: string, processed: number, failure: string | null][];
  /** At which times it asked. */
  asked: number[];
}

function follow(answer: (id: string, timers: ManualTimers) => Promise<BulkAction>): Setup {
  const timers = manualTimers();
  const asked: number[] = [];
  const adapter = fakeAdapter({
    answers: {
      getBulkAction: (id) => {
        asked.push(timers.elapsed());
        return answer(id, timers);
      },
    },
  });
  const tracker = new JobTracker(checkedAdapter(adapter), timers);
  const told: Setup['told'] = [];
  const subscription = tracker.subscribe((action: BulkAction, failure: AdapterError | null) =>
    told.push([action.id, action.counts.processed, failure?.code ?? null]),
  );
  return { tracker, timers, adapter, subscription, told, asked };
}

const steps = (times: readonly number[]): number[] => times.slice(1).map((time, i) => time - times[i]!);

describe('job tracker', () => {
  afterEach(restoreVisibility);

  it('asks every 2 seconds at first, then every 5, then every 15', async () => {
    const { tracker, timers, asked } = follow(async (id) => running(id));
    tracker.track(running('a'));
    await timers.advance(80_000);
    expect(asked[0]).to.equal(2000);
    expect(steps(asked)).to.deep.equal([2, 2, 2, 2, 5, 5, 5, 5, 5, 15, 15, 15].map((s) => s * 1000));
  });

  it('waits as long as the back end says, and no less than a second', async () => {
    const { tracker, timers, asked } = follow(async (id) => running(id, 0, { pollAfterMs: 10 }));
    tracker.track(running('a', 0, { pollAfterMs: 7000 }));
    await timers.advance(9000);
    expect(asked).to.deep.equal([7000, 8000, 9000]);
  });

  it('asks once a second at most, however many actions run', async () => {
    const { tracker, timers, adapter, asked } = follow(async (id) => running(id));
    for (const id of ['a', 'b', 'c', 'd', 'e']) tracker.track(running(id));
    await timers.advance(10_000);
    expect(Math.min(...steps(asked))).to.equal(1000);
    const ids = new Set(adapter.called('getBulkAction').map(({ args }) => args[0]));
    expect([...ids].sort()).to.deep.equal(['a', 'b', 'c', 'd', 'e']);
  });

  for (const age of [500, 1500, 10_000])
    it(`asks about an action just begun before those that rest, ${age} ms after those were found`, async () => {
      const ids: string[] = [];
      const { tracker, timers } = follow(async (id, { elapsed }) => {
        ids.push(id);
        return running(id, id === 'new' ? elapsed() / 100 : 0, { pollAfterMs: 1000 });
      });
      for (let n = 0; n < 6; n++) tracker.track(running(`resting-${n}`, 0, { pollAfterMs: 1000 }));
      await timers.advance(age);
      tracker.track(running('new', 0, { pollAfterMs: 1000 }));
      ids.length = 0;
      await timers.advance(5000);
      expect(ids.filter((id) => id === 'new')).to.have.length.of.at.least(3);
    });

  it('asks about one that rests while others come on all the time', async () => {
    const asked: number[] = [];
    const { tracker, timers } = follow(async (id, { elapsed }) => {
      if (id === 'resting') asked.push(elapsed());
      return running(id, id === 'resting' ? 0 : elapsed() / 1000, { pollAfterMs: 2000 });
    });
    for (const id of ['resting', 'a', 'b']) tracker.track(running(id, 0, { pollAfterMs: 2000 }));
    await timers.advance(90_000);
    expect(Math.max(...steps([0, ...asked, 90_000]))).to.be.at.most(20_000);
  });

  it('never asks while a question is unanswered', async () => {
    const answers: Deferred<BulkAction>[] = [];
    const { tracker, timers, asked } = follow(() => {
      answers.push(deferred<BulkAction>());
      return answers.at(-1)!.promise;
    });
    tracker.track(running('a'));
    tracker.track(running('b'));
    await timers.advance(60_000);
    window.dispatchEvent(new Event('online'));
    await timers.advance(60_000);
    expect(asked).to.have.length(1);
    answers[0]!.resolve(running('a'));
    await timers.advance(0);
    expect(asked).to.have.length(2);
  });

  it('never lets progress fall when answers come out of order', async () => {
    const answers = [running('a', 50), running('a', 20), running('a', 60)];
    const { tracker, timers, told } = follow(async () => answers.shift()!);
    tracker.track(running('a', 10));
    await timers.advance(4000);
    expect(tracker.get('a')?.counts.processed).to.equal(50);
    tracker.track(running('a', 5));
    await timers.advance(2000);
    expect(told.map(([, processed]) => processed)).to.deep.equal([10, 50, 50, 60]);
  });

  it('asks no more once an action is final, and a late answer does not revive it', async () => {
    const { tracker, timers, asked } = follow(async (id) => makeAction({ id }));
    tracker.track(running('a'));
    await timers.advance(2000);
    tracker.track(running('a', 40));
    await timers.advance(60_000);
    expect(asked).to.deep.equal([2000]);
    expect(tracker.get('a')?.status).to.equal('completed');
    expect(timers.pending).to.equal(0);
  });

  it('tells of what another answer says about an action that is followed', () => {
    const { tracker, told, timers } = follow(async (id) => running(id));
    tracker.track(running('a', 10));
    tracker.track(makeAction({ id: 'a', status: 'cancelled' }));
    expect(told).to.deep.equal([
      ['a', 10, null],
      ['a', 1, null],
    ]);
    expect(timers.pending).to.equal(0);
  });

  it('gives up an action that is gone, and says so', async () => {
    const { tracker, timers, told, asked } = follow(async () => {
      throw adapterError('not-found');
    });
    tracker.track(running('a', 10));
    await timers.advance(60_000);
    expect(asked).to.deep.equal([2000]);
    expect(told.at(-1)).to.deep.equal(['a', 10, 'not-found']);
  });

  for (const [what, revive] of [
    ['another answer tells of it', ({ tracker }: Setup) => void tracker.track(running('a', 2))],
    ['it is told to', ({ tracker }: Setup) => tracker.resume()],
  ] as const) {
    it(`asks again about an action that it gave up once ${what}`, async () => {
      let fails = true;
      const setup = follow(async (id) => {
        if (fails) throw adapterError('unauthenticated');
        return running(id, 3);
      });
      setup.tracker.track(running('a', 1));
      await setup.timers.advance(60_000);
      expect(setup.asked).to.have.length(1);
      fails = false;
      revive(setup);
      await setup.timers.advance(15_000);
      expect(setup.told.at(-1)).to.deep.equal(['a', 3, null]);
    });
  }

  it('goes on after a network failure, and tells of it and of its end', async () => {
    let fails = true;
    const { tracker, timers, told } = follow(async (id) => {
      if (fails) throw adapterError('network');
      return running(id, 20);
    });
    tracker.track(running('a', 10));
    await timers.advance(2000);
    fails = false;
    await timers.advance(2000);
    expect(told).to.deep.equal([
      ['a', 10, null],
      ['a', 10, 'network'],
      ['a', 20, null],
    ]);
  });

  it('asks nothing before the back end allows it, about any action, not even when the page comes back', async () => {
    const { tracker, timers, asked } = follow(async (id, { elapsed }) => {
      if (elapsed() < 30_000) throw adapterError('rate-limited', { retryAfterMs: 28_000 });
      return running(id);
    });
    tracker.track(running('a'));
    tracker.track(running('b'));
    await timers.advance(10_000);
    setHidden(true);
    setHidden(false);
    await timers.advance(21_000);
    expect(asked).to.deep.equal([2000, 30_000, 31_000]);
  });
});

describe('job tracker with many actions', () => {
  afterEach(restoreVisibility);

  const ids = Array.from({ length: 40 }, (_, index) => `many-${index}`);

  /** Forty running actions over a back end with a history, which knows some of them. */
  function followMany(
    list: () => Promise<BulkAction[]>,
    answer = (id: string) => Promise.resolve(makeAction({ id })),
  ) {
    const timers = manualTimers();
    const adapter = fakeAdapter({
      answers: { getBulkAction: answer, listBulkActions: async () => makePage(await list()) },
    });
    const tracker = new JobTracker(checkedAdapter(adapter), timers);
    tracker.canList = true;
    const told: string[] = [];
    tracker.subscribe((action, failure) => told.push(`${action.id} ${failure?.code ?? action.status}`));
    for (const id of ids) tracker.track(running(id));
    told.length = 0;
    const count = (method: 'getBulkAction' | 'listBulkActions') => adapter.called(method).length;
    return { tracker, timers, told, count };
  }

  it('asks about all of them at once', async () => {
    const { timers, told, count } = followMany(async () => ids.map((id) => makeAction({ id })));
    await timers.advance(2000);
    expect(told).to.deep.equal(ids.map((id) => `${id} completed`));
    expect([count('listBulkActions'), count('getBulkAction'), timers.pending]).to.deep.equal([1, 0, 0]);
  });

  it('asks one by one about those that the history does not name', async () => {
    const { timers, told, count } = followMany(async () => ids.slice(3).map((id) => makeAction({ id })));
    await timers.advance(6000);
    expect([...told].sort()).to.deep.equal(ids.map((id) => `${id} completed`).sort());
    expect([count('listBulkActions'), count('getBulkAction')]).to.deep.equal([1, 3]);
  });

  it('asks once a second at most', async () => {
    const { timers, count } = followMany(async () => ids.map((id) => running(id)));
    await timers.advance(10_000);
    expect(count('listBulkActions')).to.be.within(4, 9);
    expect(count('getBulkAction')).to.equal(0);
  });

  it('tells of a failure, and goes on', async () => {
    const answers = [
      Promise.reject(adapterError('network')),
      Promise.resolve(ids.map((id) => makeAction({ id }))),
    ];
    const { timers, told } = followMany(() => answers.shift()!);
    await timers.advance(2000);
    expect(told).to.deep.equal(['many-0 network']);
    await timers.advance(3000);
    expect(told.slice(1)).to.deep.equal(ids.map((id) => `${id} completed`));
  });

  it('asks one by one when the history refuses', async () => {
    const { timers, told, count } = followMany(() => Promise.reject(adapterError('unsupported')));
    await timers.advance(2000);
    expect(told).to.deep.equal([]);
    await timers.advance(60_000);
    expect(new Set(told)).to.deep.equal(new Set(ids.map((id) => `${id} completed`)));
    expect(count('listBulkActions')).to.equal(1);
  });

  it('does not trouble the history for a few', async () => {
    const { tracker, timers, count } = followMany(async () => []);
    tracker.clear();
    for (const id of ids.slice(0, 3)) tracker.track(running(id));
    await timers.advance(10_000);
    expect([count('listBulkActions'), count('getBulkAction')]).to.deep.equal([0, 3]);
  });
});

describe('job tracker that nobody looks at', () => {
  afterEach(restoreVisibility);

  it('asks nothing while the page is hidden, gives up what is under way, and asks at once afterwards', async () => {
    const held = deferred<BulkAction>();
    const { tracker, timers, adapter, asked, told } = follow((id) =>
      asked.length === 1 ? held.promise : Promise.resolve(running(id, 30)),
    );
    tracker.track(running('a'));
    await timers.advance(2000);
    setHidden(true);
    expect(adapter.calls[0]!.options.signal!.aborted).to.equal(true);
    await timers.advance(600_000);
    expect([asked, told]).to.deep.equal([[2000], [['a', 0, null]]]);
    setHidden(false);
    await timers.advance(0);
    expect(asked).to.deep.equal([2000, 602_000]);
    held.resolve(running('a', 99));
    await settle();
    expect(tracker.get('a')?.counts.processed).to.equal(30);
  });

  it('asks nothing while no listener is awake, and at once when one wakes', async () => {
    const { tracker, timers, subscription, asked } = follow(async (id) => running(id));
    tracker.track(running('a'));
    subscription.awake = false;
    await timers.advance(60_000);
    expect(asked).to.deep.equal([]);
    subscription.awake = true;
    await timers.advance(0);
    expect(asked).to.deep.equal([60_000]);
  });

  it('keeps its pace when one of two listeners falls asleep or wakes', async () => {
    const { tracker, timers, subscription, asked } = follow(async (id) => running(id));
    tracker.subscribe(() => {});
    tracker.track(running('a'));
    await timers.advance(1000);
    subscription.awake = false;
    subscription.awake = true;
    await timers.advance(3000);
    expect(asked).to.deep.equal([2000, 4000]);
  });

  it('asks nothing when the only listener that was awake ends', async () => {
    const { tracker, timers, subscription, asked } = follow(async (id) => running(id));
    const other = tracker.subscribe(() => {});
    subscription.awake = false;
    tracker.track(running('a'));
    other.end();
    await timers.advance(60_000);
    expect(asked).to.deep.equal([]);
  });

  it('asks nothing after the last listener has ended, whatever the page does', async () => {
    const { tracker, timers, subscription, asked, told } = follow(async (id) => running(id));
    tracker.track(running('a'));
    subscription.end();
    setHidden(true);
    setHidden(false);
    window.dispatchEvent(new Event('online'));
    await timers.advance(60_000);
    expect([asked, told.length, timers.pending]).to.deep.equal([[], 1, 0]);
  });

  it('forgets everything when it is cleared', async () => {
    const { tracker, timers, asked } = follow(async (id) => running(id));
    tracker.track(running('a'));
    tracker.clear();
    await timers.advance(60_000);
    expect([asked, tracker.get('a')]).to.deep.equal([[], undefined]);
  });
});
