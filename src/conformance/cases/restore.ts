import { casesOf } from '../case.js';
import { ensure, same, sameSet } from '../expect.js';
import { cannot } from '../harness.js';
import { bulkDelete, bulkTarget, deleted, matching, many } from '../seeds.js';
import type { Stage } from '../stage.js';

const THREE = { contacts: [deleted('a'), deleted('b'), deleted('c')] };
const BULK = bulkDelete('bulk', [deleted('a'), deleted('b'), deleted('c')]);
const LIVE = [{ id: 'live', name: 'Live', email: 'live@example.com' }];

/** Only an account that holds nothing else may be restored as a whole. */
async function ownList(stage: Stage): Promise<string | null> {
  const { items, asOf } = await stage.adapter.listDeletedContacts({ pageSize: 200 }, {});
  if (items.some(({ id }) => stage.name(id) === undefined)) {
    throw cannot('The account holds other deleted contacts, which must not be restored.');
  }
  return asOf;
}

export const restoreCases = casesOf('restore', {
  one: {
    title: 'A restored contact is live, and the others stay deleted',
    seed: THREE,
    async run(stage) {
      const done = await stage.restore(['b']);
      same(done.status, 'completed', 'The status');
      await stage.expectOutcomes(done, { b: 'succeeded' });
      await stage.expectLive('b');
      await stage.expectDeleted('a', 'c');
    },
  },
  several: {
    title: 'Several contacts come back in one bulk action',
    seed: THREE,
    async run(stage) {
      await stage.expectOutcomes(await stage.restore(['a', 'c']), { a: 'succeeded', c: 'succeeded' });
      await stage.expectLive('a', 'c');
      await stage.expectDeleted('b');
    },
  },
  'as-it-was': {
    title: 'A restored contact has its e-mail and phone back',
    needs: ['probe'],
    seed: THREE,
    async run(stage) {
      await stage.restore(['a']);
      const { email, phone } = await stage.certain('a');
      same(email, stage.seed.contacts[0]?.email, 'The e-mail');
      same(phone, stage.seed.contacts[0]?.phone, 'The phone');
    },
  },
  'as-asked': {
    title: 'A request that is changed after the call is carried out as it was',
    seed: { contacts: [deleted('a'), deleted('b')] },
    async run(stage) {
      const ids = [stage.id('a')];
      const request = { ...stage.request(['a']), target: { kind: 'contacts' as const, ids } };
      const call = stage.adapter.startRestore(request, { idempotencyKey: stage.key() });
      ids.push(stage.id('b'));
      await stage.finish(await call);
      await stage.expectLive('a');
      await stage.expectDeleted('b');
    },
  },
  'unknown-contact': {
    title: "An id that there isn't is an outcome, and stops no other contact",
    seed: THREE,
    async run(stage) {
      const done = await stage.restore(['a', 'kit-no-such-id', 'b']);
      await stage.expectOutcomes(done, { a: 'succeeded', 'kit-no-such-id': 'not-found', b: 'succeeded' });
      await stage.expectLive('a', 'b');
    },
  },
  'live-contact': {
    title: 'A contact that is live already is told as already-restored',
    seed: { ...THREE, liveContacts: LIVE },
    async run(stage) {
      const done = await stage.restore(['live', 'a']);
      await stage.expectOutcomes(done, { live: 'already-restored', a: 'succeeded' });
      same(done.counts.failed, 0, 'Contacts that failed');
      await stage.expectLive('live', 'a');
    },
  },
  'same-id-twice': {
    title: 'An id that a request names twice is restored once',
    seed: THREE,
    async run(stage) {
      const { counts } = await stage.restore(['a', 'a', 'a']);
      same(counts.succeeded, 1, 'Contacts that succeeded');
      await stage.expectLive('a');
    },
  },
  'again-after-deletion': {
    title: 'A contact that was restored and deleted again can be restored again',
    needs: ['deleting'],
    seed: THREE,
    async run(stage) {
      await stage.restore(['a']);
      await stage.deleteAgain('a');
      await stage.expectDeleted('a');
      await stage.expectOutcomes(await stage.restore(['a']), { a: 'succeeded' });
      await stage.expectLive('a');
    },
  },
  'erased-contact': {
    title: 'A contact that was erased is neither listed nor restored',
    needs: ['erasing'],
    seed: THREE,
    async run(stage) {
      await stage.world.eraseContacts?.(stage.ids(['a']));
      sameSet(await stage.listed(), ['b', 'c'], 'Listed contacts');
      const byId = await stage.restore(['a', 'b']);
      await stage.expectOutcomes(byId, { a: 'erased|not-found', b: 'succeeded' });
      ensure((await stage.truth('a'))?.live !== true, 'The erased contact is live.');
      sameSet(await stage.listed(), ['c'], 'Listed contacts');
    },
  },
  matching: {
    title: 'All that match are restored, as the back end judges it',
    needs: ['matching'],
    seed: THREE,
    async run(stage) {
      const asOf = await ownList(stage);
      const done = await stage.restore(matching({}, { asOf }));
      await stage.expectOutcomes(done, { a: 'succeeded', b: 'succeeded', c: 'succeeded' });
      await stage.expectLive('a', 'b', 'c');
    },
  },
  'matching-except': {
    title: 'Exceptions stay deleted when all that match are restored',
    needs: ['matching'],
    seed: THREE,
    async run(stage) {
      const asOf = await ownList(stage);
      const done = await stage.restore(matching({}, { exceptIds: ['b'], asOf }));
      await stage.expectOutcomes(done, { a: 'succeeded', c: 'succeeded' });
      await stage.expectDeleted('b');
    },
  },
  'matching-search': {
    title: 'Only what a search finds is restored when all that match are',
    needs: ['matching', 'search'],
    seed: THREE,
    async run(stage) {
      const done = await stage.restore(matching({ search: 'b@example.com' }));
      await stage.expectOutcomes(done, { b: 'succeeded' });
      await stage.expectDeleted('a', 'c');
    },
  },
  'matching-filter': {
    title: 'Only what a filter lets through is restored when all that match are',
    needs: ['matching', 'filters:bulkActionId'],
    seed: { ...BULK, contacts: [...BULK.contacts, deleted('other')] },
    async run(stage) {
      const filters = { bulkActionId: stage.id('bulk') };
      const done = await stage.restore(matching({ filters }));
      await stage.expectOutcomes(done, { a: 'succeeded', b: 'succeeded', c: 'succeeded' });
      await stage.expectDeleted('other');
    },
  },
  'matching-beyond-a-page': {
    title: 'All that match are all, however many a page shows',
    needs: ['matching'],
    seed: { contacts: many(30) },
    async run(stage) {
      await ownList(stage);
      const { asOf } = await stage.adapter.listDeletedContacts({ pageSize: 5 }, {});
      const { counts } = await stage.restore(matching({}, { asOf }));
      same([counts.succeeded, counts.total], [30, 30], 'Contacts that succeeded, and all');
      sameSet(await stage.listed(), [], 'Listed contacts');
    },
  },
  'matching-frozen': {
    title: 'With asOf, contacts that were deleted after the list was read stay deleted',
    needs: ['matching', 'deleting'],
    seed: { ...THREE, liveContacts: LIVE },
    async run(stage) {
      const asOf = await ownList(stage);
      if (asOf === null) throw cannot('The pages carry no asOf.');
      await stage.deleteAgain('live');
      const done = await stage.restore(matching({}, { asOf }));
      await stage.expectOutcomes(done, { a: 'succeeded', b: 'succeeded', c: 'succeeded' });
      await stage.expectDeleted('live');
    },
  },
  'matching-as-of-now': {
    title: 'Without asOf, all that match at the moment of the restore come back',
    needs: ['matching', 'deleting'],
    seed: { contacts: [deleted('a')], liveContacts: LIVE },
    async run(stage) {
      await ownList(stage);
      await stage.deleteAgain('live');
      const done = await stage.restore(matching());
      await stage.expectOutcomes(done, { a: 'succeeded', live: 'succeeded' });
    },
  },
  'bulk-delete': {
    title: 'A bulk delete is reversed as a whole, and nothing else with it',
    needs: ['history'],
    seed: { ...BULK, contacts: [...BULK.contacts, deleted('other')] },
    async run(stage) {
      const done = await stage.restore(bulkTarget('bulk'));
      await stage.expectOutcomes(done, { a: 'succeeded', b: 'succeeded', c: 'succeeded' });
      await stage.expectLive('a', 'b', 'c');
      await stage.expectDeleted('other');
    },
  },
  'bulk-delete-erased': {
    title: 'Not even its bulk delete brings back a contact that was erased',
    needs: ['erasing', 'history'],
    seed: BULK,
    async run(stage) {
      await stage.world.eraseContacts?.(stage.ids(['a']));
      const { counts } = await stage.restore(bulkTarget('bulk'));
      same(counts.succeeded, 2, 'Contacts that succeeded');
      ensure((await stage.truth('a'))?.live !== true, 'The erased contact is live.');
      sameSet(await stage.listed(), [], 'Listed contacts');
    },
  },
  'bulk-delete-except': {
    title: 'Exceptions of a bulk delete stay deleted, and can be restored later',
    needs: ['history'],
    seed: BULK,
    async run(stage) {
      const done = await stage.restore(bulkTarget('bulk', ['b']));
      await stage.expectOutcomes(done, { a: 'succeeded', c: 'succeeded' });
      await stage.expectDeleted('b');
      await stage.expectOutcomes(await stage.restore(['b']), { b: 'succeeded' });
    },
  },
  'bulk-delete-once': {
    title: 'A second restore of a bulk delete answers with the first one',
    needs: ['history'],
    seed: BULK,
    async run(stage) {
      const first = await stage.start(bulkTarget('bulk'));
      same((await stage.start(bulkTarget('bulk'))).id, first.id, 'The second answer, while it runs');
      const { counts } = await stage.finish(first);
      const again = await stage.start(bulkTarget('bulk'));
      same([again.id, again.counts.succeeded], [first.id, counts.succeeded], 'The third, when it has ended');
    },
  },
  'bulk-delete-links': {
    title: 'A bulk delete and its restore name each other',
    needs: ['history'],
    seed: BULK,
    async run(stage) {
      const before = await stage.adapter.getBulkAction(stage.id('bulk'), {});
      same(
        [before.restorable?.eligible, before.restoredById],
        [true, null],
        'restorable and restoredById before',
      );
      const done = await stage.restore(bulkTarget('bulk'));
      same(done.restoresId, stage.id('bulk'), 'restoresId of the restore');
      const after = await stage.adapter.getBulkAction(stage.id('bulk'), {});
      same(after.restoredById, done.id, 'restoredById of the bulk delete');
      same(after.restorable?.eligible, false, 'restorable.eligible of the bulk delete');
    },
  },
  'bulk-delete-own-deletions': {
    title: 'A bulk delete brings back only its own deletions: what was deleted again since is superseded',
    needs: ['history', 'deleting'],
    seed: BULK,
    async run(stage) {
      await stage.restore(['a']);
      await stage.deleteAgain('a');
      const { counts } = await stage.restore(bulkTarget('bulk'));
      same(counts.succeeded, 2, 'Contacts that succeeded');
      await stage.expectLive('b', 'c');
      await stage.expectDeleted('a');
    },
  },
});
