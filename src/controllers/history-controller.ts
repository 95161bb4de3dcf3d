import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { toAdapterError, type AdapterError } from '../adapter/errors.js';
import { isFinalStatus, type BulkAction } from '../domain/bulk-action.js';
import type { Page } from '../domain/page.js';
import type { BulkActionsQuery } from '../domain/query.js';
import type { AdapterSession } from './adapter-session.js';
import { newIdempotencyKey } from './idempotency-key.js';
import type { JobSubscription } from './job-tracker.js';
import { PagedListController } from './paged-list-controller.js';

export interface HistoryListeners {
  /** A page has come; `quiet` when nobody asked for it. */
  onPage(page: Page<BulkAction>, quiet: boolean): void;
  onError(error: AdapterError): void;
  /** An action that is shown has come to its end. */
  onEnd(action: BulkAction): void;
}

/** An action that a link brought in although the page of the list doesn't hold it. */
export interface PinnedAction {
  action: BulkAction;
  /** The row that it was asked for from, under which it stands. */
  nearId: string;
}

/**
 * The history as an element shows it: a page of bulk actions that stays true while they run. Every running action on the page
 * is followed, whoever began it. When one ends, or one appears that the page doesn't hold, the page is asked for again
 * without a word, since other rows may have changed with it.
 */
export class HistoryController implements ReactiveController {
  readonly list: PagedListController<BulkActionsQuery, BulkAction>;
  readonly #host: ReactiveControllerHost;
  readonly #listeners: HistoryListeners;
  #session: AdapterSession | null = null;
  #subscription: JobSubscription | null = null;
  readonly #seen = new Set<string>();
  readonly #failures = new Map<string, AdapterError>();
  readonly #cancelling = new Set<string>();
  #pinned: PinnedAction | null = null;
  #quiet = false;

  constructor(host: ReactiveControllerHost, listeners: HistoryListeners, query: BulkActionsQuery) {
    this.#host = host;
    this.#listeners = listeners;
    this.list = new PagedListController<BulkActionsQuery, BulkAction>(
      host,
      {
        load: ({ adapter }, query, signal) => adapter.listBulkActions(query, { signal }),
        idOf: ({ id }) => id,
        onError: (error) => listeners.onError(error),
        onPage: (page) => this.#follow(page),
      },
      query,
    );
    host.addController(this);
  }

  get pinned(): PinnedAction | null {
    return this.#pinned;
  }

  /** Whether what is loading was asked for by nobody, so that the page needn't show it. */
  get isQuiet(): boolean {
    return this.#quiet;
  }

  /** An action on the page, brought in by a link, or followed for some other reason. */
  find(id: string | null): BulkAction | undefined {
    return id === null ? undefined : (this.#shown(id) ?? this.#session?.jobs.get(id));
  }

  /** Why the last question about a running action had no answer; `null` when all is well. */
  failure(id: string): AdapterError | null {
    return this.#failures.get(id) ?? null;
  }

  isCancelling(id: string): boolean {
    return this.#cancelling.has(id);
  }

  /**
   * The tracker is listened to, but never kept awake from here: the element's own jobs do that while it can be seen (see
   * `JobsController`), and one answer is enough.
   */
  connect(session: AdapterSession | null): void {
    this.#subscription?.end();
    this.#subscription = null;
    this.#session = session;
    this.#seen.clear();
    this.#failures.clear();
    this.#pinned = null;
    this.#quiet = false;
    this.list.connect(session);
    if (!session) return;
    this.#subscription = session.jobs.subscribe((action, failure) => this.#take(action, failure));
    this.#subscription.awake = false;
  }

  setQuery(query: BulkActionsQuery): void {
    this.#begin();
    this.list.setQuery(query);
  }

  next(): void {
    this.#begin();
    this.list.next();
  }

  previous(): void {
    this.#begin();
    this.list.previous();
  }

  reload(): void {
    this.#begin();
    this.list.reload(true);
  }

  /** The same page again, without a word: something on it may have changed. */
  refresh(): void {
    if (this.list.view.status !== 'loading') this.#quiet = true;
    this.list.reload();
  }

  /** Stops an action. A second call while the first is on its way does nothing. */
  async cancel({ id }: BulkAction): Promise<AdapterError | null> {
    const session = this.#session;
    if (!session || this.#cancelling.has(id)) return null;
    this.#cancelling.add(id);
    this.#host.requestUpdate();
    try {
      session.jobs.track(await session.adapter.cancelBulkAction(id, { idempotencyKey: newIdempotencyKey() }));
      return null;
    } catch (thrown) {
      return toAdapterError(thrown);
    } finally {
      this.#cancelling.delete(id);
      this.#host.requestUpdate();
    }
  }

  /** Makes sure that an action is on the page: one that isn't is brought in under the row that it was asked for from. */
  async show(id: string, nearId: string): Promise<AdapterError | null> {
    const session = this.#session;
    if (!session || this.#shown(id)) return null;
    try {
      const action = await session.adapter.getBulkAction(id, {});
      if (session === this.#session) this.pin(action, nearId);
      return null;
    } catch (thrown) {
      return toAdapterError(thrown);
    }
  }

  /** Shows an action under a row although the page doesn't hold it. */
  pin(action: BulkAction, nearId: string): void {
    if (!this.#session || this.#shown(action.id)) return;
    this.#seen.add(action.id);
    this.#pinned = { action: this.#track(this.#session, action), nearId };
    this.#host.requestUpdate();
  }

  hostConnected(): void {}

  #begin(): void {
    this.#quiet = false;
    this.#pinned = null;
  }

  #shown(id: string): BulkAction | undefined {
    if (this.#pinned?.action.id === id) return this.#pinned.action;
    return this.list.page?.items.find((action) => action.id === id);
  }

  /** What the tracker knows already may be newer than the page. */
  #track({ jobs }: AdapterSession, action: BulkAction): BulkAction {
    return isFinalStatus(action.status) && !jobs.get(action.id) ? action : jobs.track(action);
  }

  #follow(page: Page<BulkAction>): void {
    const session = this.#session;
    if (!session) return;
    for (const { id } of page.items) this.#seen.add(id);
    if (page.items.some(({ id }) => id === this.#pinned?.action.id)) this.#pinned = null;
    const latest = new Map(page.items.map((action) => [action.id, this.#track(session, action)]));
    this.list.patch((action) => latest.get(action.id) ?? action);
    this.#listeners.onPage(page, this.#quiet);
  }

  #take(action: BulkAction, failure: AdapterError | null): void {
    const { id } = action;
    if (failure) this.#failures.set(id, failure);
    else this.#failures.delete(id);
    const before = this.#shown(id);
    this.list.patch((known) => (known.id === id ? action : known));
    if (this.#pinned?.action.id === id) this.#pinned = { ...this.#pinned, action };
    if (failure?.code === 'unauthenticated') return this.#listeners.onError(failure);
    const ended = isFinalStatus(action.status) && before && !isFinalStatus(before.status);
    if (ended) this.#listeners.onEnd(action);
    if (ended || !this.#seen.has(id)) {
      this.#seen.add(id);
      this.refresh();
    }
  }
}
