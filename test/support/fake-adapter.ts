import type { RestoreAdapter } from '../../src/adapter/contract.js';
import type { Account, Supports } from '../../src/domain/account.js';
import type { BulkAction, BulkActionItem } from '../../src/domain/bulk-action.js';
import type { DeletedContact } from '../../src/domain/contact.js';
import type { Page } from '../../src/domain/page.js';
import type { RestorePreview } from '../../src/domain/restore.js';
import { DAY_MS } from '../../src/domain/retention.js';

/** The instant at which the back end of the tests stands. */
export const NOW = '2026-11-24T12:00:00.000Z';
export const daysAgo = (days: number): string => new Date(Date.parse(NOW) - days * DAY_MS).toISOString();

export const ALL_SUPPORTED: Supports = {
  preview: true,
  history: true,
  details: true,
  items: true,
  cancel: true,
  undo: true,
  matching: true,
  totals: 'exact',
  sort: ['name', 'email', 'phone', 'deletedAt', 'restorableUntil', 'deletedBy'],
  filters: ['deletedBy', 'deletedFrom', 'deletedTo', 'expiresBefore', 'source', 'bulkActionId'],
  search: true,
  conflicts: ['skip', 'drop-value', 'merge', 'keep-both'],
  automations: 'choice',
  maxIds: 500,
};

export function makeAccount(patch: Partial<Account> = {}): Account {
  return {
    id: 'acc-1',
    name: 'Test account',
    hipaa: false,
    retentionDays: 60,
    timeZone: 'UTC',
    serverTime: NOW,
    allowsDuplicates: false,
    viewer: { id: 'user-1', name: 'Sam Ode', canRestore: true },
    supports: ALL_SUPPORTED,
    ...patch,
  };
}

export function makeContact(number: number, patch: Partial<DeletedContact> = {}): DeletedContact {
  const deletedAt = daysAgo(number % 50);
  return {
    id: `c-${number}`,
    name: `Contact ${number}`,
    email: `contact${number}@example.com`,
    phone: `+1 555 010 ${String(number).padStart(4, '0')}`,
    deletedAt,
    restorableUntil: new Date(Date.parse(deletedAt) + 60 * DAY_MS).toISOString(),
    deletedBy: { id: 'user-1', name: 'Sam Ode' },
    source: 'manual',
    bulkActionId: null,
    eligibility: { eligible: true },
    related: { notes: { returns: 2, deletedSeparately: 1 } },
    ...patch,
  };
}

export function makeContacts(count: number): DeletedContact[] {
  return Array.from({ length: count }, (_, index) => makeContact(index + 1));
}

export function makeAction(patch: Partial<BulkAction> = {}): BulkAction {
  return {
    id: 'job-1',
    kind: 'restore',
    label: 'Restore',
    status: 'completed',
    counts: { total: 1, processed: 1, succeeded: 1, failed: 0, skipped: 0 },
    createdAt: NOW,
    startedAt: NOW,
    finishedAt: NOW,
    createdBy: { id: 'user-1', name: 'Sam Ode' },
    restoresId: null,
    restoredById: null,
    restorable: null,
    undo: { until: null },
    pollAfterMs: null,
    message: null,
    ...patch,
  };
}

export function makePreview(patch: Partial<RestorePreview> = {}): RestorePreview {
  return { total: 1, eligible: 1, ineligible: [], related: {}, asOf: null, ...patch };
}

export function makePage<T>(items: T[], patch: Partial<Page<T>> = {}): Page<T> {
  return { items, nextCursor: null, total: items.length, asOf: 'as-of-1', serverTime: NOW, ...patch };
}

/** A call that the adapter got: the method and its arguments without the options. */
export interface RecordedCall {
  method: keyof RestoreAdapter;
  args: unknown[];
  options: { signal?: AbortSignal; idempotencyKey?: string };
}

export interface FakeAdapter extends Required<Omit<RestoreAdapter, 'watchBulkAction' | 'deadlines'>> {
  calls: RecordedCall[];
  called(method: keyof RestoreAdapter): RecordedCall[];
}

export interface FakeAdapterOptions {
  account?: Partial<Account>;
  contacts?: DeletedContact[];
  actions?: BulkAction[];
  items?: BulkActionItem[];
  /** Methods of the test's own, which win. A test holds an answer back by answering with a promise that it settles by hand. */
  answers?: Partial<RestoreAdapter>;
}

/**
 * An adapter without rules, for tests of what stands above the seam: it pages through what it was given, records every call,
 * and lets the test answer in its place.
 */
export function fakeAdapter(options: FakeAdapterOptions = {}): FakeAdapter {
  const { contacts = [], actions = [], items = [], answers = {} } = options;
  const calls: RecordedCall[] = [];
  const cut = <T>(
    all: T[],
    { cursor, pageSize }: { cursor?: string | undefined; pageSize: number },
  ): Page<T> => {
    const start = Number(cursor ?? 0);
    const end = start + pageSize;
    return makePage(all.slice(start, end), {
      total: all.length,
      nextCursor: end < all.length ? String(end) : null,
    });
  };
  const action = (id: string): BulkAction => actions.find((known) => known.id === id) ?? makeAction({ id });
  const methods: Required<Omit<RestoreAdapter, 'watchBulkAction' | 'deadlines'>> = {
    getAccount: async () => makeAccount(options.account),
    listDeletedContacts: async (query) => cut(contacts, query),
    startRestore: async () => makeAction(),
    getBulkAction: async (id) => action(id),
    previewRestore: async (target) => {
      const total = target.kind === 'contacts' ? target.ids.length : contacts.length;
      return makePreview({ total, eligible: total });
    },
    listBulkActions: async (query) => cut(actions, query),
    getDeletedContact: async (id) => ({
      ...contacts.find((known) => known.id === id)!,
      fields: [],
      relatedItems: [],
    }),
    listBulkActionItems: async (_id, query) =>
      cut(
        items.filter(({ outcome }) => !query.outcome || outcome === query.outcome),
        query,
      ),
    cancelBulkAction: async (id) => ({ ...action(id), status: 'cancelled' }),
    undoRestore: async (id) => makeAction({ id: `undo-${id}`, kind: 'undo-restore' }),
    contactUrl: (contactId) => `/contacts/${contactId}`,
  };
  const recorded = Object.fromEntries(
    Object.entries({ ...methods, ...answers }).map(([method, run]) => [
      method,
      (...args: unknown[]) => {
        const options = method === 'contactUrl' ? {} : (args.at(-1) as RecordedCall['options']);
        calls.push({ method: method as keyof RestoreAdapter, args: args.slice(0, -1), options });
        return (run as (...args: unknown[]) => unknown)(...args);
      },
    ]),
  ) as unknown as typeof methods;
  return { ...recorded, calls, called: (method) => calls.filter((call) => call.method === method) };
}
