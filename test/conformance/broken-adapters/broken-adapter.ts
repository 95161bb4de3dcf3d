import type { RestoreAdapter } from '../../../src/adapter/contract.js';
import type { MemoryAdapter } from '../../../src/adapter/memory/index.js';
import type { ConformanceSeed } from '../../../src/conformance/index.js';
import type { Account, Supports } from '../../../src/domain/account.js';
import type { BulkAction } from '../../../src/domain/bulk-action.js';
import type { DeletedContact } from '../../../src/domain/contact.js';
import type { Page } from '../../../src/domain/page.js';

/** An adapter with one fault, and the cases that must find it: these and no others. */
export interface BrokenAdapter {
  /** What is wrong with it. */
  fault: string;
  /** What it declares, where the fault depends on that. */
  supports?: Supports;
  /** Whether its restores end in their answer. Otherwise they are jobs. */
  atOnce?: true;
  /** The methods that are wrong. All others are those of the memory adapter. */
  breaks: (memory: MemoryAdapter, seed: ConformanceSeed) => Partial<RestoreAdapter>;
  fails: readonly string[];
}

/** A copy of an object that lacks some of its fields. */
export function without<T extends object, K extends keyof T>(value: T, ...names: K[]): Omit<T, K> {
  const copy = { ...value };
  for (const name of names) delete copy[name];
  return copy;
}

/** Lists as the memory adapter does, with every page changed. */
export const changingPages = (
  memory: MemoryAdapter,
  change: (page: Page<DeletedContact>) => Page<DeletedContact>,
): Pick<RestoreAdapter, 'listDeletedContacts'> => ({
  listDeletedContacts: async (query, call) => change(await memory.listDeletedContacts(query, call)),
});

export const changingRows = (memory: MemoryAdapter, change: (row: DeletedContact) => DeletedContact) =>
  changingPages(memory, (page) => ({ ...page, items: page.items.map(change) }));

/** Answers with bulk actions that are all changed in the same way, wherever they are told one by one. */
export const changingActions = (
  memory: MemoryAdapter,
  change: (action: BulkAction) => BulkAction,
): Pick<RestoreAdapter, 'startRestore' | 'getBulkAction'> => ({
  startRestore: async (request, call) => change(await memory.startRestore(request, call)),
  getBulkAction: async (id, call) => change(await memory.getBulkAction(id, call)),
});

export const changingAccount = (
  memory: MemoryAdapter,
  change: Partial<Account>,
): Pick<RestoreAdapter, 'getAccount'> => ({
  getAccount: async (call) => ({ ...(await memory.getAccount(call)), ...change }),
});

type Patch = Parameters<MemoryAdapter['backend']['setAccount']>[0];

/** Shows contacts under another account than the true one. */
export function readingAs(memory: MemoryAdapter, account: Patch, back: Patch): Partial<RestoreAdapter> {
  const masked =
    <A extends unknown[], T>(call: (...args: A) => Promise<T>) =>
    (...args: A): Promise<T> => {
      memory.backend.setAccount(account);
      const answer = call(...args);
      memory.backend.setAccount(back);
      return answer;
    };
  return {
    listDeletedContacts: masked(memory.listDeletedContacts),
    getDeletedContact: masked(memory.getDeletedContact),
    previewRestore: masked(memory.previewRestore),
    undoRestore: masked(memory.undoRestore),
  };
}

/** Restores under another account than the true one, as a back end does that doesn't check. */
export const restoringAs = (
  { backend, startRestore }: MemoryAdapter,
  account: Patch,
  back: Patch,
): Pick<RestoreAdapter, 'startRestore'> => ({
  startRestore: async (request, call) => {
    backend.setAccount(account);
    const started = await startRestore(request, call);
    backend.setAccount(back);
    return started;
  },
});
