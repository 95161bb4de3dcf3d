import type { Account, Supports } from './account.js';
import type { Conflict, DeletedContact, Eligibility, IneligibleReason } from './contact.js';
import { isWithinRetention, parseInstant } from './retention.js';

/**
 * Why nobody, or not this viewer, may restore anything in this account; `null` where nothing stands in the way. The role
 * comes before the policy: who may not restore learns nothing about the account's policy.
 */
export function accountBarrier(
  account: Pick<Account, 'hipaa' | 'viewer'>,
): 'not-admin' | 'hipaa-account' | null {
  // Anything but a plain `true` is a no: an unknown role must not open the door.
  if (account.viewer.canRestore !== true) return 'not-admin';
  return account.hipaa === false ? null : 'hipaa-account';
}

/** What a back end knows about one contact that somebody wants back. */
export interface RestoreFacts {
  /** `missing`: never existed, belongs to another account, or was purged. */
  state: 'deleted' | 'live' | 'erased' | 'missing' | 'deleting';
  /** Whether it was restored and deleted again since the deletion that is to be reversed. */
  superseded: boolean;
  /** Whether another action is changing it just now. */
  locked: boolean;
  /** Exclusive end of the window in milliseconds; `null` when its date of deletion is unreadable. */
  deadline: number | null;
  /** A live contact with the same e-mail or phone, where the account forbids that. */
  conflict: Conflict | null;
}

const ELIGIBLE: Eligibility = Object.freeze({ eligible: true });
const ineligible = (reason: IneligibleReason): Eligibility => ({ eligible: false, reason });

/**
 * Whether one contact can be restored at the instant `now` (milliseconds, the back end's clock), and if not, why. The order
 * of the checks is part of the rule: the first reason that applies is the one that is told.
 */
export function restoreEligibility(facts: RestoreFacts, now: number): Eligibility {
  if (facts.state === 'missing') return ineligible('not-found');
  if (facts.state === 'erased') return ineligible('erased');
  if (facts.state === 'live') return ineligible('already-restored');
  if (facts.superseded) return ineligible('superseded');
  if (facts.state === 'deleting') return ineligible('still-deleting');
  if (!isWithinRetention(facts.deadline, now)) return ineligible('retention-expired');
  if (facts.locked) return ineligible('locked');
  if (facts.conflict) {
    const { conflict } = facts;
    return {
      eligible: false,
      reason: conflict.field === 'email' ? 'duplicate-email' : 'duplicate-phone',
      conflict,
    };
  }
  return ELIGIBLE;
}

/**
 * A row's verdict corrected by the time that has passed since it was fetched. Time can only take eligibility away; what the
 * back end refused stays refused. A hint for display: every write is judged again by the back end.
 */
export function eligibilityNow(contact: DeletedContact, now: number): Eligibility {
  if (!contact.eligibility.eligible) return contact.eligibility;
  return isWithinRetention(parseInstant(contact.restorableUntil), now)
    ? contact.eligibility
    : ineligible('retention-expired');
}

/** Reasons that a second try, or a choice by the viewer, can change. */
const RETRYABLE: ReadonlySet<IneligibleReason> = new Set([
  'duplicate-email',
  'duplicate-phone',
  'still-deleting',
  'locked',
  'unknown',
]);

/** Whether this is a clash out of which the back end knows no way but to leave the contact deleted. */
export function isDeadEnd(reason: IneligibleReason, { conflicts }: Supports): boolean {
  const isClash = reason === 'duplicate-email' || reason === 'duplicate-phone';
  return isClash && !conflicts?.some((way) => way !== 'skip');
}

/** Whether it makes sense to offer another try for a contact that stayed behind for this reason. */
export function isRetryableReason(reason: IneligibleReason | null, supports: Supports): boolean {
  return reason === null || (RETRYABLE.has(reason) && !isDeadEnd(reason, supports));
}
