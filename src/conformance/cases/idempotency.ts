import { toAdapterError } from '../../adapter/errors.js';
import type { BulkAction } from '../../domain/bulk-action.js';
import { casesOf } from '../case.js';
import { describe, ensure, refuses, same } from '../expect.js';
import { callOf } from '../naming-calls.js';
import { bulkDelete, bulkTarget, deleted } from '../seeds.js';
import type { Stage } from '../stage.js';

const TWO = { contacts: [deleted('a'), deleted('b')] };

/** Several calls at once. One that is told that the same is still under way may be told so, and is left out. */
async function together(stage: Stage, calls: readonly Promise<BulkAction>[]): Promise<BulkAction[]> {
  const settled = await Promise.allSettled(calls);
  const actions: BulkAction[] = [];
  for (const one of settled) {
    if (one.status === 'fulfilled') {
      actions.push(await stage.finish(one.value));
      continue;
    }
    const { code, retryable } = toAdapterError(one.reason);
    ensure(
      code === 'conflict' && retryable,
      `One of several calls at once fails: ${callOf(one.reason)}, with ${describe(one.reason)}.`,
    );
  }
  ensure(actions.length > 0, 'None of several calls at once succeeds.');
  return actions;
}

const sumOfDifferent = (actions: readonly BulkAction[]): number =>
  [...new Map(actions.map((action) => [action.id, action.counts.succeeded])).values()].reduce(
    (sum, succeeded) => sum + succeeded,
    0,
  );

export const idempotencyCases = casesOf('idempotency', {
  'same-answer': {
    title: 'The same key with the same request answers with the same bulk action',
    seed: TWO,
    async run(stage) {
      const key = stage.key();
      const first = await stage.restore(['a', 'b'], { key });
      const again = await stage.restore(['a', 'b'], { key });
      same([again.id, again.counts], [first.id, first.counts], 'id and counts of the second answer');
    },
  },
  'new-key': {
    title: 'Another key is another intent, which finds the contact already-restored',
    seed: TWO,
    async run(stage) {
      const first = await stage.restore(['a']);
      const second = await stage.restore(['a']);
      ensure(second.id !== first.id, 'Two keys name the same bulk action.');
      await stage.expectOutcomes(second, { a: 'already-restored' });
      same(second.counts.failed, 0, 'Contacts that failed');
    },
  },
  'adapter-made-anew': {
    title: 'The same key is known to an adapter made anew: the back end keeps it, and not the page',
    needs: ['reopening'],
    seed: TWO,
    async run(stage) {
      const idempotencyKey = stage.key();
      const first = await stage.restore(['a', 'b'], { key: idempotencyKey });
      const anew = await stage.reopened();
      const again = await anew.startRestore(stage.request(['a', 'b']), { idempotencyKey });
      same([again.id, again.counts], [first.id, first.counts], 'id and counts of the second answer');
    },
  },
  'after-deletion': {
    title: 'The same key has no second effect, even when the contact was deleted again since',
    needs: ['deleting'],
    seed: TWO,
    async run(stage) {
      const key = stage.key();
      const first = await stage.restore(['a'], { key });
      await stage.deleteAgain('a');
      const again = await stage.restore(['a'], { key });
      same([again.id, again.counts], [first.id, first.counts], 'id and counts of the second answer');
      await stage.expectDeleted('a');
    },
  },
  'another-body': {
    title: 'The same key with other contacts is refused, and has no effect',
    seed: TWO,
    async run(stage) {
      const key = stage.key();
      await stage.restore(['a'], { key });
      await refuses(() => stage.start(['b'], { key }), 'validation', 'A used key with another contact');
      await refuses(() => stage.start(['a', 'b'], { key }), 'validation', 'A used key with one contact more');
      await stage.expectDeleted('b');
    },
  },
  'other-choices': {
    title: 'The same key with other choices is refused',
    seed: TWO,
    async run(stage) {
      const key = stage.key();
      await stage.restore(['a'], { key });
      const call = () => stage.start(['a'], { key, automations: 'resume' });
      await refuses(call, 'validation', 'A used key with another choice about automations');
    },
  },
  'order-of-fields': {
    title: 'The same request in another order of its fields is the same request',
    seed: TWO,
    async run(stage) {
      const idempotencyKey = stage.key();
      const request = stage.request(['a']);
      const turned = Object.fromEntries(Object.entries(request).reverse()) as unknown as typeof request;
      const first = await stage.finish(await stage.adapter.startRestore(request, { idempotencyKey }));
      const again = await stage.adapter.startRestore(turned, { idempotencyKey });
      same(again.id, first.id, 'The bulk action');
    },
  },
  'at-the-same-time': {
    title: 'The same key several times at once is one bulk action, and restores once',
    seed: TWO,
    async run(stage) {
      const key = stage.key();
      const calls = [1, 2, 3].map(() => stage.start(['a', 'b'], { key }));
      const actions = await together(stage, calls);
      same(new Set(actions.map(({ id }) => id)).size, 1, 'Different bulk actions');
      await stage.expectOutcomes(actions[0]!, { a: 'succeeded', b: 'succeeded' });
    },
  },
  'two-tabs': {
    title: 'Two intents at once for the same contacts restore each of them once',
    seed: TWO,
    async run(stage) {
      const actions = await together(stage, [stage.start(['a', 'b']), stage.start(['b', 'a'])]);
      same(sumOfDifferent(actions), 2, 'Contacts that succeeded');
      await stage.expectLive('a', 'b');
    },
  },
  'two-tabs-bulk-delete': {
    title: 'Two intents at once for the same bulk delete restore it once',
    needs: ['history'],
    seed: bulkDelete('bulk', [deleted('a'), deleted('b'), deleted('c')]),
    async run(stage) {
      const calls = [stage.start(bulkTarget('bulk')), stage.start(bulkTarget('bulk'))];
      same(sumOfDifferent(await together(stage, calls)), 3, 'Contacts that succeeded');
      await stage.expectLive('a', 'b', 'c');
    },
  },
  'related-data': {
    title: 'A restore that is said several times duplicates no associated data',
    needs: ['probe'],
    seed: { contacts: [deleted('a', { related: { notes: 2 } })] },
    async run(stage) {
      const key = stage.key();
      await stage.restore(['a'], { key });
      await stage.restore(['a'], { key });
      await stage.restore(['a']);
      const { notes = 0 } = await stage.related('a');
      same(notes, 2, "Notes of the contact, as probe tells them (or related: null, where it can't)");
    },
  },
  undo: {
    title: 'The same key of an undo answers with the same undo',
    needs: ['undo'],
    seed: TWO,
    async run(stage) {
      const { id } = await stage.restore(['a']);
      const idempotencyKey = stage.key();
      const first = await stage.finish(await stage.adapter.undoRestore(id, { idempotencyKey }));
      await stage.restore(['a']);
      const again = await stage.finish(await stage.adapter.undoRestore(id, { idempotencyKey }));
      same([again.id, again.counts], [first.id, first.counts], 'id and counts of the second answer');
      await stage.expectLive('a');
    },
  },
  'key-of-another-call': {
    title: 'The key of a restore is refused for an undo',
    needs: ['undo'],
    seed: TWO,
    async run(stage) {
      const idempotencyKey = stage.key();
      const { id } = await stage.restore(['a'], { key: idempotencyKey });
      await refuses(
        () => stage.adapter.undoRestore(id, { idempotencyKey }),
        'validation',
        'An undo with the key of the restore',
      );
      await stage.expectLive('a');
    },
  },
});
