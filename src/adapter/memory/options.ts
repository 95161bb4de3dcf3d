import type { Account } from '../../domain/account.js';
import type { BulkAction, BulkActionCounts, ItemOutcome } from '../../domain/bulk-action.js';
import type {
  Actor,
  DeletedContact,
  DeletedContactDetails,
  DeletionSource,
  IneligibleReason,
  RelatedKind,
} from '../../domain/contact.js';
import type { RestoreAdapter } from '../contract.js';

type Loose<T> = { [K in keyof T]?: T[K] | undefined };

/** Parts of an account; what is left out keeps its value. Take a capability away by naming it: `supports: { undo: false }`. */
export type AccountPatch = Loose<Omit<Account, 'viewer' | 'supports'>> & {
  viewer?: Loose<Account['viewer']> | undefined;
  supports?: Account['supports'] | undefined;
};

/** Associated data as numbers; a plain number comes back with the contact. */
export type RelatedSeed = {
  [K in RelatedKind]?: number | { returns: number; deletedSeparately: number } | undefined;
};

/** A live contact to begin with. `relatedItems` names its associated data, `related` only counts it; give one of the two. */
export type ContactSeed = Pick<DeletedContact, 'id'> &
  Loose<Pick<DeletedContactDetails, 'name' | 'email' | 'phone' | 'fields' | 'relatedItems'>> & {
    related?: RelatedSeed | null | undefined;
  };

/**
 * A deleted contact to begin with. One with a `bulkActionId` belongs to that bulk delete, which is made up when it isn't
 * seeded. Deadline and eligibility are never taken over from a seed: they are judged.
 */
export type DeletedContactSeed = ContactSeed &
  Pick<DeletedContact, 'deletedAt'> &
  Loose<Pick<DeletedContact, 'deletedBy' | 'source' | 'bulkActionId' | 'restorableUntil' | 'eligibility'>>;

/** What became of one contact of a seeded bulk action. Its name comes from the contact, if that is seeded too. */
export interface ItemSeed {
  contactId: string;
  outcome?: ItemOutcome | undefined;
  reason?: IneligibleReason | null | undefined;
}

/** A line of the history to begin with. The counts of a delete default to the contacts that belong to it. */
export type BulkActionSeed = Pick<BulkAction, 'id' | 'kind'> &
  Loose<Omit<BulkAction, 'id' | 'kind' | 'counts'>> & {
    counts?: Loose<BulkActionCounts> | undefined;
    items?: readonly ItemSeed[] | undefined;
  };

export interface MemoryAdapterOptions {
  /** Default: 60 days, an admin, UTC, no duplicates, everything supported. */
  account?: AccountPatch | undefined;
  contacts?: readonly DeletedContactSeed[] | undefined;
  liveContacts?: readonly ContactSeed[] | undefined;
  bulkActions?: readonly BulkActionSeed[] | undefined;
  /** The back end's clock. Default: one of its own that stands still until {@link MemoryBackend.advance}. */
  now?: (() => Date) | undefined;
  /** How long every call takes, in milliseconds. Default: 0. */
  latencyMs?: number | undefined;
  /**
   * Contacts that a running action gets done per tick. Given, every restore runs as a job: ticks come from `advance` where the
   * clock is the adapter's own, and every `tickMs` of real time where `now` is given. Left out, up to 50 contacts are done in
   * the answer and more in short slices right after it.
   */
  itemsPerTick?: number | undefined;
  /** Time between two ticks, in milliseconds. Default: 1000. */
  tickMs?: number | undefined;
  /** Where a live contact is shown. */
  contactUrl?: ((contactId: string) => string | null) | undefined;
  /** Awaited in every call before it takes effect and again before it answers, so that tests can interleave calls. */
  pause?: ((method: string, stage: 'before' | 'after') => unknown) | undefined;
  /** Where messages to people go out. Restoring never sends any; only {@link MemoryBackend.runAutomations} does. */
  send?: ((message: OutgoingMessage) => void) | undefined;
  /**
   * Runs something later: ticks of jobs, the rest of a preview of more than 500 contacts, and latency. One that never does keeps
   * these from ending. Default: `setTimeout`.
   */
  schedule?: ((run: () => void, ms: number) => void) | undefined;
}

/** A message that an automation sends to a contact. */
export interface OutgoingMessage {
  contactId: string;
  kind: RelatedKind;
  relatedId: string;
}

/** A contact that is not deleted. */
export interface LiveContact {
  id: string;
  name: string | null;
  email: string | null;
  phone: string | null;
}

/** One thing that hangs on a live contact. */
export interface LiveRelatedItem {
  id: string;
  kind: RelatedKind;
  label: string;
  /** For workflows and campaigns; `null` for everything else. */
  automation: 'running' | 'paused' | null;
}

/** One line of the audit log: an effect, a look or a refusal. Holds ids and numbers, and never a name, e-mail or phone. */
export interface AuditEntry {
  at: string;
  accountId: string;
  /** Whoever's session it was. */
  actorId: string;
  /** The method, or what happened to a contact: `contact-restored`, `contact-merged`, `contact-deleted`, … */
  event: string;
  contactId: string | null;
  bulkActionId: string | null;
  count: number | null;
  idempotencyKey: string | null;
  /** `done`, the code of a refused call, or the reason why a contact stayed behind. */
  outcome: string;
}

/** The store behind a memory adapter: what the rest of a CRM would do, for tests, demos and probes. */
export interface MemoryBackend {
  /** `null` when the contact isn't live. */
  liveContact(id: string): LiveContact | null;
  liveContacts(): LiveContact[];
  /**
   * Deletes live contacts together with their associated data. From the source `bulk-action` (the default) it is a bulk delete
   * of the history and answered; from others the answer is `null`. Ids that aren't live are failed items of it.
   */
  deleteContacts(
    ids: readonly string[],
    options?: { by?: Actor | string | null | undefined; source?: DeletionSource | undefined },
  ): BulkAction | null;
  /** Deletes associated data on its own, whether the contact is live or deleted. Answers how many there were to delete. */
  deleteRelated(contactId: string, kind: RelatedKind, count?: number): number;
  addContact(contact: ContactSeed): LiveContact;
  /** Erases a contact under privacy law, live or deleted: all but its id is forgotten, and it never comes back. */
  eraseContact(id: string): boolean;
  /** The associated data of a live contact; nothing while it is deleted. */
  related(contactId: string): LiveRelatedItem[];
  /** Forgets everything about expired contacts. Answers how many there were. */
  purge(): number;
  /**
   * Moves the adapter's own clock and gives running actions their ticks: one per `tickMs`, and at least one. All of them run
   * at the instant where the clock lands, as after a machine's sleep. A clock that was given as `now` is left alone.
   */
  advance(ms: number): void;
  setAccount(patch: AccountPatch): void;
  /** Lets every running workflow and campaign of live contacts send one message. Answers how many. */
  runAutomations(): number;
  auditLog(): AuditEntry[];
}

/** An adapter with every call but `contactUrl` in place, and the store behind it. */
export type MemoryAdapter = Required<Omit<RestoreAdapter, 'contactUrl' | 'deadlines'>> &
  Pick<RestoreAdapter, 'contactUrl'> & { readonly backend: MemoryBackend };
