import type { FilterField, SortField, TotalsSupport, AutomationSupport } from '../domain/account.js';
import type { ConflictResolution } from '../domain/contact.js';
import type { BulkActionSeed, ContactSeed, DeletedContactSeed } from '../adapter/memory/options.js';
import type { ConformanceSeed } from './harness.js';
import type { Stage } from './stage.js';

/** What the cases are about, in the order in which they run: from the shape of answers to what is seldom met. */
export const CONFORMANCE_GROUPS = [
  'shape',
  'paging',
  'finding',
  'abort',
  'failures',
  'unsupported',
  'restore',
  'idempotency',
  'partial-success',
  'life-cycle',
  'cancel',
  'undo',
  'preview',
  'retention',
  'hipaa',
  'permission',
  'conflicts',
  'related',
  'many',
  'odd',
] as const;
export type ConformanceGroup = (typeof CONFORMANCE_GROUPS)[number];

/** Something that `Account.supports` can declare. */
export type Capability =
  | 'preview'
  | 'history'
  | 'details'
  | 'items'
  | 'cancel'
  | 'undo'
  | 'watch'
  | 'matching'
  | 'search'
  | 'maxIds'
  | `totals:${TotalsSupport}`
  | `automations:${AutomationSupport}`
  | `sort:${SortField}`
  | `filters:${FilterField}`
  | `conflicts:${ConflictResolution}`;

/**
 * What has to be there for a case to run: an account that can be filled, something of the harness, something that the account
 * declares, or something that it doesn't.
 */
export type Need =
  'seed' | 'clock' | 'probe' | 'deleting' | 'erasing' | 'reopening' | Capability | `no ${Capability}`;

/** Gives `deletedAt` as an age, so that the seed of a case is data without a clock. */
export type DeletedContactPlan = Omit<DeletedContactSeed, 'deletedAt'> & {
  /** How long before the seed's `now` it was deleted, in milliseconds. Default: a day. */
  age?: number | undefined;
};

export type BulkActionPlan = BulkActionSeed & { age?: number | undefined };

/** The seed of a case before its instants are known. */
export interface SeedPlan {
  account?: ConformanceSeed['account'] | undefined;
  contacts?: readonly DeletedContactPlan[] | undefined;
  liveContacts?: readonly ContactSeed[] | undefined;
  bulkActions?: readonly BulkActionPlan[] | undefined;
}

/** One thing that the contract promises, as data: any runner can list, choose and run it. See `runCase`. */
export interface ConformanceCase {
  /** Stable: `group/name`. */
  readonly id: string;
  readonly group: ConformanceGroup;
  /** The promise, as a fact in the present tense. */
  readonly title: string;
  readonly needs: readonly Need[];
  readonly seed: SeedPlan;
  /** Rejects when the promise isn't kept, with a sentence that says how. */
  run(stage: Stage): Promise<void>;
}

interface CasePlan extends Pick<ConformanceCase, 'title' | 'run'> {
  /** Beside a seed. */
  needs?: readonly Need[];
  seed?: SeedPlan;
  /** Changes nothing and holds for any data: can run against an account that the kit can't fill. */
  anywhere?: true;
}

/** The cases of a group, by their names in it. */
export function casesOf(group: ConformanceGroup, plans: Record<string, CasePlan>): ConformanceCase[] {
  return Object.entries(plans).map(([name, { title, needs = [], seed = {}, anywhere, run }]) => ({
    id: `${group}/${name}`,
    group,
    title,
    needs: anywhere ? needs : ['seed', ...needs],
    seed,
    run,
  }));
}
