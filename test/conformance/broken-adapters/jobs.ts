import { isFinalStatus, type BulkAction } from '../../../src/domain/bulk-action.js';
import { changingActions, type BrokenAdapter } from './broken-adapter.js';

/** Adapters whose bulk actions go wrong after they have begun. */
export const jobFaults: BrokenAdapter[] = [
  {
    fault: 'what has ended is always completed',
    breaks: (memory) =>
      changingActions(memory, (action) => ({
        ...action,
        status: isFinalStatus(action.status) ? 'completed' : action.status,
      })),
    fails: ['partial-success/status', 'partial-success/all-stay-behind', 'cancel/while-it-runs'],
  },
  {
    fault: 'processed leaves out who was skipped',
    breaks: (memory) =>
      changingActions(memory, (action) => ({
        ...action,
        counts: { ...action.counts, processed: action.counts.succeeded + action.counts.failed },
      })),
    fails: [
      'restore/live-contact',
      'idempotency/new-key',
      'partial-success/mixed',
      'life-cycle/counts-add-up',
      'life-cycle/ends-at-total',
      'life-cycle/outcomes-and-counts',
      'conflicts/email-in-another-case',
      'conflicts/skip',
      'conflicts/skip-phone',
      'conflicts/override',
      'conflicts/by-reason',
      'conflicts/among-themselves',
    ],
  },
  {
    fault: 'progress is now and then told from an older state',
    breaks: (memory) => {
      let looks = 0;
      return {
        getBulkAction: async (id, call) => {
          const action = await memory.getBulkAction(id, call);
          const late = !isFinalStatus(action.status) && ++looks % 3 === 0;
          return late
            ? {
                ...action,
                counts: { total: action.counts.total, processed: 0, succeeded: 0, failed: 0, skipped: 0 },
              }
            : action;
        },
      };
    },
    fails: ['life-cycle/progress-never-falls'],
  },
  {
    fault: 'the total is never known',
    breaks: (memory) =>
      changingActions(memory, (action) => ({ ...action, counts: { ...action.counts, total: null } })),
    fails: [
      'shape/history',
      'restore/matching-beyond-a-page',
      'idempotency/undo',
      'life-cycle/ends-at-total',
      'cancel/what-has-ended',
      'preview/keeps-its-word',
      'many/large-bulk-delete',
    ],
  },
  {
    fault: 'a bulk action that has ended is found in progress again when it is looked at later',
    breaks: (memory) => {
      const ended = new Map<string, number>();
      return {
        getBulkAction: async (id, call) => {
          const action = await memory.getBulkAction(id, call);
          if (!isFinalStatus(action.status)) return action;
          const looks = (ended.get(id) ?? 0) + 1;
          ended.set(id, looks);
          return looks === 3 ? { ...action, status: 'in-progress', finishedAt: null } : action;
        },
      };
    },
    fails: ['life-cycle/final-is-final'],
  },
  {
    fault: 'it is never told when a bulk action ended',
    breaks: (memory) => changingActions(memory, (action) => ({ ...action, finishedAt: null })),
    fails: ['shape/history', 'life-cycle/times'],
  },
  {
    fault: 'watching ends after the first state',
    breaks: (memory) => ({
      async *watchBulkAction(id, call) {
        for await (const state of memory.watchBulkAction(id, call)) {
          yield state;
          return;
        }
      },
    }),
    fails: ['life-cycle/watch'],
  },
  {
    fault: 'a cancel is told, and the job goes on',
    breaks: (memory) => ({
      cancelBulkAction: async (id, call) => {
        const action = await memory.getBulkAction(id, call);
        return isFinalStatus(action.status) ? action : { ...action, status: 'cancelled' };
      },
    }),
    fails: [
      'cancel/while-it-runs',
      'cancel/keeps-what-is-done',
      'cancel/rest-can-come-back',
      'cancel/bulk-delete-again',
    ],
  },
  {
    fault: 'a cancel is accepted, and stops nothing',
    breaks: (memory) => ({ cancelBulkAction: (id, call) => memory.getBulkAction(id, call) }),
    fails: [
      'cancel/while-it-runs',
      'cancel/keeps-what-is-done',
      'cancel/rest-can-come-back',
      'cancel/bulk-delete-again',
    ],
  },
  {
    fault: 'a cancel turns what has ended into cancelled',
    breaks: (memory) => ({
      cancelBulkAction: async (id, call) => ({
        ...(await memory.cancelBulkAction(id, call)),
        status: 'cancelled',
      }),
    }),
    fails: ['cancel/what-has-ended', 'cancel/bulk-delete-again'],
  },
  {
    fault: 'an undo deletes all contacts of the restore, whatever became of them since',
    breaks: (memory) => ({
      undoRestore: async (id, call) => {
        const { items } = await memory.listBulkActionItems(id, { pageSize: 1000 }, {});
        const undone = await memory.undoRestore(id, call);
        memory.backend.advance(0);
        memory.backend.deleteContacts(
          items.map(({ contactId }) => contactId),
          { source: 'manual' },
        );
        return undone;
      },
    }),
    fails: ['idempotency/undo', 'undo/only-what-came-back', 'undo/changed-hands', 'undo/second-undo'],
  },
  {
    fault: 'an undo is a restore by its kind',
    breaks: (memory) => {
      const asRestore = (action: BulkAction): BulkAction => ({
        ...action,
        kind: action.kind === 'undo-restore' ? 'restore' : action.kind,
      });
      return {
        ...changingActions(memory, asRestore),
        undoRestore: async (id, call) => asRestore(await memory.undoRestore(id, call)),
      };
    },
    // The seam takes no other action for an undo: every case that undoes hears of it.
    fails: [
      'idempotency/undo',
      'undo/deletes-again',
      'undo/is-a-bulk-action',
      'undo/is-offered-once',
      'undo/can-be-restored-again',
      'undo/only-what-came-back',
      'undo/changed-hands',
      'undo/second-undo',
      'related/undo-and-restore',
    ],
  },
  {
    fault: 'a restore offers its undo for ever',
    breaks: (memory) =>
      changingActions(memory, (action) => ({
        ...action,
        undo: action.kind === 'restore' ? { until: null } : action.undo,
      })),
    fails: ['undo/is-offered-once'],
  },
  {
    fault: 'a bulk delete does not name its restore',
    breaks: (memory) => changingActions(memory, (action) => ({ ...action, restoredById: null })),
    fails: ['restore/bulk-delete-links'],
  },
  {
    fault: 'who is live already counts as restored',
    breaks: (memory) =>
      changingActions(memory, (action) => ({
        ...action,
        counts: {
          ...action.counts,
          succeeded: action.counts.succeeded + action.counts.skipped,
          skipped: 0,
        },
      })),
    fails: [
      'restore/live-contact',
      'restore/bulk-delete-own-deletions',
      'idempotency/new-key',
      'idempotency/two-tabs',
      'partial-success/mixed',
      'partial-success/items-by-outcome',
      'life-cycle/effect-and-counts',
      'undo/changed-hands',
      'preview/keeps-its-word',
      'conflicts/email-in-another-case',
      'conflicts/skip',
      'conflicts/skip-phone',
      'conflicts/override',
      'conflicts/by-reason',
      'conflicts/among-themselves',
    ],
  },
  {
    fault: 'an id that is named twice counts twice',
    breaks: (memory) => {
      const twice = new Map<string, number>();
      const count = (action: BulkAction): BulkAction => {
        const { counts } = action;
        const more = counts.succeeded > 0 ? (twice.get(action.id) ?? 0) : 0;
        return {
          ...action,
          counts: {
            ...counts,
            total: counts.total && counts.total + more,
            processed: counts.processed + more,
            succeeded: counts.succeeded + more,
          },
        };
      };
      return {
        startRestore: async (request, call) => {
          const { target } = request;
          const started = await memory.startRestore(request, call);
          const ids = target.kind === 'contacts' ? target.ids : [];
          twice.set(started.id, ids.length - new Set(ids).size);
          return count(started);
        },
        getBulkAction: async (id, call) => count(await memory.getBulkAction(id, call)),
      };
    },
    fails: ['restore/same-id-twice'],
  },
  {
    fault: 'every intent for a bulk delete gets a bulk action of its own, which claims all of it',
    breaks: (memory) => {
      let intents = 0;
      return {
        startRestore: async (request, call) => {
          const started = await memory.startRestore(request, call);
          return request.target.kind === 'bulk-action'
            ? { ...started, id: `${started.id}:${++intents}` }
            : started;
        },
        getBulkAction: async (id, call) => ({ ...(await memory.getBulkAction(id.split(':')[0]!, call)), id }),
        cancelBulkAction: async (id, call) => ({
          ...(await memory.cancelBulkAction(id.split(':')[0]!, call)),
          id,
        }),
        listBulkActionItems: (id, query, call) => memory.listBulkActionItems(id.split(':')[0]!, query, call),
      };
    },
    fails: ['restore/bulk-delete-once', 'restore/bulk-delete-links', 'idempotency/two-tabs-bulk-delete'],
  },
  {
    fault: 'what has ended is always completed-with-errors',
    breaks: (memory) =>
      changingActions(memory, (action) => ({
        ...action,
        status: action.status === 'completed' ? 'completed-with-errors' : action.status,
      })),
    fails: [
      'shape/history',
      'restore/one',
      'partial-success/all-come-back',
      'life-cycle/watch-what-has-ended',
      'cancel/what-has-ended',
      'undo/is-a-bulk-action',
    ],
  },
  {
    fault: 'bulk actions are created by the system',
    breaks: (memory) =>
      changingActions(memory, (action) => ({ ...action, createdBy: { id: 'system', name: null } })),
    fails: ['shape/bulk-action', 'shape/history'],
  },
  {
    fault: 'an undo is told, and deletes nothing',
    breaks: (memory) => ({
      undoRestore: async (id, call) => {
        const restore = await memory.getBulkAction(id, call);
        return { ...restore, kind: 'undo-restore', restoresId: id, undo: null };
      },
    }),
    fails: [
      'failures/undo-of-a-delete',
      'idempotency/key-of-another-call',
      'undo/deletes-again',
      'undo/is-offered-once',
      'undo/can-be-restored-again',
      'undo/only-what-came-back',
      'undo/changed-hands',
      'hipaa/undo',
    ],
  },
  {
    fault: 'every bulk delete is called restorable',
    breaks: (memory) => ({
      getBulkAction: async (id, call) => {
        const action = await memory.getBulkAction(id, call);
        return action.restorable
          ? { ...action, restorable: { until: null, eligible: true, reason: null } }
          : action;
      },
    }),
    fails: ['restore/bulk-delete-links', 'retention/expired-bulk-delete'],
  },
];
