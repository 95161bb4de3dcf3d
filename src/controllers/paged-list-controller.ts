import { initialState, Task } from '@lit/task';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { toAdapterError, type AdapterError } from '../adapter/errors.js';
import type { Page } from '../domain/page.js';
import { warnOnce } from '../warn-once.js';
import type { AdapterSession } from './adapter-session.js';
import { isClosing } from './failure.js';

interface ListQuery {
  pageSize: number;
  cursor?: string | undefined;
}

/** Where a list comes from, and what tells its rows apart. */
export interface ListSource<Q extends ListQuery, T> {
  load(session: AdapterSession, query: Q, signal: AbortSignal): Promise<Page<T>>;
  idOf(item: T): string;
  /** Told of each failure once; a call that was given up is none. */
  onError?(error: AdapterError): void;
  /** Told of each page that has come. */
  onPage?(page: Page<T>): void;
}

/**
 * What a list shows. The last good page stays while another loads and when that fails, so a viewer never loses what they saw
 * to a hiccup; it goes when the failure says that they may not see it any longer.
 */
export interface ListView<T> {
  status: 'idle' | 'loading' | 'ready' | 'failed';
  page: Page<T> | null;
  error: AdapterError | null;
  /** From 1. */
  pageNumber: number;
  /** How many rows the pages before this one held. */
  rowsBefore: number;
  hasPrevious: boolean;
  hasNext: boolean;
}

/** A page on the way to the current one. */
interface Step {
  cursor: string | undefined;
  rowsBefore: number;
}

interface Request<Q> {
  session: AdapterSession;
  query: Q;
  path: Step[];
}

const FIRST: Step = { cursor: undefined, rowsBefore: 0 };

/**
 * A list that is read page by page with cursors. The last question wins: an older answer that comes late is dropped. Rows
 * that an adapter sends twice are shown once, and its developer is told in the console.
 */
export class PagedListController<Q extends ListQuery, T> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #source: ListSource<Q, T>;
  readonly #task: Task<[Request<Q> | null], Page<T>>;
  #session: AdapterSession | null = null;
  #query: Q;
  #enabled = true;
  /** What was asked last. Each question is an object of its own, so that asking the same again is a new question. */
  #request: Request<Q> | null = null;
  #page: Page<T> | null = null;
  #path: Step[] = [FIRST];
  #error: AdapterError | null = null;
  #settled: Request<Q> | null = null;

  constructor(host: ReactiveControllerHost, source: ListSource<Q, T>, query: Q) {
    this.#host = host;
    this.#source = source;
    this.#query = query;
    host.addController(this);
    this.#task = new Task(host, {
      args: () => [this.#request] as [Request<Q> | null],
      task: ([request], { signal }) => (request ? this.#load(request, signal) : initialState),
    });
  }

  get view(): ListView<T> {
    const loading = this.#request !== this.#settled;
    return {
      status: loading ? 'loading' : this.#error ? 'failed' : this.#page ? 'ready' : 'idle',
      page: this.#page,
      error: loading ? null : this.#error,
      pageNumber: this.#path.length,
      rowsBefore: this.#path.at(-1)!.rowsBefore,
      hasPrevious: this.#path.length > 1,
      hasNext: typeof this.#page?.nextCursor === 'string',
    };
  }

  /** What is asked for, without a cursor. */
  get query(): Q {
    return this.#query;
  }

  /** Asks for another selection of rows, from its first page on. The same question again changes nothing. */
  setQuery(query: Q): void {
    if (JSON.stringify(query) === JSON.stringify(this.#query)) return;
    this.#query = query;
    this.#ask([FIRST]);
  }

  /** Begins to load when the adapter is there; a new adapter clears all rows at once. */
  connect(session: AdapterSession | null): void {
    if (session === this.#session) return;
    this.clear();
    this.#session = session;
    this.#ask([FIRST]);
  }

  /** Whether it may load at all. Switching off gives up what is on its way and forgets all rows. */
  enable(enabled: boolean): void {
    if (enabled === this.#enabled) return;
    this.#enabled = enabled;
    if (enabled) this.#ask([FIRST]);
    else this.clear();
  }

  next(): void {
    const { page } = this;
    const rowsBefore = this.#path.at(-1)!.rowsBefore + (page?.items.length ?? 0);
    if (page?.nextCursor) this.#ask([...this.#path, { cursor: page.nextCursor, rowsBefore }]);
  }

  previous(): void {
    if (this.#path.length > 1) this.#ask(this.#path.slice(0, -1));
  }

  /** The same page again; from the start with `fromStart`. */
  reload(fromStart = false): void {
    this.#ask(fromStart ? [FIRST] : (this.#request?.path ?? this.#path));
  }

  /** Gives up what is on its way and forgets all rows. */
  clear(): void {
    this.#task.abort();
    this.#request = null;
    this.#settled = null;
    this.#page = null;
    this.#error = null;
    this.#path = [FIRST];
    this.#host.requestUpdate();
  }

  get page(): Page<T> | null {
    return this.#page;
  }

  /** Changes single rows where they stand, without loading. */
  patch(change: (item: T) => T): void {
    if (!this.#page) return;
    this.#page = { ...this.#page, items: this.#page.items.map(change) };
    this.#host.requestUpdate();
  }

  hostConnected(): void {}

  #ask(path: Step[]): void {
    if (!this.#session || !this.#enabled) return;
    const { cursor } = path.at(-1)!;
    this.#request = {
      session: this.#session,
      query: cursor === undefined ? this.#query : { ...this.#query, cursor },
      path,
    };
    this.#host.requestUpdate();
  }

  async #load(request: Request<Q>, signal: AbortSignal): Promise<Page<T>> {
    const current = (): boolean => request === this.#request;
    try {
      const page = await request.session.timed(() =>
        this.#source.load(request.session, request.query, signal),
      );
      if (current()) this.#show(request, page);
      return page;
    } catch (thrown) {
      if (current()) this.#fail(request, toAdapterError(thrown));
      throw thrown;
    }
  }

  #show(request: Request<Q>, page: Page<T>): void {
    // All rows of a last page may have gone since it was shown; then the one before it is the last.
    if (page.items.length === 0 && page.nextCursor === null && request.path.length > 1) {
      this.#ask(request.path.slice(0, -1));
      return;
    }
    const unique = new Map(page.items.map((item) => [this.#source.idOf(item), item]));
    const isUnique = unique.size === page.items.length;
    if (!isUnique) warnOnce('A page of a list has rows with the same id. One of them is shown.');
    this.#page = isUnique ? page : { ...page, items: [...unique.values()] };
    this.#path = request.path;
    this.#error = null;
    this.#settled = request;
    this.#source.onPage?.(this.#page);
  }

  #fail(request: Request<Q>, error: AdapterError): void {
    this.#error = error;
    this.#settled = request;
    if (isClosing(error)) this.#page = null;
    // A cursor can grow too old for a back end; the start of the list never does.
    if (error.code === 'validation' && request.path.length > 1) this.#ask([FIRST]);
    else this.#source.onError?.(error);
  }
}
