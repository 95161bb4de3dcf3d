import type { Actor, IneligibleReason } from './contact.js';

/**
 * `completed-with-errors` is a partial success. The last four are final: an action never leaves them.
 */
export const BULK_ACTION_STATUSES = [
  'scheduled',
  'queued',
  'in-progress',
  'paused',
  'cancelling',
  'completed',
  'completed-with-errors',
  'failed',
  'cancelled',
] as const;
export type BulkActionStatus = (typeof BULK_ACTION_STATUSES)[number];

/** `processed` is always the sum of the other three, never falls, and ends at `total` unless the action was cancelled. */
export interface BulkActionCounts {
  /** `null` while it is not known how many there are. */
  total: number | null;
  processed: number;
  succeeded: number;
  failed: number;
  skipped: number;
}

/** One operation on many contacts: a delete, a restore, an undo of a restore, or whatever else the CRM does in bulk. */
export interface BulkAction {
  id: string;
  /** `delete`, `restore` and `undo-restore` are known here; any other word is shown and left alone. */
  kind: string;
  label: string;
  status: BulkActionStatus;
  counts: BulkActionCounts;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  createdBy: Actor | null;
  /** For a restore: the bulk delete that it reverses. */
  restoresId: string | null;
  /** For a delete: the restore that reverses it, running or done. */
  restoredById: string | null;
  /** For deletes: until when it can be reversed, and if not, why. */
  restorable: { until: string | null; eligible: boolean; reason: IneligibleReason | null } | null;
  /** For restores: until when it can be undone; `until: null` means without a limit. */
  undo: { until: string | null } | null;
  /** How long to wait before asking again. `null`: the asker decides. */
  pollAfterMs: number | null;
  /** The back end's own words for the viewer. Shown as text. */
  message: string | null;
}

export const ITEM_OUTCOMES = ['succeeded', 'failed', 'skipped'] as const;
export type ItemOutcome = (typeof ITEM_OUTCOMES)[number];

/** What became of one contact in a bulk action. */
export interface BulkActionItem {
  contactId: string;
  name: string | null;
  outcome: ItemOutcome;
  reason: IneligibleReason | null;
  message: string | null;
}

const FINAL: ReadonlySet<BulkActionStatus> = new Set([
  'completed',
  'completed-with-errors',
  'failed',
  'cancelled',
]);

/** Whether nothing more will happen to an action with this status. */
export function isFinalStatus(status: BulkActionStatus): boolean {
  return FINAL.has(status);
}

/** What can happen to a bulk action in its life. */
export type BulkActionEvent =
  | { type: 'start'; at: string; total: number | null }
  | { type: 'item'; outcome: ItemOutcome }
  | { type: 'pause' }
  | { type: 'resume' }
  | { type: 'cancel' }
  /** No more items will be processed: all are done, or a cancel took effect. */
  | { type: 'finish'; at: string }
  /** The action as a whole broke off; what is done stays done. */
  | { type: 'fail'; at: string; message: string | null };

/**
 * The life cycle of a bulk action. An event that doesn't fit the status changes nothing and gives back the same object, so
 * a late or repeated event can't revive a finished action.
 */
export function reduceBulkAction(action: BulkAction, event: BulkActionEvent): BulkAction {
  const { status } = action;
  if (isFinalStatus(status)) return action;
  switch (event.type) {
    case 'start':
      return status === 'scheduled' || status === 'queued'
        ? {
            ...action,
            status: 'in-progress',
            startedAt: event.at,
            counts: { ...action.counts, total: event.total },
          }
        : action;
    case 'item':
      return status === 'in-progress'
        ? { ...action, counts: countItem(action.counts, event.outcome) }
        : action;
    case 'pause':
      return status === 'in-progress' ? { ...action, status: 'paused' } : action;
    case 'resume':
      return status === 'paused' ? { ...action, status: 'in-progress' } : action;
    case 'cancel':
      return status === 'cancelling' ? action : { ...action, status: 'cancelling' };
    case 'finish':
      return finish(action, event.at);
    case 'fail':
      return { ...action, status: 'failed', finishedAt: event.at, message: event.message };
  }
}

function countItem(counts: BulkActionCounts, outcome: ItemOutcome): BulkActionCounts {
  const processed = counts.processed + 1;
  return {
    ...counts,
    [outcome]: counts[outcome] + 1,
    processed,
    total: counts.total === null ? null : Math.max(counts.total, processed),
  };
}

/** A cancel ends as `cancelled` even where every item got done first: the word says what was asked for and took place. */
function finish(action: BulkAction, at: string): BulkAction {
  const { counts } = action;
  const cancelled = action.status === 'cancelling';
  const problems = counts.failed + counts.skipped;
  return {
    ...action,
    status: cancelled ? 'cancelled' : problems > 0 ? 'completed-with-errors' : 'completed',
    finishedAt: at,
    counts: { ...counts, total: cancelled && counts.total !== null ? counts.total : counts.processed },
  };
}

/**
 * The better of two answers about the same action. Answers can arrive out of order or come from a lagging replica: what is
 * final stays final, and progress never falls.
 */
export function latestBulkAction(known: BulkAction | undefined, incoming: BulkAction): BulkAction {
  if (!known || known.id !== incoming.id) return incoming;
  if (isFinalStatus(known.status) && !isFinalStatus(incoming.status)) return known;
  if (!isFinalStatus(incoming.status) && incoming.counts.processed < known.counts.processed) return known;
  return incoming;
}

/** The counts of several actions that carry out one intent. The total is unknown while any part of it is. */
export function sumCounts(parts: readonly BulkActionCounts[]): BulkActionCounts {
  const sum: BulkActionCounts = { total: 0, processed: 0, succeeded: 0, failed: 0, skipped: 0 };
  for (const part of parts) {
    sum.total = sum.total === null || part.total === null ? null : sum.total + part.total;
    sum.processed += part.processed;
    sum.succeeded += part.succeeded;
    sum.failed += part.failed;
    sum.skipped += part.skipped;
  }
  return sum;
}

/** Whether the counts add up as the contract promises. */
export function countsAddUp(counts: BulkActionCounts): boolean {
  const { total, processed, succeeded, failed, skipped } = counts;
  const all = [processed, succeeded, failed, skipped];
  return (
    all.every((n) => Number.isInteger(n) && n >= 0) &&
    processed === succeeded + failed + skipped &&
    (total === null || processed <= total)
  );
}
