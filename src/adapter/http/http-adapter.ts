import type { BulkAction, BulkActionItem } from '../../domain/bulk-action.js';
import type { Account } from '../../domain/account.js';
import type { DeletedContact, DeletedContactDetails } from '../../domain/contact.js';
import type { Page } from '../../domain/page.js';
import type { RestorePreview } from '../../domain/restore.js';
import type { CallOptions, RestoreAdapter, WriteOptions } from '../contract.js';
import { abortError, withDeadline } from '../deadline.js';
import { eventData, parseJson } from './body.js';
import { caller, tryMs, type HttpAdapterOptions } from './call.js';
import { networkFailure, send } from './request.js';
import { longestCallMs } from './retry.js';
import { routes } from './routes.js';

/**
 * Everything that the HTTP profile has. Whether the back end has it too, its account says in `supports`. Its `deadlines` leave
 * room for all tries and for the waits that the back end asks for.
 */
export type HttpAdapter = Required<Omit<RestoreAdapter, 'contactUrl'>>;

/**
 * An adapter for back ends that speak the HTTP profile. Failures that pass are retried, writes with the same idempotency key;
 * answers are JSON and not checked further: the elements do that with any adapter. Nothing is stored. To say where contacts
 * are shown, spread it: `{ ...createHttpAdapter(options), contactUrl }`.
 */
export function createHttpAdapter(options: HttpAdapterOptions): HttpAdapter {
  const call = caller(options);
  const write = (path: string, { signal, idempotencyKey }: WriteOptions, body: unknown = {}) =>
    call<BulkAction>(path, { signal }, { body, idempotencyKey });

  async function* watch(id: string, { signal }: CallOptions): AsyncGenerator<BulkAction> {
    // The deadline is for the beginning only: the stream itself is silent as long as nothing happens.
    const connection = new AbortController();
    const end = () => connection.abort();
    signal?.addEventListener('abort', end);
    try {
      const response = await withDeadline(
        () =>
          send(options, routes.bulkActionEvents(id), {
            signal: connection.signal,
            accept: 'text/event-stream',
          }),
        signal,
        tryMs(options, 'read'),
      );
      for await (const data of eventData(response)) yield parseJson(data) as BulkAction;
    } catch (thrown) {
      throw signal?.aborted ? abortError() : networkFailure(thrown);
    } finally {
      signal?.removeEventListener('abort', end);
      end();
    }
  }

  // Asynchronous throughout, so that an id without an address rejects like any other failure.
  return {
    deadlines: {
      readMs: longestCallMs(tryMs(options, 'read')),
      writeMs: longestCallMs(tryMs(options, 'write')),
    },
    getAccount: async (options) => call<Account>(routes.account, options),
    listDeletedContacts: async (query, options) =>
      call<Page<DeletedContact>>(routes.deletedContacts, options, { body: query }),
    getDeletedContact: async (id, options) => call<DeletedContactDetails>(routes.deletedContact(id), options),
    previewRestore: async (target, options) =>
      call<RestorePreview>(routes.previews, options, { body: target }),
    startRestore: async (request, options) => write(routes.restores, options, request),
    listBulkActions: async (query, options) => call<Page<BulkAction>>(routes.bulkActions(query), options),
    getBulkAction: async (id, options) => call<BulkAction>(routes.bulkAction(id), options),
    listBulkActionItems: async (id, query, options) =>
      call<Page<BulkActionItem>>(routes.bulkActionItems(id, query), options),
    cancelBulkAction: async (id, options) => write(routes.cancel(id), options),
    undoRestore: async (id, options) => write(routes.undo(id), options),
    watchBulkAction: watch,
  };
}
