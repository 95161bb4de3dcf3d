import { html, nothing, type TemplateResult } from 'lit';
import { isFinalStatus, type BulkAction, type BulkActionStatus } from '../../domain/bulk-action.js';
import { accountBarrier } from '../../domain/eligibility.js';
import { isExpiringSoon, isWithinRetention, parseInstant, timeLeft } from '../../domain/retention.js';
import { CHECK, CLOCK, CLOSE, icon, WARNING } from '../shared/icons.js';
import { timeLeftText, userText } from '../shared/text.js';
import { estimateLeft } from './action-facts.js';
import { actionName, type HistoryLook } from './history-look.js';

const PAUSE = 'M6 4v8M10 4v8';
const STOP = 'M5 5h6v6H5Z';

/** A picture and a tone beside the word; `null` for a spinner. */
const STATUS_LOOKS: Record<BulkActionStatus, [image: string | null, tone: string]> = {
  scheduled: [CLOCK, ''],
  queued: [CLOCK, ''],
  'in-progress': [null, 'info'],
  paused: [PAUSE, 'warning'],
  cancelling: [null, 'warning'],
  completed: [CHECK, 'success'],
  'completed-with-errors': [WARNING, 'warning'],
  failed: [CLOSE, 'failure'],
  cancelled: [STOP, ''],
};

export function statusBadge(status: BulkActionStatus, { common }: HistoryLook): TemplateResult {
  const [image, tone] = STATUS_LOOKS[status];
  return html`<span class="badge ${tone}"
    >${image === null ? html`<span class="spinner"></span>` : icon(image)}${common.statuses[status]}</span
  >`;
}

/** How far an action is, whether it can be reversed yet, and what the back end says to it. */
export function rowStatus(action: BulkAction, look: HistoryLook): TemplateResult {
  const { id, status } = action;
  const shown = look.isCancelling(id) && !isFinalStatus(status) ? 'cancelling' : status;
  return html`${statusBadge(shown, look)} ${isFinalStatus(status) ? nothing : progressPart(action, look)}
  ${restorablePart(action, look)}
  ${userText(action.message) === nothing ? nothing : html`<p class="small">${userText(action.message)}</p>`}
  ${
    look.failure(id)
      ? html`<p class="note warning small">
          ${icon(WARNING)}<span>${look.h.outOfDate} ${look.common.errors[look.failure(id)!.code]}</span>
        </p>`
      : nothing
  }`;
}

function progressPart(action: BulkAction, look: HistoryLook): unknown {
  const { h, format, now } = look;
  const { total, processed } = action.counts;
  const waits = action.status === 'scheduled' || action.status === 'queued';
  if (waits && processed === 0) return nothing;
  const share = total ? processed / total : null;
  const left = estimateLeft(action, now);
  return html`<div class="progress">
    <progress
      aria-label=${actionName(action, look)}
      value=${share === null ? nothing : processed}
      max=${total || 1}
    ></progress>
    <span class="small number">${share === null ? h.progress(processed, total) : format.percent(share)}</span>
    ${left === null ? nothing : html`<p class="muted small">${h.minutesLeft(Math.ceil(left / 60_000))}</p>`}
  </div>`;
}

/** For a bulk delete: until when it can be reversed, or why it can't. Under a ban for all, the list says why, once. */
function restorablePart({ restorable, restoredById, status }: BulkAction, look: HistoryLook): unknown {
  const { h, common, format, days, now, account } = look;
  if (!restorable || !isFinalStatus(status) || (account && accountBarrier(account))) return nothing;
  const until = parseInstant(restorable.until);
  const open = restorable.until === null || now === null || isWithinRetention(until, now);
  if (restorable.eligible && open) {
    if (until === null || now === null) return nothing;
    const soon = isExpiringSoon(until, now);
    const left = timeLeftText(timeLeft(until, now), common);
    return html`<p class="note small ${soon ? 'warning' : 'muted'}">
      ${soon ? icon(CLOCK) : nothing}<time datetime=${restorable.until!}
        >${h.restoreBy(format.date(until)!, left)}</time
      >
    </p>`;
  }
  const reason = restorable.eligible ? 'retention-expired' : restorable.reason;
  if (reason === 'already-restored' && restoredById !== null) return nothing;
  return html`<p class="muted small">
    ${reason === null || reason === 'unknown' ? h.cantRestore : h.cantRestoreFor(common.reasons[reason](days))}
  </p>`;
}
