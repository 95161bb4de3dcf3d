import {
  account,
  adapterError,
  ANA,
  CLASH,
  group,
  openModal,
  preview,
} from '../elements/restore-confirm-modal/modal-harness.js';
import { checkStates } from './check-states.js';
import type { States } from './shown-state.js';

const related = {
  notes: { returns: 54, deletedSeparately: 2 },
  conversations: { returns: 112, deletedSeparately: 0 },
  workflows: { returns: 2, deletedSeparately: 0 },
};

const shown = (props: Parameters<typeof openModal>[0]) => async () => {
  const { element, root } = await openModal(props);
  for (const details of root.querySelectorAll('details')) details.open = true;
  return { element, frame: null };
};

/** All that `restore-confirm-modal` can show. */
const STATES: States = {
  checking: shown({ preview: null }),
  ready: shown({ preview: preview({ related }) }),
  'one contact': shown({ subject: ANA, preview: preview({ total: 1, eligible: 1, related }) }),
  partial: shown({ preview: preview({ eligible: 20, ineligible: [group({ count: 2 }), CLASH], related }) }),
  'a conflict to settle': shown({
    subject: ANA,
    preview: preview({ total: 1, eligible: 0, ineligible: [CLASH] }),
  }),
  none: shown({ preview: preview({ eligible: 0, ineligible: [group({ count: 25 })] }) }),
  'no preview': shown({ preview: null, account: account({ preview: false }) }),
  matching: shown({
    subject: { kind: 'matching', count: 1284, description: 'Deleted by Sam', sample: ['Ana', 'Bo'] },
    preview: preview({ total: 1284, eligible: 1284 }),
  }),
  submitting: shown({ submitting: true }),
  failure: shown({ failure: adapterError('unavailable', { requestId: 'req-1', retryable: true }) }),
  barred: shown({ failure: adapterError('policy-blocked') }),
  undo: shown({ subject: { kind: 'undo', count: 120 }, preview: null }),
};

checkStates('restore-confirm-modal', STATES);
