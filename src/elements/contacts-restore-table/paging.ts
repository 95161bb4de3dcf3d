import { html, nothing, type TemplateResult } from 'lit';
import type { ListView } from '../../controllers/paged-list-controller.js';
import { CHEVRON_END, CHEVRON_START, icon } from '../shared/icons.js';
import type { TableTexts } from './table-look.js';

const PAGE_SIZES = [25, 50, 100, 250, 500, 1000];

export interface PagingView {
  list: ListView<unknown>;
  pageSize: number;
  /** How many rows there are in all; `null` where the back end doesn't count. */
  total: number | null;
  /** Whether `total` is more than a lower bound. */
  isExact: boolean;
}

export interface PagingHandlers {
  next(): void;
  previous(): void;
  setPageSize(size: string): void;
}

/** "1–25 of 1,284" */
export function rangeText({ list, total, isExact }: Omit<PagingView, 'pageSize'>, { t }: TableTexts): string {
  const rows = list.page?.items.length ?? 0;
  return t.range(
    Math.min(list.rowsBefore + 1, list.rowsBefore + rows),
    list.rowsBefore + rows,
    total,
    isExact,
  );
}

/** Rows per page, which of them are shown, and the way to the next. */
export function paging(
  view: PagingView,
  { texts, on }: { texts: TableTexts; on: PagingHandlers },
): TemplateResult {
  const { t, common, format } = texts;
  const { list, pageSize } = view;
  const sizes = [...new Set([...PAGE_SIZES, pageSize])].sort((a, b) => a - b);
  const step = (
    label: string,
    glyph: string,
    { can, go }: { can: boolean; go: () => void },
  ): TemplateResult =>
    html`<button
      class="button icon"
      type="button"
      aria-label=${label}
      aria-disabled=${can ? nothing : 'true'}
      @click=${() => can && go()}
    >
      ${icon(glyph, true)}
    </button>`;
  return html`<nav class="paging" part="paging" aria-label=${t.page(list.pageNumber)}>
    <label class="size small"
      >${t.rowsPerPage}
      <select
        class="select"
        @change=${({ currentTarget }: Event) => on.setPageSize((currentTarget as HTMLSelectElement).value)}
      >
        ${sizes.map(
          (size) =>
            html`<option value=${size} .selected=${size === pageSize}>${format.number(size)}</option>`,
        )}
      </select></label
    >
    <p class="muted small zone">${common.timesIn(format.zone)}</p>
    <p class="number small range">${rangeText(view, texts)}</p>
    <div class="steps">
      ${step(t.previousPage, CHEVRON_START, { can: list.hasPrevious, go: on.previous })}
      ${step(t.nextPage, CHEVRON_END, { can: list.hasNext, go: on.next })}
    </div>
  </nav>`;
}
