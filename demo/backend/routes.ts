import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { routePath } from 'hono/route';
import { streamSSE } from 'hono/streaming';
import { adapterError, toAdapterError, type BulkAction, type Supports } from 'contacts-restore/adapter';
import { isFinalStatus, reduceBulkAction } from 'contacts-restore/domain';
import * as args from './arguments.js';
import { admit, audit, openCall, type Call, type Session } from './call.js';
import { getDeletedContact, listDeletedContacts } from './contacts.js';
import { invalid } from './cursor.js';
import type { Database, Sql } from './database.js';
import { actionView, findAction, listBulkActions, listItems, saveState, stateOf } from './history.js';
import { applyOnce, type Intent } from './intents.js';
import type { Jobs } from './jobs.js';
import { previewRestore } from './preview.js';
import { problem, type Log } from './problem.js';
import { beginRestore, beginUndo } from './restores.js';

export interface RoutesOptions {
  database: Database;
  jobs: Jobs;
  /** Who asks; `null` for nobody. In production: your own session, checked. */
  sessionOf: (request: Request) => Session | null;
  log?: Log | undefined;
}

type Who = 'anybody' | 'admins' | 'admins-without-hipaa';

/** An action with at most so many contacts is waited for; larger ones are told of and go on. */
const DONE_IN_THE_ANSWER = 50;
const BODY_LIMIT = 1024 * 1024;
/** How often a watched action is looked at: at first, and when nothing has happened for a while. */
const WATCH_MS = { least: 250, most: 2000 };

/** Answers out of one transaction, after the role and the policy were checked in it. */
type Answer = <T extends object>(
  context: Context,
  rule: { who: Who; needs?: keyof Supports; looks?: true },
  work: (call: Call) => Promise<T>,
) => Promise<Response>;

/** Applies an intent, gives a small job the time to get done, and answers with the action as it is then. */
type Write = (context: Context, intent: Omit<Intent, 'key'>, waits: boolean) => Promise<Response>;

/** What holds for every route: failures as problem documents, bodies of a sane size, nothing for caches to keep. */
function createApp(log: Log): Hono {
  const app = new Hono();
  app.onError((thrown) => problem(thrown, log));
  app.notFound(() => problem(adapterError('not-found'), log));
  app.use(bodyLimit({ maxSize: BODY_LIMIT, onError: () => problem(invalid('body', 'up to 1 MB'), log) }));
  app.use(async (context, next) => {
    refuseForeignPages(context.req.raw);
    // No contact and no action can have such an id.
    if (context.req.path.includes('\0')) throw adapterError('not-found');
    await next();
    context.header('Cache-Control', 'no-store');
  });
  return app;
}

/** The HTTP profile. The account is that of the session; nothing in a path or a body can name another. */
export function createRoutes({ database, jobs, sessionOf, log = () => {} }: RoutesOptions): Hono {
  const app = createApp(log);
  const session = (context: Context): Session => {
    const found = sessionOf(context.req.raw);
    if (!found) throw adapterError('unauthenticated');
    return found;
  };

  const answer: Answer = async (context, { who, needs, looks }, work) => {
    const asker = session(context);
    const inside = async (sql: Sql) => {
      const call = await openCall(sql, asker);
      if (who !== 'anybody') admit(call, who, needs);
      return work(call);
    };
    // Looking at contacts leaves a line in the audit table, so it isn't only a read.
    const done = looks ? database.write(inside) : database.read(inside);
    return context.json(await done.catch((thrown) => refused(database, asker, { context, thrown })));
  };
  const write: Write = async (context, intent, waits) => {
    const key = context.req.header('Idempotency-Key') ?? '';
    const asker = session(context);
    const check = (call: Call): void => {
      intent.check(call);
      if (!key) throw invalid('Idempotency-Key', 'a text that names the intent');
    };
    const id = await applyOnce(database, asker, { ...intent, check, key }).catch((thrown) =>
      refused(database, asker, { context, thrown }),
    );
    const view = () => database.read(async (sql) => actionView(await openCall(sql, asker), id));
    const begun = await view();
    const done = jobs.run(asker.accountId, id);
    if (isFinalStatus(begun.status)) return context.json(begun);
    if (waits && (begun.counts.total ?? Infinity) <= DONE_IN_THE_ANSWER) await done;
    return accepted(context, await view());
  };

  contactRoutes(app, answer);
  historyRoutes(app, answer);
  writeRoutes(app, write);
  app.get('/bulk-actions/:id/events', async (c) => {
    const asker = session(c);
    const read = () =>
      database.read(async (sql) => {
        const call = await openCall(sql, asker);
        admit(call, 'admins', 'watch');
        return actionView(call, c.req.param('id'));
      });
    // Read before the stream begins, so that what fails at once is an ordinary failure.
    return watch(c, await read(), read);
  });
  return app;
}

function contactRoutes(app: Hono, answer: Answer): void {
  app.get('/account', (c) => answer(c, { who: 'anybody' }, ({ account }) => Promise.resolve(account)));
  app.post('/deleted-contacts/search', async (c) => {
    const body = await jsonBody(c);
    return answer(c, { who: 'admins-without-hipaa', looks: true }, (call) => {
      const query = args.parseListQuery(body);
      args.checkSort(query, call.account);
      args.checkMatch(query, call.account);
      return listDeletedContacts(call, query);
    });
  });
  app.get('/deleted-contacts/:id', (c) =>
    answer(c, { who: 'admins-without-hipaa', needs: 'details', looks: true }, (call) =>
      getDeletedContact(call, c.req.param('id')),
    ),
  );
  app.post('/restore-previews', async (c) => {
    const body = await jsonBody(c);
    return answer(c, { who: 'admins-without-hipaa', needs: 'preview', looks: true }, (call) => {
      const target = args.parseTarget(body);
      args.checkTarget(target, call.account);
      return previewRestore(call, target);
    });
  });
}

/** Readable also in a HIPAA account: what was done, without names. */
function historyRoutes(app: Hono, answer: Answer): void {
  app.get('/bulk-actions', (c) =>
    answer(c, { who: 'admins', needs: 'history' }, (call) =>
      listBulkActions(call, args.parseActionsQuery(c.req.query())),
    ),
  );
  app.get('/bulk-actions/:id', (c) =>
    answer(c, { who: 'admins' }, (call) => actionView(call, c.req.param('id'))),
  );
  app.get('/bulk-actions/:id/items', (c) =>
    answer(c, { who: 'admins', needs: 'items' }, (call) =>
      listItems(call, c.req.param('id'), args.parseItemsQuery(c.req.query())),
    ),
  );
}

function writeRoutes(app: Hono, write: Write): void {
  app.post('/restores', async (c) => {
    const body = await jsonBody(c);
    const check = (call: Call): void => {
      admit(call, 'admins-without-hipaa');
      args.checkRequest(args.parseRequest(body), call.account);
    };
    const effect = (call: Call, key: string) => beginRestore(call, args.parseRequest(body), key);
    return write(c, { request: ['restore', body], check, effect }, true);
  });
  app.post('/bulk-actions/:id/cancel', async (c) => {
    const id = c.req.param('id');
    const check = (call: Call) => admit(call, 'admins', 'cancel');
    const effect = (call: Call, key: string) => cancel(call, id, key);
    return write(c, { request: ['cancel', id], check, effect }, false);
  });
  app.post('/bulk-actions/:id/undo', async (c) => {
    const id = c.req.param('id');
    const check = (call: Call) => admit(call, 'admins-without-hipaa', 'undo');
    const effect = (call: Call, key: string) => beginUndo(call, id, key);
    return write(c, { request: ['undo', id], check, effect }, true);
  });
}

/** What a page of another site may have sent is refused: it can't know that it is allowed to. */
function refuseForeignPages(request: Request): void {
  if (request.headers.get('Sec-Fetch-Site') === 'cross-site') throw adapterError('forbidden');
  const isJson = request.headers.get('Content-Type')?.startsWith('application/json');
  if (request.method === 'POST' && !isJson) throw invalid('Content-Type', 'application/json');
}

/** `undefined` for what isn't JSON, which no schema takes: it is refused after the role and the policy were looked at. */
const jsonBody = (context: Context): Promise<unknown> => context.req.json().catch(() => undefined);

/** Leaves a line about a refusal in the audit table, by the route and without what was asked, and passes it on. */
async function refused(
  database: Database,
  asker: Session,
  { context, thrown }: { context: Context; thrown: unknown },
): Promise<never> {
  const event = `${context.req.method} ${routePath(context)}`;
  const { code } = toAdapterError(thrown);
  await database
    .write(async (sql) => audit(await openCall(sql, asker), [{ event, outcome: code }]))
    // Where not even that can be written, the refusal itself still counts.
    .catch(() => {});
  throw thrown;
}

/** What is finished is told with 200; what goes on with 202 and where to ask for it. */
function accepted(context: Context, action: BulkAction): Response {
  if (isFinalStatus(action.status)) return context.json(action);
  const { pathname } = new URL(context.req.url);
  const root = pathname.replace(/\/(?:restores|bulk-actions\/.*)$/, '');
  context.header('Location', `${root}/bulk-actions/${encodeURIComponent(action.id)}`);
  return context.json(action, 202);
}

/** Asks an action to stop before its next contact. Does nothing to a finished one. */
async function cancel(call: Call, id: string, key: string): Promise<string> {
  const row = await findAction(call, id, { lock: true });
  const before = stateOf(row);
  const after = reduceBulkAction(before, { type: 'cancel' });
  if (after !== before) {
    await saveState(call, after);
    // Also what others began stops; this server writes down that it has.
    await call.sql(
      `UPDATE bulk_actions SET work = coalesce(work, '{}') WHERE account_id = $1 AND action_id = $2`,
      [call.accountId, id],
    );
  }
  await audit(call, [{ event: 'cancel', bulkActionId: id }], key);
  return id;
}

/** The states of an action as server-sent events. Read from the database, so it doesn't matter which server works on it. */
function watch(context: Context, first: BulkAction, read: () => Promise<BulkAction>): Response {
  return streamSSE(context, async (stream) => {
    let action = first;
    let told = '';
    let wait = WATCH_MS.least;
    while (!stream.aborted) {
      const data = JSON.stringify(action);
      if (data !== told) await stream.writeSSE({ data });
      if (isFinalStatus(action.status)) return;
      wait = data === told ? Math.min(WATCH_MS.most, wait * 1.5) : WATCH_MS.least;
      told = data;
      await stream.sleep(wait);
      action = await read();
    }
  });
}
