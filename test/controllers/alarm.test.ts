import { expect } from '@open-wc/testing';
import { sessionFor } from '../../src/controllers/adapter-session.js';
import { AlarmController } from '../../src/controllers/alarm-controller.js';
import { browserTimers } from '../../src/controllers/timers.js';
import { DAY_MS } from '../../src/domain/retention.js';
import { ControllerHost } from '../support/controller-host.js';
import { fakeAdapter, NOW } from '../support/fake-adapter.js';
import { fakeTimers } from '../support/fake-timers.js';
import { manualTimers, settle } from '../support/manual-timers.js';

async function make({ clock = true } = {}) {
  const timers = manualTimers();
  const session = sessionFor(fakeAdapter(), timers);
  if (clock) await session.loadAccount();
  const host = new ControllerHost();
  const rings: number[] = [];
  const alarm = new AlarmController(host, () => rings.push(timers.elapsed()));
  document.body.append(host);
  alarm.connect(session);
  await settle();
  /** So long after now, on the clock of the back end. */
  const at = (ms: number): number => Date.parse(NOW) + ms;
  return { timers, session, host, alarm, rings, at };
}

describe('alarm controller', () => {
  afterEach(() => document.body.replaceChildren());

  it('rings at the instant by the clock of the back end, and has the element render', async () => {
    const { timers, host, alarm, rings, at } = await make();
    const { renders } = host;
    alarm.set(at(5000));
    await timers.advance(4999);
    expect([rings, host.renders]).to.deep.equal([[], renders]);
    await timers.advance(1);
    expect([rings, host.renders]).to.deep.equal([[5000], renders + 1]);
    await timers.advance(DAY_MS);
    expect(rings).to.have.length(1);
  });

  it('keeps the last instant it was set to only', async () => {
    const { timers, alarm, rings, at } = await make();
    alarm.set(at(5000));
    alarm.set(at(9000));
    await timers.advance(DAY_MS);
    expect(rings).to.deep.equal([9000]);
  });

  it('waits for the rest when its timer runs early or the clock was set back', async () => {
    const { timers, session, alarm, rings, at } = await make();
    const { after } = timers;
    timers.after = (ms, run) => after(ms > 1 ? ms - 1 : ms, run);
    alarm.set(at(5000));
    await timers.advance(5000);
    expect(rings).to.deep.equal([5000]);
    alarm.set(at(9000));
    session.clock.sync(NOW, 2000);
    await timers.advance(DAY_MS);
    expect(rings).to.deep.equal([5000, 11_000]);
  });

  it('has one time for all of a render, until it is set after it', async () => {
    const { timers, alarm, at } = await make();
    alarm.set(null);
    await timers.advance(10);
    expect(alarm.now).to.equal(at(10));
    alarm.hostUpdate();
    await timers.advance(10);
    expect(alarm.now).to.equal(at(10));
    alarm.set(null);
    expect(alarm.now).to.equal(at(20));
  });

  it('knows no time without a clock', async () => {
    const { alarm } = await make({ clock: false });
    expect(alarm.now).to.equal(null);
  });

  it('never rings when it is set to never, the session ends, or the clock is not known', async () => {
    const { timers, alarm, rings, at } = await make();
    alarm.set(at(5000));
    alarm.set(null);
    alarm.set(at(5000));
    alarm.connect(null);
    const early = await make({ clock: false });
    early.alarm.set(at(5000));
    await timers.advance(DAY_MS);
    expect([rings, timers.pending, early.timers.pending]).to.deep.equal([[], 0, 0]);
  });

  it('is off while the element is out of the document, and has it render when it is back', async () => {
    const { timers, host, alarm, rings, at } = await make();
    alarm.set(at(5000));
    host.remove();
    expect(timers.pending).to.equal(0);
    const { renders } = host;
    document.body.append(host);
    await settle();
    expect([rings, host.renders]).to.deep.equal([[], renders + 1]);
  });
});

describe('timers of the browser', () => {
  it('run a delay that browsers cannot count after a day, not at once', async () => {
    const clock = fakeTimers();
    try {
      let runs = 0;
      browserTimers.after(60 * DAY_MS, () => (runs += 1));
      await clock.advance(DAY_MS - 1);
      expect(runs).to.equal(0);
      await clock.advance(1);
      expect(runs).to.equal(1);
    } finally {
      clock.restore();
    }
  });

  it('run nothing that was called off, and what is overdue as soon as possible', async () => {
    const clock = fakeTimers();
    try {
      const runs: string[] = [];
      browserTimers.after(10, () => runs.push('called off'))();
      browserTimers.after(-5, () => runs.push('overdue'));
      await clock.advance(0);
      await clock.advance(100);
      expect(runs).to.deep.equal(['overdue']);
    } finally {
      clock.restore();
    }
  });
});
