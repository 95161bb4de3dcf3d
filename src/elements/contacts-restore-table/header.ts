import { html, nothing, type TemplateResult } from 'lit';
import type { SortField } from '../../domain/account.js';
import type { Sort } from '../../domain/query.js';
import { ARROW_DOWN, ARROW_UP, icon, SORT } from '../shared/icons.js';
import type { Column } from './columns.js';
import type { TableLook } from './table-look.js';

export interface HeaderView {
  sort: Sort;
  sortable: readonly SortField[];
  /** How much of the page is ticked; `empty` where no row can be. */
  page: 'none' | 'some' | 'all' | 'empty';
}

/** The headings, with the checkbox for the page and a button for each order. */
export function tableHeader({ sort, sortable, page }: HeaderView, look: TableLook): TemplateResult {
  const { t, common } = look;
  const heading = (column: Column): TemplateResult => {
    const isSorted = sort.by === column;
    const canSort = sortable.includes(column);
    const direction = sort.direction === 'asc' ? 'ascending' : 'descending';
    return html`<th
      role="columnheader"
      scope="col"
      class="c-${column}"
      aria-sort=${isSorted && canSort ? direction : nothing}
    >
      ${
        canSort
          ? html`<button class="sort" type="button" data-sort=${column}>
              ${t.column[column]}${icon(isSorted ? (sort.direction === 'asc' ? ARROW_UP : ARROW_DOWN) : SORT)}
            </button>`
          : t.column[column]
      }
    </th>`;
  };
  return html`<thead role="rowgroup" part="header">
    <tr role="row">
      ${
        look.canRestore
          ? html`<th role="columnheader" scope="col" class="c-select">
              <label class="hit choice"
                ><input
                  type="checkbox"
                  data-control="page"
                  aria-label=${t.selectPage}
                  aria-disabled=${page === 'empty' ? 'true' : nothing}
                  .checked=${page === 'all'}
                  .indeterminate=${page === 'some'}
                /><span class="label" aria-hidden="true">${t.selectPage}</span></label
              >
            </th>`
          : nothing
      }
      ${look.columns.map(heading)}
      ${
        look.canRestore
          ? html`<th role="columnheader" scope="col" class="c-actions">
              <span class="visually-hidden">${common.actions}</span>
            </th>`
          : nothing
      }
    </tr>
  </thead>`;
}
