import type { RestoreRequest, RestoreTarget } from '../../../src/domain/restore.js';
import { isFinalStatus } from '../../../src/domain/bulk-action.js';
import { DAY_MS } from '../../../src/domain/retention.js';
import type { RestoreAdapter } from '../../../src/adapter/contract.js';
import type { MemoryAdapter } from '../../../src/adapter/memory/index.js';
import { restoringAs, without, type BrokenAdapter } from './broken-adapter.js';

/** Starts restores that are all changed in the same way. */
const changingRequests = (
  memory: MemoryAdapter,
  change: (request: RestoreRequest) => RestoreRequest,
): Pick<RestoreAdapter, 'startRestore'> => ({
  startRestore: async (request, call) => memory.startRestore(change(request), call),
});

const changingTargets = (memory: MemoryAdapter, change: (target: RestoreTarget) => RestoreTarget) =>
  changingRequests(memory, (request) => ({ ...request, target: change(request.target) }));

/** Adapters that restore wrongly. */
export const restoringFaults: BrokenAdapter[] = [
  {
    fault: 'exceptions of all that match are passed over',
    breaks: (memory) =>
      changingTargets(memory, (target) =>
        target.kind === 'matching' ? { ...target, exceptIds: [] } : target,
      ),
    fails: ['restore/matching-except'],
  },
  {
    fault: 'asOf is passed over',
    breaks: (memory) =>
      changingTargets(memory, (target) => (target.kind === 'matching' ? { ...target, asOf: null } : target)),
    fails: ['restore/matching-frozen'],
  },
  {
    fault: 'all that match are those of the first page',
    breaks: (memory) => ({
      startRestore: async (request, call) => {
        const { target } = request;
        if (target.kind !== 'matching') return memory.startRestore(request, call);
        const { items } = await memory.listDeletedContacts({ ...target.query, pageSize: 25 }, {});
        const ids = items.map(({ id }) => id).filter((id) => !target.exceptIds.includes(id));
        return memory.startRestore({ ...request, target: { kind: 'contacts', ids } }, call);
      },
    }),
    fails: ['restore/matching-beyond-a-page', 'restore/matching-frozen'],
  },
  {
    fault: 'a bulk delete is reversed by the ids of its contacts, whatever deleted them last',
    breaks: (memory) => ({
      startRestore: async (request, call) => {
        const { target } = request;
        if (target.kind !== 'bulk-action') return memory.startRestore(request, call);
        const { items } = await memory.listBulkActionItems(target.bulkActionId, { pageSize: 1000 }, {});
        const ids = items.map(({ contactId }) => contactId).filter((id) => !target.exceptIds.includes(id));
        return memory.startRestore(
          { ...request, target: { kind: 'contacts', ids: ids.slice(0, 100) } },
          call,
        );
      },
    }),
    fails: [
      'failures/restore-of-a-restore',
      'restore/bulk-delete-once',
      'restore/bulk-delete-links',
      'restore/bulk-delete-own-deletions',
      'many/large-bulk-delete',
    ],
  },
  {
    fault: 'keys are passed over',
    breaks: (memory) => ({
      startRestore: (request, call) =>
        memory.startRestore(request, { ...call, idempotencyKey: call.idempotencyKey && crypto.randomUUID() }),
    }),
    fails: [
      'abort/while-restoring',
      'idempotency/same-answer',
      'idempotency/adapter-made-anew',
      'idempotency/after-deletion',
      'idempotency/another-body',
      'idempotency/other-choices',
      'idempotency/order-of-fields',
      'idempotency/at-the-same-time',
      'idempotency/key-of-another-call',
      'many/in-pieces',
    ],
  },
  {
    fault: 'a used key answers with the first bulk action, whatever else is asked for',
    breaks: (memory) => {
      const known = new Map<string, string>();
      return {
        startRestore: async (request, call) => {
          const id = known.get(call.idempotencyKey);
          if (id !== undefined) return memory.getBulkAction(id, {});
          const started = await memory.startRestore(request, call);
          known.set(call.idempotencyKey, started.id);
          return started;
        },
      };
    },
    fails: ['idempotency/another-body', 'idempotency/other-choices'],
  },
  {
    fault: 'a key is forgotten when its contacts are deleted again',
    atOnce: true,
    breaks: (memory) => {
      const used = new Map<string, string>();
      return {
        startRestore: async (request, call) => {
          const { target } = request;
          const { idempotencyKey } = call;
          const isGone =
            target.kind === 'contacts' &&
            JSON.stringify(target) === used.get(idempotencyKey) &&
            target.ids.every((id) => memory.backend.liveContact(id) === null);
          const started = await memory.startRestore(
            request,
            isGone ? { ...call, idempotencyKey: `${idempotencyKey} again` } : call,
          );
          used.set(idempotencyKey, JSON.stringify(target));
          return started;
        },
      };
    },
    fails: ['idempotency/after-deletion'],
  },
  {
    fault: 'a contact that expires on the day of the restore is let through',
    atOnce: true,
    breaks: (memory, { account }) =>
      restoringAs(memory, { retentionDays: (account.retentionDays ?? 60) + 1 }, account),
    fails: ['retention/end-is-exclusive', 'retention/expires-after-the-preview'],
  },
  {
    fault: 'the end of the window is inclusive',
    atOnce: true,
    breaks: (memory, { account }) =>
      restoringAs(memory, { retentionDays: (account.retentionDays ?? 60) + 1 / DAY_MS }, account),
    fails: ['retention/end-is-exclusive'],
  },
  {
    fault: 'only the list looks at the role',
    atOnce: true,
    breaks: (memory, { account }) => restoringAs(memory, { viewer: { canRestore: true } }, account),
    fails: ['permission/restore', 'permission/restore-bulk-delete'],
  },
  {
    fault: 'only the list looks at the policy',
    atOnce: true,
    breaks: (memory, { account }) => restoringAs(memory, { hipaa: false }, account),
    fails: ['hipaa/restore', 'hipaa/restore-bulk-delete'],
  },
  {
    fault: 'a HIPAA account has an empty list',
    breaks: (memory) => ({
      listDeletedContacts: async (asked, call) => {
        const query = { ...asked };
        const { hipaa, viewer } = await memory.getAccount({});
        if (!hipaa || !viewer.canRestore) return memory.listDeletedContacts(query, call);
        return { items: [], nextCursor: null, total: 0, asOf: null };
      },
    }),
    fails: ['hipaa/list'],
  },
  {
    fault: 'the outcomes of a HIPAA account have names',
    breaks: (memory, seed) => ({
      listBulkActionItems: async (id, query, call) => {
        const page = await memory.listBulkActionItems(id, query, call);
        const nameOf = (contactId: string) => seed.contacts.find((one) => one.id === contactId)?.name ?? null;
        return { ...page, items: page.items.map((item) => ({ ...item, name: nameOf(item.contactId) })) };
      },
    }),
    fails: ['hipaa/items'],
  },
  {
    fault: 'a restore looks for no clash',
    atOnce: true,
    breaks: (memory, { account }) => restoringAs(memory, { allowsDuplicates: true }, account),
    fails: [
      'partial-success/mixed',
      'partial-success/items-by-outcome',
      'partial-success/retry-the-rest',
      'preview/keeps-its-word',
      'conflicts/email-in-another-case',
      'conflicts/skip',
      'conflicts/skip-phone',
      'conflicts/drop-value',
      'conflicts/drop-both',
      'conflicts/merge',
      'conflicts/merge-related-data',
      'conflicts/keep-both',
      'conflicts/override',
      'conflicts/by-reason',
      'conflicts/among-themselves',
      'conflicts/merge-fills-blanks',
      'conflicts/merge-fills-name',
    ],
  },
  {
    fault: 'what is settled for single contacts is passed over',
    breaks: (memory) =>
      changingRequests(memory, ({ conflictOverrides, ...request }) =>
        Object.values(conflictOverrides ?? {}).some((way) => (way as string) === 'overwrite')
          ? { ...request, conflictOverrides }
          : request,
      ),
    fails: ['partial-success/retry-the-rest', 'conflicts/override'],
  },
  {
    fault: 'what is settled for a kind of clash is passed over',
    breaks: (memory) => changingRequests(memory, (request) => without(request, 'onConflictByReason')),
    fails: ['conflicts/by-reason'],
  },
  {
    fault: 'drop-value drops nothing and skips',
    breaks: (memory) =>
      changingRequests(memory, (request) =>
        request.onConflict === 'drop-value' ? { ...request, onConflict: 'skip' } : request,
      ),
    fails: ['conflicts/drop-value', 'conflicts/drop-both'],
  },
  {
    fault: 'merge brings the contact back without its e-mail',
    breaks: (memory) =>
      changingRequests(memory, (request) =>
        request.onConflict === 'merge' ? { ...request, onConflict: 'drop-value' } : request,
      ),
    fails: [
      'conflicts/merge',
      'conflicts/merge-related-data',
      'conflicts/merge-fills-blanks',
      'conflicts/merge-fills-name',
    ],
  },
  {
    fault: 'automations are resumed unasked',
    breaks: (memory) =>
      changingRequests(memory, (request) => ({
        ...request,
        automations: request.automations === 'keep-paused' ? 'resume' : request.automations,
      })),
    fails: ['idempotency/other-choices', 'related/automations-paused'],
  },
  {
    fault: 'a note is lost in every restore',
    breaks: (memory, seed) => ({
      getBulkAction: async (id, call) => {
        const action = await memory.getBulkAction(id, call);
        if (action.kind === 'restore' && action.status === 'completed') {
          for (const contact of seed.contacts) memory.backend.deleteRelated(contact.id, 'notes');
        }
        return action;
      },
    }),
    fails: [
      'idempotency/related-data',
      'related/returns',
      'related/several-cycles',
      'related/undo-and-restore',
    ],
  },
  {
    fault: 'more ids than declared are cut off, silently',
    breaks: (memory) =>
      changingTargets(memory, (target) =>
        target.kind === 'contacts' && target.ids.length > 100
          ? { ...target, ids: target.ids.slice(0, 100) }
          : target,
      ),
    fails: ['many/one-too-many'],
  },
  {
    fault: 'search and filters of all that match are passed over',
    breaks: (memory) =>
      changingTargets(memory, (target) => (target.kind === 'matching' ? { ...target, query: {} } : target)),
    fails: ['restore/matching-search', 'restore/matching-filter'],
  },
  {
    fault: 'all that match are those that matched when the session began',
    breaks: (memory) => {
      const began = memory.listDeletedContacts({ pageSize: 1 }, {}).then(
        ({ asOf }) => asOf,
        () => null,
      );
      return {
        startRestore: async (asked, call) => {
          const request = structuredClone(asked);
          const { target } = request;
          const asOf = await began;
          call.signal?.throwIfAborted();
          return memory.startRestore(
            target.kind === 'matching' ? { ...request, target: { ...target, asOf } } : request,
            call,
          );
        },
      };
    },
    fails: ['restore/matching-as-of-now'],
  },
  {
    fault: 'exceptions of a bulk delete are passed over',
    breaks: (memory) =>
      changingTargets(memory, (target) =>
        target.kind === 'bulk-action' ? { ...target, exceptIds: [] } : target,
      ),
    fails: ['restore/bulk-delete-except'],
  },
  {
    fault: 'a contact can be restored once in its life',
    breaks: (memory) => {
      const restored = new Map<string, string>();
      return {
        startRestore: async (request, call) => {
          const { target } = request;
          if (target.kind !== 'contacts') return memory.startRestore(request, call);
          const ids = target.ids.map((id) => {
            const isSecond = (restored.get(id) ?? call.idempotencyKey) !== call.idempotencyKey;
            const wasDeleted = memory.backend.liveContact(id) === null;
            return isSecond && wasDeleted ? 'nobody' : id;
          });
          const started = await memory.startRestore({ ...request, target: { ...target, ids } }, call);
          for (const id of target.ids) restored.set(id, restored.get(id) ?? call.idempotencyKey);
          return started;
        },
      };
    },
    fails: [
      'restore/again-after-deletion',
      'idempotency/undo',
      'partial-success/retry-the-rest',
      'cancel/rest-can-come-back',
      'undo/can-be-restored-again',
      'undo/changed-hands',
      'undo/second-undo',
      'retention/deleted-again',
      'conflicts/override',
      'related/several-cycles',
      'related/undo-and-restore',
    ],
  },
  {
    fault: 'the window is a millisecond too short',
    atOnce: true,
    breaks: (memory, { account }) =>
      restoringAs(memory, { retentionDays: (account.retentionDays ?? 60) - 1 / DAY_MS }, account),
    fails: ['retention/last-millisecond'],
  },
  {
    fault: 'who was restorable when the restore was accepted is restored, however long that takes',
    breaks: (memory, { account }) => ({
      startRestore: async (request, call) => {
        const { target } = request;
        const started = await memory.startRestore(request, call);
        const { items } = await memory.listDeletedContacts({ pageSize: 200 }, {});
        const listed = new Set(items.map(({ id }) => id));
        if (target.kind === 'contacts' && target.ids.every((id) => listed.has(id))) {
          memory.backend.setAccount({ retentionDays: 1000 });
        }
        return started;
      },
      getBulkAction: async (id, call) => {
        const action = await memory.getBulkAction(id, call);
        if (isFinalStatus(action.status)) memory.backend.setAccount(account);
        return action;
      },
    }),
    fails: ['retention/judged-one-by-one'],
  },
  {
    fault: 'automations are never resumed',
    breaks: (memory) => ({
      startRestore: async (request, call) => {
        const { automations } = request;
        const key = automations === 'resume' ? `${call.idempotencyKey} resume` : call.idempotencyKey;
        return memory.startRestore(
          { ...request, automations: automations === 'resume' ? 'keep-paused' : automations },
          { ...call, idempotencyKey: call.idempotencyKey && key },
        );
      },
    }),
    fails: ['idempotency/other-choices', 'related/automations-resumed'],
  },
  {
    fault: 'a name with an apostrophe breaks the statement that restores',
    breaks: (memory, { contacts }) => ({
      startRestore: async (request, call) => {
        const { target } = request;
        const isBroken = contacts.some(
          ({ id, name }) => target.kind === 'contacts' && target.ids.includes(id) && name?.includes("'"),
        );
        if (isBroken) throw new Error('syntax error at or near "Neil"');
        return memory.startRestore(request, call);
      },
    }),
    fails: ['odd/id-quotes', 'odd/names-in-outcomes'],
  },
  {
    fault: 'a restored contact has lost its phone',
    atOnce: true,
    breaks: (memory, { contacts, liveContacts }) => {
      const held = liveContacts.flatMap(({ email, phone }) => [email, phone]);
      const emails = contacts.map(({ email }) => email);
      const free = contacts.filter(
        ({ email, phone }) =>
          phone &&
          !held.includes(phone) &&
          !held.includes(email?.toLowerCase()) &&
          emails.indexOf(email) === emails.lastIndexOf(email),
      );
      return {
        startRestore: async (request, call) => {
          const { target } = request;
          if (target.kind !== 'contacts') return memory.startRestore(request, call);
          // Somebody who holds the phone for the moment, so that it is dropped.
          const losing = free.filter(
            ({ id }) => target.ids.includes(id) && !Object.hasOwn(request.conflictOverrides ?? {}, id),
          );
          const shadowIds = losing.map(({ phone }) => {
            return memory.backend.addContact({ id: `shadow-${crypto.randomUUID()}`, phone }).id;
          });
          const overrides = losing.map(({ id }) => [id, 'drop-value'] as const);
          const conflictOverrides = { ...request.conflictOverrides, ...Object.fromEntries(overrides) };
          const started = memory.startRestore({ ...request, conflictOverrides }, call);
          for (const id of shadowIds) memory.backend.eraseContact(id);
          return started;
        },
      };
    },
    fails: ['restore/as-it-was'],
  },
];
