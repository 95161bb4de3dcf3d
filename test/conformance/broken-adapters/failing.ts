import { adapterError, isAdapterError } from '../../../src/adapter/errors.js';
import type { CallOptions, WriteOptions } from '../../../src/adapter/contract.js';
import { isFinalStatus } from '../../../src/domain/bulk-action.js';
import { changingAccount, without, type BrokenAdapter } from './broken-adapter.js';

const withoutSignal = <T extends CallOptions>(call: T): Omit<T, 'signal'> => without(call, 'signal');

/** Adapters that fail, give up and refuse in the wrong way. */
export const failingFaults: BrokenAdapter[] = [
  {
    fault: 'the signal is passed over',
    breaks: (memory) => ({
      getAccount: (call) => memory.getAccount(withoutSignal(call)),
      listDeletedContacts: (query, call) => memory.listDeletedContacts(query, withoutSignal(call)),
      startRestore: (request, call) => memory.startRestore(request, withoutSignal(call)),
    }),
    fails: ['abort/before-reading', 'abort/before-restoring'],
  },
  {
    fault: 'a call that is given up rejects with an error of its own',
    breaks: (memory) => ({
      listDeletedContacts: async (query, call) => {
        if (call.signal?.aborted) throw new Error('cancelled');
        return memory.listDeletedContacts(query, call);
      },
    }),
    fails: ['abort/before-reading'],
  },
  {
    fault: 'a call that is given up never settles',
    breaks: (memory) => ({
      listDeletedContacts: async (query, call) => {
        const page = await memory.listDeletedContacts(query, call);
        return call.signal?.aborted ? new Promise<never>(() => {}) : page;
      },
    }),
    fails: ['abort/while-reading'],
  },
  {
    fault: 'what is given up is not found to be given up until it is done',
    breaks: (memory) => ({
      startRestore: async (request, call) => {
        const started = await memory.startRestore(request, withoutSignal(call));
        call.signal?.throwIfAborted();
        return started;
      },
    }),
    fails: ['abort/before-restoring'],
  },
  {
    fault: 'what there is not is an ordinary error',
    breaks: (memory) => ({
      getBulkAction: (id, call) =>
        memory.getBulkAction(id, call).catch((thrown: unknown) => {
          throw isAdapterError(thrown) ? new Error('no such action') : thrown;
        }),
    }),
    fails: ['failures/unknown-bulk-action', 'failures/shape-of-failures'],
  },
  {
    fault: 'what there is not is called retryable',
    breaks: (memory) => ({
      getBulkAction: (id, call) =>
        memory.getBulkAction(id, call).catch((thrown: unknown) => {
          throw isAdapterError(thrown) ? adapterError(thrown.code, { retryable: true }) : thrown;
        }),
    }),
    fails: ['failures/shape-of-failures'],
  },
  {
    fault: 'whether a failure is retryable is told in words',
    breaks: (memory) => ({
      getBulkAction: (id, call) =>
        memory.getBulkAction(id, call).catch((thrown: unknown) => {
          throw isAdapterError(thrown)
            ? { name: 'AdapterError', code: thrown.code, retryable: 'no' }
            : thrown;
        }),
    }),
    fails: ['failures/shape-of-failures'],
  },
  {
    fault: 'refusals for the role and the policy are called retryable',
    breaks: (memory) => ({
      previewRestore: (target, call) =>
        memory.previewRestore(target, call).catch((thrown: unknown) => {
          throw isAdapterError(thrown) ? adapterError(thrown.code, { retryable: true }) : thrown;
        }),
    }),
    fails: ['hipaa/preview', 'permission/preview'],
  },
  {
    fault: 'failures quote the question',
    breaks: (memory) => ({
      listDeletedContacts: (query, call) =>
        memory.listDeletedContacts(query, call).catch((thrown: unknown) => {
          if (!isAdapterError(thrown)) throw thrown;
          throw adapterError(thrown.code, { message: `Wrong question: ${JSON.stringify(query)}` });
        }),
    }),
    fails: ['failures/nothing-repeated'],
  },
  {
    fault: 'a restore of no contacts is accepted',
    breaks: (memory) => ({
      startRestore: (request, call) => {
        const { target } = request;
        const isEmpty = target.kind === 'contacts' && target.ids.length === 0;
        return memory.startRestore(
          isEmpty ? { ...request, target: { kind: 'contacts', ids: ['nobody'] } } : request,
          call,
        );
      },
    }),
    fails: ['failures/no-ids'],
  },
  {
    fault: 'a resolution that there is not is taken for skip',
    breaks: (memory) => ({
      startRestore: (request, call) =>
        memory.startRestore(
          (request.onConflict as string) === 'overwrite' ? { ...request, onConflict: 'skip' } : request,
          call,
        ),
    }),
    fails: ['failures/unknown-resolution'],
  },
  {
    fault: 'a restore without a key gets one',
    breaks: (memory) => ({
      startRestore: (request, call) =>
        memory.startRestore(request, { ...call, idempotencyKey: call.idempotencyKey || crypto.randomUUID() }),
    }),
    fails: ['failures/no-key'],
  },
  {
    fault: 'idempotency keys are known to the adapter, and not to the back end',
    breaks: (memory) => {
      const keys = new Map([['', '']]);
      const own = (call: WriteOptions): WriteOptions => {
        const key = keys.get(call.idempotencyKey) ?? crypto.randomUUID();
        keys.set(call.idempotencyKey, key);
        return { ...call, idempotencyKey: key };
      };
      return {
        startRestore: (request, call) => memory.startRestore(request, own(call)),
        undoRestore: (id, call) => memory.undoRestore(id, own(call)),
      };
    },
    fails: ['idempotency/adapter-made-anew'],
  },
  {
    fault: 'any page size is made to fit',
    breaks: (memory) => ({
      listDeletedContacts: (query, call) =>
        memory.listDeletedContacts({ ...query, pageSize: Math.max(1, Math.trunc(query.pageSize)) }, call),
    }),
    fails: ['failures/page-size'],
  },
  {
    fault: 'one unknown id fails the whole restore',
    breaks: (memory, seed) => {
      const known = new Set([...seed.contacts, ...seed.liveContacts].map(({ id }) => id));
      return {
        startRestore: async (request, call) => {
          const { target } = request;
          if (target.kind === 'contacts' && target.ids.some((id) => !known.has(id))) {
            throw adapterError('not-found');
          }
          return memory.startRestore(request, call);
        },
      };
    },
    fails: [
      'restore/unknown-contact',
      'partial-success/mixed',
      'partial-success/status',
      'partial-success/all-stay-behind',
      'partial-success/items-by-outcome',
      'partial-success/retry-the-rest',
      'life-cycle/counts-add-up',
      'life-cycle/progress-never-falls',
      'life-cycle/ends-at-total',
      'life-cycle/final-is-final',
      'life-cycle/times',
      'life-cycle/answer-is-findable',
      'life-cycle/outcomes-and-counts',
      'life-cycle/effect-and-counts',
      'life-cycle/watch',
      'undo/only-what-came-back',
      'preview/keeps-its-word',
      'many/as-many-as-declared',
      'many/one-too-many',
    ],
  },
  {
    fault: 'a search that is not supported is passed over',
    supports: { search: false },
    breaks: (memory) => ({
      listDeletedContacts: (query, call) => memory.listDeletedContacts(without(query, 'search'), call),
    }),
    fails: ['unsupported/search'],
  },
  {
    fault: 'a bulk delete is reversed where there is no history of any',
    supports: { history: false },
    breaks: (memory, { bulkActions, contacts }) => ({
      startRestore: (request, call) => {
        const { target } = request;
        const isKnown =
          target.kind === 'bulk-action' && bulkActions.some(({ id }) => id === target.bulkActionId);
        if (!isKnown) return memory.startRestore(request, call);
        const ids = contacts.map(({ id }) => id);
        return memory.startRestore({ ...request, target: { kind: 'contacts', ids } }, call);
      },
    }),
    fails: ['unsupported/bulk-delete'],
  },
  {
    fault: 'a call that is not supported is a bad request',
    supports: { undo: false },
    breaks: () => ({ undoRestore: () => Promise.reject(adapterError('validation')) }),
    fails: ['unsupported/undo'],
  },
  {
    fault: 'a call that is not supported does nothing, silently',
    supports: { cancel: false },
    breaks: (memory) => ({
      cancelBulkAction: async (id, call) => ({
        ...(await memory.listBulkActions({ pageSize: 1 }, call)).items[0]!,
        id,
      }),
    }),
    fails: ['unsupported/cancel'],
  },
  {
    fault: 'a call that is given up after its answer closes the adapter',
    breaks: (memory) => {
      let closed = false;
      return {
        getAccount: async (call) => {
          if (closed) throw adapterError('unavailable');
          call.signal?.addEventListener('abort', () => (closed = true));
          return memory.getAccount(call);
        },
      };
    },
    fails: ['abort/after-reading'],
  },
  {
    fault: 'giving up cancels a restore that was accepted',
    breaks: (memory) => ({
      startRestore: async (request, call) => {
        const started = await memory.startRestore(request, call);
        const stop = () => void memory.cancelBulkAction(started.id, { idempotencyKey: `${started.id} stop` });
        call.signal?.addEventListener('abort', stop);
        return started;
      },
    }),
    fails: ['abort/after-restoring'],
  },
  {
    fault: 'watching goes on when it is given up',
    breaks: (memory) => ({ watchBulkAction: (id, call) => memory.watchBulkAction(id, withoutSignal(call)) }),
    fails: ['abort/while-watching'],
  },
  {
    fault: 'watching what has ended tells nothing',
    breaks: (memory) => ({
      async *watchBulkAction(id, call) {
        const { status } = await memory.getBulkAction(id, {});
        if (!isFinalStatus(status)) yield* memory.watchBulkAction(id, call);
      },
    }),
    fails: ['life-cycle/watch-what-has-ended'],
  },
  {
    fault: 'what there is not is a conflict',
    breaks: (memory) => {
      const conflicting =
        <A extends unknown[], T>(call: (...args: A) => Promise<T>) =>
        (...args: A): Promise<T> =>
          call(...args).catch((thrown: unknown) => {
            throw isAdapterError(thrown) && thrown.code === 'not-found' ? adapterError('conflict') : thrown;
          });
      return {
        getDeletedContact: conflicting(memory.getDeletedContact),
        listBulkActionItems: conflicting(memory.listBulkActionItems),
        cancelBulkAction: conflicting(memory.cancelBulkAction),
        undoRestore: conflicting(memory.undoRestore),
        startRestore: conflicting(memory.startRestore),
        previewRestore: conflicting(memory.previewRestore),
      };
    },
    fails: [
      'failures/unknown-contact',
      'failures/live-contact',
      'failures/items-of-unknown',
      'failures/cancel-of-unknown',
      'failures/undo-of-unknown',
      'failures/restore-of-unknown-bulk',
      'preview/unknown-bulk-delete',
      'retention/expired-is-not-shown',
    ],
  },
  {
    fault: 'undoing a bulk delete restores it',
    breaks: (memory) => ({
      undoRestore: async (id, call) => {
        const { kind } = await memory.getBulkAction(id, {}).catch(() => ({ kind: 'unknown' }));
        if (kind !== 'delete') return memory.undoRestore(id, call);
        const target = { kind: 'bulk-action', bulkActionId: id, exceptIds: [] } as const;
        return memory.startRestore(
          { target: { ...target, exceptIds: [] }, automations: 'keep-paused', onConflict: 'skip' },
          call,
        );
      },
    }),
    fails: ['failures/undo-of-a-delete'],
  },
  {
    fault: 'words that there are not are taken for the usual ones',
    breaks: (memory) => ({
      startRestore: async (request, call) => {
        const target: { kind: string } = request.target;
        const kinds = ['contacts', 'matching', 'bulk-action'];
        return memory.startRestore(
          {
            ...request,
            target: kinds.includes(target.kind) ? request.target : { kind: 'contacts', ids: ['nobody'] },
            automations: request.automations === 'resume' ? 'resume' : 'keep-paused',
          },
          call,
        );
      },
    }),
    fails: ['failures/unknown-target', 'failures/unknown-automations'],
  },
  {
    fault: 'what is not declared is there all the same',
    breaks: (memory) => changingAccount(memory, { supports: {} }),
    fails: [
      'shape/own-copies',
      'paging/no-totals',
      'unsupported/preview',
      'unsupported/history',
      'unsupported/details',
      'unsupported/items',
      'unsupported/cancel',
      'unsupported/undo',
      'unsupported/watch',
      'unsupported/matching',
      'unsupported/bulk-delete',
      'unsupported/search',
      'unsupported/sort',
      'unsupported/filters',
      'conflicts/ways-out-are-declared',
      'conflicts/undeclared',
      'many/as-many-as-declared',
    ],
  },
  {
    fault: 'only two ways out are declared, and all are taken',
    breaks: (memory) => ({
      getAccount: async (call) => {
        const account = await memory.getAccount(call);
        return { ...account, supports: { ...account.supports, conflicts: ['skip', 'drop-value'] } };
      },
    }),
    fails: ['conflicts/ways-out-are-declared', 'conflicts/undeclared'],
  },
  {
    fault: 'automations are said to stay paused always, and can be resumed',
    breaks: (memory) => ({
      getAccount: async (call) => {
        const account = await memory.getAccount(call);
        return { ...account, supports: { ...account.supports, automations: 'always-paused' } };
      },
    }),
    fails: ['related/automations-always-paused'],
  },
  {
    fault: 'automations are said to resume always, and stay paused',
    breaks: (memory) => ({
      getAccount: async (call) => {
        const account = await memory.getAccount(call);
        return { ...account, supports: { ...account.supports, automations: 'always-resume' } };
      },
    }),
    fails: ['related/automations-always-resume'],
  },
];
