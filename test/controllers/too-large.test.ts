import { expect } from '@open-wc/testing';
import type { RestoreAdapter } from '../../src/adapter/contract.js';
import { adapterError } from '../../src/adapter/errors.js';
import { jobCounts, jobStatus } from '../../src/controllers/restore-job.js';
import type { RestoreTarget } from '../../src/domain/restore.js';
import { deferred } from '../support/deferred.js';
import { settle } from '../support/manual-timers.js';
import { completed, contacts, restoreSetup } from '../support/restore-setup.js';

const idsOf = (target: RestoreTarget): string[] => (target.kind === 'contacts' ? target.ids : []);
const tooLarge = () => Promise.reject(adapterError('validation', { tooLarge: true }));

/** A back end that takes no more than so many ids, and says so only when asked. */
function picky(most: number): Pick<RestoreAdapter, 'startRestore' | 'previewRestore'> {
  return {
    startRestore: ({ target }) => {
      const { length } = idsOf(target);
      return length > most ? tooLarge() : Promise.resolve(completed(idsOf(target).join('+'), length));
    },
    previewRestore: (target) => {
      const { length: total } = idsOf(target);
      if (total > most) return tooLarge();
      return Promise.resolve({ total, eligible: total, ineligible: [], related: {}, asOf: null });
    },
  };
}

describe('a request that the back end finds too long', () => {
  afterEach(() => document.body.replaceChildren());

  it('goes out in halves until they pass, each under a key of its own', async () => {
    const setup = restoreSetup({ answers: picky(2) });
    setup.controller.ask(contacts(5), '');
    await setup.controller.confirm();
    await settle();
    const accepted = setup.controller.jobs[0]!.actions.map(({ id }) => id);
    expect(accepted).to.deep.equal(['c-1+c-2', 'c-3', 'c-4+c-5']);
    const [key] = setup.keys('startRestore');
    expect(setup.keys('startRestore')).to.deep.equal([
      key,
      `${key}.1`,
      `${key}.1.1`,
      `${key}.1.2`,
      `${key}.2`,
    ]);
    expect(jobCounts(setup.ended[0]!)).to.include({ total: 5, succeeded: 5 });
  });

  it('is halved in the middle of a job as well', async () => {
    const setup = restoreSetup({ answers: picky(1), supports: { maxIds: 2 } });
    setup.controller.ask(contacts(3), '');
    await setup.controller.confirm();
    await settle();
    expect(setup.ended.map((job) => [jobStatus(job), job.actions.length])).to.deep.equal([['completed', 3]]);
  });

  it('repeats the same halves when the same intent is confirmed again', async () => {
    const sent: string[] = [];
    const { startRestore } = picky(2);
    const failing: RestoreAdapter['startRestore'] = (request, options) => {
      sent.push(`${options.idempotencyKey.slice(32)} ${idsOf(request.target).join('+')}`);
      return idsOf(request.target).length > 2
        ? startRestore(request, options)
        : Promise.reject(adapterError('network'));
    };
    const setup = restoreSetup({ answers: { startRestore: failing } });
    setup.controller.ask(contacts(3), '');
    await setup.controller.confirm();
    await setup.controller.confirm();
    expect(sent).to.deep.equal([' c-1+c-2+c-3', '.1 c-1+c-2', ' c-1+c-2+c-3', '.1 c-1+c-2']);
    expect(new Set(setup.keys('startRestore')).size).to.equal(2);
  });

  it('fails where one contact is still too long', async () => {
    const setup = restoreSetup({ answers: picky(0) });
    setup.controller.ask(contacts(1), '');
    await setup.controller.confirm();
    expect(setup.controller.dialog?.failure).to.include({ code: 'validation' });
    expect(setup.keys('startRestore')).to.have.length(1);
  });

  it('is not halved once its job is being cancelled', async () => {
    const second = deferred<never>();
    const answers = [Promise.resolve(completed('a')), second.promise];
    const setup = restoreSetup({
      answers: { startRestore: () => answers.shift()! },
      supports: { maxIds: 2 },
    });
    setup.controller.ask(contacts(4), '');
    await setup.controller.confirm();
    await setup.controller.cancel(setup.controller.jobs[0]!);
    second.reject(adapterError('validation', { tooLarge: true }));
    await settle();
    expect(setup.keys('startRestore')).to.have.length(2);
    expect(jobStatus(setup.controller.jobs[0]!)).to.equal('cancelled');
  });

  it('is halved by the check as well, whose parts are summed up', async () => {
    const setup = restoreSetup({ answers: picky(2) });
    setup.controller.ask(contacts(5), '');
    await settle();
    expect(setup.controller.dialog).to.deep.include({ failure: null });
    expect(setup.controller.dialog?.preview).to.include({ total: 5, eligible: 5 });
  });
});

describe('a request that is too long to be sent, and can’t be cut', () => {
  afterEach(() => document.body.replaceChildren());

  const exceptIds = Array.from({ length: 40_000 }, (_, index) => `contact-with-a-long-id-${index}`);
  const targets: RestoreTarget[] = [
    { kind: 'matching', query: {}, exceptIds, asOf: null },
    { kind: 'bulk-action', bulkActionId: 'd1', exceptIds },
  ];
  for (const target of targets) {
    it(`is told before it is sent, and stays in the dialog: ${target.kind}`, async () => {
      const setup = restoreSetup({ answers: picky(1) });
      setup.controller.ask(target, '');
      await settle();
      expect(setup.controller.dialog?.failure).to.include({ code: 'validation', tooLarge: true });
      await setup.controller.confirm();
      expect(setup.controller.dialog).to.include({ target, isSubmitting: false });
      expect(setup.controller.dialog?.failure).to.include({ code: 'validation', tooLarge: true });
      expect(setup.adapter.called('previewRestore')).to.deep.equal([]);
      expect(setup.adapter.called('startRestore')).to.deep.equal([]);
    });
  }
});
