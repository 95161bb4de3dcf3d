import { accountBarrier } from '../../domain/eligibility.js';
import type { IneligibleReason } from '../../domain/contact.js';
import { isConflictReason, resolutionFor, type RestoreRequest } from '../../domain/restore.js';
import { sessionOf, type Session } from './audit-log.js';
import type { ContactField, StoredContact } from './contact-store.js';
import type { StoredAction, StoredItem } from './history.js';
import type { RestorePair } from './judge.js';
import { resolveTarget } from './targets.js';
import type { World } from './world.js';

/** Reasons that are no failure: nothing was to be done, or the viewer chose so. */
const SKIPPED: ReadonlySet<IneligibleReason> = new Set(['already-restored', 'superseded']);

/** Begins what a request asks for, or finds what does it already. */
export function beginRestore(world: World, request: RestoreRequest, idempotencyKey: string): StoredAction {
  const { account, history, jobs, audit } = world;
  const { pairs, reverses, standing } = resolveTarget(world, request.target);
  if (standing) return standing;
  const action = history.create({
    kind: 'restore',
    createdBy: viewerActor(world),
    restoresId: reverses?.state.id,
  });
  reverses?.reversals.push(action);
  const session = sessionOf(account, idempotencyKey);
  const bulkActionId = action.state.id;
  audit.record(session, { event: 'restore-started', bulkActionId, count: pairs.length });
  // Whoever was allowed to begin it may have left since; the account's policy holds at every moment.
  const viewer = { ...account.viewer };
  const restorer = {
    world,
    action,
    session,
    choices: request,
    keepsPaused: keepsPaused(world, request),
  };
  jobs.start({
    action,
    pairs,
    step: (pair) => {
      const barrier = accountBarrier({ hipaa: account.hipaa, viewer });
      return barrier ? settle(restorer, pair, barrier, 'failed') : restoreOne(restorer, pair);
    },
  });
  return action;
}

export const viewerActor = ({ account: { viewer } }: World): { id: string; name: string | null } => ({
  id: viewer.id,
  name: viewer.name,
});

/** Whether automations stay paused: the viewer's choice where there is one, else what the account always does. */
function keepsPaused({ account }: World, request: RestoreRequest): boolean {
  switch (account.supports.automations) {
    case 'choice':
      return request.automations === 'keep-paused';
    case 'always-resume':
      return false;
    default:
      return true;
  }
}

interface Restorer {
  world: World;
  action: StoredAction;
  session: Session;
  choices: RestoreRequest;
  keepsPaused: boolean;
}

/** Judges a contact and restores it in the same step; a clash is settled as chosen, and both where both fields clash. */
function restoreOne(restorer: Restorer, pair: RestorePair): StoredItem {
  const { world, choices } = restorer;
  const dropped = new Set<ContactField>();
  for (;;) {
    const verdict = world.judge.verdict(pair, world.clock.now(), { dropped });
    const contact = world.store.get(pair.contactId);
    if (verdict.eligible) return bringBack(restorer, pair, { contact: contact!, dropped });
    const { reason, conflict } = verdict;
    if (!conflict || !isConflictReason(reason)) {
      return settle(restorer, pair, reason, SKIPPED.has(reason) ? 'skipped' : 'failed');
    }
    const way = resolutionFor(choices, pair.contactId, reason);
    if (way === 'skip') return settle(restorer, pair, reason, 'skipped');
    if (!conflict.resolutions.includes(way)) return settle(restorer, pair, reason, 'failed');
    if (way === 'merge') {
      return bringBack(restorer, pair, { contact: contact!, into: world.store.get(conflict.contactId)! });
    }
    dropped.add(conflict.field);
  }
}

type WayBack =
  | { contact: StoredContact; into: StoredContact }
  | { contact: StoredContact; into?: never; dropped: ReadonlySet<ContactField> };

function bringBack(
  { world, action, session, keepsPaused }: Restorer,
  pair: RestorePair,
  way: WayBack,
): StoredItem {
  const { contact } = way;
  contact.related.setPaused(keepsPaused);
  if (way.into) world.store.merge(contact, way.into);
  else world.store.restore(contact, action.state.id, way.dropped);
  world.audit.record(session, {
    event: way.into ? 'contact-merged' : 'contact-restored',
    contactId: contact.id,
    bulkActionId: action.state.id,
  });
  return { ...pair, outcome: 'succeeded', reason: null };
}

function settle(
  { world, action, session }: Pick<Restorer, 'world' | 'action' | 'session'>,
  pair: RestorePair,
  reason: IneligibleReason,
  outcome: 'failed' | 'skipped',
): StoredItem {
  world.audit.record(session, {
    event: 'contact-refused',
    contactId: pair.contactId,
    bulkActionId: action.state.id,
    outcome: reason,
  });
  return { ...pair, outcome, reason };
}

/** Deletes again what a restore brought back and is live by that restore alone. */
export function beginUndo(world: World, restore: StoredAction, idempotencyKey: string): StoredAction {
  const { account, history, jobs, audit } = world;
  const by = viewerActor(world);
  const restoresId = restore.state.id;
  const action = history.create({ kind: 'undo-restore', createdBy: by, restoresId });
  restore.reversals.push(action);
  const session = sessionOf(account, idempotencyKey);
  const bulkActionId = action.state.id;
  const pairs = restore.items.filter(({ outcome }) => outcome === 'succeeded');
  audit.record(session, { event: 'undo-started', bulkActionId, count: pairs.length });
  const step = (pair: RestorePair): StoredItem => {
    const { contactId } = pair;
    const contact = world.store.get(contactId);
    if (contact?.restoredBy !== restoresId) {
      const fate = world.store.fate(contactId);
      const reason = fate === 'erased' ? fate : contact || fate ? 'superseded' : 'not-found';
      return settle({ world, action, session }, pair, reason, 'skipped');
    }
    const facts = { at: world.clock.now(), by, source: 'bulk-action', bulkActionId } as const;
    const { id: deletionId } = world.store.undo(contact, facts);
    audit.record(session, { event: 'contact-deleted', contactId, bulkActionId });
    return { contactId, deletionId, outcome: 'succeeded', reason: null };
  };
  jobs.start({ action, pairs, step });
  return action;
}
