import { expect } from '@open-wc/testing';
import { PortionsController } from '../../src/controllers/portions-controller.js';
import { ControllerHost } from '../support/controller-host.js';
import { manualTimers } from '../support/manual-timers.js';

async function setup(count: number) {
  const timers = manualTimers();
  const host = new ControllerHost();
  const portions = new PortionsController(host, timers);
  const rows = Array.from({ length: count }, (_, index) => index);
  document.body.append(host);
  const shown = async (): Promise<number> => {
    await host.updateComplete;
    const { length } = portions.take(rows);
    host.requestUpdate();
    await host.updateComplete;
    return length;
  };
  return { host, timers, portions, shown };
}

describe('portions of a long list', () => {
  afterEach(() => document.body.replaceChildren());

  it('come one after the other, a task each, until all rows are there', async () => {
    const { timers, shown } = await setup(250);
    const lengths = [await shown()];
    for (let task = 0; task < 3; task++) {
      await timers.advance(1);
      lengths.push(await shown());
    }
    expect(lengths).to.deep.equal([100, 200, 250, 250]);
    expect(timers.pending).to.equal(0);
  });

  it('are no matter where the list is short', async () => {
    const { timers, shown } = await setup(100);
    expect(await shown()).to.equal(100);
    expect(timers.pending).to.equal(0);
  });

  it('begin anew for other rows, and end when the element goes', async () => {
    const { host, timers, portions, shown } = await setup(250);
    await shown();
    await timers.advance(1);
    portions.restart();
    expect(await shown()).to.equal(100);
    host.remove();
    expect(timers.pending).to.equal(0);
  });
});
