import { html, nothing, type TemplateResult } from 'lit';
import type { FilterField, SortField } from '../../domain/account.js';
import { DELETION_SOURCES, type Actor } from '../../domain/contact.js';
import type { DeletedContactsFilters, Sort } from '../../domain/query.js';
import { EXPIRING_SOON_DAYS } from '../../domain/retention.js';
import { actorName } from '../shared/text.js';
import { CHEVRON_DOWN, CLOSE, FILTER, icon, SEARCH } from '../shared/icons.js';
import { COLUMNS, type Column } from './columns.js';
import type { TableTexts } from './table-look.js';

export interface ToolbarView {
  search: string;
  filters: Readonly<DeletedContactsFilters>;
  /** The calendar days in the date fields. */
  days: { from: string; to: string };
  filterCount: number;
  sort: Sort;
  canSearch: boolean;
  filterable: readonly FilterField[];
  sortable: readonly SortField[];
  /** Who can be filtered by. */
  deleters: readonly Actor[];
  viewerId: string | null;
  isOpen: boolean;
  columns: readonly Column[];
}

export interface ToolbarHandlers {
  search(words: string, now: boolean): void;
  setFilters(filters: DeletedContactsFilters): void;
  setDay(end: 'from' | 'to', day: string): void;
  setExpiring(on: boolean): void;
  clearFilters(): void;
  toggleFilters(): void;
  setSort(sort: Sort): void;
  toggleColumn(column: Column): void;
}

export interface ToolbarContext {
  texts: TableTexts;
  on: ToolbarHandlers;
}

const valueOf = ({ currentTarget }: Event): string =>
  (currentTarget as HTMLInputElement | HTMLSelectElement).value;

/** Search, filters, order and columns, each as far as the back end supports it. */
export function toolbar(view: ToolbarView, context: ToolbarContext): TemplateResult {
  const { texts } = context;
  const { t } = texts;
  const { filterable, filterCount, isOpen } = view;
  const hasFilters = ['deletedBy', 'source', 'deletedFrom', 'deletedTo'].some((name) =>
    filterable.includes(name as FilterField),
  );
  return html`<div class="toolbar" part="toolbar" role="search">
      ${view.canSearch ? searchField(view, context) : nothing}
      ${
        hasFilters
          ? html`<button
              class="button"
              type="button"
              aria-expanded=${isOpen ? 'true' : 'false'}
              aria-controls="filters"
              @click=${context.on.toggleFilters}
            >
              ${icon(FILTER)}${texts.common.filters}${
                filterCount > 0
                  ? html`<span class="badge info number"
                      >${texts.format.number(filterCount)}<span class="visually-hidden">
                        ${t.filtersOn}</span
                      ></span
                    >`
                  : nothing
              }${icon(CHEVRON_DOWN)}
            </button>`
          : nothing
      }
      ${filterable.includes('expiresBefore') ? expiringToggle(view, context) : nothing}
      ${
        view.filters.bulkActionId && filterable.includes('bulkActionId')
          ? html`<button
              class="button chip"
              type="button"
              @click=${() => context.on.setFilters({ bulkActionId: undefined })}
            >
              ${t.bulkActionOnly}${icon(CLOSE)}<span class="visually-hidden"
                >: ${texts.common.clearFilters}</span
              >
            </button>`
          : nothing
      }
      ${
        filterCount > 0
          ? html`<button class="button plain" type="button" @click=${context.on.clearFilters}>
              ${texts.common.clearFilters}
            </button>`
          : nothing
      }
      <span class="space"></span>
      ${view.sortable.length > 0 ? sortSelect(view, context) : nothing} ${columnsMenu(view, context)}
      <slot name="toolbar-end"></slot>
    </div>
    ${hasFilters && isOpen ? filterFields(view, context) : nothing}`;
}

function searchField({ search }: ToolbarView, { texts: { t }, on }: ToolbarContext): TemplateResult {
  return html`<label class="search">
    ${icon(SEARCH)}
    <input
      class="input"
      type="search"
      data-focus="search"
      autocomplete="off"
      spellcheck="false"
      placeholder=${t.search}
      aria-label=${t.search}
      .value=${search}
      @input=${(event: Event) => on.search(valueOf(event), false)}
      @change=${(event: Event) => on.search(valueOf(event), true)}
    />
  </label>`;
}

function expiringToggle({ filters }: ToolbarView, { texts: { t }, on }: ToolbarContext): TemplateResult {
  const isOn = filters.expiresBefore !== undefined;
  return html`<button
    class="button toggle"
    type="button"
    aria-pressed=${isOn ? 'true' : 'false'}
    @click=${() => on.setExpiring(!isOn)}
  >
    ${t.expiringSoon(EXPIRING_SOON_DAYS)}
  </button>`;
}

function filterFields(view: ToolbarView, { texts: { t, common }, on }: ToolbarContext): TemplateResult {
  const { filters, filterable, deleters, viewerId, days } = view;
  const field = (name: FilterField, label: string, control: TemplateResult): unknown =>
    filterable.includes(name)
      ? html`<label class="field"><span class="small">${label}</span>${control}</label>`
      : nothing;
  const option = (value: string, chosen: string | undefined, text: string): TemplateResult =>
    html`<option value=${value} .selected=${value === (chosen ?? '')}>${text}</option>`;
  const date = (end: 'from' | 'to'): TemplateResult =>
    html`<input
      class="input"
      type="date"
      .value=${days[end]}
      @change=${(event: Event) => on.setDay(end, valueOf(event))}
    />`;
  return html`<div class="filters card" id="filters" part="filters" role="group" aria-label=${common.filters}>
    ${field(
      'deletedBy',
      t.column.deletedBy,
      html`<select
        class="select"
        @change=${(event: Event) => on.setFilters({ deletedBy: valueOf(event) || undefined })}
      >
        ${option('', filters.deletedBy, common.anyone)}
        ${deleters.map((actor) =>
          option(actor.id, filters.deletedBy, actor.id === viewerId ? common.me : actorName(actor, common)!),
        )}
      </select>`,
    )}
    ${field(
      'source',
      t.source,
      html`<select
        class="select"
        @change=${(event: Event) => on.setFilters({ source: valueOf(event) || undefined })}
      >
        ${option('', filters.source, t.anySource)}
        ${DELETION_SOURCES.map((source) => option(source, filters.source, common.sources[source]))}
      </select>`,
    )}
    ${field('deletedFrom', t.deletedFrom, date('from'))} ${field('deletedTo', t.deletedTo, date('to'))}
  </div>`;
}

/** The order as a list to choose from, for the card layout, which has no headings. */
function sortSelect({ sort, sortable }: ToolbarView, { texts: { t }, on }: ToolbarContext): TemplateResult {
  const value = ({ by, direction }: Sort): string => `${by} ${direction}`;
  const orders = sortable.flatMap((by) => [
    { by, direction: 'asc' as const },
    { by, direction: 'desc' as const },
  ]);
  const handleChange = (event: Event): void => {
    const chosen = orders.find((order) => value(order) === valueOf(event));
    if (chosen) on.setSort(chosen);
  };
  return html`<label class="sort-select small"
    >${t.sortBy}
    <select class="select" @change=${handleChange}>
      ${orders.map(
        (order) =>
          html`<option value=${value(order)} .selected=${value(order) === value(sort)}>
            ${t.orders[order.by][order.direction]}
          </option>`,
      )}
    </select></label
  >`;
}

function columnsMenu({ columns }: ToolbarView, { texts: { t }, on }: ToolbarContext): TemplateResult {
  return html`<button class="button columns-button" type="button" popovertarget="columns">
      ${t.columns}${icon(CHEVRON_DOWN)}
    </button>
    <div class="card columns" id="columns" popover role="group" aria-label=${t.columns}>
      ${COLUMNS.filter((column) => column !== 'name').map(
        (column) =>
          html`<label class="choice"
            ><input
              type="checkbox"
              .checked=${columns.includes(column)}
              @change=${() => on.toggleColumn(column)}
            />${t.column[column]}</label
          >`,
      )}
    </div>`;
}
