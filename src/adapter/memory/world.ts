import type { Account } from '../../domain/account.js';
import { AuditLog } from './audit-log.js';
import { Bin } from './bin.js';
import { createClock, type Clock } from './clock.js';
import { ContactStore } from './contact-store.js';
import { History } from './history.js';
import { JobRunner } from './jobs.js';
import { Judge } from './judge.js';
import type { AccountPatch, MemoryAdapterOptions } from './options.js';
import { DEFAULT_RETENTION_DAYS } from '../../domain/retention.js';
import { FILTER_FIELDS, SORT_FIELDS } from '../../domain/account.js';
import { CONFLICT_RESOLUTIONS } from '../../domain/contact.js';

/** Everything behind one adapter. Two adapters share nothing. */
export interface World {
  /** As it is now; `serverTime` is put in when it is answered. */
  readonly account: Account;
  readonly clock: Clock;
  readonly bin: Bin;
  readonly store: ContactStore;
  readonly judge: Judge;
  readonly history: History;
  readonly jobs: JobRunner;
  readonly audit: AuditLog;
}

function defaultAccount(): Account {
  return {
    id: 'account',
    name: null,
    hipaa: false,
    retentionDays: DEFAULT_RETENTION_DAYS,
    timeZone: 'UTC',
    serverTime: '',
    allowsDuplicates: false,
    viewer: { id: 'admin', name: 'Admin', canRestore: true },
    supports: {
      preview: true,
      history: true,
      details: true,
      items: true,
      cancel: true,
      undo: true,
      watch: true,
      matching: true,
      totals: 'exact',
      sort: [...SORT_FIELDS],
      filters: [...FILTER_FIELDS],
      search: true,
      conflicts: [...CONFLICT_RESOLUTIONS],
      automations: 'choice',
    },
  };
}

/** Puts the parts of a patch in. Nothing of it is shared with the caller afterwards. */
export function patchAccount(account: Account, patch: AccountPatch): void {
  const { viewer, supports, ...rest } = structuredClone(patch);
  Object.assign(account, rest);
  Object.assign(account.viewer, viewer);
  Object.assign(account.supports, supports);
}

export function createWorld(options: MemoryAdapterOptions): World {
  const account = defaultAccount();
  patchAccount(account, options.account ?? {});
  const clock = createClock(options.now);
  const bin = new Bin();
  const store = new ContactStore(account, bin);
  bin.setPolicy((deletion) => store.deadline(deletion));
  const history = new History(clock);
  return {
    account,
    clock,
    bin,
    store,
    judge: new Judge(account, store),
    history,
    jobs: new JobRunner(history, clock, options),
    audit: new AuditLog(clock),
  };
}
