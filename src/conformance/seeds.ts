import { DAY_MS, DEFAULT_RETENTION_DAYS } from '../domain/retention.js';
import type { BulkActionPlan, DeletedContactPlan, SeedPlan } from './case.js';
import type { MatchQuery } from '../domain/query.js';
import type { RestoreTarget } from '../domain/restore.js';
import type { ConformanceSeed } from './harness.js';

const iso = (instant: number): string => new Date(instant).toISOString();

/** A plan with its instants put in. Ages count back from `now`. */
export function seedAt(plan: SeedPlan, now: number): ConformanceSeed {
  return {
    now: iso(now),
    account: {
      hipaa: false,
      retentionDays: DEFAULT_RETENTION_DAYS,
      allowsDuplicates: false,
      ...plan.account,
      viewer: { canRestore: true, ...plan.account?.viewer },
    },
    contacts: (plan.contacts ?? []).map(({ age = DAY_MS, ...facts }) => ({
      ...facts,
      deletedAt: iso(now - age),
    })),
    liveContacts: plan.liveContacts ?? [],
    bulkActions: (plan.bulkActions ?? []).map(({ age, ...facts }) => ({
      ...facts,
      ...(age !== undefined && { createdAt: iso(now - age) }),
    })),
  };
}

/** A deleted contact with a name, an e-mail and a phone number of its own. */
export function deleted(id: string, facts: Omit<DeletedContactPlan, 'id'> = {}): DeletedContactPlan {
  return { id, name: `Contact ${id}`, email: `${id}@example.com`, phone: phoneOf(id), ...facts };
}

/** Numbers of a block that nobody has, one for each id. */
function phoneOf(id: string): string {
  let number = 7;
  for (const char of id) number = (number * 31 + char.codePointAt(0)!) % 10_000_000;
  return `+999 55 ${String(number).padStart(7, '0')}`;
}

/** As many deleted contacts: `c001`, `c002`, …, each deleted a minute before the one in front of it. */
export function many(count: number, facts: Omit<DeletedContactPlan, 'id'> = {}): DeletedContactPlan[] {
  return Array.from({ length: count }, (_, index) =>
    deleted(`c${String(index + 1).padStart(3, '0')}`, { age: DAY_MS + index * 60_000, ...facts }),
  );
}

/** A bulk delete of contacts that all carry its id. */
export function bulkDelete(
  id: string,
  contacts: readonly DeletedContactPlan[],
): { contacts: DeletedContactPlan[]; bulkActions: BulkActionPlan[] } {
  return {
    contacts: contacts.map((contact) => ({ ...contact, source: 'bulk-action', bulkActionId: id })),
    bulkActions: [{ id, kind: 'delete' }],
  };
}

export const bulkTarget = (bulkActionId: string, exceptIds: string[] = []): RestoreTarget => ({
  kind: 'bulk-action',
  bulkActionId,
  exceptIds,
});

export const matching = (
  query: MatchQuery = {},
  { exceptIds = [], asOf = null }: { exceptIds?: string[]; asOf?: string | null } = {},
): RestoreTarget => ({ kind: 'matching', query, exceptIds, asOf });
