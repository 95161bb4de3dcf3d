import { html, nothing, type TemplateResult } from 'lit';
import { isFinalStatus, type BulkAction } from '../../domain/bulk-action.js';
import { MANY } from '../restore-confirm-modal/modal-view.js';
import type { MenuController, MenuItem } from '../shared/menu.js';
import { CHEVRON_DOWN, icon, MORE } from '../shared/icons.js';
import { relativeTime, sentence, timeText } from '../shared/text.js';
import { offersFor, problemCount, type Offers } from './action-facts.js';
import { actionName, byWhom, countsText, kindName, rowName, type HistoryLook } from './history-look.js';
import { rowStatus } from './row-status.js';

export interface RowHandlers {
  restore(action: BulkAction): void;
  cancel(action: BulkAction): void;
  undo(action: BulkAction): void;
  toggleDetails(action: BulkAction): void;
  /** Leads to a related action, from the row of another one. */
  follow(id: string, from: BulkAction): void;
  download(action: BulkAction): void;
  copyId(action: BulkAction): void;
}

export interface HistoryRow {
  /** What tells the action from the others of its page, in labels. */
  name: string;
  action: BulkAction;
  isOpen: boolean;
  /** Whether a link brought it in from another page of the list. */
  isPinned: boolean;
}

export interface RowContext {
  look: HistoryLook;
  on: RowHandlers;
  menu: MenuController;
}

/** One action of the list. */
export function historyRow(
  { name, action, isOpen, isPinned }: HistoryRow,
  context: RowContext,
): TemplateResult {
  const { look } = context;
  const { h } = look;
  const cell = (name: string, label: string, content: unknown): TemplateResult =>
    html`<td role="cell" class="c-${name}">
      <span class="label">${label}</span>
      <div>${content}</div>
    </td>`;
  return html`<tr
    role="row"
    part="row"
    class="row ${isPinned ? 'pinned' : ''} ${isOpen ? 'open' : ''}"
    data-id=${action.id}
  >
    <th role="rowheader" scope="row" class="c-action">${titlePart({ name, action, isPinned }, context)}</th>
    ${cell('status', h.status, rowStatus(action, look))}
    ${cell('contacts', h.contacts, contactsPart(action, context))}
    ${cell('started', h.started, startedPart(action, look))}
    ${cell('finished', h.finished, finishedPart(action, look))}
    <td role="cell" class="c-actions">${actionsPart({ name, action, isOpen }, context)}</td>
  </tr>`;
}

function titlePart(
  { name: row, action, isPinned }: Omit<HistoryRow, 'isOpen'>,
  { look, on }: RowContext,
): TemplateResult {
  const { h } = look;
  const name = actionName(action, look);
  const kind = kindName(action.kind, look);
  return html`<span class="name" tabindex="-1" data-control="name"><bdi>${name}</bdi></span>
    ${kind.toLowerCase() === name.toLowerCase() ? nothing : html`<span class="muted small">${kind}</span>`}
    ${linkPart({ name: row, action }, { look, on })}
    ${isPinned ? html`<span class="badge">${h.broughtIn}</span>` : nothing}`;
}

/** From a delete to its restore, and from what reverses an action to that action. */
function linkPart(
  { name, action }: Pick<HistoryRow, 'name' | 'action'>,
  { look, on }: Pick<RowContext, 'look' | 'on'>,
): unknown {
  const id = action.restoredById ?? action.restoresId;
  if (id === null) return nothing;
  const { h, common } = look;
  const other = look.find(id);
  const link = (label: string, shown: unknown = label): TemplateResult =>
    html`<button
      class="link small"
      type="button"
      data-control="link"
      aria-label=${common.inRow(label, name)}
      @click=${() => on.follow(id, action)}
    >
      ${shown}
    </button>`;
  const inWords = <V extends string[]>(build: (...values: V) => string, ...values: V): TemplateResult =>
    link(build(...values), sentence(build, ...values));
  if (action.restoredById === null)
    return other ? inWords(h.reverses, rowName(other, look)) : link(h.showReversed);
  if (!other) return link(h.showRestore);
  if (!isFinalStatus(other.status)) return link(h.beingRestored);
  const date = look.format.date(other.finishedAt ?? other.createdAt) ?? common.dateUnknown;
  const by = byWhom(other.createdBy, look) ?? common.someone;
  return inWords(h.restoredBy, by, date, countsText(other, look));
}

function contactsPart(action: BulkAction, { look }: RowContext): TemplateResult {
  const problems = problemCount(action);
  return html`<span class="number">${countsText(action, look)}</span>
    ${problems > 0 ? html`<span class="warning tone small number">${look.h.problems(problems)}</span>` : nothing}`;
}

function startedPart(action: BulkAction, look: HistoryLook): TemplateResult {
  const { h, common, format, now } = look;
  const instant = action.startedAt ?? action.createdAt;
  const by = byWhom(action.createdBy, look);
  return html`${
    now === null
      ? timeText(instant, format.date(instant), common)
      : relativeTime(instant, { now, format, common })
  }
  ${by === null ? nothing : html`<span class="muted small">${sentence(h.by, by)}</span>`}`;
}

function finishedPart({ finishedAt }: BulkAction, { common, format }: HistoryLook): TemplateResult {
  return finishedAt === null
    ? html`<span class="muted">${common.none}</span>`
    : html`<time datetime=${finishedAt}
        ><span>${format.date(finishedAt) ?? common.dateUnknown}</span>
        <span class="muted small">${format.time(finishedAt)}</span></time
      >`;
}

function actionsPart(
  { name: row, action, isOpen }: Omit<HistoryRow, 'isPinned'>,
  { look, on, menu }: RowContext,
): TemplateResult {
  const { h, common } = look;
  const offers = offersFor(action, look.account, look.now);
  const cancelling = look.isCancelling(action.id);
  const button = (text: string, run: () => void, disabled = false): TemplateResult =>
    html`<button
      class="button"
      type="button"
      data-control="action"
      aria-label=${common.inRow(text, row)}
      aria-disabled=${disabled ? 'true' : nothing}
      @click=${run}
    >
      ${text}
    </button>`;
  return html`${offers.restore ? button(h.restore, () => on.restore(action)) : nothing}
    ${offers.cancel ? button(common.cancel, () => on.cancel(action), cancelling) : nothing}
    <button
      class="button details"
      type="button"
      data-control="details"
      aria-label=${common.inRow(h.details, row)}
      aria-expanded=${isOpen ? 'true' : 'false'}
      @click=${() => on.toggleDetails(action)}
    >
      ${h.details}${icon(CHEVRON_DOWN)}
    </button>
    ${menu.button(common.inRow(h.moreActions, row), icon(MORE), () => menuItems(action, offers, { look, on }))}`;
}

/** Everything that can be done with an action, in one place, whatever else has a button of its own. */
function menuItems(
  action: BulkAction,
  offers: Offers,
  { look: { h, common }, on }: Pick<RowContext, 'look' | 'on'>,
): MenuItem[] {
  const item = (label: string, run: (action: BulkAction) => void): MenuItem => ({
    label,
    run: () => run(action),
  });
  return [
    ...(offers.restore ? [item(h.restore, on.restore)] : []),
    ...(offers.undo
      ? [item(action.counts.succeeded > MANY ? h.undoRestoreAsk : h.undoRestore, on.undo)]
      : []),
    ...(offers.cancel ? [item(common.cancel, on.cancel)] : []),
    item(h.details, on.toggleDetails),
    ...(offers.problems ? [item(h.download, on.download)] : []),
    item(h.copyId, on.copyId),
  ];
}
