import { expect } from '@open-wc/testing';
import { adapterError } from '../../src/adapter/errors.js';
import type { BulkAction } from '../../src/domain/bulk-action.js';
import { deferred } from '../support/deferred.js';
import { makeAction } from '../support/fake-adapter.js';
import { settle } from '../support/manual-timers.js';
import { completed, contacts, restoreSetup, running } from '../support/restore-setup.js';

describe('undo of a restore', () => {
  afterEach(() => document.body.replaceChildren());

  it('undoes several restores as one job, under keys that derive from one', async () => {
    const { controller, adapter, keys, started, ended } = restoreSetup({});
    await controller.undo(['r-1', 'r-2', 'r-3']);
    await settle();
    expect(adapter.called('undoRestore').map(({ args }) => args[0])).to.deep.equal(['r-1', 'r-2', 'r-3']);
    const [key] = keys('undoRestore');
    expect(keys('undoRestore')).to.deep.equal([key, `${key}.2`, `${key}.3`]);
    expect([started.length, ended.length]).to.deep.equal([1, 1]);
    expect([ended[0]!.kind, ended[0]!.actions.length]).to.deep.equal(['undo-restore', 3]);
  });

  it('asks before it undoes when told to, and checks nothing', async () => {
    const { controller, adapter } = restoreSetup({});
    controller.askUndo(['r-1'], 'the restore');
    await settle();
    expect(adapter.calls).to.deep.equal([]);
    expect(controller.dialog).to.deep.include({ kind: 'undo-restore', subject: 'the restore', target: null });
    await controller.confirm();
    expect([adapter.called('undoRestore').length, controller.dialog]).to.deep.equal([1, null]);
  });

  it('is sent once however often it is asked for while it is on its way', async () => {
    const held = deferred<BulkAction>();
    const { controller, adapter } = restoreSetup({ answers: { undoRestore: () => held.promise } });
    const undos = [controller.undo(['r-1']), controller.undo(['r-1'])];
    held.resolve(makeAction({ id: 'u', kind: 'undo-restore' }));
    await Promise.all(undos);
    expect(adapter.called('undoRestore')).to.have.length(1);
  });

  it('tells of a failure, and is repeated under the same key', async () => {
    const answers = [
      Promise.reject(adapterError('network')),
      Promise.resolve(makeAction({ kind: 'undo-restore' })),
    ];
    const { controller, keys, errors, started } = restoreSetup({
      answers: { undoRestore: () => answers.shift()! },
    });
    await controller.undo(['r-1']);
    expect([errors, started.length]).to.deep.equal([['network'], 0]);
    await controller.undo(['r-1']);
    expect(keys('undoRestore')[1]).to.equal(keys('undoRestore')[0]);
    expect(started).to.have.length(1);
  });

  it('tells nobody of a failure after the element has gone', async () => {
    const held = deferred<BulkAction>();
    const { controller, errors } = restoreSetup({ answers: { undoRestore: () => held.promise } });
    const undone = controller.undo(['r-1']);
    controller.connect(null);
    held.reject(adapterError('network'));
    await undone;
    expect(errors).to.deep.equal([]);
  });
});

describe('restore that began elsewhere', () => {
  afterEach(() => document.body.replaceChildren());

  it('is followed to its end without having started here', async () => {
    const { controller, timers, started, ended } = restoreSetup({
      answers: { getBulkAction: async (id) => completed(id) },
    });
    controller.adopt([running('a')]);
    await timers.advance(2000);
    expect([started.length, ended.map(({ key }) => key)]).to.deep.equal([0, ['a']]);
  });

  it('is taken on once, and never when it is of another kind', () => {
    const { controller } = restoreSetup({});
    controller.adopt([running('a'), running('a'), { ...running('b'), kind: 'delete' }]);
    controller.adopt([running('a', 1)]);
    expect(controller.jobs.map(({ key }) => key)).to.deep.equal(['a']);
  });

  it('is not taken on when it began here', async () => {
    const { controller } = restoreSetup({ answers: { startRestore: async () => running('a') } });
    controller.ask(contacts(1), '');
    await controller.confirm();
    controller.adopt([running('a')]);
    expect(controller.jobs).to.have.length(1);
  });

  it('gives way when it turns out to be the one that was just confirmed here', async () => {
    const held = deferred<BulkAction>();
    const { controller } = restoreSetup({ answers: { startRestore: () => held.promise } });
    controller.ask(contacts(1), '');
    const confirmed = controller.confirm();
    controller.adopt([running('a', 1)]);
    held.resolve(running('a'));
    await confirmed;
    expect(controller.jobs).to.have.length(1);
    expect(controller.jobs[0]!.target).to.deep.equal(contacts(1));
    expect(controller.jobs[0]!.actions[0]!.counts.processed).to.equal(1);
  });

  it('is taken on with the latest that the page knows, its end included', async () => {
    const { controller, session, ended } = restoreSetup({});
    session.jobs.track(completed('a'));
    controller.adopt([running('a')]);
    await settle();
    expect(ended).to.have.length(1);
  });
});
