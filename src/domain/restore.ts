import type { ConflictResolution, IneligibleReason, RelatedSummary } from './contact.js';
import { RELATED_KINDS } from './contact.js';
import type { MatchQuery } from './query.js';

/** What is to be restored. */
export type RestoreTarget =
  | { kind: 'contacts'; ids: string[] }
  /** All that match, as the back end judges it, minus exceptions. `asOf` freezes the set to what the viewer saw. */
  | { kind: 'matching'; query: MatchQuery; exceptIds: string[]; asOf: string | null }
  /** The contacts that one bulk delete deleted, and only by that deletion. */
  | { kind: 'bulk-action'; bulkActionId: string; exceptIds: string[] };

/** What becomes of running workflows and campaigns of the restored contacts. */
export type AutomationChoice = 'keep-paused' | 'resume';

/** Reasons that a {@link ConflictResolution} can settle. */
export const CONFLICT_REASONS = ['duplicate-email', 'duplicate-phone'] as const;
export type ConflictReason = (typeof CONFLICT_REASONS)[number];

/** The choices of whoever confirms a restore. */
export interface RestoreChoices {
  automations: AutomationChoice;
  /** For all contacts that clash with a live one, */
  onConflict: ConflictResolution;
  /** unless settled for the kind of clash, */
  onConflictByReason?: Partial<Record<ConflictReason, ConflictResolution>> | undefined;
  /** or for that contact, by its id. */
  conflictOverrides?: Record<string, ConflictResolution> | undefined;
}

/** One confirmed intent to restore. */
export interface RestoreRequest extends RestoreChoices {
  target: RestoreTarget;
}

/** Contacts of a target that share a reason for staying behind. */
export interface IneligibleGroup {
  reason: IneligibleReason;
  count: number;
  /** The first few of them. */
  sample: { id: string; name: string | null }[];
  /** The ways out that the viewer can choose from; empty where there is none. */
  resolutions: ConflictResolution[];
}

/** What a restore would do, without doing it. */
export interface RestorePreview {
  total: number;
  eligible: number;
  ineligible: IneligibleGroup[];
  related: RelatedSummary;
  asOf: string | null;
}

/** The choices that are made for the viewer until they make others: the ones with the fewest consequences. */
export const CAUTIOUS_CHOICES: Readonly<RestoreChoices> = Object.freeze({
  automations: 'keep-paused',
  onConflict: 'skip',
});

/** What is to be done with one clashing contact: its own override, else that of the reason, else the general choice. */
export function resolutionFor(
  choices: RestoreChoices,
  contactId: string,
  reason: ConflictReason,
): ConflictResolution {
  const { conflictOverrides, onConflictByReason } = choices;
  if (conflictOverrides && Object.hasOwn(conflictOverrides, contactId)) return conflictOverrides[contactId]!;
  return onConflictByReason?.[reason] ?? choices.onConflict;
}

export function isConflictReason(reason: IneligibleReason | null): reason is ConflictReason {
  return reason === 'duplicate-email' || reason === 'duplicate-phone';
}

/** What will happen to the contacts of a preview under some choices. */
export interface RestorePlan {
  /** How many will be restored, clashes that are settled otherwise than by `skip` included. */
  restores: number;
  staysBehind: number;
}

/**
 * Counts what a preview comes to under the choices made so far. Overrides count for the contacts that the preview names;
 * of those it only counts, the choice of their reason holds. A way out that isn't offered settles nothing.
 */
export function planRestore(preview: RestorePreview, choices: RestoreChoices): RestorePlan {
  let restores = preview.eligible;
  for (const group of preview.ineligible) {
    const { reason } = group;
    if (!isConflictReason(reason)) continue;
    const settles = (way: ConflictResolution): boolean => way !== 'skip' && group.resolutions.includes(way);
    const unnamed = Math.max(0, group.count - group.sample.length);
    if (settles(choices.onConflictByReason?.[reason] ?? choices.onConflict)) restores += unnamed;
    restores += group.sample.filter(({ id }) => settles(resolutionFor(choices, id, reason))).length;
  }
  return { restores, staysBehind: Math.max(0, preview.total - restores) };
}

/** Adds summaries of associated data up, kind by kind. */
export function sumRelated(summaries: Iterable<RelatedSummary | null>): RelatedSummary {
  const sum: RelatedSummary = {};
  for (const summary of summaries) {
    for (const kind of RELATED_KINDS) {
      const part = summary?.[kind];
      if (!part) continue;
      const total = (sum[kind] ??= { returns: 0, deletedSeparately: 0 });
      total.returns += part.returns;
      total.deletedSeparately += part.deletedSeparately;
    }
  }
  return sum;
}

/** One preview for several parts of the same intent. */
export function sumPreviews(parts: readonly RestorePreview[], sampleSize = 10): RestorePreview {
  const groups = new Map<IneligibleReason, IneligibleGroup>();
  for (const group of parts.flatMap((part) => part.ineligible)) {
    const known = groups.get(group.reason);
    groups.set(group.reason, {
      reason: group.reason,
      count: (known?.count ?? 0) + group.count,
      sample: [...(known?.sample ?? []), ...group.sample].slice(0, sampleSize),
      // Only a way out that every part offers can be chosen for all of them.
      resolutions: known
        ? known.resolutions.filter((way) => group.resolutions.includes(way))
        : group.resolutions,
    });
  }
  return {
    total: parts.reduce((sum, part) => sum + part.total, 0),
    eligible: parts.reduce((sum, part) => sum + part.eligible, 0),
    ineligible: [...groups.values()],
    related: sumRelated(parts.map((part) => part.related)),
    asOf: parts[0]?.asOf ?? null,
  };
}
