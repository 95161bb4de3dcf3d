/** One page of a list that is read with a cursor. */
export interface Page<T> {
  items: T[];
  /** Opaque; `null` at the end of the list. A short page with a cursor is not the end. */
  nextCursor: string | null;
  /** All rows that match, as good as the back end's declared `totals`. */
  total: number | null;
  /** Names the state of the data that this list was read from, so that "all matching" can be frozen to it. */
  asOf: string | null;
  /** The back end's clock at the time of the answer. */
  serverTime?: string | null | undefined;
}
