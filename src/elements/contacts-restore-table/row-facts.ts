import type { DeletedContact, Eligibility } from '../../domain/contact.js';
import { eligibilityNow } from '../../domain/eligibility.js';
import {
  DAY_MS,
  HOUR_MS,
  isExpiringSoon,
  parseInstant,
  timeLeft,
  type TimeLeft,
} from '../../domain/retention.js';

/** What time says about a contact, true until `changesAt`. */
export interface RowFacts {
  readonly contact: DeletedContact;
  /** Tells rows apart in ids of the document, where the contact's own id could hold anything. */
  readonly uid: number;
  readonly now: number;
  readonly eligibility: Eligibility;
  /** Whether it makes sense to ask for its restore: it is eligible, or its clash can be settled on the way. */
  readonly canAsk: boolean;
  readonly left: TimeLeft;
  readonly isExpiringSoon: boolean;
  /** The next instant at which something of this stops being true. */
  readonly changesAt: number;
}

/** When "n days ago" or "n days left" becomes another number; both count whole units down to minutes or hours. */
function nextChange(deletedAt: number | null, deadline: number | null, now: number): number {
  const changes = [Infinity];
  if (deletedAt !== null && deletedAt <= now) {
    const age = now - deletedAt;
    const unit = age >= DAY_MS ? DAY_MS : age >= HOUR_MS ? HOUR_MS : 60_000;
    changes.push(deletedAt + (Math.floor(age / unit) + 1) * unit);
  }
  if (deadline !== null && deadline > now) {
    const left = deadline - now;
    const unit = left >= DAY_MS ? DAY_MS : left >= HOUR_MS ? HOUR_MS : Infinity;
    // Exactly n days are still n days; one millisecond later they aren't.
    changes.push(unit === Infinity ? deadline : deadline - Math.floor(left / unit) * unit + 1);
  }
  return Math.min(...changes);
}

export function canAskFor(eligibility: Eligibility): boolean {
  return eligibility.eligible || (eligibility.conflict?.resolutions ?? []).some((way) => way !== 'skip');
}

function derive(contact: DeletedContact, uid: number, now: number): RowFacts {
  const deadline = parseInstant(contact.restorableUntil);
  const eligibility = eligibilityNow(contact, now);
  const left = timeLeft(deadline, now);
  return {
    contact,
    uid,
    now,
    eligibility,
    canAsk: canAskFor(eligibility) && left.unit !== 'expired' && left.unit !== 'unknown',
    left,
    isExpiringSoon: isExpiringSoon(deadline, now),
    changesAt: nextChange(parseInstant(contact.deletedAt), deadline, now),
  };
}

/** The facts of all rows, each kept until time or a new answer changes them. */
export class RowFactsCache {
  readonly #facts = new WeakMap<DeletedContact, RowFacts>();
  #lastUid = 0;

  get(contact: DeletedContact, now: number): RowFacts {
    const known = this.#facts.get(contact);
    // A clock that was set back by a later answer makes facts of the future untrue as well.
    if (known && now >= known.now && now < known.changesAt) return known;
    const facts = derive(contact, known?.uid ?? ++this.#lastUid, now);
    this.#facts.set(contact, facts);
    return facts;
  }
}
