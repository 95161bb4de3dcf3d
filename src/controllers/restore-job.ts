import type { AdapterError } from '../adapter/errors.js';
import {
  isFinalStatus,
  sumCounts,
  type BulkAction,
  type BulkActionCounts,
  type BulkActionItem,
  type BulkActionStatus,
} from '../domain/bulk-action.js';
import type { DeletedContact } from '../domain/contact.js';
import type { RestoreTarget } from '../domain/restore.js';

/** The contacts of a finished restore that stayed behind, as far as the back end tells. */
export interface JobProblems {
  status: 'loading' | 'ready' | 'failed';
  items: BulkActionItem[];
  /** Whether there are more than were loaded. */
  isPartial: boolean;
}

/**
 * One restore, or one undo of a restore, as an element shows it: one or, above the back end's limit of ids, several bulk
 * actions that carry out one intent.
 */
export interface RestoreJob {
  /** Tells jobs apart; the idempotency key of the intent, or the id of an action that was found running. */
  key: string;
  kind: 'restore' | 'undo-restore';
  /** `null` when the job was found running and began elsewhere. */
  target: RestoreTarget | null;
  /** For an undo that was asked for here: the ids of the restores that it undoes. */
  undoes: readonly string[];
  /** The accepted requests, in order. */
  actions: BulkAction[];
  /** How many requests are still to be accepted. */
  unsent: number;
  /** The contacts that those name. After a cancel: the contacts whose requests were never sent. */
  waiting: number;
  /** Whether a cancel kept requests from being sent. */
  isCut: boolean;
  /** Why the last request wasn't accepted or the job can't be followed; `null` when all is well. */
  failure: AdapterError | null;
  problems: JobProblems | null;
  /** Whether a cancel was asked for. */
  isCancelling: boolean;
}

export function jobCounts(job: RestoreJob): BulkActionCounts {
  const counts = sumCounts(job.actions.map((action) => action.counts));
  return { ...counts, total: counts.total === null ? null : counts.total + job.waiting };
}

export function isJobDone(job: RestoreJob): boolean {
  return job.unsent === 0 && job.actions.every(({ status }) => isFinalStatus(status));
}

/** One status for all actions of a job: the least finished one while it runs, the worst one at the end. */
export function jobStatus(job: RestoreJob): BulkActionStatus {
  const statuses = job.actions.map(({ status }) => status);
  const has = (status: BulkActionStatus): boolean => statuses.includes(status);
  if (!isJobDone(job))
    return job.isCancelling || has('cancelling')
      ? 'cancelling'
      : (statuses.find((s) => !isFinalStatus(s)) ?? 'queued');
  if (job.isCut || has('cancelled')) return 'cancelled';
  if (has('failed'))
    return statuses.every((status) => status === 'failed') ? 'failed' : 'completed-with-errors';
  return has('completed-with-errors') ? 'completed-with-errors' : 'completed';
}

/** Until when the whole job can be undone: the soonest end of its parts. `null`: it can't, or nothing was done. */
export function jobUndo(job: RestoreJob): { until: string | null } | null {
  const undos = job.actions.filter(({ counts }) => counts.succeeded > 0).map(({ undo }) => undo);
  if (undos.length === 0 || undos.includes(null)) return null;
  const ends = undos.flatMap((undo) => (undo?.until ? [undo.until] : []));
  return { until: ends.sort()[0] ?? null };
}

/** Whether a job works on a row of the list that its target was chosen from. */
export function jobCovers(
  { target }: RestoreJob,
  contact: Pick<DeletedContact, 'id' | 'bulkActionId'>,
): boolean {
  switch (target?.kind) {
    case 'contacts':
      return target.ids.includes(contact.id);
    case 'matching':
      return !target.exceptIds.includes(contact.id);
    case 'bulk-action':
      return target.bulkActionId === contact.bulkActionId && !target.exceptIds.includes(contact.id);
    default:
      return false;
  }
}
