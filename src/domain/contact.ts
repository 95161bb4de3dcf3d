/**
 * Records of deleted contacts, as they travel between a back end and the elements. Plain JSON: instants are ISO 8601 in
 * UTC, ids are opaque strings, absence is `null`.
 */

/** What can hang on a contact and come back with it. */
export const RELATED_KINDS = [
  'opportunities',
  'notes',
  'tasks',
  'conversations',
  'appointments',
  'workflows',
  'campaigns',
] as const;
export type RelatedKind = (typeof RELATED_KINDS)[number];

/**
 * How much of each kind comes back with the contact (`returns`) and how much stays deleted because it was deleted by an act
 * of its own (`deletedSeparately`). A kind that is absent has nothing of either.
 */
export type RelatedSummary = {
  [K in RelatedKind]?: { returns: number; deletedSeparately: number } | undefined;
};

/**
 * Why a contact can't be restored.
 *
 * - `retention-expired`: past the retention window; permanently deleted or about to be.
 * - `hipaa-account`: the account is HIPAA-compliant, where nothing deleted comes back.
 * - `not-admin`: the viewer has no Admin access.
 * - `duplicate-email`, `duplicate-phone`: a live contact of the account holds the same value. A {@link Conflict} says which.
 * - `already-restored`: it is live. Not an error: somebody got there first.
 * - `not-found`: unknown, or in another account; the two are never told apart.
 * - `superseded`: restored and deleted again since, so this older deletion has nothing left to undo.
 * - `erased`: erased on request under privacy law; never comes back.
 * - `still-deleting`: its deletion has not finished. `locked`: another action is changing it. Both pass.
 * - `unknown`: the outcome is not known, or the back end gave no reason.
 */
export const INELIGIBLE_REASONS = [
  'retention-expired',
  'hipaa-account',
  'not-admin',
  'duplicate-email',
  'duplicate-phone',
  'already-restored',
  'not-found',
  'superseded',
  'erased',
  'still-deleting',
  'locked',
  'unknown',
] as const;
export type IneligibleReason = (typeof INELIGIBLE_REASONS)[number];

/**
 * What to do with a contact whose e-mail or phone a live contact holds.
 *
 * - `skip`: leave it deleted.
 * - `drop-value`: restore it without the clashing value.
 * - `merge`: give its associated data to the live contact, and its name, e-mail and phone where that one has none and nobody
 *   else holds them; the deleted one is used up.
 * - `keep-both`: restore it all the same. Only where the account allows duplicates.
 */
export const CONFLICT_RESOLUTIONS = ['skip', 'drop-value', 'merge', 'keep-both'] as const;
export type ConflictResolution = (typeof CONFLICT_RESOLUTIONS)[number];

/** A clash with a live contact, and the ways out that the back end offers. */
export interface Conflict {
  field: 'email' | 'phone';
  /** The live contact that holds the value. */
  contactId: string;
  contactName: string | null;
  resolutions: ConflictResolution[];
}

/** The back end's verdict on one contact at the moment of the answer. */
export type Eligibility =
  | { eligible: true }
  | {
      eligible: false;
      reason: IneligibleReason;
      conflict?: Conflict | undefined;
      /** The back end's own words for the viewer. Shown as text. */
      message?: string | undefined;
    };

export const DELETION_SOURCES = ['manual', 'bulk-action', 'workflow', 'api', 'merge', 'unknown'] as const;
/** How the contact came to be deleted. */
export type DeletionSource = (typeof DELETION_SOURCES)[number];

/** Somebody who acted. `name` is `null` where the back end doesn't tell. */
export interface Actor {
  id: string;
  name: string | null;
}

/** A row of the list of deleted contacts: what the columns need and no more. */
export interface DeletedContact {
  id: string;
  name: string | null;
  email: string | null;
  phone: string | null;
  deletedAt: string;
  /** First instant at which it can no longer be restored: exclusive, so equal is too late. */
  restorableUntil: string;
  deletedBy: Actor | null;
  source: DeletionSource;
  /** The bulk delete that deleted it. */
  bulkActionId: string | null;
  eligibility: Eligibility;
  /** `null`: not known here; ask for a preview. */
  related: RelatedSummary | null;
}

/** The read-only look at one deleted contact. */
export interface DeletedContactDetails extends DeletedContact {
  /** What the CRM knows of it, in display order, in the words of the account. */
  fields: { label: string; value: string }[];
  relatedItems: { kind: RelatedKind; label: string; returns: boolean }[];
}
