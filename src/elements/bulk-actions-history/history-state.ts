import { html, nothing, type TemplateResult } from 'lit';
import type { AccountView } from '../../controllers/account-controller.js';
import type { ListView } from '../../controllers/paged-list-controller.js';
import type { AdapterErrorCode } from '../../adapter/errors.js';
import type { BulkAction } from '../../domain/bulk-action.js';
import { EMPTY_BOX, FILTER, LOCK, USER } from '../shared/icons.js';
import { failureNotice, notice, skeletons } from '../shared/notice.js';
import type { HistoryLook } from './history-look.js';

/** What stands in the element; exactly one of these. */
export type HistoryState =
  | 'no-adapter'
  | 'signed-out'
  | 'loading'
  | 'no-permission'
  | 'hipaa'
  | 'unsupported'
  | 'error'
  | 'empty'
  | 'no-results'
  | 'ready';

export interface HistoryFacts {
  isConnected: boolean;
  isSignedOut: boolean;
  /** The back end has said that it has no history. */
  lacksHistory: boolean;
  /** Whether there was a session before it. */
  hadAccount: boolean;
  account: AccountView;
  list: ListView<BulkAction>;
  isFiltered: boolean;
}

const REFUSALS: Partial<Record<AdapterErrorCode, HistoryState>> = {
  unauthenticated: 'signed-out',
  forbidden: 'no-permission',
  'policy-blocked': 'hipaa',
  unsupported: 'unsupported',
};

export function historyState(facts: HistoryFacts): HistoryState {
  const { account, list } = facts;
  if (facts.lacksHistory) return 'unsupported';
  if (facts.isSignedOut) return 'signed-out';
  if (!facts.isConnected) return 'no-adapter';
  const error = account.account ? list.error : account.error;
  const refusal = error && REFUSALS[error.code];
  if (refusal) return refusal;
  if (!list.page) return error ? 'error' : 'loading';
  if (list.page.items.length > 0 || list.hasPrevious || list.hasNext) return 'ready';
  return facts.isFiltered ? 'no-results' : 'empty';
}

export interface StateHandlers {
  retry(): void;
  signIn(): void;
  clearFilters(): void;
}

const ROWS = 6;

/** What is shown in place of the list; nothing where there is one. */
export function statePart(
  state: HistoryState,
  facts: HistoryFacts,
  { look, on }: { look: HistoryLook; on: StateHandlers },
): TemplateResult | typeof nothing {
  const { h, common } = look;
  const button = (text: string, run: () => void): TemplateResult =>
    html`<button class="button" type="button" @click=${run}>${text}</button>`;
  switch (state) {
    case 'ready':
      return nothing;
    case 'loading':
      return skeletons(ROWS);
    case 'error': {
      const error = facts.account.error ?? facts.list.error;
      return error ? failureNotice(error, { title: h.loadFailed, common, retry: on.retry }) : nothing;
    }
    case 'signed-out':
      return notice({
        image: USER,
        ...(facts.hadAccount ? h.signedOut : h.signInFirst),
        actions: html`<slot name=${state}>${button(common.signIn, on.signIn)}</slot>`,
      });
    case 'no-permission':
      return notice({ image: LOCK, ...h.forbidden, slot: 'request-access' });
    case 'hipaa':
      return notice({ image: LOCK, ...common.barriers['hipaa-account'], slot: 'hipaa' });
    case 'empty':
      return notice({ image: EMPTY_BOX, ...h.empty, slot: state });
    case 'no-results':
      return notice({
        image: FILTER,
        ...h.noResults,
        slot: state,
        actions: button(common.clearFilters, on.clearFilters),
      });
    default:
      return notice({ image: EMPTY_BOX, title: common.notAvailable, slot: 'no-adapter' });
  }
}
