import type { BulkAction } from '../../domain/bulk-action.js';
import { adapterError } from '../errors.js';
import { sessionOf } from './audit-log.js';
import { createBackend } from './backend.js';
import { Calls, type CallRule } from './calls.js';
import { hasExpired } from './contact-store.js';
import { isRunning, stands, type StoredAction } from './history.js';
import type { MemoryAdapter, MemoryAdapterOptions } from './options.js';
import { listBulkActions, listDeletedContacts, listItems } from './pages.js';
import { previewRestore } from './preview.js';
import { beginRestore, beginUndo } from './restores.js';
import { sow } from './seed.js';
import * as check from './validation.js';
import { actionView, detailsView } from './views.js';
import { watchAction } from './watch.js';
import { createWorld } from './world.js';

const RULES = {
  account: { method: 'getAccount', for: 'anybody' },
  list: { method: 'listDeletedContacts', for: 'admins-without-hipaa' },
  look: { method: 'getDeletedContact', needs: 'details', for: 'admins-without-hipaa' },
  preview: { method: 'previewRestore', needs: 'preview', for: 'admins-without-hipaa' },
  restore: { method: 'startRestore', for: 'admins-without-hipaa' },
  undo: { method: 'undoRestore', needs: 'undo', for: 'admins-without-hipaa' },
  // What a HIPAA account may see: what was done, without names. And it may stop what still runs.
  history: { method: 'listBulkActions', needs: 'history', for: 'admins' },
  action: { method: 'getBulkAction', for: 'admins' },
  items: { method: 'listBulkActionItems', needs: 'items', for: 'admins' },
  watch: { method: 'watchBulkAction', needs: 'watch', for: 'admins' },
  cancel: { method: 'cancelBulkAction', needs: 'cancel', for: 'admins' },
} as const satisfies Record<string, CallRule>;

/**
 * A complete back end in memory: the reference for what the contract's text means, and the stage for tests and demos. It
 * enforces every rule on every call, whatever its caller is. Nothing is stored beyond the object's life.
 */
export function createMemoryAdapter(options: MemoryAdapterOptions = {}): MemoryAdapter {
  const world = createWorld(options);
  sow(world, options);
  const calls = new Calls(world, options);
  const { account, audit, clock, history, jobs, store } = world;
  const found = (id: string): StoredAction => {
    check.checkId(id);
    const action = history.get(id);
    if (!action) throw adapterError('not-found');
    return action;
  };
  const view = (id: string): BulkAction => actionView(world, found(id));
  const noted = <T>(event: string, answer: T, facts: { contactId?: string; count?: number }): T => {
    audit.record(sessionOf(account), { event, ...facts });
    return answer;
  };

  return {
    getAccount: (call) =>
      calls.read(RULES.account, call, () => ({ ...structuredClone(account), serverTime: clock.iso() })),
    listDeletedContacts: (query, call) =>
      calls.read(RULES.list, call, () => {
        check.checkListQuery(query, account.supports);
        const page = listDeletedContacts(world, query);
        return noted('list', page, { count: page.items.length });
      }),
    getDeletedContact: (id, call) =>
      calls.read(RULES.look, call, () => {
        check.checkId(id);
        const contact = store.get(id);
        const deletion = contact?.deletion;
        if (!deletion || hasExpired(store.deadline(deletion), clock.now())) throw adapterError('not-found');
        return noted('look', detailsView(world, contact, deletion), { contactId: id });
      }),
    previewRestore: (target, call) =>
      calls.read(RULES.preview, call, () => {
        check.checkTarget(target, account);
        const preview = previewRestore(world, target);
        return noted('preview', preview, { count: preview.total });
      }),
    startRestore: (request, call) =>
      calls.write(RULES.restore, call, {
        request,
        check: () => check.checkRequest(request, account),
        effect: (key) => beginRestore(world, structuredClone(request), key),
      }),
    getBulkAction: (id, call) => calls.read(RULES.action, call, () => view(id)),
    listBulkActions: (query, call) =>
      calls.read(RULES.history, call, () => {
        check.checkHistoryQuery(query);
        return listBulkActions(world, query);
      }),
    listBulkActionItems: (id, query, call) =>
      calls.read(RULES.items, call, () => {
        check.checkItemsQuery(query);
        return listItems(world, found(id), query);
      }),
    cancelBulkAction: (id, call) =>
      calls.write(RULES.cancel, call, {
        request: id,
        check: () => check.checkId(id),
        effect: (idempotencyKey) => {
          const action = found(id);
          jobs.cancel(action);
          audit.record(sessionOf(account, idempotencyKey), { event: 'cancel', bulkActionId: id });
          return action;
        },
      }),
    undoRestore: (id, call) =>
      calls.write(RULES.undo, call, {
        request: id,
        check: () => check.checkId(id),
        effect: (key) => {
          const restore = found(id);
          if (restore.state.kind !== 'restore') throw check.invalid('id', 'expected the id of a restore');
          if (isRunning(restore)) throw adapterError('conflict');
          return restore.reversals.findLast(stands) ?? beginUndo(world, restore, key);
        },
      }),
    watchBulkAction: (id, call) =>
      watchAction(history, id, { call, read: () => calls.read(RULES.watch, call, () => view(id)) }),
    ...(options.contactUrl && { contactUrl: options.contactUrl }),
    backend: createBackend(world, options),
  };
}
