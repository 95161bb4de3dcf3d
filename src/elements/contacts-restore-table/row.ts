import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { AdapterErrorCode } from '../../adapter/errors.js';
import type { DetailsView } from '../../controllers/details-controller.js';
import type { DeletedContactDetails, IneligibleReason } from '../../domain/contact.js';
import { CHECK, CHEVRON_END, CLOCK, icon, WARNING } from '../shared/icons.js';
import {
  actorName,
  addressText,
  contactName,
  relativeTime,
  timeLeftText,
  timeText,
  userText,
} from '../shared/text.js';
import type { Column } from './columns.js';
import { detailsRow } from './row-details.js';
import type { RowFacts } from './row-facts.js';
import type { TableLook } from './table-look.js';

/** What a restore that was begun from a row, or that covers it, has come to. */
export interface RowStatus {
  kind: 'idle' | 'restoring' | 'restored' | 'failed';
  /** Why it failed. */
  reason: IneligibleReason | null;
  undo: 'none' | 'possible' | 'running';
  /** Why it wasn't undone, when that was asked for last. */
  refusal: AdapterErrorCode | null;
}

export const IDLE_ROW: RowStatus = { kind: 'idle', reason: null, undo: 'none', refusal: null };

export interface Row {
  /** What tells the contact from the others of its page, in labels. */
  name: string;
  facts: RowFacts;
  status: RowStatus;
  isSelected: boolean;
  details: DetailsView<DeletedContactDetails> | null;
}

/** Whether a row has a checkbox that does something. */
export function isSelectable({ facts, status }: Pick<Row, 'facts' | 'status'>): boolean {
  return facts.canAsk && (status.kind === 'idle' || status.kind === 'failed');
}

/** One contact: its row and, if it is open, the row with its details. */
export function contactRow(row: Row, look: TableLook): TemplateResult {
  const { name, facts, status, details } = row;
  return html`<tr
      role="row"
      part="row"
      class="row ${row.isSelected ? 'selected' : ''} ${status.kind}"
      data-id=${facts.contact.id}
    >
      ${look.canRestore ? selectCell(row, look) : nothing}
      ${guard(
        [look, name, facts, status.kind, status.reason, status.undo, status.refusal, details === null],
        () => [
          look.columns.map((column) => CELLS[column](row, look)),
          look.canRestore ? actionsCell(row, look) : nothing,
        ],
      )}
    </tr>
    ${details ? detailsRow({ name, facts }, details, look) : nothing}`;
}

function selectCell(row: Row, { t }: TableLook): TemplateResult {
  const { name, facts, status, isSelected } = row;
  const hasCheckbox = status.kind === 'idle' || status.kind === 'failed';
  const blocked = !isSelectable(row);
  return html`<td role="cell" class="c-select">
    ${
      hasCheckbox
        ? html`<label class="hit"
            ><input
              type="checkbox"
              data-control="select"
              aria-label=${t.selectRow(name)}
              aria-disabled=${blocked ? 'true' : nothing}
              aria-describedby=${blocked ? `reason-${facts.uid}` : nothing}
              .checked=${isSelected && !blocked}
          /></label>`
        : nothing
    }
  </td>`;
}

type Cell = (row: Row, look: TableLook) => TemplateResult;

const cell = (column: Column, content: unknown, { t }: TableLook): TemplateResult =>
  html`<td role="cell" class="c-${column}"><span class="label">${t.column[column]}</span>${content}</td>`;

/** A cell of two lines, the second one quieter. */
const twoLines = (column: Column, [first, second]: readonly [unknown, unknown], look: TableLook) =>
  cell(
    column,
    html`<span class="lines"><span>${first}</span> <span class="muted small">${second}</span></span>`,
    look,
  );

const orNone = (content: unknown, { common }: TableLook): unknown =>
  content === nothing ? html`<span class="muted none">${common.none}</span>` : content;

const CELLS: Record<Column, Cell> = {
  name: ({ name, facts: { contact }, details }, { t, common }) =>
    html`<th role="rowheader" scope="row" class="c-name" aria-label=${name}>
      <button
        class="disclosure"
        type="button"
        data-control="details"
        aria-expanded=${details ? 'true' : 'false'}
        aria-label=${t.details(name)}
      >
        ${icon(CHEVRON_END, true)}<bdi>${contactName(contact, common)}</bdi>
      </button>
    </th>`,
  email: ({ facts: { contact } }, look) => cell('email', orNone(addressText(contact.email), look), look),
  phone: ({ facts: { contact } }, look) => cell('phone', orNone(addressText(contact.phone), look), look),
  deletedAt: ({ facts: { contact, now } }, look) =>
    cell(
      'deletedAt',
      html`<span class="lines">${relativeTime(contact.deletedAt, { ...look, now })}</span>`,
      look,
    ),
  deletedBy: (row, look) => {
    const by = actorName(row.facts.contact.deletedBy, look.common);
    return twoLines(
      'deletedBy',
      [by === null ? look.common.none : userText(by), sourceText(row, look)],
      look,
    );
  },
  restorableUntil: ({ facts }, look) => {
    const { common, format } = look;
    const { left, contact } = facts;
    const until = contact.restorableUntil;
    const isLastDay = left.unit === 'hours' || left.unit === 'under-an-hour';
    const tone = facts.isExpiringSoon ? 'warning' : left.unit === 'expired' ? 'failure' : '';
    return twoLines(
      'restorableUntil',
      [
        html`<span class="left ${tone}"
          >${facts.isExpiringSoon ? icon(isLastDay ? CLOCK : WARNING) : nothing}<span
            >${timeLeftText(left, common)}</span
          ></span
        >`,
        isLastDay
          ? timeText(until, common.lastDay(format.time(until) ?? ''), common)
          : timeText(until, format.date(until), common),
      ],
      look,
    );
  },
};

function sourceText({ name, facts }: Row, look: TableLook): unknown {
  const { source, bulkActionId } = facts.contact;
  const text = look.common.sources[source];
  return bulkActionId !== null && look.canFilterByBulkAction
    ? html`<button
        class="link"
        type="button"
        data-control="bulk"
        aria-label=${look.common.inRow(text, name)}
        title=${look.t.showBulkAction}
      >
        ${text}
      </button>`
    : text;
}

function actionsCell(row: Row, look: TableLook): TemplateResult {
  return html`<td role="cell" class="c-actions">${actions(row, look)}</td>`;
}

function actions(row: Row, look: TableLook): unknown {
  const { facts, status } = row;
  const { t, common, days } = look;
  switch (status.kind) {
    case 'restored':
      return restoredActions(row, look);
    default:
      return html`${facts.canAsk ? restoreButton(row, look) : html`<p class="muted">${t.cantRestore}</p>`}${
        status.kind === 'failed'
          ? html`<p class="small reason">${common.reasons[status.reason ?? 'unknown'](days)}</p>`
          : reasonText(row, look)
      }`;
  }
}

/** Stays the same button while its restore runs, so that it keeps the focus. */
function restoreButton({ name, status }: Row, { t, common }: TableLook): TemplateResult {
  const isRestoring = status.kind === 'restoring';
  const text = status.kind === 'failed' ? common.tryAgain : isRestoring ? common.restoring : common.restore;
  return html`<button
    class="button"
    type="button"
    data-control="action"
    aria-label=${status.kind === 'idle' ? t.restoreOne(name) : `${text} ${name}`}
    aria-disabled=${isRestoring ? 'true' : nothing}
  >
    ${isRestoring ? html`<span class="spinner"></span>` : nothing}${text}
  </button>`;
}

function restoredActions(
  { name, facts: { contact }, status }: Row,
  { t, common, contactUrl }: TableLook,
): TemplateResult {
  const url = contactUrl(contact.id);
  return html`<p class="done success">${icon(CHECK)}${t.restored}</p>
    <p class="links">
      ${
        url === null
          ? nothing
          : html`<a
              class="link"
              href=${url}
              data-control="action"
              data-contact=${contact.id}
              aria-label=${t.viewOne(name)}
              >${common.viewContact}</a
            >`
      }
      ${
        status.undo === 'none'
          ? nothing
          : html`<button
              class="link"
              type="button"
              data-control="undo"
              aria-label=${t.undoOne(name)}
              aria-disabled=${status.undo === 'running' ? 'true' : nothing}
            >
              ${status.undo === 'running' ? t.undoing : common.undo}
            </button>`
      }
    </p>
    ${status.refusal === null ? nothing : html`<p class="small reason">${common.errors[status.refusal]}</p>`}`;
}

/** Why a row can't be restored as it is, and the contact that stands in the way. */
function reasonText({ name, facts }: Row, { common, days, t, contactUrl }: TableLook): unknown {
  const { eligibility, uid } = facts;
  if (eligibility.eligible) return nothing;
  const { reason, conflict, message } = eligibility;
  const url = conflict ? contactUrl(conflict.contactId) : null;
  const said = userText(message);
  return html`<p class="small reason" id="reason-${uid}">
    ${common.reasons[reason](days)}${said === nothing ? nothing : html` – ${said}`}
    ${
      url === null
        ? nothing
        : html`<a
            class="link"
            href=${url}
            data-control="clash"
            data-contact=${conflict!.contactId}
            aria-label=${common.inRow(t.viewClash, name)}
            >${t.viewClash}</a
          >`
    }
  </p>`;
}
