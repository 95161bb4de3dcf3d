import type { BulkAction, BulkActionItem } from '../../domain/bulk-action.js';
import type { DeletedContact, DeletedContactDetails, IneligibleReason } from '../../domain/contact.js';
import { accountBarrier } from '../../domain/eligibility.js';
import { isConflictReason } from '../../domain/restore.js';
import { isoInstant } from './clock.js';
import type { Deletion, StoredContact } from './contact-store.js';
import { defaultLabel, isRunning, stands, type StoredAction, type StoredItem } from './history.js';
import { remainingPairs } from './targets.js';
import type { World } from './world.js';

/*
 * What leaves the store: fresh objects that share nothing with it, judged at the moment of the answer.
 */

const copy = <T extends object>(value: T | null): T | null => value && { ...value };

/** A row of the list. */
export function deletedContactView(world: World, contact: StoredContact, deletion: Deletion): DeletedContact {
  const { id, name, email, phone, related } = contact;
  const deadline = world.store.deadline(deletion);
  return {
    id,
    name,
    email,
    phone,
    deletedAt: deletion.at === null ? '' : isoInstant(deletion.at),
    restorableUntil: deadline === null ? '' : isoInstant(deadline),
    deletedBy: copy(deletion.by),
    source: deletion.source,
    bulkActionId: deletion.bulkActionId,
    eligibility: world.judge.verdict({ contactId: id, deletionId: deletion.id }, world.clock.now()),
    related: related.summary(),
  };
}

/** The read-only look. */
export function detailsView(world: World, contact: StoredContact, deletion: Deletion): DeletedContactDetails {
  const row = deletedContactView(world, contact, deletion);
  const known = { Name: row.name, Email: row.email, Phone: row.phone };
  const fields =
    contact.fields?.map((field) => ({ ...field })) ??
    Object.entries(known).flatMap(([label, value]) => (value === null ? [] : [{ label, value }]));
  return { ...row, fields, relatedItems: contact.related.looks() };
}

/** An action with what depends on the moment: its links, and whether it can be reversed. */
export function actionView(world: World, action: StoredAction): BulkAction {
  const { state, reversals } = action;
  const { hipaa, supports } = world.account;
  const isDelete = state.kind === 'delete';
  const final = !isRunning(action);
  const undoable = state.kind === 'restore' && final && state.counts.succeeded > 0 && !reversals.some(stands);
  return {
    ...state,
    counts: { ...state.counts },
    createdBy: copy(state.createdBy),
    // What people wrote may name contacts.
    label: hipaa ? defaultLabel(state.kind) : state.label,
    message: hipaa ? null : state.message,
    restoredById: isDelete ? (reversals.findLast(stands)?.state.id ?? state.restoredById) : null,
    restorable: isDelete ? restorable(world, action) : null,
    undo: undoable && !hipaa && supports.undo ? { until: null } : null,
    pollAfterMs: final ? null : (state.pollAfterMs ?? world.jobs.tickMs),
  };
}

function restorable(world: World, action: StoredAction): BulkAction['restorable'] {
  const { account, store, clock } = world;
  const { deletedAt, items, reversals } = action;
  const barrier = accountBarrier(account);
  if (barrier) return { until: null, eligible: false, reason: barrier };
  const deadline = store.deadline({ at: deletedAt });
  const until = deadline === null ? null : isoInstant(deadline);
  const no = (reason: IneligibleReason) => ({ until, eligible: false, reason });
  if (deadline !== null && clock.now() >= deadline) return no('retention-expired');
  if (reversals.some(isRunning)) return no('already-restored');
  const left = remainingPairs(world, action);
  let first: IneligibleReason | null = null;
  for (const pair of left) {
    const verdict = world.judge.verdict(pair, clock.now());
    // A clash can be settled, so it is no reason against trying.
    if (verdict.eligible || isConflictReason(verdict.reason)) return { until, eligible: true, reason: null };
    first ??= verdict.reason;
  }
  return no(first ?? (items.length > 0 ? 'already-restored' : 'not-found'));
}

/** What became of one contact. Its name is told only while the contact is held, and never in a HIPAA account. */
export function itemView({ account, store }: World, item: StoredItem): BulkActionItem {
  const { contactId, outcome, reason } = item;
  const name = account.hipaa ? null : (store.get(contactId)?.name ?? null);
  return { contactId, name, outcome, reason, message: null };
}
