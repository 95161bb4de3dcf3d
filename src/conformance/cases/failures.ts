import { isAdapterError } from '../../adapter/errors.js';
import type { ConflictResolution } from '../../domain/contact.js';
import type { RestoreRequest } from '../../domain/restore.js';
import { casesOf } from '../case.js';
import { ensure, refuses } from '../expect.js';
import { bulkDelete, bulkTarget, deleted } from '../seeds.js';
import type { Stage } from '../stage.js';

const NOBODY = 'kit-no-such-id';

/** A restore that is refused, and has no effect on the contact `a`. */
async function refusesRestore(stage: Stage, request: RestoreRequest, what: string): Promise<void> {
  const options = { idempotencyKey: stage.key() };
  await refuses(() => stage.adapter.startRestore(request, options), 'validation', what);
  await stage.linger();
  await stage.expectDeleted('a');
}

export const failureCases = casesOf('failures', {
  'unknown-bulk-action': {
    title: "A bulk action that there isn't is not-found",
    anywhere: true,
    run: ({ adapter }) =>
      refuses(() => adapter.getBulkAction(NOBODY, {}), 'not-found', 'Asking for an unknown bulk action'),
  },
  'unknown-contact': {
    title: "The look at a contact that there isn't is not-found",
    anywhere: true,
    needs: ['details'],
    run: ({ adapter }) =>
      refuses(() => adapter.getDeletedContact(NOBODY, {}), 'not-found', 'Looking at an unknown contact'),
  },
  'live-contact': {
    title: "The look at a contact that isn't deleted is not-found",
    needs: ['details'],
    seed: { liveContacts: [{ id: 'live', name: 'Live' }] },
    run: (stage) =>
      refuses(
        () => stage.adapter.getDeletedContact(stage.id('live'), {}),
        'not-found',
        'Looking at a live contact',
      ),
  },
  'items-of-unknown': {
    title: "The outcomes of a bulk action that there isn't are not-found",
    anywhere: true,
    needs: ['items'],
    run: ({ adapter }) =>
      refuses(
        () => adapter.listBulkActionItems(NOBODY, { pageSize: 5 }, {}),
        'not-found',
        'Asking for the outcomes of an unknown bulk action',
      ),
  },
  'cancel-of-unknown': {
    title: "Cancelling a bulk action that there isn't is not-found",
    anywhere: true,
    needs: ['cancel'],
    run: (stage) =>
      refuses(
        () => stage.adapter.cancelBulkAction(NOBODY, { idempotencyKey: stage.key() }),
        'not-found',
        'Cancelling an unknown bulk action',
      ),
  },
  'undo-of-unknown': {
    title: "Undoing a restore that there isn't is not-found",
    anywhere: true,
    needs: ['undo'],
    run: (stage) =>
      refuses(
        () => stage.adapter.undoRestore(NOBODY, { idempotencyKey: stage.key() }),
        'not-found',
        'Undoing an unknown restore',
      ),
  },
  'undo-of-a-delete': {
    title: 'Only a restore can be undone',
    needs: ['undo', 'history'],
    seed: bulkDelete('bulk', [deleted('a')]),
    run: (stage) =>
      refuses(
        () => stage.adapter.undoRestore(stage.id('bulk'), { idempotencyKey: stage.key() }),
        ['validation', 'not-found', 'conflict'],
        'Undoing a bulk delete',
      ),
  },
  'restore-of-unknown-bulk': {
    title: "Restoring a bulk delete that there isn't is not-found",
    run: (stage) =>
      refuses(() => stage.start(bulkTarget(NOBODY)), 'not-found', 'Restoring an unknown bulk delete'),
  },
  'restore-of-a-restore': {
    title: 'Only a bulk delete can be restored',
    seed: { contacts: [deleted('a')] },
    async run(stage) {
      const { id } = await stage.restore(['a']);
      await refuses(
        () => stage.start(bulkTarget(id)),
        ['validation', 'not-found', 'conflict'],
        'Restoring a restore',
      );
    },
  },
  'no-ids': {
    title: 'A restore of no contacts is refused',
    seed: { contacts: [deleted('a')] },
    run: (stage) => refusesRestore(stage, stage.request([]), 'A restore without ids'),
  },
  'unknown-target': {
    title: 'A target of an unknown kind is refused',
    seed: { contacts: [deleted('a')] },
    run(stage) {
      const target = { kind: 'everything' } as unknown as RestoreRequest['target'];
      return refusesRestore(stage, { ...stage.request(['a']), target }, 'A target of the kind everything');
    },
  },
  'unknown-resolution': {
    title: "A resolution of conflicts that there isn't is refused",
    seed: { contacts: [deleted('a')] },
    async run(stage) {
      const onConflict = 'overwrite' as ConflictResolution;
      await refusesRestore(stage, stage.request(['a'], { onConflict }), 'The resolution overwrite');
      const conflictOverrides = { a: onConflict };
      await refusesRestore(stage, stage.request(['a'], { conflictOverrides }), 'The override overwrite');
    },
  },
  'unknown-automations': {
    title: "A choice about automations that there isn't is refused",
    seed: { contacts: [deleted('a')] },
    run(stage) {
      const automations = 'start' as RestoreRequest['automations'];
      return refusesRestore(stage, stage.request(['a'], { automations }), 'The choice start');
    },
  },
  'no-key': {
    title: 'A restore without an idempotency key is refused',
    seed: { contacts: [deleted('a')] },
    async run(stage) {
      const call = () => stage.adapter.startRestore(stage.request(['a']), { idempotencyKey: '' });
      await refuses(call, 'validation', 'A restore with an empty key');
      await stage.linger();
      await stage.expectDeleted('a');
    },
  },
  'page-size': {
    title: 'A page size that makes no sense is refused',
    anywhere: true,
    async run({ adapter }) {
      for (const pageSize of [0, -1, 1.5]) {
        await refuses(
          () => adapter.listDeletedContacts({ pageSize }, {}),
          'validation',
          `A page of ${pageSize} rows`,
        );
      }
    },
  },
  'shape-of-failures': {
    title: 'A failure has the name and a code of the contract, and says nothing that contradicts the code',
    anywhere: true,
    async run({ world }) {
      try {
        await world.adapter.getBulkAction(NOBODY, {});
      } catch (thrown) {
        ensure(isAdapterError(thrown), "The failure isn't an AdapterError with a code of the contract.");
        // Left out, it follows from the code.
        const { retryable = false } = thrown as { retryable?: unknown };
        ensure(typeof retryable === 'boolean', 'retryable is neither true nor false, nor left out.');
        ensure(!retryable, 'not-found is called retryable, and no retry will find it.');
        return;
      }
      ensure(false, 'An unknown bulk action is accepted.');
    },
  },
  'nothing-repeated': {
    title: 'A failure repeats nothing of what it was asked',
    anywhere: true,
    async run({ world }) {
      const secret = 'canary-7351';
      const calls = [
        () => world.adapter.getBulkAction(secret, {}),
        () => world.adapter.listDeletedContacts({ pageSize: 5, cursor: secret }, {}),
        () => world.adapter.listDeletedContacts({ pageSize: 0, search: secret }, {}),
      ];
      for (const call of calls) {
        const thrown: unknown = await call().then(
          () => null,
          (error: unknown) => error,
        );
        const { message, userMessage, issues } = (thrown ?? {}) as Record<string, unknown>;
        ensure(
          !JSON.stringify([message, userMessage, issues]).includes(secret),
          'A failure repeats what it was asked: messages end up in logs, and questions may hold personal data.',
        );
      }
    },
  },
});
