/**
 * Quillbox CRM: an imagined REST API, in memory. It stands for the back end that you have already: nothing here knows of
 * contacts-restore. What it takes to connect it is in quillbox-adapter.js.
 *
 * | request                              | answer                                                                      |
 * | ------------------------------------ | --------------------------------------------------------------------------- |
 * | `GET /v2/session`                    | `{ account: { id, name }, user: { id, full_name, role }, server_time }`     |
 * | `GET /v2/trash?skip=40&take=20`      | `{ rows, total }`, newest deletion first, then by id; `take` is at most 100 |
 * | `POST /v2/trash/restore { ids: [] }` | `{ results: [{ id, full_name, result }] }`, at most 200 ids                 |
 *
 * Requests name their session in the header `Quillbox-Session`. Ids are numbers, times are whole seconds since 1970, and
 * failures are `{ error: { code, message } }`. A result is `ok`, `already_live`, `expired`, `missing` or `email_taken`. Only an `admin` sees the trash, an `agent` doesn't. A deletion is kept for 60
 * days. There is no history, dry run, undo, search or sort, no cancelling, and no idempotency key.
 */

const RETENTION_SECONDS = 60 * 86_400;
const MAX_TAKE = 100;
const MAX_IDS = 200;

class ApiError extends Error {
  constructor(status, code, headers = {}) {
    super(code);
    Object.assign(this, { status, code, headers });
  }
}

/** One customer of Quillbox: its contacts, live and deleted, and the notes, tasks, … that hang on them. */
export class QuillboxAccount {
  contacts = new Map();
  /** What every request of this account fails with, to try out what a page does then: `{ status, code, headers }`. */
  failure = null;
  #lastId = 1000;

  /** `now` is the clock, in milliseconds. */
  constructor({ id = 1, name = 'Acme', now = Date.now } = {}) {
    Object.assign(this, { id, name, now });
  }

  get seconds() {
    return Math.floor(this.now() / 1000);
  }

  /** `records` are `{ kind, deleted }` each: `null`, `with_contact`, or `alone` by an act of its own. Answers the new id. */
  add({
    full_name = null,
    email = null,
    phone = null,
    records = [],
    deleted_at = null,
    deleted_by = null,
    deleted_via = null,
  }) {
    const id = ++this.#lastId;
    this.contacts.set(id, { id, full_name, email, phone, records, deleted_at, deleted_by, deleted_via });
    return id;
  }

  delete(ids, { id, full_name }) {
    for (const contact of ids.map((one) => this.contacts.get(one))) {
      if (contact?.deleted_at !== null) continue;
      Object.assign(contact, {
        deleted_at: this.seconds,
        deleted_by: { id, full_name },
        deleted_via: 'user',
      });
      for (const record of contact.records) record.deleted ??= 'with_contact';
    }
  }

  /** As privacy law asks for. */
  erase(ids) {
    for (const id of ids) this.contacts.delete(id);
  }

  trash(skip, take) {
    const kept = [...this.contacts.values()].filter((one) => one.deleted_at !== null && this.#isKept(one));
    kept.sort((one, other) => other.deleted_at - one.deleted_at || one.id - other.id);
    return { rows: kept.slice(skip, skip + take).map((contact) => this.#toRow(contact)), total: kept.length };
  }

  #toRow({ id, full_name, email, phone, deleted_at, deleted_by, deleted_via }) {
    const holder = this.#holderOf(email);
    const email_taken_by = holder ? { id: holder.id, full_name: holder.full_name } : null;
    return { id, full_name, email, phone, deleted_at, deleted_by, deleted_via, email_taken_by };
  }

  restore(id) {
    const contact = this.contacts.get(id);
    if (!contact) return 'missing';
    if (contact.deleted_at === null) return 'already_live';
    if (!this.#isKept(contact)) return 'expired';
    if (this.#holderOf(contact.email)) return 'email_taken';
    Object.assign(contact, { deleted_at: null, deleted_by: null, deleted_via: null });
    for (const record of contact.records) if (record.deleted === 'with_contact') record.deleted = null;
    return 'ok';
  }

  #isKept({ deleted_at }) {
    return this.now() < (deleted_at + RETENTION_SECONDS) * 1000;
  }

  /** The live contact with this e-mail. */
  #holderOf(email) {
    const key = email?.trim().toLowerCase();
    return (
      key &&
      [...this.contacts.values()].find(
        (one) => one.deleted_at === null && one.email?.trim().toLowerCase() === key,
      )
    );
  }
}

/** What each request answers, for whose session it is. */
const ROUTES = {
  'GET /v2/session': ({ account: { id, name, seconds }, user }) => ({
    account: { id, name },
    user,
    server_time: seconds,
  }),
  'GET /v2/trash': ({ account, user }, { searchParams }) => {
    if (user.role !== 'admin') throw new ApiError(403, 'admins_only');
    const [skip, take] = [Number(searchParams.get('skip') ?? 0), Number(searchParams.get('take') ?? 20)];
    const isRange =
      Number.isInteger(skip) && skip >= 0 && Number.isInteger(take) && take > 0 && take <= MAX_TAKE;
    if (!isRange) throw new ApiError(400, 'bad_range');
    return account.trash(skip, take);
  },
  'POST /v2/trash/restore': ({ account, user }, _url, body) => {
    if (user.role !== 'admin') throw new ApiError(403, 'admins_only');
    const ids = body?.ids;
    if (!Array.isArray(ids) || !ids.every(Number.isSafeInteger)) throw new ApiError(400, 'bad_ids');
    if (ids.length > MAX_IDS) throw new ApiError(400, 'too_many_ids');
    const { contacts } = account;
    return {
      results: ids.map((id) => ({
        id,
        full_name: contacts.get(id)?.full_name ?? null,
        result: account.restore(id),
      })),
    };
  },
};

/** The server: a handler for `http.createServer`, and the sessions that it knows. */
export function createQuillbox() {
  const sessions = new Map();

  async function answer(request) {
    const session = sessions.get(request.headers['quillbox-session']);
    if (!session) throw new ApiError(401, 'no_session');
    const { failure } = session.account;
    if (failure) throw new ApiError(failure.status, failure.code, failure.headers);
    const url = new URL(request.url, 'http://quillbox');
    const route = ROUTES[`${request.method} ${url.pathname}`];
    if (!route) throw new ApiError(404, 'no_such_route');
    return route(session, url, request.method === 'POST' ? await readJson(request) : undefined);
  }

  return {
    /** Answers the token of a new session. `user` is `{ id, full_name, role }`. */
    signIn(account, user) {
      const token = crypto.randomUUID();
      sessions.set(token, { account, user });
      return token;
    },
    signOut: (token) => sessions.delete(token),
    async handle(request, response) {
      const send = (status, headers, body) => {
        response.writeHead(status, {
          'Content-Type': 'application/json',
          'Cache-Control': 'no-store',
          ...headers,
        });
        response.end(JSON.stringify(body));
      };
      try {
        send(200, {}, await answer(request));
      } catch (thrown) {
        const { status, code, headers } = thrown instanceof ApiError ? thrown : new ApiError(500, 'internal');
        send(status, headers, {
          error: { code, message: `Quillbox: ${code}` },
        });
      }
    },
  };
}

async function readJson(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new ApiError(400, 'bad_json');
  }
}
