import { expect } from '@open-wc/testing';
import type { RestorePreview, RestoreTarget } from '../../src/domain/restore.js';
import { makePreview } from '../support/fake-adapter.js';
import { settle } from '../support/manual-timers.js';
import { contacts, restoreSetup, type RestoreSetup } from '../support/restore-setup.js';

const IN_TIME = makePreview({ total: 2, eligible: 2 });

/** So many of the two contacts are past their limit. */
function late(count: number): RestorePreview {
  const group = { reason: 'retention-expired', count, sample: [], resolutions: [] } as const;
  return { ...IN_TIME, eligible: 2 - count, ineligible: [{ ...group, sample: [], resolutions: [] }] };
}

/** A dialog whose first check and those that follow are answered in turn, the last answer again and again. */
async function setup(target: RestoreTarget, ...answers: RestorePreview[]): Promise<RestoreSetup> {
  const made = restoreSetup({
    answers: { previewRestore: async () => (answers.length > 1 ? answers.shift()! : answers[0]!) },
  });
  made.controller.ask(target, '');
  await settle();
  return made;
}

describe('restore dialog: the check of what has expired here', () => {
  afterEach(() => document.body.replaceChildren());

  it('is repeated until the back end counts it as expired, too', async () => {
    const { controller, adapter, timers } = await setup(contacts(2), IN_TIME, IN_TIME, IN_TIME, late(1));
    void controller.check(new Set(['c-1']));
    await timers.advance(999);
    expect(adapter.calls).to.have.length(2);
    await timers.advance(1);
    expect(adapter.calls).to.have.length(3);
    await timers.advance(4000);
    expect(controller.dialog?.preview).to.deep.equal(late(1));
    expect([adapter.calls.length, timers.pending]).to.deep.equal([4, 0]);
  });

  it('waits for all of them', async () => {
    const { controller, timers } = await setup(contacts(2), IN_TIME, late(1), late(2));
    void controller.check(new Set(['c-1', 'c-2']));
    await timers.advance(1000);
    expect(controller.dialog?.preview).to.deep.equal(late(2));
  });

  it('is repeated three times, not for ever', async () => {
    const { controller, adapter, timers } = await setup(contacts(2), IN_TIME);
    void controller.check(new Set(['c-1']));
    await timers.advance(21_000);
    expect([adapter.calls.length, timers.pending]).to.deep.equal([5, 0]);
    await timers.advance(3_600_000);
    expect(adapter.calls).to.have.length(5);
  });

  const query = { search: '', filters: {} };
  const targets: [string, RestoreTarget, number][] = [
    ['contacts without it', contacts(1), 2],
    ['all that match, without it', { kind: 'matching', query, exceptIds: ['c-9'], asOf: null }, 2],
    ['all that match, with it', { kind: 'matching', query, exceptIds: ['c-1'], asOf: null }, 3],
  ];
  for (const [name, target, calls] of targets) {
    it(`is repeated only where the contact is asked about: ${name}`, async () => {
      const { controller, adapter, timers } = await setup(target, IN_TIME);
      void controller.check(new Set(['c-9']));
      await timers.advance(1000);
      expect(adapter.calls).to.have.length(calls);
    });
  }

  const ends: [string, (made: RestoreSetup) => void][] = [
    ['closed', ({ controller }) => controller.close()],
    ['confirmed', ({ controller }) => void controller.confirm()],
    ['checked again by the viewer', ({ controller }) => void controller.check()],
    ['gone with its element', ({ host }) => host.remove()],
  ];
  for (const [name, end] of ends) {
    it(`isn’t repeated once the dialog is ${name}`, async () => {
      const made = await setup(contacts(2), IN_TIME);
      void made.controller.check(new Set(['c-1']));
      await settle();
      expect(made.timers.pending).to.equal(1);
      end(made);
      await settle();
      const calls = made.adapter.called('previewRestore').length;
      await made.timers.advance(30_000);
      expect(made.adapter.called('previewRestore')).to.have.length(calls);
    });
  }
});
