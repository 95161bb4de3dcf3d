import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SortField, Supports } from '../domain/account.js';
import {
  activeFilterCount,
  DEFAULT_PAGE_SIZE,
  DEFAULT_SORT,
  normaliseMatch,
  normalisePageSize,
  type DeletedContactsFilters,
  type DeletedContactsQuery,
  type MatchQuery,
  type Sort,
} from '../domain/query.js';
import type { AdapterSession } from './adapter-session.js';

/** A pause in typing after which the search begins by itself. */
const TYPING_PAUSE_MS = 250;

/** Columns whose first sort begins at the end that a viewer wants: the newest deletions. */
const DESCENDING_FIRST: ReadonlySet<SortField> = new Set(['deletedAt']);

/**
 * What a viewer asks of the list of deleted contacts: search words, filters, order and page size. The query holds only what
 * the back end supports, and `onQuery` hears of each one that is new.
 */
export class ContactsQueryController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #onQuery: (query: DeletedContactsQuery) => void;
  #session: AdapterSession | null = null;
  #supports: Supports = {};
  #search = '';
  #filters: DeletedContactsFilters = {};
  #sort: Sort = DEFAULT_SORT;
  #pageSize = DEFAULT_PAGE_SIZE;
  #callOff: (() => void) | null = null;

  constructor(host: ReactiveControllerHost, onQuery: (query: DeletedContactsQuery) => void) {
    this.#host = host;
    this.#onQuery = onQuery;
    host.addController(this);
  }

  /** The words in the search field, asked for or not yet. */
  get search(): string {
    return this.#search;
  }

  get filters(): Readonly<DeletedContactsFilters> {
    return this.#filters;
  }

  get sort(): Sort {
    return this.#sort;
  }

  get pageSize(): number {
    return this.#pageSize;
  }

  /** What the supported part of all that asks for; without order and size it says which contacts are meant. */
  get match(): MatchQuery {
    const { search, filters = [] } = this.#supports;
    const supported = filters.flatMap((name) => [[name, this.#filters[name]] as const]);
    return normaliseMatch({
      ...(search && { search: this.#search }),
      filters: Object.fromEntries(supported),
    });
  }

  get query(): DeletedContactsQuery {
    return {
      ...this.match,
      ...(this.#supports.sort?.includes(this.#sort.by) && { sort: this.#sort }),
      pageSize: this.#pageSize,
    };
  }

  get filterCount(): number {
    return activeFilterCount(this.match);
  }

  /** Whether anything narrows the list down. */
  get isNarrowed(): boolean {
    return Object.keys(this.match).length > 0;
  }

  /** Another adapter knows nothing of the filters that were chosen for the one before; `filters` are there from the start. */
  connect(session: AdapterSession | null, filters: DeletedContactsFilters = {}): void {
    this.#callOff?.();
    this.#session = session;
    this.#supports = {};
    this.#search = '';
    this.#filters = filters;
    this.#sort = DEFAULT_SORT;
  }

  setSupports(supports: Supports): void {
    this.#supports = supports;
    this.#apply();
  }

  /** Takes over the words in the search field. `now`: without waiting for a pause in typing. */
  setSearch(search: string, now = false): void {
    this.#search = search;
    this.#callOff?.();
    if (now || !this.#session) this.#apply();
    else this.#callOff = this.#session.timers.after(TYPING_PAUSE_MS, () => this.#apply());
  }

  setFilters(filters: DeletedContactsFilters): void {
    this.#filters = { ...this.#filters, ...filters };
    this.#apply();
  }

  /** Takes all that narrows the list down away, the search words included. */
  clear(): void {
    this.#search = '';
    this.#filters = {};
    this.#apply();
  }

  setSort(sort: Sort): void {
    this.#sort = sort;
    this.#apply();
  }

  /** Sorts by a column, or, if it is the sorted one, the other way round. */
  toggleSort(by: SortField): void {
    const { by: current, direction } = this.#sort;
    const descending = by === current ? direction === 'asc' : DESCENDING_FIRST.has(by);
    this.setSort({ by, direction: descending ? 'desc' : 'asc' });
  }

  setPageSize(pageSize: unknown): void {
    const size = normalisePageSize(pageSize);
    if (size === this.#pageSize) return;
    this.#pageSize = size;
    this.#apply();
  }

  hostDisconnected(): void {
    this.#callOff?.();
  }

  #apply(): void {
    this.#callOff?.();
    this.#callOff = null;
    this.#onQuery(this.query);
    this.#host.requestUpdate();
  }
}
