import { html, nothing, type TemplateResult } from 'lit';
import type { TableTexts } from './table-look.js';

export interface SelectionBarView {
  isEmpty: boolean;
  /** `null` where it isn't known. */
  count: number | null;
  /** Rows of the page that are ticked, if "all that match" can be ticked from here; else `null`. */
  offer: { pageCount: number; total: number | null } | null;
  /** Whether what is selected is being restored. */
  isRestoring: boolean;
}

export interface SelectionHandlers {
  restoreSelection(): void;
  clearSelection(): void;
  selectAllMatching(): void;
}

/** What is selected and what can be done with it. Keeps its place while nothing is, so that rows don't jump. */
export function selectionBar(
  { isEmpty, count, offer, isRestoring }: SelectionBarView,
  { texts: { t, common }, on }: { texts: TableTexts; on: SelectionHandlers },
): TemplateResult {
  const label = count === null ? t.restoreSelected : common.restoreN(count);
  return html`<div class="selection ${isEmpty ? '' : 'some'}" part="selection-bar">
    ${
      isEmpty
        ? html`<p class="muted">${t.selectHint}</p>`
        : html`<p class="number"><strong>${t.selected(count)}</strong></p>
            <button
              class="button primary"
              type="button"
              data-focus="restore-selection"
              aria-disabled=${isRestoring ? 'true' : nothing}
              @click=${() => isRestoring || on.restoreSelection()}
            >
              ${isRestoring ? common.restoring : label}
            </button>
            <button class="button plain" type="button" @click=${on.clearSelection}>
              ${t.clearSelection}
            </button>
            ${
              offer
                ? html`<p class="offer">
                    <span>${t.pageSelected(offer.pageCount)}</span>
                    <button class="link" type="button" @click=${on.selectAllMatching}>
                      ${t.selectAll(offer.total)}
                    </button>
                  </p>`
                : nothing
            }`
    }
  </div>`;
}
