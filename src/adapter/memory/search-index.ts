import { matchesSearch, searchableText, searchTerm } from '../../domain/search.js';
import type { DeletedRow } from './sorted-rows.js';

/** Stands between columns and rows. Folded text and search words hold spaces only. */
const BREAK = '\n';

/**
 * All that can be searched, in one long text: a search is one scan of it. Rows that left the bin are passed over; who must be
 * forgotten altogether is forgotten with the index.
 */
export class SearchIndex {
  #text = '';
  #rows: DeletedRow[] = [];
  /** Where in the text each row begins. */
  #starts: number[] = [];
  #comers: DeletedRow[];
  #searches = 0;

  constructor(rows: Iterable<DeletedRow>) {
    this.#comers = [...rows];
  }

  add(row: DeletedRow): void {
    this.#comers.push(row);
  }

  /** How to tell the rows that hold the search words; `null` when there is nothing to look for. */
  search(search: string | undefined): ((row: DeletedRow) => boolean) | null {
    const term = searchTerm(search);
    if (!term) return null;
    this.#catchUp();
    const number = ++this.#searches;
    this.#find(term.text, (row) => {
      row.foundBy = number;
    });
    // Digits are looked for in phone numbers alone, which the long text doesn't tell apart.
    if (term.digits !== '' && term.digits !== term.text) {
      this.#find(term.digits, (row) => {
        if (matchesSearch(searchableText(row.contact), term)) row.foundBy = number;
      });
    }
    return (row) => row.foundBy === number;
  }

  #find(words: string, found: (row: DeletedRow) => void): void {
    let index = 0;
    for (let at = this.#text.indexOf(words); at >= 0; at = this.#text.indexOf(words, this.#starts[index])) {
      index = this.#rowAt(at, index);
      const row = this.#rows[index]!;
      if (row.listed) found(row);
      index += 1;
      if (index >= this.#rows.length) return;
    }
  }

  /** The index of the row at a place in the text. Looks from the last one on in growing steps: hits often lie close. */
  #rowAt(place: number, from: number): number {
    let step = 1;
    while (from + step < this.#starts.length && this.#starts[from + step]! <= place) step *= 2;
    let low = from + (step >> 1);
    let high = Math.min(from + step, this.#starts.length);
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]! <= place) low = middle;
      else high = middle;
    }
    return low;
  }

  #catchUp(): void {
    const comers = this.#comers.filter((row) => row.listed);
    this.#comers = [];
    if (comers.length === 0) return;
    const parts: string[] = [];
    let start = this.#text.length;
    for (const row of comers) {
      const part = Object.values(searchableText(row.contact)).join(BREAK) + BREAK;
      parts.push(part);
      this.#rows.push(row);
      this.#starts.push(start);
      start += part.length;
    }
    this.#text += parts.join('');
  }
}
