import {
  createMemoryAdapter,
  type DeletedContactSeed,
  type MemoryAdapter,
  type MemoryAdapterOptions,
} from '../../../src/adapter/memory/index.js';
import type { AdapterError } from '../../../src/adapter/errors.js';
import type { BulkAction, BulkActionItem } from '../../../src/domain/bulk-action.js';
import type { DeletedContact } from '../../../src/domain/contact.js';
import type { DeletedContactsQuery } from '../../../src/domain/query.js';
import type { RestoreRequest, RestoreTarget } from '../../../src/domain/restore.js';

export const T0 = Date.parse('2026-11-01T12:00:00.000Z');
export const DAY = 86_400_000;
export const WINDOW = 60 * DAY;
export const iso = (instant: number): string => new Date(instant).toISOString();

/** An adapter over a clock that the test moves, which begins at {@link T0}. */
export interface World {
  adapter: MemoryAdapter;
  backend: MemoryAdapter['backend'];
  /** Moves the clock and gives jobs their ticks. */
  pass(ms: number): void;
}

export function world(options: MemoryAdapterOptions = {}): World {
  let now = T0;
  const adapter = createMemoryAdapter({ now: () => new Date(now), schedule: () => {}, ...options });
  const { backend } = adapter;
  return {
    adapter,
    backend,
    pass: (ms) => {
      now += ms;
      backend.advance(ms);
    },
  };
}

/** A contact deleted so many milliseconds before {@link T0}. */
export function deleted(
  id: string,
  facts: Partial<DeletedContactSeed> & { age?: number } = {},
): DeletedContactSeed {
  const { age = DAY, ...rest } = facts;
  return { id, name: `Name of ${id}`, deletedAt: iso(T0 - age), ...rest };
}

let keys = 0;
export const freshKey = (): string => `key-${++keys}`;

export function request(
  target: string[] | RestoreTarget,
  choices: Partial<RestoreRequest> = {},
): RestoreRequest {
  return {
    target: Array.isArray(target) ? { kind: 'contacts', ids: target } : target,
    automations: 'keep-paused',
    onConflict: 'skip',
    ...choices,
  };
}

export const bulk = (bulkActionId: string, exceptIds: string[] = []): RestoreTarget => ({
  kind: 'bulk-action',
  bulkActionId,
  exceptIds,
});

export function restore(
  { adapter }: World,
  target: string[] | RestoreTarget,
  choices: Partial<RestoreRequest> & { key?: string } = {},
): Promise<BulkAction> {
  const { key = freshKey(), ...rest } = choices;
  return adapter.startRestore(request(target, rest), { idempotencyKey: key });
}

export async function items({ adapter }: World, id: string): Promise<BulkActionItem[]> {
  return (await adapter.listBulkActionItems(id, { pageSize: 1000 }, {})).items;
}

/** What became of each contact: `id` to `succeeded` or the reason why not. */
export async function outcomes(world: World, id: string): Promise<Record<string, string>> {
  const all = await items(world, id);
  return Object.fromEntries(all.map((item) => [item.contactId, item.reason ?? item.outcome]));
}

export async function list(
  { adapter }: World,
  query: Partial<DeletedContactsQuery> = {},
): Promise<DeletedContact[]> {
  return (await adapter.listDeletedContacts({ pageSize: 1000, ...query }, {})).items;
}

export async function listedIds(world: World, query: Partial<DeletedContactsQuery> = {}): Promise<string[]> {
  return (await list(world, query)).map(({ id }) => id);
}

/** The code that a call is refused with; `accepted` when it isn't. */
export async function codeOf(call: Promise<unknown> | (() => Promise<unknown>)): Promise<string> {
  try {
    await (typeof call === 'function' ? call() : call);
    return 'accepted';
  } catch (thrown) {
    const { name, code } = thrown as AdapterError;
    return name === 'AdapterError' ? code : name;
  }
}

/** What a call rejects with. */
export const rejection = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => Promise.reject(new Error('accepted')),
    (thrown: unknown) => thrown,
  );
