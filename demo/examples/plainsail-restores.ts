import {
  adapterError,
  unsupported,
  type BulkAction,
  type BulkActionItem,
  type IneligibleReason,
  type RestoreRequest,
} from 'contacts-restore/adapter';
import type { RestoreResult } from './plainsail-api.js';

/** Most ids that Plainsail restores in one call. */
export const MAX_IDS = 200;

/** The ids that a request names, each once. Plainsail restores by id, and knows no other way. */
export function idsOf({ target, automations, onConflict, ...choices }: RestoreRequest): string[] {
  if (target.kind === 'matching') throw unsupported('targets of the kind "matching"');
  if (target.kind === 'bulk-action') throw adapterError('not-found');
  const ways = [
    onConflict,
    ...Object.values(choices.onConflictByReason ?? {}),
    ...Object.values(choices.conflictOverrides ?? {}),
  ];
  const ids: unknown = target.ids;
  const isFine =
    Array.isArray(ids) &&
    ids.length > 0 &&
    ids.length <= MAX_IDS &&
    ids.every((id) => typeof id === 'string' && id !== '') &&
    ways.every((way) => way === 'skip') &&
    ['keep-paused', 'resume'].includes(automations);
  if (!isFine) throw adapterError('validation');
  return [...new Set(target.ids)];
}

/** Whether an id can be one of Plainsail's. All others are unknown there, and need not be asked about. */
export const isNumeric = (id: string): boolean => /^[1-9]\d{0,14}$/.test(id);

// #region outcomes
const REASON_OF_RESULT: Readonly<Record<string, IneligibleReason>> = {
  live: 'already-restored',
  gone: 'not-found',
  expired: 'retention-expired',
  email_taken: 'duplicate-email',
  phone_taken: 'duplicate-phone',
};
/** Nothing was to be done, or the viewer chose so. */
const SKIPPED: ReadonlySet<IneligibleReason> = new Set([
  'already-restored',
  'duplicate-email',
  'duplicate-phone',
]);

export function toItem(id: string, result: RestoreResult | undefined): BulkActionItem {
  const { name = false, result: word = 'gone' } = result ?? {};
  const facts = { contactId: id, name: name === false ? null : name, message: null };
  if (word === 'restored') return { ...facts, outcome: 'succeeded', reason: null };
  const reason = REASON_OF_RESULT[word] ?? 'unknown';
  return { ...facts, outcome: SKIPPED.has(reason) ? 'skipped' : 'failed', reason };
}
// #endregion

// #region synchronous
/** A restore that was over when it was answered: a bulk action all the same, final from the first. */
export function toAction(
  id: string,
  items: readonly BulkActionItem[],
  by: { at: string; user: { id: number; name: string } },
): BulkAction {
  const count = (outcome: BulkActionItem['outcome']): number =>
    items.filter((item) => item.outcome === outcome).length;
  const [succeeded, failed, skipped] = [count('succeeded'), count('failed'), count('skipped')];
  return {
    id,
    kind: 'restore',
    label: 'Restore contacts',
    status: failed + skipped > 0 ? 'completed-with-errors' : 'completed',
    counts: { total: items.length, processed: items.length, succeeded, failed, skipped },
    createdAt: by.at,
    startedAt: by.at,
    finishedAt: by.at,
    createdBy: { id: String(by.user.id), name: by.user.name },
    restoresId: null,
    restoredById: null,
    restorable: null,
    undo: null,
    pollAfterMs: null,
    message: null,
  };
}
// #endregion
