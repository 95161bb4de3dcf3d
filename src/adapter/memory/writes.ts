import { adapterError } from '../errors.js';
import { sessionOf } from './audit-log.js';
import type { Calls, CallRule } from './calls.js';
import { isRunning, stands } from './history.js';
import type { MemoryAdapter } from './options.js';
import { findAction } from './reads.js';
import { beginRestore, beginUndo } from './restores.js';
import * as check from './validation.js';
import type { World } from './world.js';

const RULES = {
  restore: { method: 'startRestore', for: 'admins-without-hipaa' },
  undo: { method: 'undoRestore', needs: 'undo', for: 'admins-without-hipaa' },
  // Also in a HIPAA account: what still runs may be stopped.
  cancel: { method: 'cancelBulkAction', needs: 'cancel', for: 'admins' },
} as const satisfies Record<string, CallRule>;

/** The methods that change something, each applied once per idempotency key. */
export function writeMethods(
  world: World,
  calls: Calls,
): Pick<MemoryAdapter, 'startRestore' | 'cancelBulkAction' | 'undoRestore'> {
  const { account, audit, jobs } = world;
  return {
    startRestore: (request, call) =>
      calls.write(RULES.restore, call, {
        request,
        check: () => check.checkRequest(request, account),
        effect: (key) => beginRestore(world, structuredClone(request), key),
      }),
    cancelBulkAction: (id, call) =>
      calls.write(RULES.cancel, call, {
        request: id,
        check: () => check.checkId(id),
        effect: (key) => {
          const action = findAction(world, id);
          jobs.cancel(action);
          audit.record(sessionOf(account, key), { event: 'cancel', bulkActionId: id });
          return action;
        },
      }),
    undoRestore: (id, call) =>
      calls.write(RULES.undo, call, {
        request: id,
        check: () => check.checkId(id),
        effect: (key) => {
          const restore = findAction(world, id);
          if (restore.state.kind !== 'restore') throw check.invalid('id', 'expected the id of a restore');
          if (isRunning(restore)) throw adapterError('conflict');
          return restore.reversals.findLast(stands) ?? beginUndo(world, restore, key);
        },
      }),
  };
}
