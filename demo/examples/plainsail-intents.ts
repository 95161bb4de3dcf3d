import {
  adapterError,
  type BulkAction,
  type BulkActionItem,
  type RestoreRequest,
  type WriteOptions,
} from 'contacts-restore/adapter';
import type { PlainsailAccount, PlainsailApi, RestoreResult } from './plainsail-api.js';
import { idsOf, isNumeric, toAction, toItem } from './plainsail-restores.js';

interface Done {
  action: BulkAction;
  items: BulkActionItem[];
}

interface RestoreAnswer {
  user: PlainsailAccount['user'];
  at: number;
  results: RestoreResult[];
}

/** The restores of this page, which Plainsail keeps no history of. After a reload there is nothing left to ask about: they are over. */
export class Intents {
  readonly #api: PlainsailApi;
  readonly #known = new Map<string, { said: string; done: Promise<Done> }>();

  constructor(api: PlainsailApi) {
    this.#api = api;
  }

  // #region intents
  async start(request: RestoreRequest, { idempotencyKey, signal }: WriteOptions): Promise<BulkAction> {
    if (!idempotencyKey) throw adapterError('validation');
    // The id follows from the key, so that the same intent is the same bulk action.
    const id = `restore-${idempotencyKey}`;
    const said = fingerprint(request);
    const known = this.#known.get(id);
    if (known && known.said !== said) throw adapterError('validation');
    const done = known?.done ?? this.#restore(id, idsOf(request), idempotencyKey);
    this.#known.set(id, { said, done });
    // What failed is forgotten, so that it can be said again under the same key.
    done.catch(() => this.#known.delete(id));
    return (await orAbort(done, signal)).action;
  }

  async #restore(id: string, ids: string[], key: string): Promise<Done> {
    // Goes out without the signal: what a person has confirmed is to happen, whoever waits for it.
    const { user, at, results } = await this.#api<RestoreAnswer>({
      path: '/trash/restore',
      body: { ids: ids.filter(isNumeric).map(Number) },
      key,
    });
    const resultOf = new Map(results.map((result) => [String(result.id), result]));
    const items = ids.map((contactId) => toItem(contactId, resultOf.get(contactId)));
    return { action: toAction(id, items, { at: new Date(at).toISOString(), user }), items };
  }
  // #endregion

  async find(id: string, signal: AbortSignal | undefined): Promise<Done> {
    const known = this.#known.get(id);
    if (!known) throw adapterError('not-found');
    return orAbort(known.done, signal);
  }
}

/** The same text for the same request, whatever the order of its fields. */
function fingerprint({ target, automations, onConflict, ...choices }: RestoreRequest): string {
  const sorted = (record: object = {}): unknown => Object.entries(record).sort();
  return JSON.stringify([
    'ids' in target && target.ids,
    automations,
    onConflict,
    sorted(choices.onConflictByReason),
    sorted(choices.conflictOverrides),
  ]);
}

/** The promise, or an `AbortError` at once when nobody waits for it any more. What it does goes on. */
function orAbort<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    promise.then(resolve, reject);
  });
}
