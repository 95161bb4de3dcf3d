import { html, nothing, type TemplateResult } from 'lit';
import type { AdapterError } from '../../adapter/errors.js';
import { visibleText } from '../../domain/display-name.js';
import type { CommonStrings } from '../../i18n/strings.js';
import { icon, WARNING } from './icons.js';
import { sentence, userText } from './text.js';

export interface Notice {
  /** A path of `icons.ts`. */
  image: string;
  tone?: 'failure' | 'warning' | 'info';
  title: string;
  text?: unknown;
  /** Where the page can add to it, under the text. */
  slot?: string;
  /** Buttons under all that. */
  actions?: unknown;
}

/** Stands where a list would be, and says why it isn't there. */
export function notice({ image, tone, title, text, slot, actions }: Notice): TemplateResult {
  return html`<div class="notice ${tone ?? ''}" part="state">
    ${icon(image)}
    <p class="title"><strong>${title}</strong></p>
    ${text ? html`<div class="muted">${text}</div>` : nothing}
    ${slot ? html`<slot name=${slot}></slot>` : nothing}
    ${actions ? html`<div class="actions">${actions}</div>` : nothing}
  </div>`;
}

/** What went wrong, in our words, those of the back end, and the id by which its operators find the call. */
export function failureText(error: AdapterError, common: CommonStrings): TemplateResult {
  const { retryAfterMs, requestId, userMessage } = error;
  return html`<p>
      ${common.errors[error.code]}
      ${retryAfterMs === undefined ? nothing : common.tryAgainIn(Math.ceil(retryAfterMs / 1000))}
    </p>
    ${visibleText(userMessage) === null ? nothing : html`<p>${userText(userMessage)}</p>`}
    ${requestId ? html`<p class="small">${sentence(common.requestId, requestId)}</p>` : nothing}`;
}

export interface FailureNotice {
  title: string;
  common: CommonStrings;
  retry: () => void;
}

/** Stands where a list would be that couldn't be loaded. */
export function failureNotice(error: AdapterError, { title, common, retry }: FailureNotice): TemplateResult {
  return notice({
    image: WARNING,
    tone: 'failure',
    title,
    text: failureText(error, common),
    slot: 'error',
    actions: error.retryable ? tryAgain(common, retry) : nothing,
  });
}

/** A line above a list that is still there although loading it anew has failed. */
export function failureBanner(error: AdapterError, { title, common, retry }: FailureNotice): TemplateResult {
  return html`<div class="banner failure">
    ${icon(WARNING)}
    <div class="body"><strong>${title}</strong>${failureText(error, common)}</div>
    ${error.retryable ? tryAgain(common, retry) : nothing}
  </div>`;
}

const tryAgain = (common: CommonStrings, retry: () => void): TemplateResult =>
  html`<button class="button" type="button" @click=${retry}>${common.tryAgain}</button>`;
