import { expect } from '@open-wc/testing';
import { sessionFor } from '../../src/controllers/adapter-session.js';
import { RunningRestoresController } from '../../src/controllers/running-restores-controller.js';
import type { BulkAction } from '../../src/domain/bulk-action.js';
import { ControllerHost } from '../support/controller-host.js';
import { fakeAdapter, makeAction, makePage } from '../support/fake-adapter.js';
import { manualTimers, settle } from '../support/manual-timers.js';

function listen(items: BulkAction[] = []) {
  const adapter = fakeAdapter({ answers: { listBulkActions: async () => makePage(items) } });
  const session = sessionFor(adapter, manualTimers());
  const told: string[] = [];
  const controller = new RunningRestoresController(new ControllerHost(), {
    onFound: (actions) => told.push(...actions.map(({ id }) => `found ${id}`)),
    onEnded: ({ id }) => told.push(`ended ${id}`),
  });
  controller.connect(session);
  return { session, controller, told };
}

const restore = (id: string, status: BulkAction['status']): BulkAction =>
  makeAction({ id, kind: 'restore', status });

describe('restores that run in the account', () => {
  it('are found when they began before the element came, the finished ones left out', async () => {
    const { controller, told } = listen([restore('a', 'in-progress'), restore('b', 'completed')]);
    await controller.find();
    expect(told).to.deep.equal(['found a']);
  });

  it('are told of once when they end', async () => {
    const { session, told } = listen();
    session.jobs.track(restore('a', 'in-progress'));
    session.jobs.track(restore('a', 'completed'));
    session.jobs.track(restore('a', 'completed'));
    await settle();
    expect(told).to.deep.equal(['ended a']);
  });

  it('are told of only after whoever began one has taken note of the answer', async () => {
    const { session, told } = listen();
    session.jobs.track(restore('a', 'completed'));
    told.push('noted');
    await settle();
    expect(told).to.deep.equal(['noted', 'ended a']);
  });

  it('are forgotten with their session', async () => {
    const { session, controller, told } = listen();
    session.jobs.track(restore('a', 'completed'));
    controller.connect(null);
    await settle();
    expect(told).to.deep.equal([]);
  });
});
