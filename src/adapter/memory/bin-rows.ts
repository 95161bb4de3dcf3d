import type { Deletion, StoredContact } from './contact-store.js';

/** One contact in the bin by one deletion, whose `seq` is the number of the row. Deleted again, it gets another row. */
export interface DeletedRow {
  readonly contact: StoredContact;
  readonly deletion: Deletion;
}

/** The rows of the bin by their numbers. Those past their window are held, but not listed. */
export class BinRows {
  readonly #rows: (DeletedRow | undefined)[] = [];
  readonly #ids: string[] = [];
  readonly #listed: boolean[] = [];
  #held = 0;
  #count = 0;

  /** How many are listed. */
  get count(): number {
    return this.#count;
  }

  /** The number of the newest row that there ever was. */
  get newest(): number {
    return this.#rows.length - 1;
  }

  /** Throws when the row has left. */
  get(number: number): DeletedRow {
    return this.#rows[number]!;
  }

  /** Known of rows that have left, too. */
  id(number: number): string {
    return this.#ids[number]!;
  }

  isListed(number: number): boolean {
    return this.#listed[number] === true;
  }

  add(row: DeletedRow): void {
    const { seq } = row.deletion;
    this.#rows[seq] = row;
    this.#ids[seq] = row.contact.id;
    this.#listed[seq] = true;
    this.#held += 1;
    this.#count += 1;
  }

  remove(number: number): void {
    this.unlist(number);
    this.#rows[number] = undefined;
    this.#held -= 1;
  }

  unlist(number: number): void {
    if (this.#listed[number]) this.#count -= 1;
    this.#listed[number] = false;
  }

  /** Lists all that are held again. Answers whether there were any to list. */
  relist(): boolean {
    if (this.#held === this.#count) return false;
    this.#rows.forEach((row, number) => {
      this.#listed[number] = row !== undefined;
    });
    this.#count = this.#held;
    return true;
  }

  listed(): DeletedRow[] {
    return this.#rows.filter((_, number) => this.#listed[number]) as DeletedRow[];
  }
}
