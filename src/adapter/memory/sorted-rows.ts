import type { SortField } from '../../domain/account.js';
import type { Sort } from '../../domain/query.js';
import { emailKey, foldText, phoneKey, searchableText } from '../../domain/search.js';
import type { Deletion, StoredContact } from './contact-store.js';

/** One contact in the bin by one deletion. Deleted again, it gets another row. */
export class DeletedRow {
  readonly contact: StoredContact;
  readonly deletion: Deletion;
  /** Whether it is in the bin and inside its window. */
  listed = true;
  #text: string | undefined;

  constructor(contact: StoredContact, deletion: Deletion) {
    this.contact = contact;
    this.deletion = deletion;
  }

  /** All that can be searched, folded once and apart by line breaks, which no search word can hold. */
  get text(): string {
    return (this.#text ??= Object.values(searchableText(this.contact)).join('\n'));
  }
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

const KEYS: Record<SortField, (row: DeletedRow) => Position['key']> = {
  name: ({ contact }) => foldText(contact.name ?? '').trim() || null,
  email: ({ contact }) => emailKey(contact.email),
  phone: ({ contact }) => phoneKey(contact.phone),
  deletedAt: ({ deletion }) => deletion.at,
  restorableUntil: ({ deletion }) => deletion.at,
  deletedBy: ({ deletion: { by } }) => by && foldText(by.name ?? by.id),
};

function comparePositions(direction: Sort['direction']): (a: Position, b: Position) => number {
  const smallerFirst = direction === 'asc' ? -1 : 1;
  return (a, b) => {
    if (a.key === b.key) return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
    if (a.key === null || b.key === null) return a.key === null ? 1 : -1;
    return a.key < b.key ? smallerFirst : -smallerFirst;
  };
}

/** The rows of the bin in one order. Sorted once, then kept in order: leavers are sifted out, newcomers merged in. */
export class SortedRows {
  readonly #compare: (a: Position, b: Position) => number;
  readonly #key: (row: DeletedRow) => Position['key'];
  #rows: SortedRow[] = [];
  #newcomers: DeletedRow[];
  #stale = true;

  constructor({ by, direction }: Sort, rows: Iterable<DeletedRow>) {
    this.#compare = comparePositions(direction);
    this.#key = KEYS[by];
    this.#newcomers = [...rows];
  }

  add(row: DeletedRow): void {
    this.#newcomers.push(row);
    this.#stale = true;
  }

  /** Some rows are no longer listed. */
  sift(): void {
    this.#stale = true;
  }

  read(): readonly SortedRow[] {
    if (!this.#stale) return this.#rows;
    this.#stale = false;
    const stayed = this.#rows.filter(({ row }) => row.listed);
    const came = this.#newcomers
      .filter((row) => row.listed)
      .map((row) => ({ key: this.#key(row), id: row.contact.id, row }))
      .sort(this.#compare);
    this.#newcomers = [];
    // Sorting two sorted runs is a merge.
    this.#rows = came.length > 0 ? stayed.concat(came).sort(this.#compare) : stayed;
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
}
