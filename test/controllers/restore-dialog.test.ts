import { expect } from '@open-wc/testing';
import { adapterError } from '../../src/adapter/errors.js';
import type { BulkAction } from '../../src/domain/bulk-action.js';
import { CAUTIOUS_CHOICES, type RestorePreview } from '../../src/domain/restore.js';
import { deferred, type Deferred } from '../support/deferred.js';
import { makePreview } from '../support/fake-adapter.js';
import { settle } from '../support/manual-timers.js';
import { completed, contacts, restoreSetup } from '../support/restore-setup.js';

describe('restore dialog: the check before', () => {
  afterEach(() => document.body.replaceChildren());

  it('opens at once and shows what the restore would do when that is known', async () => {
    const { controller } = restoreSetup({});
    controller.ask(contacts(3), 'three contacts');
    expect(controller.dialog).to.deep.include({ kind: 'restore', subject: 'three contacts', preview: null });
    await settle();
    expect(controller.dialog?.preview?.eligible).to.equal(3);
  });

  it('checks nothing when the back end cannot', async () => {
    const { controller, adapter } = restoreSetup({ supports: { preview: false } });
    controller.ask(contacts(1), '');
    await settle();
    expect(adapter.calls).to.deep.equal([]);
    expect([controller.dialog?.preview, controller.dialog?.failure]).to.deep.equal([null, null]);
  });

  it('checks more ids than the back end takes in pieces, one after the other, and adds them up', async () => {
    const answers: Deferred<RestorePreview>[] = [];
    const { controller, adapter } = restoreSetup({
      supports: { maxIds: 2 },
      answers: { previewRestore: () => (answers.push(deferred()), answers.at(-1)!.promise) },
    });
    const group = { reason: 'locked', count: 1, sample: [], resolutions: [] } as const;
    controller.ask(contacts(3), '');
    await settle();
    expect(adapter.calls).to.have.length(1);
    answers[0]!.resolve(
      makePreview({ total: 2, eligible: 1, ineligible: [{ ...group, sample: [], resolutions: [] }] }),
    );
    await settle();
    answers[1]!.resolve(
      makePreview({ total: 1, eligible: 0, ineligible: [{ ...group, sample: [], resolutions: [] }] }),
    );
    await settle();
    expect(adapter.calls.map(({ args }) => args[0])).to.deep.equal([
      { kind: 'contacts', ids: ['c-1', 'c-2'] },
      { kind: 'contacts', ids: ['c-3'] },
    ]);
    const { total, eligible, ineligible } = controller.dialog!.preview!;
    expect([total, eligible, ineligible[0]?.count]).to.deep.equal([3, 1, 2]);
  });

  it('shows why the check failed, and checks again when asked to', async () => {
    let fails = true;
    const { controller } = restoreSetup({
      answers: {
        previewRestore: async () => {
          if (fails) throw adapterError('unavailable');
          return makePreview({ total: 7 });
        },
      },
    });
    controller.ask(contacts(1), '');
    await settle();
    expect([controller.dialog?.failure?.code, controller.dialog?.preview]).to.deep.equal([
      'unavailable',
      null,
    ]);
    fails = false;
    await controller.check();
    expect([controller.dialog?.failure, controller.dialog?.preview?.total]).to.deep.equal([null, 7]);
  });

  it('drops the answer for a dialog that was closed, and gives the question up', async () => {
    const first = deferred<RestorePreview>();
    const answers = [first.promise, deferred<RestorePreview>().promise];
    const { controller, adapter } = restoreSetup({ answers: { previewRestore: () => answers.shift()! } });
    controller.ask(contacts(1), 'first');
    await settle();
    controller.ask(contacts(2), 'second');
    expect(adapter.calls[0]!.options.signal!.aborted).to.equal(true);
    first.resolve(makePreview({ total: 99 }));
    await settle();
    expect([controller.dialog?.subject, controller.dialog?.preview]).to.deep.equal(['second', null]);
  });
});

describe('restore dialog: the word', () => {
  afterEach(() => document.body.replaceChildren());

  const lost = async (): Promise<BulkAction> => {
    throw adapterError('network');
  };

  it('submits the target with the choices, and closes', async () => {
    const { controller, adapter } = restoreSetup({});
    const choices = { automations: 'resume', onConflict: 'merge' } as const;
    controller.ask(contacts(2), '');
    const confirmed = controller.confirm(choices);
    expect(controller.dialog?.isSubmitting).to.equal(true);
    await confirmed;
    expect(controller.dialog).to.equal(null);
    expect(adapter.called('startRestore')[0]!.args[0]).to.deep.equal({ ...choices, target: contacts(2) });
  });

  it('submits once however often it is confirmed while that is on its way', async () => {
    const held = deferred<BulkAction>();
    const { controller, adapter } = restoreSetup({ answers: { startRestore: () => held.promise } });
    controller.ask(contacts(2), '');
    const confirmed = [controller.confirm(), controller.confirm(), controller.confirm()];
    await settle();
    held.resolve(completed('a'));
    await Promise.all(confirmed);
    await controller.confirm();
    expect(adapter.called('startRestore')).to.have.length(1);
  });

  it('keeps the failure to show, and repeats the same choices under the same key', async () => {
    const { controller, keys } = restoreSetup({ answers: { startRestore: lost } });
    controller.ask(contacts(2), '');
    await controller.confirm();
    expect([controller.dialog?.failure?.code, controller.dialog?.isSubmitting]).to.deep.equal([
      'network',
      false,
    ]);
    await controller.confirm({ ...CAUTIOUS_CHOICES });
    const [first, second] = keys('startRestore');
    expect(first).to.match(/^[0-9a-f]{32}$/);
    expect(second).to.equal(first);
  });

  it('submits other choices, and what is asked in another dialog, under keys of their own', async () => {
    const { controller, keys } = restoreSetup({ answers: { startRestore: lost } });
    controller.ask(contacts(2), '');
    await controller.confirm();
    await controller.confirm({ ...CAUTIOUS_CHOICES, automations: 'resume' });
    controller.ask(contacts(2), '');
    await controller.confirm();
    expect(new Set(keys('startRestore')).size).to.equal(3);
  });

  it('never gives a submitted restore up, not even when the element goes', async () => {
    const held = deferred<BulkAction>();
    const { controller, adapter, started, errors } = restoreSetup({
      answers: { startRestore: () => held.promise },
    });
    controller.ask(contacts(2), '');
    const confirmed = controller.confirm();
    await settle();
    controller.connect(null);
    await settle();
    expect(adapter.called('startRestore')[0]!.options.signal!.aborted).to.equal(false);
    held.resolve(completed('a'));
    await confirmed;
    expect([started, errors, controller.jobs, controller.dialog]).to.deep.equal([[], [], [], null]);
  });

  it('sends all requests of an intent even when the element goes after the first', async () => {
    const held = deferred<BulkAction>();
    const answers = [held.promise, Promise.resolve(completed('b'))];
    const { controller, host, keys } = restoreSetup({
      supports: { maxIds: 2 },
      answers: { startRestore: () => answers.shift()! },
    });
    controller.ask(contacts(4), '');
    const confirmed = controller.confirm();
    host.remove();
    controller.connect(null);
    held.resolve(completed('a'));
    await confirmed;
    expect(keys('startRestore')).to.have.length(2);
  });

  it('leaves the job when the dialog is closed while it is submitted, and the next dialog open', async () => {
    const held = deferred<BulkAction>();
    const { controller, started } = restoreSetup({ answers: { startRestore: () => held.promise } });
    controller.ask(contacts(2), 'first');
    const confirmed = controller.confirm();
    controller.close();
    controller.ask(contacts(1), 'second');
    held.resolve(completed('a'));
    await confirmed;
    expect([controller.dialog?.subject, controller.dialog?.isSubmitting]).to.deep.equal(['second', false]);
    expect([started.length, controller.jobs.length]).to.deep.equal([1, 1]);
  });

  it('tells of a failure that no dialog is left to show', async () => {
    const held = deferred<BulkAction>();
    const { controller, errors } = restoreSetup({ answers: { startRestore: () => held.promise } });
    controller.ask(contacts(2), '');
    const confirmed = controller.confirm();
    controller.close();
    held.reject(adapterError('forbidden'));
    await confirmed;
    expect([errors, controller.dialog, controller.jobs]).to.deep.equal([['forbidden'], null, []]);
  });
});
