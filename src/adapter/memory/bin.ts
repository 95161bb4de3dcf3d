import { DEFAULT_SORT, normaliseMatch, type MatchQuery, type Sort } from '../../domain/query.js';
import { parseInstant } from '../../domain/retention.js';
import { hasExpired, type BinObserver, type Deletion, type StoredContact } from './contact-store.js';
import { SearchIndex } from './search-index.js';
import { SortedRows, type DeletedRow, type Position, type SortedRow } from './sorted-rows.js';

/** Which rows of the bin, in which order, as of which deletion. */
export interface BinQuestion {
  match: MatchQuery;
  sort?: Sort | undefined;
  /** Rows of later deletions are left out. */
  asOf: number;
  now: number;
}

export interface BinAnswer {
  rows: readonly SortedRow[];
  indexAfter: (position: Position) => number;
}

type Deadline = (deletion: Deletion) => number | null;

/** All deleted contacts, searchable, filterable and in any order. Who is past the window drops out by the clock alone. */
export class Bin implements BinObserver {
  readonly #rows = new Map<string, DeletedRow>();
  readonly #orders = new Map<string, SortedRows>();
  #index: SearchIndex | null = null;
  #deadline: Deadline = () => null;
  /** From and until when `listed` of all rows holds without looking again. */
  #validFrom = -Infinity;
  #validUntil = -Infinity;
  #version = 0;
  #newestDeletion = 0;
  #last: { key: string; rows: readonly SortedRow[] } | undefined;

  /** How a deletion's deadline follows from the account's policy; given once the account is known, and when it changes. */
  setPolicy(deadline: Deadline): void {
    this.#deadline = deadline;
    this.#validUntil = -Infinity;
  }

  add(contact: StoredContact, deletion: Deletion): void {
    const row = { contact, deletion, listed: true, foundBy: 0 };
    this.#rows.set(contact.id, row);
    for (const order of this.#orders.values()) order.add(row);
    this.#index?.add(row);
    this.#validUntil = Math.min(this.#validUntil, this.#deadline(deletion) ?? Infinity);
    this.#newestDeletion = Math.max(this.#newestDeletion, deletion.seq);
    this.#version += 1;
  }

  remove(contactId: string): void {
    const row = this.#rows.get(contactId);
    if (!row) return;
    this.#rows.delete(contactId);
    this.#unlist(row);
  }

  forget(contactId: string): void {
    this.remove(contactId);
    this.#reset();
  }

  ask({ match, sort = DEFAULT_SORT, asOf, now }: BinQuestion): BinAnswer {
    this.#refresh(now);
    const order = this.#order(sort);
    const filter = normaliseMatch(match);
    const key = JSON.stringify([this.#version, asOf, sort.by, sort.direction, filter]);
    if (this.#last?.key !== key) {
      const tests = this.#tests(filter);
      if (asOf < this.#newestDeletion) tests.push(({ deletion }) => deletion.seq <= asOf);
      const all = order.read();
      const rows = tests.length > 0 ? all.filter(({ row }) => tests.every((test) => test(row))) : all;
      this.#last = { key, rows };
    }
    const { rows } = this.#last;
    return { rows, indexAfter: (position) => order.indexAfter(rows, position) };
  }

  #order(sort: Sort): SortedRows {
    const name = `${sort.by} ${sort.direction}`;
    const order = this.#orders.get(name) ?? new SortedRows(sort, this.#rows.values());
    this.#orders.set(name, order);
    return order;
  }

  #unlist(row: DeletedRow): void {
    row.listed = false;
    for (const order of this.#orders.values()) order.remove(row);
    this.#version += 1;
  }

  /** Nothing that was derived from the rows is kept. It is made anew when it is next asked for. */
  #reset(): void {
    this.#orders.clear();
    this.#index = null;
    this.#last = undefined;
    this.#version += 1;
  }

  /** Looks who is inside the window now. Seldom: only when a deadline lies between the last look and now. */
  #refresh(now: number): void {
    if (now >= this.#validFrom && now < this.#validUntil) return;
    this.#validFrom = -Infinity;
    this.#validUntil = Infinity;
    for (const row of this.#rows.values()) {
      const deadline = this.#deadline(row.deletion);
      const inside = !hasExpired(deadline, now);
      if (inside) this.#validUntil = Math.min(this.#validUntil, deadline ?? Infinity);
      else this.#validFrom = Math.max(this.#validFrom, deadline ?? -Infinity);
      if (inside === row.listed) continue;
      if (!inside) this.#unlist(row);
      else {
        // The host's clock was set back, or the account's window was made longer.
        row.listed = true;
        this.#reset();
      }
    }
  }

  #tests({ search, filters = {} }: MatchQuery): ((row: DeletedRow) => boolean)[] {
    const tests: ((row: DeletedRow) => boolean)[] = [];
    const { deletedBy, deletedFrom, deletedTo, expiresBefore, source, bulkActionId } = filters;
    if (deletedBy) tests.push(({ deletion }) => deletion.by?.id === deletedBy);
    if (source) tests.push(({ deletion }) => deletion.source === source);
    if (bulkActionId) tests.push(({ deletion }) => deletion.bulkActionId === bulkActionId);
    const from = parseInstant(deletedFrom);
    if (from !== null) tests.push(({ deletion }) => deletion.at !== null && deletion.at >= from);
    const to = parseInstant(deletedTo);
    if (to !== null) tests.push(({ deletion }) => deletion.at !== null && deletion.at < to);
    const before = parseInstant(expiresBefore);
    if (before !== null) tests.push(({ deletion }) => (this.#deadline(deletion) ?? Infinity) < before);
    const found = search && (this.#index ??= new SearchIndex(this.#rows.values())).search(search);
    if (found) tests.push(found);
    return tests;
  }
}
