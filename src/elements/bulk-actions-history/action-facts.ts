import type { Account } from '../../domain/account.js';
import { isFinalStatus, type BulkAction } from '../../domain/bulk-action.js';
import { accountBarrier } from '../../domain/eligibility.js';
import { DAY_MS, HOUR_MS, isWithinRetention, parseInstant } from '../../domain/retention.js';

/** What a viewer can do with an action now. */
export interface Offers {
  restore: boolean;
  cancel: boolean;
  undo: boolean;
  /** Whether there are problems, and a back end that tells which. */
  problems: boolean;
}

export const problemCount = ({ counts }: BulkAction): number => counts.failed + counts.skipped;

/** Whether a limit hasn't passed. Where the back end's clock isn't known yet, its own verdict has to do. */
function isStillOpen(until: string | null, now: number | null): boolean {
  return until === null || now === null || isWithinRetention(parseInstant(until), now);
}

/** What is offered for an action. A hint: the back end judges every write again. */
export function offersFor(action: BulkAction, account: Account | null, now: number | null): Offers {
  const supports = account?.supports ?? {};
  const barrier = account ? accountBarrier(account) : 'not-admin';
  const { restorable, undo, status, counts } = action;
  return {
    restore: barrier === null && restorable?.eligible === true && isStillOpen(restorable.until, now),
    cancel:
      barrier !== 'not-admin' &&
      supports.cancel === true &&
      !isFinalStatus(status) &&
      status !== 'cancelling',
    undo:
      barrier === null &&
      supports.undo === true &&
      isFinalStatus(status) &&
      counts.succeeded > 0 &&
      undo !== null &&
      isStillOpen(undo.until, now),
    problems: supports.items === true && account?.hipaa === false && problemCount(action) > 0,
  };
}

/** Less than this says too little about how fast an action goes. */
const LEAST_TIME_MS = 10_000;
const LEAST_SHARE = 0.05;

/**
 * How long a running action is likely to take yet, in milliseconds; `null` where saying so would be guessing: the total isn't
 * known, it hasn't come far enough, or it stands still.
 */
export function estimateLeft({ status, counts, startedAt }: BulkAction, now: number | null): number | null {
  const start = parseInstant(startedAt);
  const { total, processed } = counts;
  if (status !== 'in-progress' || start === null || now === null || !total) return null;
  const spent = now - start;
  if (spent < LEAST_TIME_MS || processed / total < LEAST_SHARE) return null;
  return ((total - processed) * spent) / processed;
}

/** The next instant at which something that is said about these actions stops being true; `null` for never. */
export function nextChange(actions: readonly BulkAction[], now: number): number | null {
  const waits = actions.flatMap(({ createdAt, restorable, undo }) => {
    const left = [restorable?.until, undo?.until].flatMap((until) => {
      const ms = (parseInstant(until) ?? 0) - now;
      return ms > 0 ? [ms >= DAY_MS ? ms % DAY_MS : ms % HOUR_MS] : [];
    });
    const age = now - (parseInstant(createdAt) ?? now);
    const unit = age < HOUR_MS ? 60_000 : age < DAY_MS ? HOUR_MS : DAY_MS;
    return [...left, unit - (age % unit)];
  });
  return waits.length > 0 ? now + Math.min(...waits) + 1 : null;
}
