import type { Conflict, DeletedContactDetails, Eligibility } from 'contacts-restore/adapter';
import {
  emailKey,
  foldText,
  phoneKey,
  restoreEligibility,
  searchableText,
  type RestoreFacts,
} from 'contacts-restore/domain';
import { deadlineOf, type Call } from './call.js';

export interface ContactRow {
  contact_id: string;
  state: 'live' | 'deleted' | 'erased' | 'merged';
  name: string | null;
  email: string | null;
  phone: string | null;
  fields: DeletedContactDetails['fields'] | null;
  name_key: string | null;
  email_key: string | null;
  phone_key: string | null;
  deletion_id: string | null;
  deleted_at: number | null;
  deleted_by_id: string | null;
  deleted_by_name: string | null;
  deleted_by_key: string | null;
  source: string | null;
  bulk_action_id: string | null;
  restored_by: string | null;
  dropped: { email?: string | null; phone?: string | null } | null;
}

/** One contact that somebody wants back, and the deletion that is meant: no other one may be reversed. */
export interface Pair {
  contactId: string;
  deletionId: string | null;
}

type Field = Conflict['field'];
type Values = Pick<ContactRow, 'name' | 'email' | 'phone'>;
export type Holder = Pick<ContactRow, 'contact_id' | 'name' | 'email_key' | 'phone_key'>;

/** What is kept of a contact's values for sorting, searching and comparing. */
export function keysOf({ name, email, phone }: Values) {
  const text = searchableText({ name, email, phone });
  return {
    name_key: text.name || null,
    email_key: emailKey(email),
    phone_key: phoneKey(phone),
    search_text: `${text.name}\n${text.email}\n${text.phone}`,
    phone_digits: text.phoneDigits,
  };
}

/** By what a list is sorted whose rows somebody deleted. */
export const deleterKey = (by: { id: string; name: string | null } | null): string | null =>
  foldText(by?.name ?? by?.id ?? '') || null;

/** Live contacts by the values that must not clash, and those that a batch or a dry run adds to them. */
export class Holders {
  readonly #byValue = new Map<string, Holder[]>();
  readonly #byId = new Map<string, Holder>();

  add(holder: Holder, without: ReadonlySet<Field> = new Set()): void {
    this.#byId.set(holder.contact_id, holder);
    for (const field of ['email', 'phone'] as const) {
      const value = holder[`${field}_key`];
      if (value === null || without.has(field)) continue;
      const known = this.#byValue.get(`${field} ${value}`);
      if (known) known.push(holder);
      else this.#byValue.set(`${field} ${value}`, [holder]);
    }
  }

  /** Gives a live contact what it lacks of what is merged into it, unless somebody else holds that. Answers with what it got. */
  fill(id: string, row: ContactRow): Partial<Values> {
    const before = this.#byId.get(id);
    if (!before) return {};
    const missing = (['email', 'phone'] as const).filter(
      (field) => before[`${field}_key`] === null && row[field] !== null && !this.find(row, field),
    );
    const got: Partial<Values> = Object.fromEntries(missing.map((field) => [field, row[field]]));
    if (before.name === null && row.name !== null) got.name = row.name;
    const keys = Object.fromEntries(missing.map((field) => [`${field}_key`, row[`${field}_key`]]));
    this.add({ ...before, ...(got.name !== undefined && { name: got.name }), ...keys });
    return got;
  }

  find(row: Holder, field: Field): Holder | undefined {
    const holders = this.#byValue.get(`${field} ${row[`${field}_key`]}`);
    return holders?.find((holder) => holder.contact_id !== row.contact_id);
  }
}

/** The live contacts that rows may clash with; none where duplicates are allowed. */
export async function loadHolders(
  { sql, account, accountId }: Call,
  rows: readonly ContactRow[],
): Promise<Holders> {
  const holders = new Holders();
  const deleted = rows.filter((row) => row.state === 'deleted');
  if (account.allowsDuplicates || deleted.length === 0) return holders;
  const keys = (field: Field): string[] => deleted.flatMap((row) => row[`${field}_key`] ?? []);
  const found = await sql<Holder>(
    `SELECT contact_id, name, email_key, phone_key FROM contacts
     WHERE account_id = $1 AND state = 'live' AND (email_key = ANY($2::text[]) OR phone_key = ANY($3::text[]))
     ORDER BY contact_id`,
    [accountId, keys('email'), keys('phone')],
  );
  for (const holder of found) holders.add(holder);
  return holders;
}

/** Gathers what the database said about a contact and asks the rule of the package. */
export function verdict(
  call: Call,
  { deletionId }: Pair,
  row: ContactRow | undefined,
  { holders, dropped }: { holders?: Holders | undefined; dropped?: ReadonlySet<Field> | undefined } = {},
): Eligibility {
  const facts: RestoreFacts = {
    // What was merged has come back, as part of another contact.
    state: row ? (row.state === 'merged' ? 'live' : row.state) : 'missing',
    superseded: row?.deletion_id !== deletionId,
    locked: false,
    deadline: deadlineOf(call, row?.deleted_at ?? null),
    conflict: row && holders ? conflictOf(call, row, { holders, dropped }) : null,
  };
  return restoreEligibility(facts, call.now);
}

function conflictOf(
  { account }: Call,
  row: ContactRow,
  { holders, dropped }: { holders: Holders; dropped: ReadonlySet<Field> | undefined },
): Conflict | null {
  if (account.allowsDuplicates) return null;
  for (const field of ['email', 'phone'] as const) {
    const holder = dropped?.has(field) ? undefined : holders.find(row, field);
    if (!holder) continue;
    // Both can't be kept where a clash is a clash.
    const resolutions = (account.supports.conflicts ?? []).filter((way) => way !== 'keep-both');
    return { field, contactId: holder.contact_id, contactName: holder.name, resolutions };
  }
  return null;
}
