import { expect } from '@open-wc/testing';
import { ServerClock } from '../../src/controllers/server-clock.js';
import { DAY_MS } from '../../src/domain/retention.js';
import { NOW } from '../support/fake-adapter.js';
import { manualTimers } from '../support/manual-timers.js';

const INSTANT = Date.parse(NOW);
const RealDate = Date;

/** Runs with a page whose own clock is off by so much. */
async function withPageClockOff(skewMs: number, run: () => Promise<void>): Promise<void> {
  class SkewedDate extends RealDate {
    constructor(...args: [] | [number]) {
      super(args[0] ?? RealDate.now() + skewMs);
    }
    static override now(): number {
      return RealDate.now() + skewMs;
    }
  }
  globalThis.Date = Object.assign(SkewedDate, {
    parse: RealDate.parse,
    UTC: RealDate.UTC,
  }) as DateConstructor;
  try {
    await run();
  } finally {
    globalThis.Date = RealDate;
  }
}

describe('server clock', () => {
  it('knows no time before an answer has told one', () => {
    expect(new ServerClock(manualTimers()).now()).to.equal(null);
  });

  for (const days of [0, 3, -3, 400, -20_000]) {
    it(`tells the time of the back end on a page whose clock is off by ${days} days`, () =>
      withPageClockOff(days * DAY_MS, async () => {
        const timers = manualTimers();
        const clock = new ServerClock(timers);
        clock.sync(NOW, timers.elapsed());
        await timers.advance(90_000);
        expect(clock.now()).to.equal(INSTANT + 90_000);
      }));
  }

  it('counts the whole way of the answer as passed, so that it is early rather than late', async () => {
    const timers = manualTimers();
    const clock = new ServerClock(timers);
    await timers.advance(5000);
    const askedAt = timers.elapsed();
    await timers.advance(800);
    clock.sync(NOW, askedAt);
    expect(clock.now()).to.equal(INSTANT + 800);
  });

  it('is set by each answer anew, back as well', async () => {
    const timers = manualTimers();
    const clock = new ServerClock(timers);
    clock.sync(NOW, 0);
    await timers.advance(10_000);
    clock.sync(NOW, timers.elapsed());
    expect(clock.now()).to.equal(INSTANT);
  });

  it('keeps its time when an answer tells none, or none that can be read', async () => {
    const timers = manualTimers();
    const clock = new ServerClock(timers);
    clock.sync(NOW, 0);
    await timers.advance(1000);
    for (const time of [null, undefined, '', 'now', '2026-02-30T00:00:00Z'])
      clock.sync(time, timers.elapsed());
    expect(clock.now()).to.equal(INSTANT + 1000);
  });
});
