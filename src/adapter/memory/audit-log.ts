import type { Account } from '../../domain/account.js';
import { isoInstant, type Clock } from './clock.js';
import type { AuditEntry } from './options.js';

/** Who acts, in which account and under which key. Kept by jobs, which outlive the call that began them. */
export interface Session {
  accountId: string;
  actorId: string;
  idempotencyKey: string | null;
}

export function sessionOf(account: Account, idempotencyKey: string | null = null): Session {
  return { accountId: account.id, actorId: account.viewer.id, idempotencyKey };
}

type Facts = Pick<AuditEntry, 'event'> &
  Partial<Pick<AuditEntry, 'contactId' | 'bulkActionId' | 'count' | 'outcome'>>;

/** What happened, by ids and numbers alone. Written in the same step as the effect that it tells of. */
export class AuditLog {
  readonly #clock: Clock;
  readonly #entries: (Omit<AuditEntry, 'at'> & { at: number })[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  record(session: Session, facts: Facts): void {
    const { contactId = null, bulkActionId = null, count = null, outcome = 'done', event } = facts;
    this.#entries.push({ at: this.#clock.now(), ...session, event, contactId, bulkActionId, count, outcome });
  }

  entries(): AuditEntry[] {
    return this.#entries.map((entry) => ({ ...entry, at: isoInstant(entry.at) }));
  }
}
