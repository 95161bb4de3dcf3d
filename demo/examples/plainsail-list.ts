import { adapterError, type DeletedContact } from 'contacts-restore/adapter';
import type { PlainsailApi, Trash, TrashedContact } from './plainsail-api.js';

const DAY_MS = 86_400_000;

// #region mapping
const textOrNull = (value: string | false): string | null => (value === false ? null : value);
const iso = (ms: number): string => new Date(ms).toISOString();

export function toContact(row: TrashedContact, trashDays: number): DeletedContact {
  const { id, trashed_at: at, trashed_by: by, taken } = row;
  return {
    id: String(id),
    name: textOrNull(row.full_name),
    email: textOrNull(row.email),
    phone: textOrNull(row.phone),
    deletedAt: iso(at),
    restorableUntil: iso(at + trashDays * DAY_MS),
    deletedBy: by === false ? null : { id: String(by.id), name: textOrNull(by.name) },
    source:
      row.trashed_through === 'user' ? 'manual' : row.trashed_through === 'rule' ? 'workflow' : 'unknown',
    bulkActionId: null,
    eligibility: taken ? { eligible: false, ...clash(taken) } : { eligible: true },
    related: null,
  };
}
// #endregion

function clash({ what, by, name }: Exclude<TrashedContact['taken'], false>) {
  return {
    reason: what === 'email' ? ('duplicate-email' as const) : ('duplicate-phone' as const),
    conflict: {
      field: what,
      contactId: String(by),
      contactName: textOrNull(name),
      resolutions: ['skip' as const],
    },
  };
}

// #region offset-pages
/** A row, and where it was last seen. Pages of this API begin at an offset; the newest rows are first, then the lowest ids. */
type Place = Pick<TrashedContact, 'id' | 'trashed_at'> & { offset: number };

const LIMIT = 100;

const isBehind = (row: TrashedContact, place: Place): boolean =>
  row.trashed_at < place.trashed_at || (row.trashed_at === place.trashed_at && row.id > place.id);

/** The rows behind a place, as many as one call gives. Rows may have gone or come since, so it looks where that is now. */
async function readBehind(api: PlainsailApi, place: Place | null, signal?: AbortSignal) {
  for (let offset = place?.offset ?? 0; ;) {
    const path = `/trash?offset=${offset}&limit=${LIMIT}`;
    const { rows, trash_days: trashDays } = await api<Trash>({ path, signal });
    const [first] = rows;
    const last = rows.at(-1);
    if (place && offset > 0 && (!first || isBehind(first, place))) {
      offset = Math.max(0, offset - LIMIT + 1);
    } else if (place && rows.length === LIMIT && last && !isBehind(last, place)) {
      offset += LIMIT - 1;
    } else {
      const placed = rows.map((row, index) => ({ ...row, offset: offset + index }));
      const behind = placed.filter((row) => !place || isBehind(row, place));
      return { rows: behind, trashDays, isEnd: rows.length < LIMIT };
    }
  }
}

/** One page, and the cursor for the next: it names the last row, and not a number of rows. */
export async function readPage(
  api: PlainsailApi,
  { pageSize, cursor }: { pageSize: number; cursor?: string | undefined },
  signal?: AbortSignal,
) {
  if (!Number.isInteger(pageSize) || pageSize < 1) throw adapterError('validation');
  const found: (TrashedContact & Place)[] = [];
  let place = cursor === undefined ? null : placeOf(cursor);
  let trashDays = 0;
  for (let isEnd = false; !isEnd && found.length <= pageSize;) {
    const page = await readBehind(api, place, signal);
    found.push(...page.rows);
    place = found.at(-1) ?? place;
    ({ isEnd, trashDays } = page);
  }
  const rows = found.slice(0, pageSize);
  const last = rows.at(-1);
  const isMore = found.length > pageSize && last;
  return { rows, trashDays, nextCursor: isMore ? `${last.trashed_at}-${last.id}-${last.offset}` : null };
}

function placeOf(cursor: string): Place {
  const [, at, id, offset] = /^(\d+)-(\d+)-(\d+)$/.exec(cursor) ?? [];
  if (at === undefined) throw adapterError('validation');
  return { trashed_at: Number(at), id: Number(id), offset: Number(offset) };
}
// #endregion
