import { html, nothing, type TemplateResult } from 'lit';
import type { AccountView } from '../../controllers/account-controller.js';
import type { ListView } from '../../controllers/paged-list-controller.js';
import type { AdapterError } from '../../adapter/errors.js';
import type { DeletedContact } from '../../domain/contact.js';
import { accountBarrier } from '../../domain/eligibility.js';
import { EMPTY_BOX, LOCK, SEARCH, USER } from '../shared/icons.js';
import { failureNotice, notice } from '../shared/notice.js';
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
  /** Whether there was a session before. */
  hadAccount: boolean;
  on: StateHandlers;
}

/** What stands in place of rows: why there are none, and what can be done. */
export function statePanel(state: TableState, { texts, error, hadAccount, on }: StateContext): unknown {
  const { t, common, days } = texts;
  const button = (text: string, run: () => void): TemplateResult =>
    html`<button class="button" type="button" @click=${run}>${text}</button>`;
  switch (state) {
    case 'no-adapter':
      return notice({ image: EMPTY_BOX, title: common.notAvailable, slot: state });
    case 'signed-out':
      return notice({
        image: USER,
        ...(hadAccount ? t.signedOut : t.signInFirst),
        actions: html`<slot name=${state}>${button(common.signIn, on.signIn)}</slot>`,
      });
    case 'no-permission':
      return notice({ image: LOCK, ...common.barriers['not-admin'], slot: 'request-access' });
    case 'hipaa':
      return notice({ image: LOCK, ...common.barriers['hipaa-account'], slot: state });
    case 'error':
      return error && failureNotice(error, { title: t.loadFailed, common, retry: on.retry });
    case 'no-results':
      return notice({
        image: SEARCH,
        ...t.noResults,
        slot: state,
        actions: button(common.clearFilters, on.clearFilters),
      });
    case 'empty':
      return notice({ image: EMPTY_BOX, ...t.empty(days), slot: state });
    default:
      return nothing;
  }
}
