import { DEFAULT_SORT, normaliseMatch, type MatchQuery, type Sort } from '../../domain/query.js';
import { parseInstant } from '../../domain/retention.js';
import { BinRows, type DeletedRow } from './bin-rows.js';
import { hasExpired, type BinObserver, type Deletion, type StoredContact } from './contact-store.js';
import { SearchIndex } from './search-index.js';
import { SortedRows, type Position } from './sorted-rows.js';

/** Which rows of the bin, in which order, as of which deletion. */
export interface BinQuestion {
  match: MatchQuery;
  sort?: Sort | undefined;
  /** Rows of later deletions are left out. */
  asOf: number;
  now: number;
}

/** Holds until the bin changes. */
export interface BinAnswer {
  readonly total: number;
  all(): DeletedRow[];
  /** Up to so many of the rows after a position; `null`: from the first on. */
  after(position: Position | null, count: number): DeletedRow[];
  position(row: DeletedRow): Position;
}

type Deadline = (deletion: Deletion) => number | null;
type Test = (number: number) => boolean;

const OLDEST_LAST: Sort = { by: 'deletedAt', direction: 'desc' };

/**
 * All deleted contacts, searchable, filterable and in any order. Who is past the window drops out by the clock alone. Lists
 * are lists of numbers, so that no row is touched that isn't in the answer.
 */
export class Bin implements BinObserver {
  readonly #rows = new BinRows();
  readonly #orders = new Map<string, SortedRows>();
  #index: SearchIndex | null = null;
  #deadline: Deadline = () => null;
  /** From and until when the listed rows are those inside their window. */
  #validFrom = -Infinity;
  #validUntil = Infinity;
  /** What was found last, while the bin is as it was then. */
  #last: { key: string; numbers: readonly number[]; total: number } | undefined;

  /** How a deletion's deadline follows from the account's policy; given once the account is known, and when it changes. */
  setPolicy(deadline: Deadline): void {
    this.#deadline = deadline;
    this.#validFrom = Infinity;
    this.#last = undefined;
  }

  add(contact: StoredContact, deletion: Deletion): void {
    const row = { contact, deletion };
    this.#rows.add(row);
    for (const order of this.#orders.values()) order.add(row);
    this.#index?.add(row);
    this.#validUntil = Math.min(this.#validUntil, this.#deadline(deletion) ?? Infinity);
    this.#last = undefined;
  }

  remove({ seq }: Deletion): void {
    this.#rows.remove(seq);
    this.#last = undefined;
  }

  forget(deletion: Deletion | null): void {
    if (deletion) this.remove(deletion);
    this.#reset();
  }

  /** Does in advance what the first questions would have to wait for. */
  prepare(): void {
    this.#order(DEFAULT_SORT).read();
    this.#searchIndex().catchUp();
  }

  ask({ match, sort = DEFAULT_SORT, asOf, now }: BinQuestion): BinAnswer {
    this.#refresh(now);
    const rows = this.#rows;
    const order = this.#order(sort);
    const filter = normaliseMatch(match);
    const key = JSON.stringify([asOf, sort.by, sort.direction, filter]);
    if (this.#last?.key !== key) this.#last = { key, ...this.#find(order, filter, asOf) };
    const { numbers, total } = this.#last;
    return {
      total,
      all: () => numbers.filter((number) => rows.isListed(number)).map((number) => rows.get(number)),
      after: (position, count) => {
        const found: DeletedRow[] = [];
        let index = position ? order.indexAfter(numbers, position) : 0;
        for (; index < numbers.length && found.length < count; index++) {
          const number = numbers[index]!;
          if (rows.isListed(number)) found.push(rows.get(number));
        }
        return found;
      },
      position: ({ deletion }) => order.position(deletion.seq),
    };
  }

  #find(
    order: SortedRows,
    { search, filters }: MatchQuery,
    asOf: number,
  ): { numbers: readonly number[]; total: number } {
    const tests = this.#tests(filters);
    if (asOf < this.#rows.newest) tests.push((number) => number <= asOf);
    const found = this.#searchIndex().search(search);
    const all = order.read();
    if (!found && tests.length === 0) return { numbers: all, total: this.#rows.count };
    const isListed: Test = (number) => this.#rows.isListed(number);
    let numbers = found ? order.choose(found.filter(isListed)) : all.filter(isListed);
    for (const test of tests) numbers = numbers.filter(test);
    return { numbers, total: numbers.length };
  }

  #order(sort: Sort): SortedRows {
    const name = `${sort.by} ${sort.direction}`;
    const order = this.#orders.get(name) ?? new SortedRows(sort, this.#rows, this.#searchIndex());
    this.#orders.set(name, order);
    return order;
  }

  #searchIndex(): SearchIndex {
    return (this.#index ??= new SearchIndex(this.#rows.listed()));
  }

  /** Nothing that was derived from the rows is kept. It is made anew when it is next asked for. */
  #reset(): void {
    this.#orders.clear();
    this.#index = null;
    this.#last = undefined;
  }

  /** Looks who is inside the window now, and only when that may have changed. */
  #refresh(now: number): void {
    if (now < this.#validFrom) {
      // The host's clock was set back, or the account's window is another one.
      if (this.#rows.relist()) this.#reset();
      this.#validFrom = -Infinity;
    } else if (now < this.#validUntil) return;
    this.#validUntil = Infinity;
    const numbers = this.#order(OLDEST_LAST).read();
    for (let index = numbers.length - 1; index >= 0; index--) {
      const number = numbers[index]!;
      if (!this.#rows.isListed(number)) continue;
      const deadline = this.#deadline(this.#rows.get(number).deletion);
      // Those without a readable date, which stand last, are always listed.
      if (deadline === null) continue;
      if (!hasExpired(deadline, now)) {
        this.#validUntil = deadline;
        return;
      }
      this.#validFrom = Math.max(this.#validFrom, deadline);
      this.#rows.unlist(number);
      this.#last = undefined;
    }
  }

  #tests(filters: MatchQuery['filters'] = {}): Test[] {
    const tests: Test[] = [];
    const holds = (test: (deletion: Deletion) => boolean): void =>
      void tests.push((number) => test(this.#rows.get(number).deletion));
    const { deletedBy, deletedFrom, deletedTo, expiresBefore, source, bulkActionId } = filters;
    if (deletedBy) holds(({ by }) => by?.id === deletedBy);
    if (source) holds((deletion) => deletion.source === source);
    if (bulkActionId) holds((deletion) => deletion.bulkActionId === bulkActionId);
    const from = parseInstant(deletedFrom);
    if (from !== null) holds(({ at }) => at !== null && at >= from);
    const to = parseInstant(deletedTo);
    if (to !== null) holds(({ at }) => at !== null && at < to);
    const before = parseInstant(expiresBefore);
    if (before !== null) holds((deletion) => (this.#deadline(deletion) ?? Infinity) < before);
    return tests;
  }
}
