import { html, nothing, type TemplateResult } from 'lit';
import type { Supports } from '../../domain/account.js';
import { MAX_PAGE_SIZE } from '../../domain/query.js';
import type { Format } from '../../i18n/format.js';
import type { CommonStrings } from '../../i18n/strings.js';
import { CHEVRON_END, CHEVRON_START, icon } from './icons.js';

/** What the pager reads of a list. */
export interface PagedList {
  page: { items: readonly unknown[]; total: number | null } | null;
  rowsBefore: number;
  hasPrevious: boolean;
  hasNext: boolean;
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

const SIZES = [10, 25, 50, 100, 250, 500, MAX_PAGE_SIZE];

/** Which rows of how many a list shows, as far as the back end counts. */
export function pagerState(
  { page, rowsBefore, hasPrevious, hasNext }: PagedList,
  { totals }: Supports,
): PagerState {
  return {
    rowsBefore,
    rows: page?.items.length ?? 0,
    total: totals === 'none' ? null : (page?.total ?? null),
    exact: totals === 'exact',
    hasPrevious,
    hasNext,
  };
}

/** "1–25 of about 1,284" */
export function rangeText(
  { range }: CommonStrings,
  { rowsBefore, rows, total, exact, hasNext }: PagerState,
): string {
  const to = rowsBefore + rows;
  // The end of the list is the better count.
  return range(rows === 0 ? 0 : rowsBefore + 1, to, hasNext ? total : to, exact || !hasNext);
}

/** Which rows are shown, and the way to the others. Its buttons stay where they are, so that the focus does. */
export function pager(common: CommonStrings, state: PagerState, handlers: PagerHandlers): TemplateResult {
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
    ${size ? sizeSelect(common, size) : nothing}
    <span class="number">${rangeText(common, state)}</span>
    <span class="steps">
      ${step(common.previousPage, CHEVRON_START, state.hasPrevious, previous)}
      ${step(common.nextPage, CHEVRON_END, state.hasNext, next)}
    </span>
  </div>`;
}

/** What stands under a list of rows: in which zone its times are, and the pager. */
export function footer(
  { common, format }: { common: CommonStrings; format: Format },
  state: PagerState,
  handlers: PagerHandlers,
): TemplateResult {
  return html`<div class="footer" part="paging">
    <p class="muted small">${common.timesIn(format.zone)}</p>
    ${pager(common, state, handlers)}
  </div>`;
}

function sizeSelect(
  { rowsPerPage }: CommonStrings,
  { value, change }: Required<PagerHandlers>['size'],
): TemplateResult {
  const sizes = [...new Set([...SIZES, value])].sort((a, b) => a - b);
  return html`<label class="sizes"
    ><span class="muted">${rowsPerPage}</span>
    <select
      class="select"
      @change=${(event: Event) => change(Number((event.target as HTMLSelectElement).value))}
    >
      ${sizes.map((size) => html`<option value=${size} .selected=${size === value}>${size}</option>`)}
    </select></label
  >`;
}
