import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  BULK_ACTION_STATUSES,
  ITEM_OUTCOMES,
  countsAddUp,
  isFinalStatus,
  latestBulkAction,
  reduceBulkAction,
  sumCounts,
  type BulkAction,
  type BulkActionCounts,
  type BulkActionEvent,
  type BulkActionStatus,
} from 'contacts-restore/domain';

const NO_COUNTS: BulkActionCounts = { total: null, processed: 0, succeeded: 0, failed: 0, skipped: 0 };

function action(part: Partial<BulkAction> = {}): BulkAction {
  return {
    id: 'b1',
    kind: 'restore',
    label: 'Restore',
    status: 'queued',
    counts: NO_COUNTS,
    createdAt: '2026-06-01T00:00:00Z',
    startedAt: null,
    finishedAt: null,
    createdBy: null,
    restoresId: null,
    restoredById: null,
    restorable: null,
    undo: null,
    pollAfterMs: null,
    message: null,
    ...part,
  };
}
const play = (events: BulkActionEvent[], from = action()) => events.reduce(reduceBulkAction, from);
const start = (total: number | null): BulkActionEvent => ({ type: 'start', at: 't1', total });
const item = (outcome: (typeof ITEM_OUTCOMES)[number]): BulkActionEvent => ({ type: 'item', outcome });
const finish: BulkActionEvent = { type: 'finish', at: 't2' };

describe('the life of a bulk action', () => {
  it('ends completed when every item succeeded', () => {
    const done = play([start(2), item('succeeded'), item('succeeded'), finish]);
    expect(done).to.deep.include({ status: 'completed', startedAt: 't1', finishedAt: 't2' });
    expect(done.counts).to.deep.equal({ total: 2, processed: 2, succeeded: 2, failed: 0, skipped: 0 });
  });

  for (const outcome of ['failed', 'skipped'] as const) {
    it(`ends completed with errors when an item ${outcome === 'failed' ? 'failed' : 'was skipped'}`, () => {
      const done = play([start(2), item('succeeded'), item(outcome), finish]);
      expect(done.status).to.equal('completed-with-errors');
      expect(done.counts[outcome]).to.equal(1);
    });
  }

  it('keeps what is done, and the total, when it is cancelled', () => {
    const done = play([start(5), item('succeeded'), { type: 'cancel' }, finish]);
    expect(done.status).to.equal('cancelled');
    expect(done.counts).to.deep.include({ total: 5, processed: 1, succeeded: 1 });
  });

  it('processes nothing more once a cancel is asked for', () => {
    const cancelling = play([start(5), { type: 'cancel' }]);
    expect(reduceBulkAction(cancelling, item('succeeded'))).to.equal(cancelling);
  });

  it('can be cancelled before it starts', () => {
    expect(play([{ type: 'cancel' }, finish]).status).to.equal('cancelled');
  });

  it('pauses, and goes on', () => {
    const paused = play([start(2), { type: 'pause' }]);
    expect(paused.status).to.equal('paused');
    expect(reduceBulkAction(paused, item('succeeded'))).to.equal(paused);
    expect(reduceBulkAction(paused, { type: 'resume' }).status).to.equal('in-progress');
  });

  it('keeps what is done when it breaks off', () => {
    const done = play([start(5), item('succeeded'), { type: 'fail', at: 't2', message: 'Disk full.' }]);
    expect(done).to.deep.include({ status: 'failed', finishedAt: 't2', message: 'Disk full.' });
    expect(done.counts).to.deep.include({ processed: 1, succeeded: 1 });
  });

  it('raises a total that turns out too small', () => {
    expect(play([start(1), item('succeeded'), item('succeeded')]).counts.total).to.equal(2);
  });

  it('does not know a total that nobody told, until it ends', () => {
    const running = play([start(null), item('succeeded')]);
    expect(running.counts.total).to.equal(null);
    expect(play([finish], running).counts.total).to.equal(1);
    expect(play([{ type: 'cancel' }, finish], running).counts.total).to.equal(1);
  });

  it('starts when it was scheduled, as when it was queued', () => {
    expect(play([start(5)], action({ status: 'scheduled' })).status).to.equal('in-progress');
  });

  it('leaves an action as it is, the very same object, that an event does not fit', () => {
    const misfits: [BulkActionStatus, BulkActionEvent['type']][] = [
      ['queued', 'pause'],
      ['paused', 'pause'],
      ['in-progress', 'resume'],
      ['cancelling', 'resume'],
      ['cancelling', 'cancel'],
    ];
    for (const [status, type] of misfits) {
      const before = action({ status });
      expect(reduceBulkAction(before, { type } as BulkActionEvent), `${type} while ${status}`).to.equal(
        before,
      );
    }
  });

  it('starts once', () => {
    const running = play([start(5)]);
    expect(reduceBulkAction(running, { type: 'start', at: 't9', total: 1 })).to.equal(running);
  });

  it('processes nothing before it starts', () => {
    const queued = action();
    expect(reduceBulkAction(queued, item('succeeded'))).to.equal(queued);
  });
});

describe('any course of a bulk action', () => {
  const anyEvent: fc.Arbitrary<BulkActionEvent> = fc.oneof(
    {
      weight: 1,
      arbitrary: fc.record({ type: fc.constant('start'), at: fc.constant('t'), total: fc.option(fc.nat(9)) }),
    },
    {
      weight: 6,
      arbitrary: fc.record({ type: fc.constant('item'), outcome: fc.constantFrom(...ITEM_OUTCOMES) }),
    },
    {
      weight: 2,
      arbitrary: fc.constantFrom<BulkActionEvent>({ type: 'pause' }, { type: 'resume' }, { type: 'cancel' }),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom<BulkActionEvent>(finish, { type: 'fail', at: 't', message: null }),
    },
  );
  const anyCourse = fc.tuple(fc.constantFrom('scheduled', 'queued'), fc.array(anyEvent, { maxLength: 40 }));

  it('keeps counts that add up, and progress that never falls', () => {
    fc.assert(
      fc.property(anyCourse, ([status, events]) => {
        let before = action({ status });
        for (const event of events) {
          const after = reduceBulkAction(before, event);
          expect(countsAddUp(after.counts), JSON.stringify(after.counts)).to.equal(true);
          expect(after.counts.processed).to.be.at.least(before.counts.processed);
          before = after;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('leaves a final action as it is, the very same object', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...BULK_ACTION_STATUSES.filter(isFinalStatus)),
        anyEvent,
        (status, event) => {
          const final = action({ status });
          expect(reduceBulkAction(final, event)).to.equal(final);
        },
      ),
    );
  });

  it('ends with as many processed as there are, unless it was cancelled or broke off', () => {
    fc.assert(
      fc.property(anyCourse, ([status, events]) => {
        const end = play([...events, finish], action({ status }));
        expect(isFinalStatus(end.status)).to.equal(true);
        if (end.status.startsWith('completed')) expect(end.counts.total).to.equal(end.counts.processed);
      }),
    );
  });
});

describe('isFinalStatus', () => {
  const final: BulkActionStatus[] = ['completed', 'completed-with-errors', 'failed', 'cancelled'];
  for (const status of BULK_ACTION_STATUSES) {
    it(`is ${final.includes(status)} for ${status}`, () => {
      expect(isFinalStatus(status)).to.equal(final.includes(status));
    });
  }
});

describe('latestBulkAction', () => {
  const at = (status: BulkActionStatus, processed: number, id = 'b1') =>
    action({ id, status, counts: { total: 9, processed, succeeded: processed, failed: 0, skipped: 0 } });
  const cases: [
    fact: string,
    known: BulkAction | undefined,
    incoming: BulkAction,
    winner: 'known' | 'incoming',
  ][] = [
    ['the first answer counts', undefined, at('queued', 0), 'incoming'],
    ['progress counts', at('in-progress', 3), at('in-progress', 4), 'incoming'],
    ['the same progress counts as news', at('in-progress', 3), at('paused', 3), 'incoming'],
    ['a late answer with less progress is dropped', at('in-progress', 3), at('in-progress', 2), 'known'],
    [
      'an answer that would revive a finished action is dropped',
      at('completed', 9),
      at('in-progress', 9),
      'known',
    ],
    ['the end counts even with less progress', at('in-progress', 3), at('failed', 2), 'incoming'],
    ['a final answer that tells more counts', at('cancelled', 3), at('cancelled', 4), 'incoming'],
    ['another action replaces it', at('completed', 9), at('queued', 0, 'b2'), 'incoming'],
  ];
  for (const [fact, known, incoming, winner] of cases) {
    it(fact, () => {
      expect(latestBulkAction(known, incoming)).to.equal(winner === 'known' ? known : incoming);
    });
  }
});

describe('sumCounts', () => {
  it('adds up the parts of one intent', () => {
    expect(
      sumCounts([
        { total: 5, processed: 3, succeeded: 1, failed: 1, skipped: 1 },
        { total: 2, processed: 2, succeeded: 2, failed: 0, skipped: 0 },
      ]),
    ).to.deep.equal({ total: 7, processed: 5, succeeded: 3, failed: 1, skipped: 1 });
  });

  it('does not know the total while a part does not, wherever it stands', () => {
    const known = { ...NO_COUNTS, total: 4 };
    expect(sumCounts([NO_COUNTS, known]).total).to.equal(null);
    expect(sumCounts([known, NO_COUNTS]).total).to.equal(null);
  });

  it('is nothing of nothing', () => {
    expect(sumCounts([])).to.deep.equal({ ...NO_COUNTS, total: 0 });
  });
});

describe('countsAddUp', () => {
  const good: BulkActionCounts = { total: 3, processed: 3, succeeded: 1, failed: 1, skipped: 1 };
  const cases: [part: Partial<BulkActionCounts>, adds: boolean][] = [
    [{}, true],
    [{ total: null }, true],
    [{ total: 4 }, true],
    [{ total: 2 }, false],
    [{ processed: 2 }, false],
    [{ succeeded: 2 }, false],
    [{ failed: -1, succeeded: 3 }, false],
    [{ failed: 1.5, succeeded: 0.5 }, false],
    [{ processed: Number.NaN }, false],
  ];
  for (const [part, adds] of cases) {
    it(`is ${adds} with ${JSON.stringify(part)}`, () => {
      expect(countsAddUp({ ...good, ...part })).to.equal(adds);
    });
  }
});
