import type { SortField } from '../../domain/account.js';
import type { Sort } from '../../domain/query.js';
import { foldText } from '../../domain/search.js';
import type { BinRows, DeletedRow } from './bin-rows.js';
import type { SearchIndex } from './search-index.js';

/** Where a row stands in a sorted list. Rows without a value stand last. */
export interface Position {
  key: string | number | null;
  id: string;
}

type Key = (row: DeletedRow, index: SearchIndex) => Position['key'];

const byTime: Key = ({ deletion }) => deletion.at;

const KEYS: Record<SortField, Key> = {
  name: (row, index) => index.name(row) || null,
  email: ({ contact }) => contact.key('email'),
  phone: ({ contact }) => contact.key('phone'),
  deletedAt: byTime,
  restorableUntil: byTime,
  deletedBy: ({ deletion: { by } }) => foldText(by?.name ?? by?.id ?? '') || null,
};

/** Up to so many comers are put in one by one; more are merged in one go. */
const FEW = 32;

/**
 * The numbers of the rows in one order: sorted once, when it is first asked for, and kept in order from then on. Those of rows
 * that have left stay in their places, to be passed over by whoever reads them, until they are the most.
 */
export class SortedRows {
  readonly #rows: BinRows;
  readonly #index: SearchIndex;
  readonly #key: Key;
  readonly #smallerFirst: number;
  /** By the rows' numbers. */
  readonly #keys: Position['key'][] = [];
  #numbers: number[] = [];
  #comers: DeletedRow[];

  constructor({ by, direction }: Sort, rows: BinRows, index: SearchIndex) {
    this.#rows = rows;
    this.#index = index;
    this.#key = KEYS[by];
    this.#smallerFirst = direction === 'asc' ? -1 : 1;
    this.#comers = rows.listed();
  }

  add(row: DeletedRow): void {
    this.#comers.push(row);
  }

  /** The array is changed by later readings. */
  read(): readonly number[] {
    const comers = this.#comers.map(({ deletion }) => deletion.seq);
    for (const row of this.#comers) this.#keys[row.deletion.seq] = this.#key(row, this.#index);
    this.#comers = [];
    const gone = this.#numbers.length + comers.length - this.#rows.count;
    if (comers.length <= FEW && gone <= this.#rows.count) {
      for (const comer of comers) {
        this.#numbers.splice(this.indexAfter(this.#numbers, this.position(comer)), 0, comer);
      }
      return this.#numbers;
    }
    const stayed = this.#numbers.concat(comers).filter((number) => this.#rows.isListed(number));
    // Engines find the run that is in order already, and merge the rest into it.
    this.#numbers = this.#sort(stayed);
    return this.#numbers;
  }

  /** Puts some of the rows in order, each once. */
  choose(some: readonly number[]): number[] {
    if (some.length < this.#numbers.length / 32) return this.#sort([...new Set(some)]);
    const chosen = new Uint8Array(this.#rows.newest + 1);
    for (const number of some) chosen[number] = 1;
    return this.#numbers.filter((number) => chosen[number] === 1);
  }

  #sort(numbers: number[]): number[] {
    return numbers.sort((a, b) => this.#compare(a, this.#keys[b]!, this.#rows.id(b)));
  }

  position(number: number): Position {
    return { key: this.#keys[number]!, id: this.#rows.id(number) };
  }

  /** The index of the first row after a position, whether the row that stood there is still listed or not. */
  indexAfter(numbers: readonly number[], { key, id }: Position): number {
    let low = 0;
    let high = numbers.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#compare(numbers[middle]!, key, id) > 0) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** Where a row stands to a position. */
  #compare(number: number, key: Position['key'], id: string): number {
    const own = this.#keys[number]!;
    if (own === key) {
      const ownId = this.#rows.id(number);
      return ownId < id ? -1 : ownId > id ? 1 : 0;
    }
    if (own === null || key === null) return own === null ? 1 : -1;
    return own < key ? this.#smallerFirst : -this.#smallerFirst;
  }
}
