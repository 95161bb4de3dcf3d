import { searchableText, searchTerm } from '../../domain/search.js';
import { LongText } from './long-text.js';
import type { DeletedRow } from './bin-rows.js';

/** Stands between the columns of a row. Folded text and search words hold spaces only. */
const COLUMN_BREAK = '\t';

/**
 * All that can be searched: a search is one scan of it. Rows that left the bin are found all the same; who must be forgotten
 * altogether is forgotten with the index.
 */
export class SearchIndex {
  readonly #texts = new LongText();
  /** Apart, because digits are looked for in phone numbers alone. */
  readonly #digits = new LongText();
  /** The numbers of the rows by where they stand in the texts. */
  readonly #numbers: number[] = [];
  /** Folded names, by the rows' numbers. */
  readonly #names: string[] = [];
  #comers: DeletedRow[];

  constructor(rows: DeletedRow[]) {
    this.#comers = rows;
  }

  add(row: DeletedRow): void {
    this.#comers.push(row);
  }

  /** The numbers of the rows that hold the search words, in no order, some twice; `null` when there is nothing to look for. */
  search(search: string | undefined): number[] | null {
    const term = searchTerm(search);
    if (!term) return null;
    this.catchUp();
    const found: number[] = [];
    const add = (index: number): void => void found.push(this.#numbers[index]!);
    this.#texts.find(term.text, add);
    if (term.digits !== '') this.#digits.find(term.digits, add);
    return found;
  }

  /** The name of a row, folded. */
  name({ deletion }: DeletedRow): string {
    this.catchUp();
    return this.#names[deletion.seq]!;
  }

  /** Takes in those who have come. */
  catchUp(): void {
    if (this.#comers.length === 0) return;
    const texts = this.#comers.map(({ contact }) => searchableText(contact));
    this.#texts.append(texts.map(({ name, email, phone }) => [name, email, phone].join(COLUMN_BREAK)));
    this.#digits.append(texts.map(({ phoneDigits }) => phoneDigits));
    for (const [index, { deletion }] of this.#comers.entries()) {
      this.#numbers.push(deletion.seq);
      this.#names[deletion.seq] = texts[index]!.name;
    }
    this.#comers = [];
  }
}
