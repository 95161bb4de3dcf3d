import { html, nothing, type TemplateResult } from 'lit';
import { MAX_PAGE_SIZE } from '../../domain/query.js';
import { CHEVRON_END, CHEVRON_START, icon } from './icons.js';

/** What a pager says; the strings of every element with a list have these. */
export interface PagerStrings {
  rowsPerPage: string;
  range: (from: number, to: number, total: number | null, exact: boolean) => string;
  previousPage: string;
  nextPage: string;
}

export interface PagerState {
  /** How many rows the pages before this one held, and this one holds. */
  rowsBefore: number;
  rows: number;
  total: number | null;
  /** Whether the total is more than a lower bound. */
  exact: boolean;
  hasPrevious: boolean;
  hasNext: boolean;
}

export interface PagerHandlers {
  previous: () => void;
  next: () => void;
  /** Left out where the size of the page can't be chosen. */
  size?: { value: number; change: (size: number) => void };
}

const SIZES = [10, 25, 50, 100];

/** "1–25 of about 1,284" */
export function rangeText(
  strings: Pick<PagerStrings, 'range'>,
  { rowsBefore, rows, total, exact, hasNext }: PagerState,
): string {
  const to = rowsBefore + rows;
  // The end of the list is the better count.
  return strings.range(rows === 0 ? 0 : rowsBefore + 1, to, hasNext ? total : to, exact || !hasNext);
}

/** Which rows are shown, and the way to the others. Its buttons stay where they are, so that the focus does. */
export function pager(strings: PagerStrings, state: PagerState, handlers: PagerHandlers): TemplateResult {
  const { previous, next, size } = handlers;
  const step = (label: string, path: string, enabled: boolean, go: () => void): TemplateResult =>
    html`<button
      class="button"
      type="button"
      aria-label=${label}
      aria-disabled=${enabled ? nothing : 'true'}
      @click=${() => {
        if (enabled) go();
      }}
    >
      ${icon(path, true)}
    </button>`;
  return html`<div class="pager">
    ${size ? sizeSelect(strings, size) : nothing}
    <span class="range number">${rangeText(strings, state)}</span>
    <span class="steps">
      ${step(strings.previousPage, CHEVRON_START, state.hasPrevious, previous)}
      ${step(strings.nextPage, CHEVRON_END, state.hasNext, next)}
    </span>
  </div>`;
}

function sizeSelect(
  { rowsPerPage }: PagerStrings,
  { value, change }: Required<PagerHandlers>['size'],
): TemplateResult {
  const sizes = [...new Set([...SIZES, value])].filter((size) => size <= MAX_PAGE_SIZE).sort((a, b) => a - b);
  return html`<label class="sizes"
    ><span class="muted">${rowsPerPage}</span>
    <select
      class="select"
      @change=${(event: Event) => change(Number((event.target as HTMLSelectElement).value))}
    >
      ${sizes.map((size) => html`<option value=${size} ?selected=${size === value}>${size}</option>`)}
    </select></label
  >`;
}
