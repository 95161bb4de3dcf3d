import { html, nothing, type TemplateResult } from 'lit';
import { BULK_ACTION_STATUSES, type BulkActionStatus } from '../../domain/bulk-action.js';
import type { Actor } from '../../domain/contact.js';
import { DAY_MS } from '../../domain/retention.js';
import { dayStart } from '../shared/day-start.js';
import { actorName } from '../shared/text.js';
import { isFiltered, NO_FILTERS, PERIODS, type HistoryFilters } from './history-filters.js';
import { kindName, type HistoryLook } from './history-look.js';

export interface ToolbarView {
  filters: HistoryFilters;
  /** Kinds and people that have been met, beside those that are always there. */
  kinds: Iterable<string>;
  actors: Iterable<Actor>;
  timeZone: string | undefined;
  /** Whether anything in this account can be restored. */
  canRestore: boolean;
}

type Option = readonly [value: string, text: string];

const valueOf = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value;

function select(label: string, value: string, options: readonly Option[], change: (value: string) => void) {
  return html`<label class="field"
    ><span class="muted small">${label}</span>
    <select class="select" @change=${(event: Event) => change(valueOf(event))}>
      ${options.map(
        ([option, text]) => html`<option value=${option} .selected=${option === value}>${text}</option>`,
      )}
    </select></label
  >`;
}

/** What narrows the list down. `change` gets the part of the filters that is new. */
export function historyToolbar(
  view: ToolbarView,
  look: HistoryLook,
  change: (filters: Partial<HistoryFilters>) => void,
): TemplateResult {
  const { h, common, account } = look;
  const { filters, canRestore } = view;
  const kinds = new Set([...Object.keys(h.kinds), ...view.kinds]);
  const me = account?.viewer;
  const actors = new Map([...view.actors].map((actor) => [actor.id, actorName(actor, common)!]));
  if (me) actors.set(me.id, common.me);
  return html`<div class="toolbar" part="toolbar" role="group" aria-label=${common.filters}>
    ${select(
      h.status,
      filters.status ?? '',
      [
        ['', h.anyStatus],
        ...BULK_ACTION_STATUSES.map((status) => [status, common.statuses[status]] as const),
      ],
      (status) => change({ status: (status || null) as BulkActionStatus | null }),
    )}
    ${select(
      h.kind,
      filters.kind ?? '',
      [['', h.anyKind], ...[...kinds].map((kind) => [kind, kindName(kind, look)] as const)],
      (kind) => change({ kind: kind || null }),
    )}
    ${select(h.createdBy, filters.createdBy ?? '', [['', common.anyone], ...actors], (id) =>
      change({ createdBy: id || null }),
    )}
    ${periodPart(view, look, change)}
    ${
      canRestore
        ? html`<label class="choice"
            ><input
              type="checkbox"
              .checked=${filters.restorable}
              @change=${(event: Event) => change({ restorable: (event.target as HTMLInputElement).checked })}
            />${h.onlyRestorable}</label
          >`
        : nothing
    }
    ${
      isFiltered(filters) || filters.period
        ? html`<button
            class="button plain"
            type="button"
            data-control="clear"
            @click=${() => change(NO_FILTERS)}
          >
            ${common.clearFilters}
          </button>`
        : nothing
    }
  </div>`;
}

/** Days are those of the element's time zone; the last one of a span belongs to it. */
function periodPart(
  { filters, timeZone }: ToolbarView,
  { h, now }: HistoryLook,
  change: (filters: Partial<HistoryFilters>) => void,
): TemplateResult {
  const { period } = filters;
  const choose = (value: string): void => {
    if (value === 'between') return change({ period: 'between', from: null, to: null });
    const days = Number(value);
    const from = days && now !== null ? new Date(now - days * DAY_MS).toISOString() : null;
    change({ period: days || null, from, to: null });
  };
  const day = (label: string, take: (day: string) => Partial<HistoryFilters>): TemplateResult =>
    html`<label class="field"
      ><span class="muted small">${label}</span
      ><input class="input" type="date" @change=${(event: Event) => change(take(valueOf(event)))}
    /></label>`;
  return html`${select(
    h.period,
    String(period ?? ''),
    [
      ['', h.anyTime],
      ...PERIODS.map((days) => [String(days), h.lastDays(days)] as const),
      ['between', h.betweenDates],
    ],
    choose,
  )}
  ${
    period === 'between'
      ? html`${day(h.from, (value) => ({ from: dayStart(value, timeZone) ?? null }))}
        ${day(h.to, (value) => ({ to: dayStart(value, timeZone, 1) ?? null }))}`
      : nothing
  }`;
}
