import { expect } from '@open-wc/testing';
import { adapterError } from '../../src/adapter/errors.js';
import { isJobDone, jobCounts, jobStatus } from '../../src/controllers/restore-job.js';
import type { BulkAction, BulkActionItem } from '../../src/domain/bulk-action.js';
import { deferred, type Deferred } from '../support/deferred.js';
import { fakeSight } from '../support/fake-sight.js';
import { makePage } from '../support/fake-adapter.js';
import { settle } from '../support/manual-timers.js';
import { completed, contacts, restoreSetup, running, type RestoreSetup } from '../support/restore-setup.js';

/** Confirms a restore of five contacts, two to a request, each of which is answered by hand. */
function fiveInThree(answers: Parameters<typeof restoreSetup>[0]['answers'] = {}) {
  const starts: Deferred<BulkAction>[] = [];
  const setup = restoreSetup({
    supports: { maxIds: 2 },
    answers: { ...answers, startRestore: () => (starts.push(deferred()), starts.at(-1)!.promise) },
  });
  setup.controller.ask(contacts(5), '');
  void setup.controller.confirm();
  return { ...setup, starts };
}

async function restoreOne(setup: RestoreSetup, count = 2): Promise<void> {
  setup.controller.ask(contacts(count), '');
  await setup.controller.confirm();
}

function item(contactId: string, outcome: BulkActionItem['outcome']): BulkActionItem {
  return { contactId, name: null, outcome, reason: 'locked', message: null };
}

describe('restore job', () => {
  afterEach(() => document.body.replaceChildren());

  it('tells once of its start and once of its end', async () => {
    const setup = restoreSetup({
      answers: { startRestore: async () => running('a'), getBulkAction: async (id) => completed(id) },
    });
    await restoreOne(setup);
    expect([setup.started.length, setup.ended.length]).to.deep.equal([1, 0]);
    await setup.timers.advance(60_000);
    setup.session.jobs.track(completed('a'));
    await settle();
    expect([setup.started.length, setup.ended.length]).to.deep.equal([1, 1]);
  });

  it('tells of start and end in their order when the answer is final already', async () => {
    const setup = restoreSetup({ answers: { startRestore: async () => completed('a') } });
    await restoreOne(setup);
    await settle();
    expect([setup.started.length, setup.ended.length, setup.progress.length]).to.deep.equal([1, 1, 0]);
    expect(jobStatus(setup.ended[0]!)).to.equal('completed');
  });

  it('tells of its progress', async () => {
    const answers = [running('a', 1), completed('a')];
    const setup = restoreSetup({
      answers: { startRestore: async () => running('a'), getBulkAction: async () => answers.shift()! },
    });
    await restoreOne(setup);
    await setup.timers.advance(2000);
    expect(setup.progress.map((job) => jobCounts(job).processed)).to.deep.equal([1]);
  });

  it('shows a failure to follow it, and goes on', async () => {
    const answers = [Promise.reject(adapterError('network')), Promise.resolve(completed('a'))];
    const setup = restoreSetup({
      answers: { startRestore: async () => running('a'), getBulkAction: () => answers.shift()! },
    });
    await restoreOne(setup);
    await setup.timers.advance(2000);
    expect(setup.controller.jobs[0]?.failure?.code).to.equal('network');
    await setup.timers.advance(2000);
    expect([setup.controller.jobs[0]?.failure, setup.ended.length]).to.deep.equal([null, 1]);
  });

  it('is followed only while the element can be seen', async () => {
    const sight = fakeSight();
    try {
      const setup = restoreSetup({
        answers: { startRestore: async () => running('a'), getBulkAction: async (id) => running(id) },
      });
      await restoreOne(setup);
      sight.show(false);
      await setup.timers.advance(60_000);
      expect(setup.adapter.called('getBulkAction')).to.have.length(0);
      sight.show(true);
      await setup.timers.advance(0);
      expect(setup.adapter.called('getBulkAction')).to.have.length(1);
      setup.host.remove();
      expect(sight.observers).to.equal(0);
    } finally {
      sight.restore();
    }
  });

  it('leaves the list when it is dismissed', async () => {
    const setup = restoreSetup({});
    await restoreOne(setup);
    setup.controller.dismiss(setup.controller.jobs[0]!);
    expect(setup.controller.jobs).to.deep.equal([]);
  });

  it('stands before older ones', async () => {
    let number = 0;
    const setup = restoreSetup({ answers: { startRestore: async () => completed(`job-${(number += 1)}`) } });
    await restoreOne(setup);
    await restoreOne(setup);
    expect(setup.controller.jobs.map(({ actions }) => actions[0]!.id)).to.deep.equal(['job-2', 'job-1']);
  });

  it('follows every job when a second start is answered with the first action', async () => {
    const setup = restoreSetup({
      answers: { startRestore: async () => running('a'), getBulkAction: async (id) => completed(id) },
    });
    await restoreOne(setup);
    await restoreOne(setup);
    await setup.timers.advance(2000);
    expect(setup.controller.jobs.map(isJobDone)).to.deep.equal([true, true]);
    expect(setup.ended).to.have.length(2);
  });
});

describe('restore job of several requests', () => {
  afterEach(() => document.body.replaceChildren());

  it('sends them one after the other under keys that derive from one', async () => {
    const { starts, keys, controller, ended } = fiveInThree();
    for (const [index, id] of ['a', 'b', 'c'].entries()) {
      await settle();
      expect(starts).to.have.length(index + 1);
      starts[index]!.resolve(completed(id, id === 'c' ? 1 : 2));
    }
    await settle();
    const [key] = keys('startRestore')[0]!.split('.');
    expect(keys('startRestore')).to.deep.equal([`${key}.1`, `${key}.2`, `${key}.3`]);
    expect(controller.jobs).to.have.length(1);
    expect(ended).to.have.length(1);
    expect(jobCounts(ended[0]!)).to.deep.include({ total: 5, succeeded: 5 });
  });

  it('counts the contacts of requests that still wait', async () => {
    const { starts, controller, started } = fiveInThree();
    await settle();
    starts[0]!.resolve(completed('a'));
    await settle();
    const [job] = controller.jobs;
    expect([started.length, job?.unsent, jobCounts(job!).total]).to.deep.equal([1, 2, 5]);
    expect([isJobDone(job!), jobStatus(job!)]).to.deep.equal([false, 'queued']);
  });

  it('keeps why one was not accepted, while others run, and repeats it under the same key', async () => {
    const { starts, controller, keys, timers, ended } = fiveInThree({
      getBulkAction: async (id) => running(id, 1),
    });
    await settle();
    starts[0]!.resolve(running('a'));
    await settle();
    starts[1]!.reject(adapterError('network'));
    await timers.advance(2000);
    expect([controller.jobs[0]?.failure?.code, controller.jobs[0]?.unsent]).to.deep.equal(['network', 2]);
    void controller.resume(controller.jobs[0]!);
    void controller.resume(controller.jobs[0]!);
    expect(controller.jobs[0]?.failure).to.equal(null);
    starts[2]!.resolve(completed('b'));
    await settle();
    starts[3]!.resolve(completed('c', 1));
    await settle();
    const sent = keys('startRestore').map((key) => key?.split('.')[1]);
    expect(sent).to.deep.equal(['1', '2', '2', '3']);
    expect(ended).to.have.length(0);
  });

  it('is sent to its end when the element goes, whatever fails meanwhile', async () => {
    const { starts, controller, host } = fiveInThree();
    await settle();
    starts[0]!.resolve(completed('a'));
    await settle();
    host.remove();
    controller.connect(null);
    starts[1]!.reject(adapterError('network'));
    await settle();
    expect(starts).to.have.length(3);
  });

  for (const [when, accepted] of [
    ['before its first request was accepted', 0],
    ['after it', 1],
  ] as const) {
    it(`sends nothing more once the element was told to forget, ${when}`, async () => {
      const { starts, controller } = fiveInThree();
      await settle();
      if (accepted > 0) starts[0]!.resolve(completed('a'));
      await settle();
      controller.connect(null);
      starts[accepted]!.resolve(completed('b'));
      await settle();
      expect(starts).to.have.length(accepted + 1);
    });
  }

  it('stops on cancel: what runs, what is on its way, and what waits', async () => {
    const { starts, controller, adapter, ended, keys } = fiveInThree({
      cancelBulkAction: async (id) => ({ ...running(id, 1), status: 'cancelled' }),
    });
    await settle();
    starts[0]!.resolve(running('a'));
    await settle();
    await controller.cancel(controller.jobs[0]!);
    expect(ended).to.have.length(0);
    starts[1]!.resolve(running('b'));
    await settle();
    expect(adapter.called('cancelBulkAction').map(({ args }) => args[0])).to.deep.equal(['a', 'b']);
    expect(keys('startRestore')).to.have.length(2);
    expect(ended).to.have.length(1);
    expect(ended[0]!.actions).to.have.length(2);
    expect(jobStatus(ended[0]!)).to.equal('cancelled');
    expect(jobCounts(ended[0]!)).to.deep.include({ total: 5, processed: 2 });
  });

  it('counts as cancelled when all that was sent got done but the rest was never sent', async () => {
    const { starts, controller, ended } = fiveInThree();
    await settle();
    starts[0]!.resolve(completed('a'));
    await settle();
    starts[1]!.reject(adapterError('conflict'));
    await settle();
    await controller.cancel(controller.jobs[0]!);
    await settle();
    expect(ended).to.have.length(1);
    expect(jobStatus(ended[0]!)).to.equal('cancelled');
    expect(jobCounts(ended[0]!)).to.deep.include({ total: 5, processed: 2 });
  });

  it('ends when the request that was on its way during a cancel is refused', async () => {
    const { starts, controller, ended } = fiveInThree();
    await settle();
    starts[0]!.resolve(completed('a'));
    await settle();
    await controller.cancel(controller.jobs[0]!);
    starts[1]!.reject(adapterError('conflict'));
    await settle();
    expect(ended.map(jobStatus)).to.deep.equal(['cancelled']);
  });

  it('does not end before it is known whether the request on its way during a cancel was accepted', async () => {
    const stopped: string[] = [];
    const { starts, controller, ended, keys } = fiveInThree({
      cancelBulkAction: async (id) => (stopped.push(id), { ...running(id, 1), status: 'cancelled' }),
    });
    await settle();
    starts[0]!.resolve(completed('a'));
    await settle();
    await controller.cancel(controller.jobs[0]!);
    starts[1]!.reject(adapterError('network'));
    await settle();
    expect(ended).to.deep.equal([]);
    expect(controller.jobs[0]).to.deep.include({ unsent: 1, isCancelling: true });
    expect(controller.jobs[0]!.failure!.code).to.equal('network');
    void controller.resume(controller.jobs[0]!);
    starts[2]!.resolve(running('b'));
    await settle();
    const sent = keys('startRestore');
    expect([sent.length, sent[2]]).to.deep.equal([3, sent[1]]);
    expect([stopped, ended.map(jobStatus)]).to.deep.equal([['b'], ['cancelled']]);
  });

  it('sends again what may have been accepted when it is cancelled after an interruption', async () => {
    const { starts, controller, ended, keys } = fiveInThree({
      cancelBulkAction: async (id) => completed(id),
    });
    await settle();
    starts[0]!.resolve(completed('a'));
    await settle();
    starts[1]!.reject(adapterError('timeout'));
    await settle();
    await controller.cancel(controller.jobs[0]!);
    const sent = keys('startRestore');
    expect([sent.length, sent[2], ended.length]).to.deep.equal([3, sent[1], 0]);
    starts[2]!.resolve(completed('b'));
    await settle();
    expect(ended.map((job) => [jobStatus(job), jobCounts(job).processed])).to.deep.equal([['cancelled', 4]]);
  });
});

describe('restore job that is cancelled', () => {
  afterEach(() => document.body.replaceChildren());

  it('ends with what the back end says about it', async () => {
    const setup = restoreSetup({
      answers: {
        startRestore: async () => running('a'),
        cancelBulkAction: async (id) => ({ ...running(id, 1), status: 'cancelled' }),
      },
    });
    await restoreOne(setup);
    await setup.controller.cancel(setup.controller.jobs[0]!);
    await settle();
    expect(setup.ended.map(jobStatus)).to.deep.equal(['cancelled']);
  });

  it('is stopped once however often that is asked for, and can be stopped again after a failure', async () => {
    const held = deferred<BulkAction>();
    const answers = [held.promise, Promise.resolve(completed('a'))];
    const setup = restoreSetup({
      answers: { startRestore: async () => running('a'), cancelBulkAction: () => answers.shift()! },
    });
    await restoreOne(setup);
    const cancels = [0, 1].map(() => setup.controller.cancel(setup.controller.jobs[0]!));
    expect(jobStatus(setup.controller.jobs[0]!)).to.equal('cancelling');
    held.reject(adapterError('network'));
    await Promise.all(cancels);
    expect(setup.errors).to.deep.equal(['network']);
    expect(setup.adapter.called('cancelBulkAction')).to.have.length(1);
    await setup.controller.cancel(setup.controller.jobs[0]!);
    await settle();
    // It was done before the cancel came.
    expect(setup.ended.map(jobStatus)).to.deep.equal(['completed']);
  });
});

describe('restore job with problems', () => {
  afterEach(() => document.body.replaceChildren());
  const failing = { startRestore: async () => completed('a', 1, 2) };

  it('ends with the contacts that stayed behind, failed ones first', async () => {
    const items = [item('c-1', 'skipped'), item('c-2', 'succeeded'), item('c-3', 'failed')];
    const setup = restoreSetup({ answers: failing, items });
    await restoreOne(setup, 3);
    await settle();
    expect(setup.ended[0]?.problems).to.deep.equal({
      status: 'ready',
      items: [items[2], items[0]],
      isPartial: false,
    });
  });

  it('ends all the same when they cannot be loaded', async () => {
    const setup = restoreSetup({
      answers: {
        ...failing,
        listBulkActionItems: async () => {
          throw adapterError('unavailable');
        },
      },
    });
    await restoreOne(setup, 3);
    await settle();
    expect(setup.ended.map(({ problems }) => problems?.status)).to.deep.equal(['failed']);
  });

  it('asks for none when nobody stayed behind, or the back end has no list of them', async () => {
    const whole = restoreSetup({ answers: { startRestore: async () => completed('a') } });
    const without = restoreSetup({ answers: failing, supports: { items: false } });
    await restoreOne(whole);
    await restoreOne(without, 3);
    await settle();
    expect([whole.ended.length, without.ended.length]).to.deep.equal([1, 1]);
    const calls = [whole, without].map(({ adapter }) => adapter.called('listBulkActionItems').length);
    expect(calls).to.deep.equal([0, 0]);
  });

  it('tells of its end even when it is dismissed while they load', async () => {
    const held = deferred<ReturnType<typeof makePage<BulkActionItem>>>();
    const setup = restoreSetup({ answers: { ...failing, listBulkActionItems: () => held.promise } });
    await restoreOne(setup, 3);
    setup.controller.dismiss(setup.controller.jobs[0]!);
    held.resolve(makePage([item('c-1', 'failed')]));
    await settle();
    expect([setup.ended.length, setup.controller.jobs.length]).to.deep.equal([1, 0]);
  });

  it('gives up loading them when the element goes, and tells nobody', async () => {
    const setup = restoreSetup({
      answers: { ...failing, listBulkActionItems: () => deferred<never>().promise },
    });
    await restoreOne(setup, 3);
    await settle();
    setup.controller.connect(null);
    await settle();
    expect(setup.adapter.called('listBulkActionItems')[0]!.options.signal!.aborted).to.equal(true);
    expect([setup.ended, setup.errors]).to.deep.equal([[], []]);
  });

  it('gives every outcome for a list to take away, action by action', async () => {
    const { starts, controller } = fiveInThree({
      listBulkActionItems: async (id) => makePage([item(`of-${id}`, 'succeeded')]),
    });
    for (const [index, id] of ['a', 'b', 'c'].entries()) {
      await settle();
      starts[index]!.resolve(completed(id));
    }
    await settle();
    const outcomes = await controller.loadOutcomes(controller.jobs[0]!);
    expect(outcomes.map(({ contactId }) => contactId)).to.deep.equal(['of-a', 'of-b', 'of-c']);
  });
});
