import { html, nothing, type TemplateResult } from 'lit';
import { jobCounts, jobStatus, isJobDone, type RestoreJob } from '../../controllers/restore-job.js';
import type { Supports } from '../../domain/account.js';
import { isRetryableReason } from '../../domain/eligibility.js';
import { CHECK, icon, INFO, WARNING } from '../shared/icons.js';
import { dismissButton } from '../shared/notice.js';
import { problemList } from '../shared/outcomes.js';
import type { TableTexts } from './table-look.js';

export interface JobHandlers {
  cancelJob(job: RestoreJob): void;
  resumeJob(job: RestoreJob): void;
  undoJob(job: RestoreJob): void;
  retryJob(job: RestoreJob): void;
  restoreRest(job: RestoreJob): void;
  downloadJob(job: RestoreJob): Promise<void>;
  dismissJob(job: RestoreJob): void;
}

export interface JobContext {
  texts: TableTexts;
  on: JobHandlers;
  canCancel: boolean;
  canDownload: boolean;
  canUndo: (job: RestoreJob) => boolean;
}

/** What a job has come to so far, in one sentence; also what is announced. */
export function jobSentence(job: RestoreJob, { t }: TableTexts): string {
  const { total, processed, succeeded, failed, skipped } = jobCounts(job);
  const isUndo = job.kind === 'undo-restore';
  if (!isJobDone(job)) return isUndo ? t.undoProgress(processed, total) : t.progress(processed, total);
  const all = total ?? processed;
  const problems = failed + skipped;
  if (isUndo) return problems === 0 ? t.undone(succeeded) : t.undonePartly(succeeded, all);
  const status = jobStatus(job);
  if (status === 'cancelled') return t.resultCancelled(succeeded, all);
  if (status === 'failed') return t.resultFailed(succeeded, total);
  if (succeeded === 0 && all > 0) return t.resultNone(all);
  return problems === 0 ? t.resultAll(succeeded) : t.resultPartial(succeeded, all);
}

/** The contacts of a finished job for which another try makes sense. */
export function retryableIds(job: RestoreJob, supports: Supports): string[] {
  return (job.problems?.items ?? [])
    .filter(({ outcome, reason }) => outcome !== 'succeeded' && isRetryableReason(reason, supports))
    .map(({ contactId }) => contactId);
}

/** A restore or an undo while it runs, and its result until it is dismissed. */
export function jobBanner(job: RestoreJob, context: JobContext): TemplateResult {
  return isJobDone(job) ? resultBanner(job, context) : runningBanner(job, context);
}

function runningBanner(job: RestoreJob, { texts, on, canCancel }: JobContext): TemplateResult {
  const { t, common } = texts;
  const { total, processed } = jobCounts(job);
  const isStopping = jobStatus(job) === 'cancelling';
  const note = failureNote(job, texts);
  const isLost = job.failure?.retryable === false && job.unsent === 0;
  return html`<section class="banner info job" part="banner">
    ${isLost ? icon(WARNING) : html`<span class="spinner"></span>`}
    <div class="body">
      <h3 tabindex="-1" data-focus="job-${job.key}" class="number">
        ${isStopping ? t.stopping : jobSentence(job, texts)}
      </h3>
      <progress
        aria-label=${jobSentence(job, texts)}
        max=${total ?? nothing}
        value=${total === null ? nothing : processed}
      ></progress>
      <p class="muted small">${note ?? common.leaveOk}</p>
    </div>
    ${
      job.failure && job.unsent > 0
        ? html`<button class="button" type="button" @click=${() => on.resumeJob(job)}>${t.goOn}</button>`
        : nothing
    }
    ${
      canCancel
        ? html`<button
            class="button"
            type="button"
            aria-disabled=${isStopping ? 'true' : nothing}
            @click=${() => isStopping || on.cancelJob(job)}
          >
            ${common.cancel}
          </button>`
        : nothing
    }
    ${isLost ? dismissButton(common, () => on.dismissJob(job)) : nothing}
  </section>`;
}

/** What keeps a running job from being sent or followed; `null` while all is well. */
function failureNote({ failure, unsent, waiting }: RestoreJob, { t, common }: TableTexts): string | null {
  if (!failure) return null;
  if (unsent > 0) return `${t.interrupted(waiting)} ${common.errors[failure.code]}`;
  return failure.retryable ? t.offline : common.errors[failure.code];
}

type Tone = readonly [tone: string, glyph: string];

function toneOf(job: RestoreJob): Tone {
  const { succeeded, failed, skipped } = jobCounts(job);
  const status = jobStatus(job);
  if (status === 'cancelled') return ['info', INFO];
  if (status === 'failed') return ['failure', WARNING];
  if (failed + skipped === 0) return ['success', CHECK];
  return succeeded > 0 ? ['warning', WARNING] : ['failure', WARNING];
}

function resultBanner(job: RestoreJob, context: JobContext): TemplateResult {
  const { texts, on } = context;
  const [tone, glyph] = toneOf(job);
  const { failed, skipped } = jobCounts(job);
  return html`<section class="banner ${tone} job" part="banner">
    ${icon(glyph)}
    <div class="body">
      <h3 tabindex="-1" data-focus="job-${job.key}" class="number">
        ${jobSentence(job, texts)}
        ${failed + skipped > 0 && job.kind === 'restore' ? texts.t.staysBehind(failed + skipped) : nothing}
      </h3>
      ${problemsPart(job, texts)}
      <div class="actions">${resultActions(job, context)}</div>
    </div>
    ${dismissButton(texts.common, () => on.dismissJob(job))}
  </section>`;
}

function problemsPart({ problems }: RestoreJob, texts: TableTexts): unknown {
  if (!problems || problems.items.length === 0) return nothing;
  return html`<details>
    <summary>${texts.t.showProblems(problems.items.length)}</summary>
    ${problemList(problems.items, texts)}
    ${problems.isPartial ? html`<p class="muted small">${texts.t.moreProblems}</p>` : nothing}
  </details>`;
}

function resultActions(job: RestoreJob, { texts, on, canDownload, canUndo }: JobContext): unknown[] {
  const { t, common } = texts;
  const retryable = job.kind === 'restore' ? retryableIds(job, texts.supports).length : 0;
  const button = (text: string, act: () => void): TemplateResult =>
    html`<button class="button" type="button" @click=${act}>${text}</button>`;
  return [
    retryable > 0 ? button(t.tryAgainN(retryable), () => on.retryJob(job)) : nothing,
    job.target && jobStatus(job) === 'cancelled' ? button(t.restoreRest, () => on.restoreRest(job)) : nothing,
    canUndo(job) ? button(common.undo, () => on.undoJob(job)) : nothing,
    canDownload && job.kind === 'restore' ? button(t.download, () => void on.downloadJob(job)) : nothing,
  ];
}
