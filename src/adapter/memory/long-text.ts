/** Stands between texts. What is searched for and what is searched in hold no line breaks. */
const BREAK = '\n';

/** Many texts in one, so that looking for words in all of them is one scan. */
export class LongText {
  #text = '';
  /** Where each begins. */
  #starts: number[] = [];

  append(texts: readonly string[]): void {
    let start = this.#text.length;
    for (const text of texts) {
      this.#starts.push(start);
      start += text.length + 1;
    }
    this.#text += texts.map((text) => text + BREAK).join('');
  }

  /** Tells the index of every text that holds the words, each once. */
  find(words: string, found: (index: number) => void): void {
    let index = 0;
    for (let at = this.#text.indexOf(words); at >= 0; at = this.#text.indexOf(words, this.#starts[index])) {
      index = this.#indexAt(at, index);
      found(index);
      index += 1;
      if (index >= this.#starts.length) return;
    }
  }

  /** Which text is at a place. Looks from an earlier one on in growing steps: hits often lie close. */
  #indexAt(place: number, from: number): number {
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
}
