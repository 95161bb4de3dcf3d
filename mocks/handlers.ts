import { http, type RequestHandler } from 'msw';
import {
  unsupported,
  type BulkAction,
  type RestoreAdapter,
  type WriteOptions,
} from 'contacts-restore/adapter';
import { isFinalStatus } from 'contacts-restore/domain';
import { eventStream } from './event-stream.js';
import { badRequest, NO_STORE, problem } from './problem.js';
import { bulkActionsQuery, idIn, itemsQuery, jsonBody } from './requests.js';

export interface HandlersOptions {
  /** What answers behind the HTTP profile, the memory adapter for example. */
  adapter: RestoreAdapter;
  /** Where the profile begins, as given to `createHttpAdapter`. Default: `/api`. */
  baseUrl?: string | undefined;
}

/** The HTTP profile as request handlers: each call is passed on to an adapter, and its answer or failure comes back. */
export function createHandlers({ adapter, baseUrl = '/api' }: HandlersOptions): RequestHandler[] {
  const root = baseUrl.replace(/\/+$/, '');
  const call = (request: Request) => ({ signal: request.signal });

  const get = (path: string, run: (request: Request) => Promise<unknown>) =>
    http.get(root + path, ({ request }) => answer(async () => json(await run(request))));
  const post = (path: string, run: (request: Request) => Promise<unknown>) =>
    http.post(root + path, ({ request }) => answer(async () => json(await run(request))));
  const write = (path: string, run: (request: Request, options: WriteOptions) => Promise<BulkAction>) =>
    http.post(root + path, ({ request }) =>
      answer(async () => accepted(root, await run(request, writeOptions(request)))),
    );

  return [
    get('/account', (request) => adapter.getAccount(call(request))),
    post('/deleted-contacts/search', async (request) =>
      adapter.listDeletedContacts(await jsonBody(request), call(request)),
    ),
    get('/deleted-contacts/:id', async (request) => {
      if (!adapter.getDeletedContact) throw unsupported('getDeletedContact');
      return adapter.getDeletedContact(idIn(request, root), call(request));
    }),
    post('/restore-previews', async (request) => {
      if (!adapter.previewRestore) throw unsupported('previewRestore');
      return adapter.previewRestore(await jsonBody(request), call(request));
    }),
    write('/restores', async (request, options) => adapter.startRestore(await jsonBody(request), options)),
    get('/bulk-actions', async (request) => {
      if (!adapter.listBulkActions) throw unsupported('listBulkActions');
      return adapter.listBulkActions(bulkActionsQuery(request), call(request));
    }),
    get('/bulk-actions/:id', (request) => adapter.getBulkAction(idIn(request, root), call(request))),
    get('/bulk-actions/:id/items', async (request) => {
      if (!adapter.listBulkActionItems) throw unsupported('listBulkActionItems');
      return adapter.listBulkActionItems(idIn(request, root), itemsQuery(request), call(request));
    }),
    write('/bulk-actions/:id/cancel', async (request, options) => {
      if (!adapter.cancelBulkAction) throw unsupported('cancelBulkAction');
      return adapter.cancelBulkAction(idIn(request, root), options);
    }),
    write('/bulk-actions/:id/undo', async (request, options) => {
      if (!adapter.undoRestore) throw unsupported('undoRestore');
      return adapter.undoRestore(idIn(request, root), options);
    }),
    http.get(`${root}/bulk-actions/:id/events`, ({ request }) =>
      answer(async () => {
        if (!adapter.watchBulkAction) throw unsupported('watchBulkAction');
        const id = idIn(request, root);
        return eventStream((signal) => adapter.watchBulkAction!(id, { signal }), request.signal);
      }),
    ),
  ];
}

async function answer(run: () => Promise<Response>): Promise<Response> {
  try {
    return await run();
  } catch (thrown) {
    return problem(thrown);
  }
}

const json = (value: unknown, init: { status?: number; headers?: Record<string, string> } = {}): Response =>
  Response.json(value, { ...init, headers: { ...NO_STORE, ...init.headers } });

/** What is finished is told with 200; what goes on with 202 and where to ask for it. */
function accepted(root: string, action: BulkAction): Response {
  if (isFinalStatus(action.status)) return json(action);
  return json(action, {
    status: 202,
    headers: { Location: `${root}/bulk-actions/${encodeURIComponent(action.id)}` },
  });
}

function writeOptions(request: Request): WriteOptions {
  const idempotencyKey = request.headers.get('idempotency-key');
  if (!idempotencyKey) throw badRequest('Idempotency-Key');
  return { idempotencyKey, signal: request.signal };
}
