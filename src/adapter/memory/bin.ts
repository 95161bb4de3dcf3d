import { DEFAULT_SORT, normaliseMatch, type MatchQuery, type Sort } from '../../domain/query.js';
import { parseInstant } from '../../domain/retention.js';
import { matchesSearch, searchableText, searchTerm } from '../../domain/search.js';
import { hasExpired, type BinObserver, type Deletion, type StoredContact } from './contact-store.js';
import { DeletedRow, SortedRows, type Position, type SortedRow } from './sorted-rows.js';

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
    const row = new DeletedRow(contact, deletion);
    this.#rows.set(contact.id, row);
    for (const order of this.#orders.values()) order.add(row);
    this.#validUntil = Math.min(this.#validUntil, this.#deadline(deletion) ?? Infinity);
    this.#newestDeletion = Math.max(this.#newestDeletion, deletion.seq);
    this.#version += 1;
  }

  remove(contactId: string): void {
    const row = this.#rows.get(contactId);
    if (!row) return;
    row.listed = false;
    this.#rows.delete(contactId);
    this.#sift();
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

  #sift(): void {
    for (const order of this.#orders.values()) order.sift();
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
      // Back inside: the host's clock was set back, or the account's window was made longer.
      if (inside && !row.listed) this.#orders.clear();
      row.listed = inside;
      if (inside) this.#validUntil = Math.min(this.#validUntil, deadline ?? Infinity);
      else this.#validFrom = Math.max(this.#validFrom, deadline ?? -Infinity);
    }
    this.#sift();
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
    const words = searchTest(search);
    if (words) tests.push(words);
    return tests;
  }
}

/** Sifts by the joined text first; only digits without their punctuation need the columns apart. */
function searchTest(search: string | undefined): ((row: DeletedRow) => boolean) | null {
  const term = searchTerm(search);
  if (!term) return null;
  const { text, digits } = term;
  if (digits === '' || digits === text) return (row) => row.text.includes(text);
  return (row) =>
    row.text.includes(text) ||
    (row.text.includes(digits) && matchesSearch(searchableText(row.contact), term));
}
