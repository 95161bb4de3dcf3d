import { html, nothing, type TemplateResult } from 'lit';
import type { AccountView } from '../../controllers/account-controller.js';
import type { ListView } from '../../controllers/paged-list-controller.js';
import type { AdapterError } from '../../adapter/errors.js';
import type { DeletedContact } from '../../domain/contact.js';
import { accountBarrier } from '../../domain/eligibility.js';
import type { Explanation } from '../../i18n/strings.js';
import { EMPTY_BOX, icon, LOCK, SEARCH, USER, WARNING } from '../shared/icons.js';
import { userText } from '../shared/text.js';
import type { TableTexts } from './table-look.js';

/** What the element shows as a whole; exactly one at a time. */
export type TableState =
  | 'no-adapter'
  | 'loading'
  | 'signed-out'
  | 'no-permission'
  | 'hipaa'
  | 'error'
  | 'empty'
  | 'no-results'
  | 'ready';

export interface StateFacts {
  hasSession: boolean;
  isConnecting: boolean;
  account: AccountView;
  list: ListView<DeletedContact>;
  /** Whether search words or filters narrow the list down. */
  isNarrowed: boolean;
}

/** What a failure that leaves nothing to show comes to. */
function failedState({ code }: AdapterError): TableState {
  switch (code) {
    case 'unauthenticated':
      return 'signed-out';
    case 'forbidden':
      return 'no-permission';
    case 'policy-blocked':
      return 'hipaa';
    default:
      return 'error';
  }
}

export function tableState({ hasSession, isConnecting, account, list, isNarrowed }: StateFacts): TableState {
  if (!hasSession) return isConnecting ? 'loading' : 'no-adapter';
  if (!account.account) return account.error ? failedState(account.error) : 'loading';
  const barrier = accountBarrier(account.account);
  if (barrier) return barrier === 'not-admin' ? 'no-permission' : 'hipaa';
  if (list.error && !list.page) return failedState(list.error);
  if (!list.page) return 'loading';
  if (list.page.items.length > 0 || list.hasPrevious || list.hasNext) return 'ready';
  return isNarrowed ? 'no-results' : 'empty';
}

/** Whether a state leaves nothing to search, to select or to page through. */
export function isBarred(state: TableState): boolean {
  return ['no-adapter', 'signed-out', 'no-permission', 'hipaa'].includes(state);
}

export interface StateHandlers {
  retry(): void;
  signIn(): void;
  clearFilters(): void;
}

export interface StateContext {
  texts: TableTexts;
  error: AdapterError | null;
  on: StateHandlers;
}

/** What stands in place of rows: why there are none, and what can be done. */
export function statePanel(state: TableState, context: StateContext): TemplateResult | typeof nothing {
  const { t, common, days } = context.texts;
  const { on } = context;
  switch (state) {
    case 'no-adapter':
      return panel(EMPTY_BOX, { title: t.notAvailable, text: '' }, html`<slot name="no-adapter"></slot>`);
    case 'signed-out':
      return panel(
        USER,
        t.signedOut,
        html`<slot name="signed-out"
          ><button class="button primary" type="button" @click=${on.signIn}>${t.signIn}</button></slot
        >`,
      );
    case 'no-permission':
      return panel(LOCK, common.barriers['not-admin'], html`<slot name="request-access"></slot>`);
    case 'hipaa':
      return panel(LOCK, common.barriers['hipaa-account'], html`<slot name="hipaa"></slot>`);
    case 'error':
      return panel(
        WARNING,
        { title: t.loadFailed, text: '' },
        html`${errorDetails(context)}
          <slot name="error"></slot>
          <button class="button" type="button" @click=${on.retry}>${common.tryAgain}</button>`,
      );
    case 'no-results':
      return panel(
        SEARCH,
        t.noResults,
        html`<slot name="no-results"></slot>
          <button class="button" type="button" @click=${on.clearFilters}>${t.clearFilters}</button>`,
      );
    case 'empty':
      return panel(EMPTY_BOX, t.empty(days), html`<slot name="empty"></slot>`);
    default:
      return nothing;
  }
}

function panel(glyph: string, { title, text }: Explanation, more: unknown): TemplateResult {
  return html`<section class="state" part="state">
    <span class="glyph">${icon(glyph)}</span>
    <h3 tabindex="-1" data-focus="state">${title}</h3>
    ${text === '' ? nothing : html`<p class="muted">${text}</p>`} ${more}
  </section>`;
}

/** Why it failed, in our words and the back end's, and what support staff ask for. */
function errorDetails({ error, texts: { t, common } }: StateContext): unknown {
  if (!error) return nothing;
  const wait = error.retryAfterMs === undefined ? null : Math.ceil(error.retryAfterMs / 1000);
  return html`<p class="muted">
      ${userText(error.userMessage)} ${common.errors[error.code]}
      ${wait === null ? nothing : common.tryAgainIn(wait)}
    </p>
    <p class="muted small">
      ${t.errorCode(error.code)}${error.requestId ? html` · <bdi>${common.requestId(error.requestId)}</bdi>` : nothing}
    </p>`;
}

/** A failure to refresh what is still shown. */
export function errorBanner(context: StateContext): TemplateResult {
  return html`<div class="banner failure" part="banner">
    ${icon(WARNING)}
    <div class="body">
      <strong>${context.texts.t.loadFailed}</strong>
      ${errorDetails(context)}
    </div>
    <button class="button" type="button" @click=${context.on.retry}>${context.texts.common.tryAgain}</button>
  </div>`;
}

/** Stands where the rows will be. */
export function skeleton(rows: number): TemplateResult {
  return html`<div class="skeletons" aria-hidden="true">
    ${Array.from(
      { length: Math.min(rows, 25) },
      () =>
        html`<div>
          <span class="skeleton"></span><span class="skeleton"></span><span class="skeleton"></span>
        </div>`,
    )}
  </div>`;
}
