import { html, nothing, type TemplateResult } from 'lit';
import type { ListView } from '../../controllers/paged-list-controller.js';
import { ITEM_OUTCOMES, type BulkActionItem, type ItemOutcome } from '../../domain/bulk-action.js';
import { isSelected, pageSelectionState, selectedCount, type Selection } from '../../domain/selection.js';
import { failureBanner } from '../shared/notice.js';
import { pager, type PagerState } from '../shared/pager.js';
import { contactName, userText } from '../shared/text.js';
import type { HistoryLook } from './history-look.js';

export interface ContactsView {
  list: ListView<BulkActionItem>;
  pager: PagerState;
  outcome: ItemOutcome | null;
  /** What is ticked; `null` where none of the contacts can be chosen. */
  selection: Selection | null;
  /** How many can be chosen at most; `null` where that isn't known. */
  total: number | null;
  /** Whether the choice is being put into a request. */
  isAsking: boolean;
}

export interface ContactsHandlers {
  filter(outcome: ItemOutcome | null): void;
  choose(id: string, chosen: boolean, range: boolean): void;
  chooseAll(all: boolean): void;
  restoreChosen(): void;
  previous(): void;
  next(): void;
  reload(): void;
}

/** The contacts of an action with their outcomes, page by page; of a bulk delete some can be chosen and restored. */
export function contactsPart(view: ContactsView, look: HistoryLook, on: ContactsHandlers): TemplateResult {
  const { list, selection } = view;
  const { h, common } = look;
  const items = list.page?.items ?? [];
  return html`<div class="part" aria-busy=${list.status === 'loading' ? 'true' : 'false'}>
    <div class="bar">
      <h3>${h.contactsHeading}</h3>
      ${outcomeSelect(view, look, on)}
    </div>
    ${selection && items.length > 0 ? choosingPart(view, selection, { look, on }) : nothing}
    ${
      list.error
        ? failureBanner(list.error, { title: h.detailsFailed, common, retry: on.reload })
        : items.length === 0
          ? html`<p class="muted">${list.status === 'loading' ? h.loadingDetails : h.noContacts}</p>`
          : html`<ul class="contacts">
              ${items.map((item) => contactItem(item, selection, { look, on }))}
            </ul>`
    }
    ${list.hasPrevious || list.hasNext ? pager(common, view.pager, on) : nothing}
  </div>`;
}

interface Context {
  look: HistoryLook;
  on: ContactsHandlers;
}

function outcomeSelect(
  { outcome }: ContactsView,
  { h, common }: HistoryLook,
  on: ContactsHandlers,
): TemplateResult {
  return html`<select
    class="select"
    aria-label=${h.outcome}
    @change=${(event: Event) => on.filter(((event.target as HTMLSelectElement).value || null) as ItemOutcome | null)}
  >
    <option value="" .selected=${outcome === null}>${h.anyOutcome}</option>
    ${ITEM_OUTCOMES.map(
      (each) => html`<option value=${each} .selected=${outcome === each}>${common.outcomes[each]}</option>`,
    )}
  </select>`;
}

/** Whether a contact can be ticked: it was deleted by this action. Whether it can come back is judged when it is asked for. */
const isChoosable = ({ outcome }: BulkActionItem): boolean => outcome === 'succeeded';

function choosingPart(view: ContactsView, selection: Selection, { look, on }: Context): TemplateResult {
  const { h, common } = look;
  const count = selectedCount(selection);
  const ids = (view.list.page?.items ?? []).filter(isChoosable).map(({ contactId }) => contactId);
  const all = selection.kind === 'bulk-action' && selection.exceptIds.size === 0;
  const some = !all && (count !== 0 || pageSelectionState(selection, ids) !== 'none');
  return html`<div class="choosing">
    <label class="choice"
      ><input
        type="checkbox"
        .checked=${all}
        .indeterminate=${some}
        @change=${(event: Event) => on.chooseAll((event.target as HTMLInputElement).checked)}
      />${h.chooseAll(view.total)}</label
    >
    <span class="muted small number">${count === 0 ? h.choose : h.chosen(count)}</span>
    <button
      class="button primary"
      type="button"
      aria-disabled=${count === 0 || view.isAsking ? 'true' : nothing}
      @click=${() => count !== 0 && on.restoreChosen()}
    >
      ${count ? `${common.restoreN(count)}…` : h.restoreChosen}
    </button>
  </div>`;
}

function contactItem(
  item: BulkActionItem,
  selection: Selection | null,
  { look, on }: Context,
): TemplateResult {
  const { h, common, days } = look;
  const { contactId, outcome, reason, message } = item;
  const name = contactName({ ...item, id: contactId }, common);
  const said = userText(message);
  const toggle = (event: MouseEvent): void =>
    on.choose(contactId, (event.target as HTMLInputElement).checked, event.shiftKey);
  const words = html`<span class="who"><bdi>${name}</bdi></span>
    <span class="small ${outcome === 'failed' ? 'failure tone' : 'muted'}"
      >${common.outcomes[outcome]}${
        outcome === 'succeeded' ? nothing : html` · ${common.reasons[reason ?? 'unknown'](days)}`
      }${said === nothing ? nothing : html` · ${said}`}</span
    >`;
  return html`<li>
    ${
      selection && isChoosable(item)
        ? html`<label class="choice"
            ><input
              type="checkbox"
              aria-label=${h.chooseOne(name)}
              .checked=${isSelected(selection, contactId)}
              @click=${toggle}
            />${words}</label
          >`
        : html`<div class="choice plain-item">${words}</div>`
    }
  </li>`;
}
