import type {
  AccountPatch,
  BulkActionSeed,
  ContactSeed,
  DeletedContactSeed,
} from '../adapter/memory/options.js';
import type { RestoreAdapter } from '../adapter/contract.js';
import type { RelatedKind } from '../domain/contact.js';

/**
 * The state that a case wants an account to be in, in the shapes of the memory adapter's seeds. Plain JSON. All that is left
 * out is open: the back end says what it supports, and the account may hold more than was asked for.
 *
 * - `account`: at most `hipaa`, `retentionDays`, `allowsDuplicates` and `viewer.canRestore`. Left out, they are `false`, 60,
 *   `false` and `true`.
 * - `contacts` are deleted, `liveContacts` are not. Both may have associated data (`related`), as numbers per kind.
 * - `bulkActions`: the bulk deletes that `contacts` name in their `bulkActionId`, and what else the history holds. What isn't
 *   said of one follows from its contacts.
 */
export interface ConformanceSeed {
  account: AccountPatch;
  contacts: readonly DeletedContactSeed[];
  liveContacts: readonly ContactSeed[];
  bulkActions: readonly BulkActionSeed[];
  /**
   * Where the account's clock should stand. All instants of the seed are relative to it, and it is the real time (of
   * `RunOptions.now`), so that a back end whose clock can't be set is right too.
   */
  now: string;
}

/** What is true of one contact, told beside the adapter: by the database, for example. */
export interface ContactTruth {
  id: string;
  /** Whether it is a live contact of the account: not deleted, purged, erased, used up by a merge or unknown. */
  live: boolean;
  /** As a live contact holds it; `null` for all others. Left out: can't be told. */
  name?: string | null | undefined;
  /** As a live contact holds it; `null` for all others. */
  email: string | null;
  phone: string | null;
  /**
   * How many records hang on a live contact, by kind; what is deleted doesn't count. Kinds without any may be left out. `null`:
   * can't be told, which skips the cases that need it.
   */
  related: { [K in RelatedKind]?: number | undefined } | null;
  /** How many of its workflows and campaigns run, which paused ones don't. `null`: can't be told. */
  runningAutomations: number | null;
}

/** One account in the state that a case asked for. What is optional and missing makes the cases that need it skipped. */
export interface ConformanceWorld {
  /** Fresh, and in the session of the seed's viewer. */
  adapter: RestoreAdapter;
  /**
   * The back end's ids by those of the seed (of contacts, bulk actions and people), where it gives ids of its own. Those that
   * are left out are the same. Seeds have ids like `__proto__` and `constructor`: collect what belongs to an id in a `Map`, and
   * make this of one by `Object.fromEntries`, or begin with `Object.create(null)`. A plain `{}` loses them.
   */
  ids?: Readonly<Record<string, string>> | undefined;
  /** The truth about contacts (the back end's ids), to hold answers against. */
  probe?: ((ids: string[]) => readonly ContactTruth[] | PromiseLike<readonly ContactTruth[]>) | undefined;
  /** Moves the account's clock forward. Best if it otherwise stands still: only then are last milliseconds tested. */
  advance?: ((ms: number) => unknown) | undefined;
  /**
   * Gives running jobs one step, of about one to ten contacts; called until the job is done. Left out, the kit waits as long
   * as the bulk action's `pollAfterMs` asks for, and at most a second at a time.
   */
  settle?: (() => unknown) | undefined;
  /** Deletes live contacts as the rest of the CRM does, together with their associated data. */
  deleteContacts?: ((ids: string[]) => unknown) | undefined;
  /** Erases contacts as privacy law asks for, live or deleted. */
  eraseContacts?: ((ids: string[]) => unknown) | undefined;
  /**
   * Another adapter for the same session over the same account, as after a reload of the page: it knows nothing of what the
   * first one did but what the back end has kept.
   */
  reopen?: (() => RestoreAdapter | PromiseLike<RestoreAdapter>) | undefined;
  /** Called after the case, however it ended. */
  dispose?: (() => unknown) | undefined;
}

/**
 * What a partner writes to run the kit: how to put an account of the back end into a state, and an adapter for it. Over the
 * memory adapter it is this; over a database, `create` empties the tables of a test account and fills them.
 *
 * ```ts
 * const harness: ConformanceHarness = {
 *   create(seed) {
 *     let now = Date.parse(seed.now);
 *     const adapter = createMemoryAdapter({ ...seed, now: () => new Date(now), itemsPerTick: 5, schedule: () => {} });
 *     return {
 *       adapter,
 *       advance: (ms) => (now += ms),
 *       settle: () => adapter.backend.advance(0),
 *       deleteContacts: (ids) => adapter.backend.deleteContacts(ids, { source: 'manual' }),
 *     };
 *   },
 * };
 * ```
 */
export interface ConformanceHarness {
  /**
   * Called once per case; every answer must be independent of the ones before. To say that the back end has no such state
   * (no HIPAA accounts, a fixed retention window), throw {@link cannot}: the case is skipped with that reason.
   *
   * Refuse only what the case is about: a seed that is refused tests nothing at all. What stands in it beside that, and the
   * back end doesn't hold (who deleted a contact, by what means, a note), may be left out, and the rest filled in. Associated
   * data and bulk deletes are in the seeds of those cases alone that are about them.
   */
  create(seed: ConformanceSeed): ConformanceWorld | Promise<ConformanceWorld>;
  /**
   * Why the account can't be filled, for a back end with data that aren't ours. Then only cases run that change nothing; the
   * others are skipped for this reason, and `create` may ignore its seed.
   */
  readOnly?: string | undefined;
}

/** Why a case can't run here. Recognised by its name: two copies of this package may meet. */
export interface ConformanceSkip extends Error {
  readonly name: 'ConformanceSkip';
}

/** Makes what a harness throws when the back end can't do what a seed asks for: `throw cannot('There are no HIPAA accounts.')`. */
export function cannot(reason: string): ConformanceSkip {
  return Object.assign(new Error(reason), { name: 'ConformanceSkip' as const });
}

export function isSkip(value: unknown): value is ConformanceSkip {
  return value instanceof Error && value.name === 'ConformanceSkip';
}
