import { html, nothing, type TemplateResult } from 'lit';
import type { LoadedItems } from '../../controllers/load-items.js';
import type { DetailsView } from '../../controllers/details-controller.js';
import { isFinalStatus, ITEM_OUTCOMES, type BulkAction } from '../../domain/bulk-action.js';
import { parseInstant } from '../../domain/retention.js';
import { CHECK, CLOSE, DOWNLOAD, icon, INFO } from '../shared/icons.js';
import { failureBanner } from '../shared/notice.js';
import { problemList } from '../shared/outcomes.js';
import { timeText, userText } from '../shared/text.js';
import { contactsPart, type ContactsHandlers, type ContactsView } from './details-contacts.js';
import { byWhom, kindName, type HistoryLook } from './history-look.js';

export interface PanelView {
  /** What tells the action from the others of its page. */
  name: string;
  action: BulkAction;
  problems: DetailsView<LoadedItems> | null;
  /** `null` where the back end doesn't tell the contacts. */
  contacts: ContactsView | null;
}

export interface PanelHandlers extends ContactsHandlers {
  download(action: BulkAction): void;
  retryProblems(): void;
}

const COLUMNS = 6;
const TONES = {
  succeeded: [CHECK, 'success'],
  failed: [CLOSE, 'failure'],
  skipped: [INFO, 'warning'],
} as const;

/** All about one action, in a row of its own under that of the action. */
export function detailsPanel(view: PanelView, look: HistoryLook, on: PanelHandlers): TemplateResult {
  const { name, action, problems, contacts } = view;
  const { h, common, account } = look;
  return html`<tr role="row" class="panel" part="details">
    <td role="cell" colspan=${COLUMNS}>
      <section aria-label=${common.inRow(h.details, name)}>
        ${factsPart(action, look)} ${countsPart(action, look)}
        ${problems ? problemsPart(problems, { action, look, on }) : nothing}
        ${contacts ? contactsPart(contacts, look, on) : nothing}
        ${account?.hipaa === true ? html`<p class="muted">${h.namesHidden}</p>` : nothing}
      </section>
    </td>
  </tr>`;
}

function factsPart(action: BulkAction, look: HistoryLook): TemplateResult {
  const { h, common, format, account } = look;
  const time = (instant: string | null): unknown =>
    instant === null ? common.none : timeText(instant, format.dateTime(instant), common);
  const fact = (name: string, value: unknown): TemplateResult =>
    html`<div>
      <dt class="muted small">${name}</dt>
      <dd>${value}</dd>
    </div>`;
  const { restorable, undo } = action;
  return html`<dl class="facts">
    ${fact(h.operation, kindName(action.kind, look))} ${fact(h.created, time(action.createdAt))}
    ${fact(h.started, time(action.startedAt))} ${fact(h.finished, time(action.finishedAt))}
    ${fact(h.duration, durationText(action, look))}
    ${fact(h.createdBy, userText(byWhom(action.createdBy, look) ?? common.none))}
    ${restorable?.until && account?.hipaa === false ? fact(h.restorableUntil, time(restorable.until)) : nothing}
    ${undo ? fact(h.undoUntil, undo.until === null ? h.noLimit : time(undo.until)) : nothing}
    ${fact(h.id, html`<code><bdi>${action.id}</bdi></code>`)}
  </dl>`;
}

/** How long it took, or has taken so far. */
function durationText({ startedAt, finishedAt, status }: BulkAction, look: HistoryLook): string {
  const start = parseInstant(startedAt);
  const end = finishedAt === null && !isFinalStatus(status) ? look.now : parseInstant(finishedAt);
  return start === null || end === null || end < start ? look.common.none : look.format.duration(end - start);
}

function countsPart({ counts }: BulkAction, { h }: HistoryLook): TemplateResult {
  return html`<ul class="counts">
    ${ITEM_OUTCOMES.filter((outcome) => outcome === 'succeeded' || counts[outcome] > 0).map((outcome) => {
      const [image, tone] = TONES[outcome];
      return html`<li class="badge number ${tone}">
        ${icon(image)}<span>${h.counts[outcome](counts[outcome])}</span>
      </li>`;
    })}
  </ul>`;
}

interface ProblemsContext {
  action: BulkAction;
  look: HistoryLook;
  on: PanelHandlers;
}

function problemsPart(
  { status, details, error }: DetailsView<LoadedItems>,
  context: ProblemsContext,
): TemplateResult {
  const { action, look, on } = context;
  const { h, common } = look;
  const body = (): unknown => {
    if (error) return failureBanner(error, { title: h.detailsFailed, common, retry: on.retryProblems });
    if (status === 'loading' && !details) return html`<p class="muted">${h.loadingDetails}</p>`;
    return html`${problemList(details?.items ?? [], look)}
      ${details?.isPartial ? html`<p class="muted small">${h.moreProblems}</p>` : nothing}
      <button class="button" type="button" @click=${() => on.download(action)}>
        ${icon(DOWNLOAD)}${h.download}
      </button>`;
  };
  return html`<div class="part">
    <h3>${h.problemsHeading}</h3>
    ${body()}
  </div>`;
}
