import {
  adapterError,
  type DeletedContact,
  type DeletedContactDetails,
  type DeletedContactsQuery,
  type DeletionSource,
  type Page,
  type RelatedKind,
  type RelatedSummary,
  type Sort,
} from 'contacts-restore/adapter';
import {
  DAY_MS,
  DEFAULT_SORT,
  MAX_PAGE_SIZE,
  normaliseMatch,
  parseInstant,
  searchTerm,
  type MatchQuery,
  type SortField,
} from 'contacts-restore/domain';
import { audit, cutoffOf, deadlineOf, iso, type Call } from './call.js';
import { decodeCursor, encodeAsOf, encodeCursor } from './cursor.js';
import type { SqlValue } from './database.js';
import { loadHolders, verdict, type ContactRow, type Holders } from './judge.js';

const SORT_COLUMNS = {
  name: 'name_key',
  email: 'email_key',
  phone: 'phone_key',
  deletedAt: 'deleted_at',
  // The window is as long for everybody.
  restorableUntil: 'deleted_at',
  deletedBy: 'deleted_by_key',
} as const satisfies Record<SortField, keyof ContactRow>;

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** The condition for a deleted contact that matches, is inside its window, and was deleted by `asOf`; and its values. */
export function matchClause(
  call: Call,
  match: MatchQuery,
  asOf: number,
): { where: string; values: SqlValue[] } {
  const { search, filters = {} } = normaliseMatch(match);
  const values: SqlValue[] = [call.accountId, asOf, cutoffOf(call)];
  const parts = [
    `account_id = $1 AND state = 'deleted' AND recorded_at <= $2`,
    '(deleted_at > $3 OR deleted_at IS NULL)',
  ];
  const add = (value: SqlValue, part: (parameter: string) => string): void => {
    parts.push(part(`$${values.push(value)}`));
  };
  const instant = (text: string | undefined, part: (parameter: string) => string, less = 0): void => {
    const at = parseInstant(text);
    if (at !== null) add(at - less, part);
  };
  if (filters.deletedBy) add(filters.deletedBy, (p) => `deleted_by_id = ${p}`);
  if (filters.source) add(filters.source, (p) => `source = ${p}`);
  if (filters.bulkActionId) add(filters.bulkActionId, (p) => `bulk_action_id = ${p}`);
  instant(filters.deletedFrom, (p) => `deleted_at >= ${p}`);
  instant(filters.deletedTo, (p) => `deleted_at < ${p}`);
  instant(filters.expiresBefore, (p) => `deleted_at < ${p}`, call.account.retentionDays * DAY_MS);
  const term = searchTerm(search);
  if (term) {
    const like = (column: string, words: string): string =>
      `${column} LIKE $${values.push(`%${escapeLike(words)}%`)}`;
    const digits = term.digits === '' ? '' : ` OR ${like('phone_digits', term.digits)}`;
    parts.push(`(${like('search_text', term.text)}${digits})`);
  }
  return { where: parts.join(' AND '), values };
}

type Position = [asOf: number, key: string | number | null, id: string];

/** Goes on after the last row's sort key and id, and shows the bin as of the first page. */
export async function listDeletedContacts(
  call: Call,
  query: DeletedContactsQuery,
): Promise<Page<DeletedContact>> {
  const { sort = DEFAULT_SORT, cursor } = query;
  const pageSize = Math.min(query.pageSize, MAX_PAGE_SIZE);
  const question = ['contacts', normaliseMatch(query), sort];
  const position = decodeCursor<Position>(cursor, question);
  const asOf = position?.[0] ?? call.stamp;
  const match = matchClause(call, query, asOf);
  const rows = await pageOfRows(call, match, { sort, position, limit: pageSize + 1 });
  const [counted] = await call.sql<{ total: number }>(
    `SELECT count(*) AS total FROM contacts WHERE ${match.where}`,
    match.values,
  );
  const shown = rows.slice(0, pageSize);
  const last = shown.at(-1);
  const more = rows.length > pageSize && last;
  const page = {
    items: await contactViews(call, shown),
    nextCursor: more ? encodeCursor(question, [asOf, last[SORT_COLUMNS[sort.by]], last.contact_id]) : null,
    total: call.account.supports.totals === 'none' ? null : (counted?.total ?? 0),
    asOf: encodeAsOf(asOf),
    serverTime: iso(call.now),
  };
  await audit(call, [{ event: 'list', count: shown.length }]);
  return page;
}

/** Rows with a sort key, then those without, so that both can be read along an index. */
async function pageOfRows(
  { sql }: Call,
  match: { where: string; values: SqlValue[] },
  { sort, position, limit }: { sort: Sort; position: Position | null; limit: number },
): Promise<ContactRow[]> {
  const column = SORT_COLUMNS[sort.by];
  const [beyond, order] = sort.direction === 'asc' ? ['>', 'ASC'] : ['<', 'DESC'];
  const [, key = null, id = ''] = position ?? [];
  const rows: ContactRow[] = [];
  const next = match.values.length + 1;
  if (!position || key !== null) {
    const after = position
      ? `AND ${column} ${beyond}= $${next} AND (${column} ${beyond} $${next} OR contact_id > $${next + 1})`
      : `AND ${column} IS NOT NULL`;
    rows.push(
      ...(await sql<ContactRow>(
        `SELECT * FROM contacts WHERE ${match.where} ${after} ORDER BY ${column} ${order}, contact_id LIMIT ${limit}`,
        position ? [...match.values, key, id] : match.values,
      )),
    );
  }
  if (rows.length < limit) {
    rows.push(
      ...(await sql<ContactRow>(
        `SELECT * FROM contacts WHERE ${match.where} AND ${column} IS NULL AND contact_id > $${next}
         ORDER BY contact_id LIMIT ${limit - rows.length}`,
        [...match.values, key === null ? id : ''],
      )),
    );
  }
  return rows;
}

export async function contactViews(call: Call, rows: readonly ContactRow[]): Promise<DeletedContact[]> {
  const holders = await loadHolders(call, rows);
  const related = await relatedSummaries(call, rows);
  return rows.map((row) => contactView(call, row, { holders, related }));
}

function contactView(
  call: Call,
  row: ContactRow,
  { holders, related }: { holders: Holders; related: ReadonlyMap<string, RelatedSummary> },
): DeletedContact {
  const deadline = deadlineOf(call, row.deleted_at);
  const pair = { contactId: row.contact_id, deletionId: row.deletion_id };
  return {
    id: row.contact_id,
    name: row.name,
    email: row.email,
    phone: row.phone,
    deletedAt: row.deleted_at === null ? '' : iso(row.deleted_at),
    restorableUntil: deadline === null ? '' : iso(deadline),
    deletedBy: row.deleted_by_id === null ? null : { id: row.deleted_by_id, name: row.deleted_by_name },
    source: (row.source ?? 'unknown') as DeletionSource,
    bulkActionId: row.bulk_action_id,
    eligibility: verdict(call, pair, row, { holders }),
    related: related.get(row.contact_id) ?? {},
  };
}

/** Of each contact, what would come back with it and what was deleted by an act of its own. */
async function relatedSummaries(
  { sql, accountId }: Call,
  rows: readonly ContactRow[],
): Promise<Map<string, RelatedSummary>> {
  const counted = await sql<{ contact_id: string; kind: RelatedKind; returns: number; separate: number }>(
    `SELECT r.contact_id, r.kind, count(*) FILTER (WHERE r.deletion_id = c.deletion_id) AS returns,
            count(*) FILTER (WHERE r.deletion_id <> c.deletion_id) AS separate
     FROM related_items r JOIN contacts c ON c.account_id = r.account_id AND c.contact_id = r.contact_id
     WHERE r.account_id = $1 AND r.contact_id = ANY($2::text[]) GROUP BY r.contact_id, r.kind`,
    [accountId, rows.map((row) => row.contact_id)],
  );
  const summaries = new Map<string, RelatedSummary>();
  for (const { contact_id, kind, returns, separate } of counted) {
    const summary = summaries.get(contact_id) ?? {};
    summaries.set(contact_id, summary);
    summary[kind] = { returns, deletedSeparately: separate };
  }
  return summaries;
}

/** The read-only look. */
export async function getDeletedContact(call: Call, id: string): Promise<DeletedContactDetails> {
  const { sql, accountId } = call;
  const { where, values } = matchClause(call, {}, call.stamp);
  const [row] = await sql<ContactRow>(`SELECT * FROM contacts WHERE ${where} AND contact_id = $4`, [
    ...values,
    id,
  ]);
  if (!row) throw adapterError('not-found');
  const [view] = await contactViews(call, [row]);
  const items = await sql<{ kind: RelatedKind; label: string; returns: boolean }>(
    `SELECT kind, label, deletion_id = $3 AS returns FROM related_items
     WHERE account_id = $1 AND contact_id = $2 ORDER BY position`,
    [accountId, id, row.deletion_id],
  );
  await audit(call, [{ event: 'look', contactId: id }]);
  const known = { Name: row.name, Email: row.email, Phone: row.phone };
  const fields = Object.entries(known).flatMap(([label, value]) =>
    value === null ? [] : [{ label, value }],
  );
  return { ...view!, fields: row.fields ?? fields, relatedItems: items };
}
