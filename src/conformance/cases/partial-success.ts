import { casesOf } from '../case.js';
import { ensure, same, sameSet } from '../expect.js';
import { deleted } from '../seeds.js';

const MIXED = {
  contacts: [deleted('good'), deleted('clash', { email: 'held@example.com' }), deleted('fine')],
  liveContacts: [
    { id: 'holder', name: 'Holder', email: 'held@example.com' },
    { id: 'live', name: 'Live' },
  ],
};
const ASKED = ['good', 'clash', 'kit-no-such-id', 'live', 'fine'];
const OUTCOMES = {
  good: 'succeeded',
  clash: 'duplicate-email',
  'kit-no-such-id': 'not-found',
  live: 'already-restored',
  fine: 'succeeded',
};

export const partialSuccessCases = casesOf('partial-success', {
  mixed: {
    title: 'What can come back comes back, and every contact that stays behind has its reason',
    seed: MIXED,
    async run(stage) {
      await stage.expectOutcomes(await stage.restore(ASKED), OUTCOMES);
      await stage.expectLive('good', 'fine');
      await stage.expectDeleted('clash');
    },
  },
  status: {
    title: 'A partial success is completed-with-errors, and no failed call',
    seed: MIXED,
    async run(stage) {
      const done = await stage.restore(['good', 'kit-no-such-id']);
      same(done.status, 'completed-with-errors', 'The status');
      same([done.counts.succeeded, done.counts.failed], [1, 1], 'Contacts that succeeded and failed');
    },
  },
  'all-stay-behind': {
    title: 'A restore that brings nobody back is no failed call, and not completed either',
    seed: MIXED,
    async run(stage) {
      const done = await stage.restore(['kit-no-such-id', 'kit-nor-this']);
      ensure(
        done.status === 'completed-with-errors' || done.status === 'failed',
        `The status is ${done.status}.`,
      );
      same(done.counts.succeeded, 0, 'Contacts that succeeded');
    },
  },
  'all-come-back': {
    title: 'A restore without any exception is completed',
    seed: MIXED,
    async run(stage) {
      const { status, counts } = await stage.restore(['good', 'fine']);
      same([status, counts.failed, counts.skipped], ['completed', 0, 0], 'status, failed and skipped');
    },
  },
  'items-by-outcome': {
    title: 'The outcomes can be asked for by kind, and each exception has a reason',
    needs: ['items'],
    seed: MIXED,
    async run(stage) {
      const { id, counts } = await stage.restore(ASKED);
      const read = async (outcome: 'succeeded' | 'failed' | 'skipped') => {
        const { items } = await stage.adapter.listBulkActionItems(id, { outcome, pageSize: 50 }, {});
        same(items.length, counts[outcome], `Contacts that are ${outcome}`);
        ensure(
          items.every((item) => item.outcome === outcome),
          `Among those that are ${outcome} are others.`,
        );
        ensure(
          items.every(({ reason }) => (outcome === 'succeeded') === (reason === null)),
          'A contact that stayed behind has no reason, or one that came back has one.',
        );
        return items.map(({ contactId }) => stage.name(contactId) ?? contactId);
      };
      sameSet(await read('succeeded'), ['good', 'fine'], 'Contacts that succeeded');
      sameSet(
        [...(await read('failed')), ...(await read('skipped'))],
        ['clash', 'kit-no-such-id', 'live'],
        'Others',
      );
    },
  },
  'retry-the-rest': {
    title: 'Those that stayed behind can be tried again with another choice',
    needs: ['conflicts:drop-value'],
    seed: MIXED,
    async run(stage) {
      await stage.restore(ASKED);
      const again = await stage.restore(['clash'], { conflictOverrides: { clash: 'drop-value' } });
      await stage.expectOutcomes(again, { clash: 'succeeded' });
      await stage.expectLive('clash');
    },
  },
});
