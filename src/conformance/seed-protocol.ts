import type { ConformanceSeed, ContactTruth } from './harness.js';

/**
 * The seed protocol: what a server offers **in tests only** so that the kit's command line (`--seed-url`) can put an account
 * into the state that a case needs, and look at the truth beside the HTTP profile. Never deploy it: it deletes and reveals
 * everything.
 *
 * All requests are `POST` with a JSON body, and answer 200 with JSON ({@link SeedAnswer}, a list of {@link ContactTruth}, or
 * `{}`). They carry the headers of `--header`, which say whose account is meant; after the first answer also those of
 * {@link SeedAnswer.headers}, as all calls of the HTTP profile do. Cases run one after the other.
 *
 * | request | body | effect |
 * | --- | --- | --- |
 * | `{seed-url}` | {@link ConformanceSeed} | The account holds what the seed says and nothing of cases before: contacts, bulk actions, jobs and idempotency keys are gone. Answers {@link SeedAnswer}. |
 * | `{seed-url}/advance` | {@link AdvanceRequest} | The account's clock moves forward. Nothing else happens: no purge, no job. |
 * | `{seed-url}/settle` | `{}` | Running jobs of the account get on by one step of 1 to 10 contacts. |
 * | `{seed-url}/probe` | {@link IdsRequest} | Nothing. Answers a list of {@link ContactTruth}, one for each id, in any order. |
 * | `{seed-url}/delete` | {@link IdsRequest} | These live contacts are deleted as any user deletes them one by one, together with the associated data that they have then: by the viewer, source `manual`, no bulk action. |
 * | `{seed-url}/erase` | {@link IdsRequest} | These contacts, live or deleted, are erased under privacy law. |
 *
 * All but the first are optional: `can` names those that there are.
 *
 * **Clock.** With `advance`, the account's clock should stand still at the seed's `now` and move only when it is told to;
 * `serverTime`, `deletedAt`, `createdAt` and every rule read it. Jobs still run in real time; with `settle` they wait for it,
 * so that the kit can look, cancel and let time pass between two contacts.
 *
 * **Deleted contacts of a seed.** `deletedAt` is to be kept to the millisecond. Contacts past their window may be purged at
 * once. `deletedBy` and the viewer are people of the account; where it gives them other ids, `ids` says so. `related` counts,
 * per kind, records that were deleted by the same act as the contact (a plain number, or `returns`) and by an act of their
 * own before it (`deletedSeparately`); their labels are free. Workflows and campaigns ran when they were deleted.
 *
 * **Bulk actions of a seed.** One of the kind `delete` consists of the contacts that name it, is `completed`, was created when
 * they were deleted, by `deletedBy` of the first. Any other kind is a line of the history with the fields that are given.
 *
 * **Ids.** Use the ids of the seed if you can: some cases are about odd ones (quotes, slashes, emoji). Otherwise answer `ids`.
 */
export const SEED_ACTIONS = ['advance', 'settle', 'probe', 'delete', 'erase'] as const;
export type SeedAction = (typeof SEED_ACTIONS)[number];

/** The answer to a seed. */
export interface SeedAnswer {
  /** Which of the other requests the server knows. */
  can?: SeedAction[] | undefined;
  /** The server's ids by those of the seed, as far as they differ. */
  ids?: Record<string, string> | undefined;
  /** What calls must carry from now on to be in the session of the seed's viewer. Replaces headers of `--header`. */
  headers?: Record<string, string> | undefined;
  /** Instead of all that: why the server has no such state. The case is skipped for this reason. */
  cannot?: string | undefined;
}

/** Body of `{seed-url}/advance`. */
export interface AdvanceRequest {
  /** A whole number above 0. */
  ms: number;
}

/** Body of the requests about contacts: the server's ids. */
export interface IdsRequest {
  ids: string[];
}

export type { ConformanceSeed, ContactTruth };
