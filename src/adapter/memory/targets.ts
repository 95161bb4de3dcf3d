import type { RestoreTarget } from '../../domain/restore.js';
import { adapterError } from '../errors.js';
import { decodeAsOf } from './cursor.js';
import { isRunning, stands, type StoredAction } from './history.js';
import type { RestorePair } from './judge.js';
import { invalid } from './validation.js';
import type { World } from './world.js';

/** A target at one instant: which contacts, each by the deletion that is meant. */
export interface ResolvedTarget {
  pairs: RestorePair[];
  /** The bulk delete that is reversed. */
  reverses: StoredAction | null;
  /** The restore that does it already, so that no other one is begun. */
  standing: StoredAction | null;
}

export function resolveTarget(world: World, target: RestoreTarget): ResolvedTarget {
  switch (target.kind) {
    case 'contacts':
      return plain([...new Set(target.ids)].map((contactId) => currentPair(world, contactId)));
    case 'matching':
      return plain(matchingPairs(world, target));
    case 'bulk-action':
      return bulkTarget(world, target);
  }
}

const plain = (pairs: RestorePair[]): ResolvedTarget => ({ pairs, reverses: null, standing: null });

function currentPair({ store }: World, contactId: string): RestorePair {
  return { contactId, deletionId: store.get(contactId)?.deletion?.id ?? null };
}

function matchingPairs(world: World, target: RestoreTarget & { kind: 'matching' }): RestorePair[] {
  const { newestDeletion } = world.store;
  const frozen = target.asOf ?? null;
  const asOf = frozen === null ? newestDeletion : decodeAsOf(frozen, newestDeletion);
  if (asOf === null) throw invalid('target.asOf', 'expected the asOf of a page');
  const except = new Set(target.exceptIds);
  const rows = world.bin.ask({ match: target.query, asOf, now: world.clock.now() }).all();
  return rows
    .filter(({ contact }) => !except.has(contact.id))
    .map(({ contact, deletion }) => ({ contactId: contact.id, deletionId: deletion.id }));
}

function bulkTarget(world: World, target: RestoreTarget & { kind: 'bulk-action' }): ResolvedTarget {
  const reverses = world.history.get(target.bulkActionId);
  if (!reverses || !world.account.supports.history) throw adapterError('not-found');
  if (reverses.state.kind !== 'delete')
    throw invalid('target.bulkActionId', 'expected the id of a bulk delete');
  const running = reverses.reversals.find(isRunning);
  if (running) return { pairs: [], reverses, standing: running };
  const except = new Set(target.exceptIds);
  const pairs = remainingPairs(world, reverses).filter(({ contactId }) => !except.has(contactId));
  const standing = pairs.length > 0 ? null : (reverses.reversals.findLast(stands) ?? null);
  return { pairs, reverses, standing };
}

/**
 * What of a bulk delete no restore of it has gone through yet. Of a restore that was cancelled or undone, what it brought
 * back and is still live counts as done.
 */
export function remainingPairs({ store }: World, bulkDelete: StoredAction): RestorePair[] {
  const { items, reversals } = bulkDelete;
  const restoreIds = new Set<string | null | undefined>(reversals.map(({ state }) => state.id));
  const handled = new Set(
    reversals.filter(stands).flatMap((restore) => restore.items.map(({ contactId }) => contactId)),
  );
  return items.filter(
    ({ contactId, outcome }) =>
      outcome === 'succeeded' && !handled.has(contactId) && !restoreIds.has(store.get(contactId)?.restoredBy),
  );
}
