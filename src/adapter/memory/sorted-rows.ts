import type { SortField } from '../../domain/account.js';
import type { Sort } from '../../domain/query.js';
import { foldText } from '../../domain/search.js';
import type { Deletion, StoredContact } from './contact-store.js';

/** One contact in the bin by one deletion. Deleted again, it gets another row. */
export interface DeletedRow {
  readonly contact: StoredContact;
  readonly deletion: Deletion;
  /** Whether it is in the bin and inside its window. */
  listed: boolean;
  /** The number of the last search that found it. */
  foundBy: number;
}

/** Where a row stands in a sorted list. Rows without a value stand last. */
export interface Position {
  key: string | number | null;
  id: string;
}

/** A row with its sort key worked out. */
export interface SortedRow extends Position {
  row: DeletedRow;
}

type Key = (row: DeletedRow) => Position['key'];

const folded = (text: string | null | undefined): string | null => foldText(text ?? '') || null;
const byTime: Key = ({ deletion }) => deletion.at;

const KEYS: Record<SortField, Key> = {
  name: ({ contact }) => folded(contact.name),
  email: ({ contact }) => contact.key('email'),
  phone: ({ contact }) => contact.key('phone'),
  deletedAt: byTime,
  restorableUntil: byTime,
  deletedBy: ({ deletion: { by } }) => folded(by?.name ?? by?.id),
};

function comparePositions(direction: Sort['direction']): (a: Position, b: Position) => number {
  const smallerFirst = direction === 'asc' ? -1 : 1;
  return (a, b) => {
    if (a.key === b.key) return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
    if (a.key === null || b.key === null) return a.key === null ? 1 : -1;
    return a.key < b.key ? smallerFirst : -smallerFirst;
  };
}

/** Up to so many comers and leavers are put in and taken out one by one; more are merged and sifted in one go. */
const FEW = 32;

/** The rows of the bin in one order: sorted once, when it is first asked for, and kept in order from then on. */
export class SortedRows {
  readonly #compare: (a: Position, b: Position) => number;
  readonly #key: Key;
  #rows: SortedRow[] = [];
  #comers: DeletedRow[];
  #leavers: DeletedRow[] = [];

  constructor({ by, direction }: Sort, rows: Iterable<DeletedRow>) {
    this.#compare = comparePositions(direction);
    this.#key = KEYS[by];
    this.#comers = [...rows];
  }

  add(row: DeletedRow): void {
    this.#comers.push(row);
  }

  remove(row: DeletedRow): void {
    this.#leavers.push(row);
  }

  /** Those that are listed. The array is changed by later readings. */
  read(): readonly SortedRow[] {
    const leavers = this.#entries(this.#leavers);
    const comers = this.#entries(this.#comers.filter((row) => row.listed));
    this.#leavers = [];
    this.#comers = [];
    if (leavers.length + comers.length > FEW) {
      const stayed = this.#rows.filter(({ row }) => row.listed);
      // Sorting two sorted runs is a merge.
      this.#rows = stayed.concat(comers.sort(this.#compare)).sort(this.#compare);
    } else {
      for (const leaver of leavers) {
        const index = this.indexAfter(this.#rows, leaver) - 1;
        if (this.#rows[index]?.row === leaver.row) this.#rows.splice(index, 1);
      }
      for (const comer of comers) this.#rows.splice(this.indexAfter(this.#rows, comer), 0, comer);
    }
    return this.#rows;
  }

  /** The index of the first row after a position, whether the row that stood there is still listed or not. */
  indexAfter(rows: readonly SortedRow[], position: Position): number {
    let low = 0;
    let high = rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#compare(rows[middle]!, position) > 0) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  #entries(rows: readonly DeletedRow[]): SortedRow[] {
    return rows.map((row) => ({ key: this.#key(row), id: row.contact.id, row }));
  }
}
