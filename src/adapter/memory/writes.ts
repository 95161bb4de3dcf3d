import { adapterError } from '../errors.js';
import { sessionOf } from './audit-log.js';
import type { Calls, CallRule } from './calls.js';
import { isRunning, stands } from './history.js';
import type { MemoryAdapter } from './options.js';
import { findAction } from './reads.js';
import { beginRestore, beginUndo } from './restores.js';
import { taken } from './taken.js';
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
    startRestore: (given, call) => {
      const asked = taken(given, 'request');
      return calls.write(RULES.restore, call, {
        asked,
        check: (request) => check.checkRequest(request, account),
        effect: (request, key) => beginRestore(world, request, key),
      });
    },
    cancelBulkAction: (id, call) =>
      calls.write(RULES.cancel, call, {
        asked: () => id,
        check: check.checkId,
        effect: (_id, key) => {
          const action = findAction(world, id);
          jobs.cancel(action);
          audit.record(sessionOf(account, key), { event: 'cancel', bulkActionId: id });
          return action;
        },
      }),
    undoRestore: (id, call) =>
      calls.write(RULES.undo, call, {
        asked: () => id,
        check: check.checkId,
        effect: (_id, key) => {
          const restore = findAction(world, id);
          if (restore.state.kind !== 'restore') throw check.invalid('id', 'expected the id of a restore');
          if (isRunning(restore)) throw adapterError('conflict');
          return restore.reversals.findLast(stands) ?? beginUndo(world, restore, key);
        },
      }),
  };
}
