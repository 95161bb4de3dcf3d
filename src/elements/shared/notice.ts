import { html, nothing, type TemplateResult } from 'lit';
import type { AdapterError } from '../../adapter/errors.js';
import { visibleText } from '../../domain/display-name.js';
import type { CommonStrings, Explanation } from '../../i18n/strings.js';
import { CLOSE, icon, WARNING } from './icons.js';
import { sentence, userText } from './text.js';

export interface Notice extends Partial<Explanation> {
  /** A path of `icons.ts`. */
  image: string;
  title: string;
  /** What there is to know beside one sentence. */
  more?: unknown;
  /** Where the page can add to it, under the text. */
  slot?: string;
  /** Buttons under all that. */
  actions?: unknown;
}

/** Stands where a list would be, and says why it isn't there. */
export function notice({ image, title, text, more, slot, actions }: Notice): TemplateResult {
  return html`<div class="notice" part="state">
    <span class="glyph">${icon(image)}</span>
    <h3 tabindex="-1" data-focus="state">${title}</h3>
    ${text ? html`<p class="muted">${text}</p>` : nothing}${more ?? nothing}
    ${slot ? html`<slot name=${slot}></slot>` : nothing}${actions ?? nothing}
  </div>`;
}

/** What went wrong, in our words, those of the back end, and what its operators ask for. */
export function failureText(error: AdapterError, common: CommonStrings): TemplateResult {
  const { code, retryAfterMs, requestId, userMessage } = error;
  return html`<p>
      ${common.errors[code]}
      ${retryAfterMs === undefined ? nothing : common.tryAgainIn(Math.ceil(retryAfterMs / 1000))}
    </p>
    ${visibleText(userMessage) === null ? nothing : html`<p>${userText(userMessage)}</p>`}
    <p class="muted small">
      ${common.errorCode(code)}${requestId ? html` · ${sentence(common.requestId, requestId)}` : nothing}
    </p>`;
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
    title,
    more: html`<div class="muted">${failureText(error, common)}</div>`,
    slot: 'error',
    actions: tryAgain(common, retry),
  });
}

/** Something that was asked for wasn't done. The control that asks for it is still there to try again. */
export function refusalBanner(
  error: AdapterError,
  { common, dismiss }: { common: CommonStrings; dismiss: () => void },
): TemplateResult {
  return html`<div class="banner failure" part="banner">
    ${icon(WARNING)}
    <div class="body"><strong>${common.notDone}</strong>${failureText(error, common)}</div>
    ${dismissButton(common, dismiss)}
  </div>`;
}

export const dismissButton = (common: CommonStrings, dismiss: () => void): TemplateResult =>
  html`<button class="button icon" type="button" aria-label=${common.dismiss} @click=${dismiss}>
    ${icon(CLOSE)}
  </button>`;

/** A line above a list that is still there although loading it anew has failed. */
export function failureBanner(error: AdapterError, { title, common, retry }: FailureNotice): TemplateResult {
  return html`<div class="banner failure" part="banner">
    ${icon(WARNING)}
    <div class="body"><strong>${title}</strong>${failureText(error, common)}</div>
    ${tryAgain(common, retry)}
  </div>`;
}

/** Offered also where another try promises little: what has changed meanwhile isn't known here. */
const tryAgain = (common: CommonStrings, retry: () => void): TemplateResult =>
  html`<button class="button" type="button" @click=${retry}>${common.tryAgain}</button>`;

/** Stands where rows will be. */
export function skeletons(rows: number): TemplateResult {
  return html`<div class="skeletons" aria-hidden="true">
    ${Array.from(
      { length: rows },
      () =>
        html`<div>
          <span class="skeleton"></span><span class="skeleton"></span><span class="skeleton"></span>
        </div>`,
    )}
  </div>`;
}
