/**
 * contacts-restore over the REST API of Quillbox CRM (quillbox-api.js): offset pages, numeric ids, times in seconds, restores
 * that are over when they are answered. What Quillbox can't do isn't declared, and is refused.
 *
 * **Not yet fit for production: Quillbox has no idempotency keys**, so "once per confirmed intent" is kept in the memory of
 * the page. That is enough for whatever is said again after an answer. When an answer is lost, the request goes out again,
 * and two things can't be known: contacts that the first one restored are told as `already-restored`, and one that somebody
 * deleted again in between comes back once more. Only a key that the server stores with the effect mends that.
 */
import { adapterError } from 'contacts-restore/adapter';

const RETENTION_DAYS = 60;
const MAX_IDS = 200;
/** Rows of one answer: as many as Quillbox gives. */
const TAKE = 100;

/** Quillbox's 500 says nothing about later, so it stays `unknown`. */
const CODE_OF_STATUS = {
  400: 'validation',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  429: 'rate-limited',
};

/** What became of one contact. `skipped` is what needed nothing, or what the viewer chose to leave; `failed` the rest. */
const ITEM_OF_RESULT = {
  ok: { outcome: 'succeeded', reason: null },
  already_live: { outcome: 'skipped', reason: 'already-restored' },
  email_taken: { outcome: 'skipped', reason: 'duplicate-email' },
  expired: { outcome: 'failed', reason: 'retention-expired' },
  missing: { outcome: 'failed', reason: 'not-found' },
};
/** For a word that Quillbox may add some day: never counted as restored. */
const UNKNOWN_ITEM = { outcome: 'failed', reason: 'unknown' };

const SOURCE_OF_VIA = { user: 'manual', rule: 'workflow', api: 'api' };

/**
 * @param {object} options
 * @param {string} options.baseUrl Where `/v2` is.
 * @param {() => string | Promise<string>} options.session The session of whoever looks. Asked for before each request.
 * @returns {import('contacts-restore/adapter').RestoreAdapter}
 */
export function createQuillboxAdapter({ baseUrl, session }) {
  const api = connect(baseUrl, session);
  return {
    async getAccount({ signal }) {
      const { account, user, server_time } = await api('/v2/session', { signal });
      return {
        id: String(account.id),
        name: account.name,
        hipaa: false,
        retentionDays: RETENTION_DAYS,
        timeZone: 'UTC',
        serverTime: iso(server_time),
        allowsDuplicates: false,
        viewer: { id: String(user.id), name: user.full_name, canRestore: user.role === 'admin' },
        supports: { items: true, totals: 'exact', conflicts: ['skip'], maxIds: MAX_IDS },
      };
    },

    async listDeletedContacts({ search, sort, filters = {}, pageSize, cursor }, { signal }) {
      // Passing these over would show rows that nobody asked for.
      if (search?.trim()) throw adapterError('unsupported', { message: 'search' });
      if (sort) throw adapterError('unsupported', { message: 'sort' });
      if (Object.values(filters).some(Boolean)) throw adapterError('unsupported', { message: 'filters' });
      const read = (skip) => api(`/v2/trash?skip=${skip}&take=${TAKE}`, { signal });
      const { rows, nextCursor, total } = await readPage(read, pageSizeOf(pageSize), cursor);
      return { items: rows.map(toContact), nextCursor, total, asOf: null };
    },

    ...restoring(api),
  };
}

/** The part of the adapter that restores, and remembers what it did. */
function restoring(api) {
  // Every restore of this page by its id: what was asked for, and a promise of what came of it. It holds names, so make a new
  // adapter at sign-out.
  const restores = new Map();

  const known = (id) => {
    const found = restores.get(id);
    if (!found) throw adapterError('not-found');
    return found.done;
  };

  return {
    async startRestore(given, { idempotencyKey, signal }) {
      // As it is now: by the time the session is known, whoever asked may have changed it.
      const request = structuredClone(given);
      // First the session and the role, then the request, then the key: the order that the contract asks for.
      const { user, server_time } = await api('/v2/session', { signal });
      if (user.role !== 'admin') throw adapterError('forbidden');
      if (!idempotencyKey) throw adapterError('validation', { message: 'No idempotency key' });
      const ids = idsOf(request);
      // The id follows from the key, so that the same intent is the same bulk action.
      const id = `restore-${idempotencyKey}`;
      const asked = fingerprint(request);
      const earlier = restores.get(id);
      if (earlier && earlier.asked !== asked) throw adapterError('validation', { message: 'A used key' });
      // Goes out without the signal: what a person has confirmed is to happen, whoever still waits for it.
      const done = earlier?.done ?? restore(api, id, ids, { at: iso(server_time), by: toActor(user) });
      restores.set(id, { asked, done });
      // What failed as a whole may be said again under its key.
      done.catch(() => restores.delete(id));
      return (await orAbort(done, signal)).action;
    },

    async getBulkAction(id, { signal }) {
      signal?.throwIfAborted();
      return (await known(id)).action;
    },

    async listBulkActionItems(id, { outcome, pageSize, cursor = '0' }, { signal }) {
      signal?.throwIfAborted();
      const { items } = await known(id);
      // These never change, so here a number of rows is a fine cursor.
      if (!/^\d+$/.test(cursor)) throw adapterError('validation', { message: 'Not a cursor of this list' });
      const matching = items.filter((item) => outcome === undefined || item.outcome === outcome);
      const end = Number(cursor) + pageSizeOf(pageSize);
      const nextCursor = end < matching.length ? String(end) : null;
      return { items: matching.slice(Number(cursor), end), nextCursor, total: matching.length, asOf: null };
    },
  };
}

// ---- Requests -------------------------------------------------------------------------------------------------------------

/** One request, and its failures in the words of the contract. Messages are for logs, and hold no data of people. */
function connect(baseUrl, session) {
  return async (
    /** @type {string} */ path,
    /** @type {{ signal?: AbortSignal, body?: unknown }} */ { signal, body } = {},
  ) => {
    const headers = {
      'Quillbox-Session': await session(),
      ...(body && { 'Content-Type': 'application/json' }),
    };
    const how = body ? { method: 'POST', body: JSON.stringify(body) } : {};
    let answer, text;
    try {
      answer = await fetch(`${baseUrl}${path}`, {
        ...how,
        headers,
        cache: 'no-store',
        signal: signal ?? null,
      });
      text = await answer.text();
    } catch (thrown) {
      if (signal?.aborted) throw thrown;
      throw adapterError('network', { cause: thrown });
    }
    if (!answer.ok) {
      const seconds = Number(answer.headers.get('Retry-After') ?? NaN);
      throw adapterError(CODE_OF_STATUS[answer.status] ?? 'unknown', {
        message: `Quillbox answered ${answer.status}`,
        ...(seconds >= 0 && { retryAfterMs: seconds * 1000 }),
      });
    }
    try {
      return JSON.parse(text);
    } catch {
      throw adapterError('protocol', { message: 'Quillbox answered no JSON' });
    }
  };
}

/** The answer, or an `AbortError` as soon as nobody waits for it any more. */
function orAbort(promise, signal) {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal.reason);
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}

// ---- Shapes ---------------------------------------------------------------------------------------------------------------

const iso = (seconds) => new Date(seconds * 1000).toISOString();
const toActor = (user) => user && { id: String(user.id), name: user.full_name };
/** `null` for a text that is no id of Quillbox. Strict, so that `007` and `1e3` are no other names of 7 and 1000. */
const toNumber = (id) => (/^[1-9]\d{0,14}$/.test(id) ? Number(id) : null);

/** @returns {import('contacts-restore/adapter').DeletedContact} */
function toContact(row) {
  const { id, full_name, email, phone, deleted_at, deleted_by, deleted_via, email_taken_by: holder } = row;
  return {
    id: String(id),
    name: full_name,
    email,
    phone,
    deletedAt: iso(deleted_at),
    restorableUntil: iso(deleted_at + RETENTION_DAYS * 86_400),
    deletedBy: toActor(deleted_by),
    source: SOURCE_OF_VIA[deleted_via] ?? 'unknown',
    bulkActionId: null,
    eligibility: holder
      ? {
          eligible: false,
          reason: 'duplicate-email',
          conflict: {
            field: 'email',
            contactId: String(holder.id),
            contactName: holder.full_name,
            resolutions: ['skip'],
          },
        }
      : { eligible: true },
    related: null,
  };
}

function pageSizeOf(size) {
  if (!Number.isInteger(size) || size < 1) throw adapterError('validation', { message: 'No such page size' });
  return size;
}

// ---- Offset pages ---------------------------------------------------------------------------------------------------------

// While somebody reads, rows vanish (restored, expired) and appear (deleted), and all behind them move. So a cursor names the
// last row that was read. The offset at which it stood is only a hint where to look.

const writeCursor = ({ deleted_at, id, skip }) => `${deleted_at}-${id}-${skip}`;

function readCursor(cursor) {
  const match = /^(\d+)-(\d+)-(\d+)$/.exec(cursor);
  if (!match) throw adapterError('validation', { message: 'Not a cursor of this list' });
  const [deleted_at, id, skip] = match.slice(1).map(Number);
  return { deleted_at, id, skip };
}

/** The order of Quillbox: the newest deletion first, then the lowest id. */
const isBehind = (row, place) =>
  !place || row.deleted_at < place.deleted_at || (row.deleted_at === place.deleted_at && row.id > place.id);

/** One page. Reads a row more than asked for, which tells whether there is another page. */
async function readPage(read, pageSize, cursor) {
  const found = [];
  let place = cursor === undefined ? null : readCursor(cursor);
  for (;;) {
    const { rows, total, isEnd } = await readBehind(read, place);
    found.push(...rows);
    place = found.at(-1) ?? place;
    if (isEnd || found.length > pageSize) {
      const rowsOfPage = found.slice(0, pageSize);
      const nextCursor = found.length > pageSize ? writeCursor(rowsOfPage.at(-1)) : null;
      return { rows: rowsOfPage, nextCursor, total };
    }
  }
}

/**
 * The rows behind a place, as many as one answer holds. An answer that begins behind the place may have missed some: look
 * further up. One that ends in front of it: look further down. Steps overlap by a row, so that this comes to an end.
 */
async function readBehind(read, place) {
  for (let skip = place?.skip ?? 0; ;) {
    const { rows, total } = await read(skip);
    const isFull = rows.length === TAKE;
    if (skip > 0 && (rows.length === 0 || isBehind(rows[0], place))) {
      skip = Math.max(0, skip - TAKE + 1);
    } else if (isFull && !isBehind(rows.at(-1), place)) {
      skip += TAKE - 1;
    } else {
      const placed = rows.map((row, index) => ({ ...row, skip: skip + index }));
      return {
        rows: placed.filter((row) => isBehind(row, place)),
        total,
        isEnd: !isFull,
      };
    }
  }
}

// ---- Restores -------------------------------------------------------------------------------------------------------------

/** The ids of a request, each once. */
function idsOf({ target, automations, onConflict, onConflictByReason = {}, conflictOverrides = {} }) {
  if (target.kind === 'matching') throw adapterError('unsupported', { message: 'All that match' });
  if (target.kind === 'bulk-action')
    throw adapterError('not-found', { message: 'Quillbox has no bulk deletes' });
  const ways = [onConflict, ...Object.values(onConflictByReason), ...Object.values(conflictOverrides)];
  const isSound =
    target.kind === 'contacts' &&
    ways.every((way) => way === 'skip') &&
    // Quillbox has no automations, so it keeps either promise.
    ['keep-paused', 'resume'].includes(automations) &&
    target.ids.length > 0 &&
    target.ids.length <= MAX_IDS;
  if (!isSound) throw adapterError('validation', { message: 'A restore that makes no sense here' });
  return [...new Set(target.ids)];
}

/** Equal for requests that say the same, whatever the order of their fields. */
function fingerprint(request) {
  const isObject = (part) => typeof part === 'object' && part !== null && !Array.isArray(part);
  return JSON.stringify(request, (_key, part) =>
    isObject(part) ? Object.fromEntries(Object.entries(part).sort()) : part,
  );
}

async function restore(api, id, ids, { at, by }) {
  // What can't be an id of Quillbox is `missing`, and nobody needs to be asked.
  const numbers = ids.map(toNumber).filter((number) => number !== null);
  const { results } =
    numbers.length > 0 ? await api('/v2/trash/restore', { body: { ids: numbers } }) : { results: [] };
  const resultOf = new Map(results.map((result) => [result.id, result]));
  const items = ids.map((contactId) => {
    const number = toNumber(contactId);
    const { full_name = null, result } = resultOf.get(number) ?? {
      result: number === null ? 'missing' : null,
    };
    return { contactId, name: full_name, message: null, ...(ITEM_OF_RESULT[result] ?? UNKNOWN_ITEM) };
  });
  return { items, action: toAction(id, items, at, by) };
}

/**
 * A restore that was over when it was answered: a bulk action all the same, final from the first.
 * @returns {import('contacts-restore/adapter').BulkAction}
 */
function toAction(id, items, at, createdBy) {
  const count = (outcome) => items.filter((item) => item.outcome === outcome).length;
  const [succeeded, failed, skipped] = [count('succeeded'), count('failed'), count('skipped')];
  return {
    id,
    kind: 'restore',
    label: 'Restore contacts',
    status: failed + skipped > 0 ? 'completed-with-errors' : 'completed',
    counts: { total: items.length, processed: items.length, succeeded, failed, skipped },
    createdAt: at,
    startedAt: at,
    finishedAt: at,
    createdBy,
    restoresId: null,
    restoredById: null,
    restorable: null,
    undo: null,
    pollAfterMs: null,
    message: null,
  };
}
