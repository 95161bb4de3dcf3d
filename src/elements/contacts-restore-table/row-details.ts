import { html, nothing, type TemplateResult } from 'lit';
import type { DetailsView } from '../../controllers/details-controller.js';
import {
  RELATED_KINDS,
  type DeletedContactDetails,
  type RelatedKind,
  type RelatedSummary,
} from '../../domain/contact.js';
import { userText } from '../shared/text.js';
import type { Row } from './row.js';
import type { TableLook } from './table-look.js';

/** So many items of one kind are named. */
const MOST_ITEMS = 5;
const AUTOMATIONS: readonly RelatedKind[] = ['workflows', 'campaigns'];

type Details = DetailsView<DeletedContactDetails>;

/** The read-only look at a deleted contact: what comes back, what stays deleted, and its fields where they are known. */
export function detailsRow(
  { name, facts: { contact, uid } }: Pick<Row, 'name' | 'facts'>,
  view: Details,
  look: TableLook,
): TemplateResult {
  const { t, common } = look;
  const { details, status, error } = view;
  const related = details?.related ?? contact.related;
  const showError = status === 'failed' && error?.code !== 'unsupported';
  return html`<tr role="row" part="details" class="details" data-id=${contact.id}>
    <td role="cell" colspan=${look.columns.length + (look.canRestore ? 2 : 0)} id="details-${uid}">
      ${status === 'loading' ? html`<p class="muted">${t.loadingDetails}</p>` : nothing}
      ${
        showError
          ? html`<p class="reason">
              ${common.errors[error!.code]}
              <button
                class="link"
                type="button"
                data-control="reopen"
                aria-label=${common.inRow(common.tryAgain, name)}
              >
                ${common.tryAgain}
              </button>
            </p>`
          : nothing
      }
      ${status === 'loading' && !related ? nothing : relatedPart(related, details?.relatedItems ?? [], look)}
      ${fieldsPart(details)}
      <p class="muted small">
        ${t.deletedOn(look.format.dateTime(contact.deletedAt) ?? common.dateUnknown)} ·
        ${t.restorableUntil(look.format.dateTime(contact.restorableUntil) ?? common.dateUnknown)}
      </p>
    </td>
  </tr>`;
}

type Items = DeletedContactDetails['relatedItems'];

function relatedPart(related: RelatedSummary | null, items: Items, look: TableLook): TemplateResult {
  const { t, common } = look;
  if (!related) return html`<p class="muted">${t.relatedUnknown}</p>`;
  const line = (kind: RelatedKind, returns: boolean): unknown => {
    const n = related[kind]?.[returns ? 'returns' : 'deletedSeparately'] ?? 0;
    if (n === 0) return [];
    const text = common.related[kind](n);
    const said = returns
      ? AUTOMATIONS.includes(kind) && look.automations
        ? t.automations[look.automations](text)
        : text
      : t.deletedSeparately(text);
    return html`<li><span class="number">${said}</span>${itemNames(kind, returns, items)}</li>`;
  };
  const back = RELATED_KINDS.flatMap((kind) => line(kind, true));
  const stays = RELATED_KINDS.flatMap((kind) => line(kind, false));
  if (back.length + stays.length === 0) return html`<p class="muted">${t.nothingRelated}</p>`;
  return html`<dl class="related">${group(t.comesBack, back)}${group(t.staysDeleted, stays)}</dl>`;
}

const group = (title: string, lines: readonly unknown[]): unknown =>
  lines.length === 0
    ? nothing
    : html`<div>
        <dt>${title}</dt>
        <dd>
          <ul>
            ${lines}
          </ul>
        </dd>
      </div>`;

function itemNames(kind: RelatedKind, returns: boolean, items: Items): unknown {
  const named = items.filter((item) => item.kind === kind && item.returns === returns);
  const texts = named.slice(0, MOST_ITEMS).flatMap(({ label }) => {
    const text = userText(label);
    return text === nothing ? [] : [text];
  });
  return texts.length === 0
    ? nothing
    : html`<span class="muted small"
        >${texts.map((text, index) => (index === 0 ? text : html` · ${text}`))}${named.length > MOST_ITEMS ? ' …' : ''}</span
      >`;
}

function fieldsPart(details: DeletedContactDetails | null): unknown {
  if (!details || details.fields.length === 0) return nothing;
  return html`<dl class="fields">
    ${details.fields.map(
      ({ label, value }) =>
        html`<div>
          <dt>${userText(label)}</dt>
          <dd>${userText(value)}</dd>
        </div>`,
    )}
  </dl>`;
}
