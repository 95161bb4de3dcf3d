import type { ReactiveController, ReactiveControllerHost } from 'lit';
import {
  EMPTY_SELECTION,
  dropFromSelection,
  idRange,
  isEmptySelection,
  isSelected,
  pageSelectionState,
  selectMatching,
  selectedCount,
  setSelected,
  type Selection,
} from '../domain/selection.js';
import type { MatchQuery } from '../domain/query.js';

/** What is ticked, the row from which a range begins, and word to the element when that changes. */
export class SelectionController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #onChange: () => void;
  #selection: Selection = EMPTY_SELECTION;
  #anchor: string | null = null;

  constructor(host: ReactiveControllerHost, onChange: () => void = () => {}) {
    this.#host = host;
    this.#onChange = onChange;
    host.addController(this);
  }

  get value(): Selection {
    return this.#selection;
  }

  /** `null` when "all" is ticked and the back end doesn't count. */
  get count(): number | null {
    return selectedCount(this.#selection);
  }

  get isEmpty(): boolean {
    return isEmptySelection(this.#selection);
  }

  has(id: string): boolean {
    return isSelected(this.#selection, id);
  }

  pageState(pageIds: readonly string[]): 'none' | 'some' | 'all' {
    return pageSelectionState(this.#selection, pageIds);
  }

  /** Ticks or unticks one row, or, with `range`, all rows from the last one touched. Gives back the ids it touched. */
  toggle(id: string, selected: boolean, range: { pageIds: readonly string[] } | null = null): string[] {
    const ids = range ? idRange(range.pageIds, this.#anchor, id) : [id];
    this.#anchor = id;
    this.set(setSelected(this.#selection, ids, selected));
    return ids;
  }

  togglePage(pageIds: readonly string[], selected: boolean): void {
    this.#anchor = null;
    this.set(setSelected(this.#selection, pageIds, selected));
  }

  selectAllMatching(query: MatchQuery, total: number | null, asOf: string | null): void {
    this.#anchor = null;
    this.set(selectMatching(query, total, asOf));
  }

  /** Takes out what is gone. Single contacts leave; of "all matching" they were never counted by name, so nothing changes. */
  drop(goneIds: readonly string[]): string[] {
    if (this.#selection.kind !== 'contacts') return [];
    const dropped = goneIds.filter((id) => this.has(id));
    if (dropped.length > 0) this.set(dropFromSelection(this.#selection, dropped));
    return dropped;
  }

  set(selection: Selection): void {
    this.#selection = selection;
    this.#host.requestUpdate();
    this.#onChange();
  }

  clear(): void {
    this.#anchor = null;
    if (!this.isEmpty || this.#selection.kind !== 'contacts') this.set(EMPTY_SELECTION);
  }

  hostConnected(): void {}
}
