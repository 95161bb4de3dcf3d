import type { AdapterError } from '../../adapter/errors.js';
import type { Account } from '../../domain/account.js';
import type { ConflictResolution } from '../../domain/contact.js';
import { accountBarrier } from '../../domain/eligibility.js';
import {
  CAUTIOUS_CHOICES,
  isConflictReason,
  planRestore,
  type AutomationChoice,
  type ConflictReason,
  type IneligibleGroup,
  type RestoreChoices,
  type RestorePreview,
} from '../../domain/restore.js';

/** What is about to be restored, as far as the dialog has to name it. */
export type RestoreSubject =
  | {
      kind: 'contact';
      contact: { id: string; name: string | null; email: string | null; phone: string | null };
    }
  | { kind: 'contacts'; count: number }
  /** All that match: `description` says what, in words; `sample` are the names of the first. */
  | { kind: 'matching'; count: number | null; description: string; sample?: string[] }
  /** The contacts of a bulk delete. */
  | { kind: 'bulk-action'; label: string; count: number | null }
  /** The other way round: deletes again what a restore brought back. */
  | { kind: 'undo'; count: number };

/** What the viewer has chosen so far. Whether it is still on offer is another matter. */
export interface Picks {
  automations: AutomationChoice;
  byReason: ReadonlyMap<ConflictReason, ConflictResolution>;
  byContact: ReadonlyMap<string, ConflictResolution>;
}

export const NO_PICKS: Picks = {
  automations: CAUTIOUS_CHOICES.automations,
  byReason: new Map(),
  byContact: new Map(),
};

export interface ModalFacts {
  subject: RestoreSubject | null;
  account: Account | null;
  preview: RestorePreview | null;
  failure: AdapterError | null;
  picks: Picks;
}

/** A clash that the viewer can settle, with the ways out that are really on offer; the first is `skip`. */
export interface OpenConflict {
  reason: ConflictReason;
  group: IneligibleGroup;
  offered: ConflictResolution[];
}

export interface ModalView {
  /** `unchecked`: the back end has no preview. `none`: there is nothing that could be restored. */
  phase: 'barred' | 'undo' | 'checking' | 'unchecked' | 'none' | 'ready';
  barrier: 'not-admin' | 'hipaa-account' | null;
  conflicts: OpenConflict[];
  /** What stays behind whatever the viewer chooses. */
  blocked: IneligibleGroup[];
  choices: RestoreChoices;
  /** How many will be restored under these choices; `null` when that isn't known. */
  count: number | null;
  canConfirm: boolean;
  /** Whether it may take minutes. */
  isLong: boolean;
}

/** More than this takes a while, or deserves a second look. */
export const MANY = 50;

function barrierOf({ account, failure }: ModalFacts): ModalView['barrier'] {
  if (failure?.code === 'forbidden') return 'not-admin';
  if (failure?.code === 'policy-blocked') return 'hipaa-account';
  return account && accountBarrier(account);
}

function offeredFor(group: IneligibleGroup, account: Account | null): ConflictResolution[] {
  const known = account ? (account.supports.conflicts ?? []) : group.resolutions;
  const offered = group.resolutions.filter(
    (way) =>
      way !== 'skip' && known.includes(way) && (way !== 'keep-both' || account?.allowsDuplicates !== false),
  );
  return ['skip', ...offered];
}

/** The picks that are still on offer, in the form in which they are sent. */
function choicesOf(
  conflicts: readonly OpenConflict[],
  { account, preview, picks }: ModalFacts,
): RestoreChoices {
  const byReason: [ConflictReason, ConflictResolution][] = [];
  const byContact: [string, ConflictResolution][] = [];
  for (const { reason, group, offered } of conflicts) {
    const all = picks.byReason.get(reason);
    if (all && offered.includes(all)) byReason.push([reason, all]);
    for (const { id } of group.sample) {
      const own = picks.byContact.get(id);
      if (own && offered.includes(own)) byContact.push([id, own]);
    }
  }
  const automations = canChooseAutomations(account, preview)
    ? picks.automations
    : CAUTIOUS_CHOICES.automations;
  return {
    ...CAUTIOUS_CHOICES,
    automations,
    ...(byReason.length > 0 && { onConflictByReason: Object.fromEntries(byReason) }),
    ...(byContact.length > 0 && { conflictOverrides: Object.fromEntries(byContact) }),
  };
}

function canChooseAutomations(account: Account | null, preview: RestorePreview | null): boolean {
  const { workflows, campaigns } = preview?.related ?? {};
  return account?.supports.automations === 'choice' && Boolean(workflows?.returns || campaigns?.returns);
}

function subjectCount(subject: RestoreSubject | null): number | null {
  if (subject === null) return null;
  return subject.kind === 'contact' ? 1 : subject.count;
}

/** What the dialog shows, derived from what it was given and what was chosen. */
export function modalView(facts: ModalFacts): ModalView {
  const { subject, account, preview } = facts;
  const open: OpenConflict[] = [];
  const blocked: IneligibleGroup[] = [];
  for (const group of preview?.ineligible ?? []) {
    const { reason } = group;
    const offered = isConflictReason(reason) ? offeredFor(group, account) : [];
    if (isConflictReason(reason) && offered.length > 1) open.push({ reason, group, offered });
    else blocked.push(group);
  }
  const choices = choicesOf(open, facts);
  const count = preview ? planRestore(preview, choices).restores : subjectCount(subject);
  const barrier = barrierOf(facts);
  const settled = { barrier, conflicts: open, blocked, choices, count };
  const phase = phaseOf(facts, settled);
  return {
    ...settled,
    phase,
    canConfirm: phase === 'ready' ? count !== 0 : phase === 'undo' || phase === 'unchecked',
    isLong: count === null ? subject !== null : count > MANY,
  };
}

function phaseOf(
  { subject, account, preview }: ModalFacts,
  { barrier, conflicts, count }: Pick<ModalView, 'barrier' | 'conflicts' | 'count'>,
): ModalView['phase'] {
  if (barrier) return 'barred';
  if (subject?.kind === 'undo') return 'undo';
  if (!preview) return account && !account.supports.preview ? 'unchecked' : 'checking';
  return count === 0 && conflicts.length === 0 ? 'none' : 'ready';
}

/**
 * The part that takes the focus when the dialog opens: its button where there is nothing to read first, the less consequential
 * one where something gets deleted, and otherwise the title, so that reading begins at the top.
 */
export function firstFocus({ phase, blocked, conflicts, count }: ModalView): string {
  if (phase === 'undo') return 'cancel-button';
  const simple = phase === 'unchecked' || (phase === 'ready' && blocked.length + conflicts.length === 0);
  return simple && count !== null && count <= MANY ? 'confirm-button' : 'title';
}
