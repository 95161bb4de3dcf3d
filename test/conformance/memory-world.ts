import {
  createMemoryAdapter,
  type MemoryAdapter,
  type MemoryAdapterOptions,
} from '../../src/adapter/memory/index.js';
import type { RestoreAdapter } from '../../src/adapter/contract.js';
import { RELATED_KINDS, type RelatedKind } from '../../src/domain/contact.js';
import type {
  ConformanceHarness,
  ConformanceSeed,
  ConformanceWorld,
  ContactTruth,
} from '../../src/conformance/harness.js';

/** What a harness over the memory adapter can vary. */
export interface MemoryWorldOptions {
  supports?: NonNullable<MemoryAdapterOptions['account']>['supports'];
  /** Restores run as jobs of so many contacts a step. Left out, they end in their answer or right after it. */
  itemsPerTick?: number;
  /** Puts something between the kit and the memory adapter. */
  wrap?: (adapter: MemoryAdapter, seed: ConformanceSeed) => RestoreAdapter;
}

/** A memory adapter whose clock stands still, as a world of the kit. */
export function memoryWorld(seed: ConformanceSeed, options: MemoryWorldOptions = {}): ConformanceWorld {
  const { supports, itemsPerTick, wrap } = options;
  let now = Date.parse(seed.now);
  const memory = createMemoryAdapter({
    ...seed,
    account: { ...seed.account, supports },
    now: () => new Date(now),
    schedule: () => {},
    itemsPerTick,
  });
  const { backend } = memory;
  return {
    adapter: wrap ? wrap(memory, seed) : memory,
    advance: (ms) => (now += ms),
    settle: () => backend.advance(0),
    probe: (ids) => ids.map((id) => truthOf(memory, id)),
    deleteContacts: (ids) => backend.deleteContacts(ids, { source: 'manual' }),
    eraseContacts: (ids) => ids.forEach((id) => backend.eraseContact(id)),
  };
}

export const memoryHarness = (options: MemoryWorldOptions = {}): ConformanceHarness => ({
  create: (seed) => memoryWorld(seed, options),
});

/** The truth by the store alone: what the adapter answers has no part in it. */
function truthOf({ backend }: MemoryAdapter, id: string): ContactTruth {
  const live = backend.liveContact(id);
  const items = backend.related(id);
  const count = (kind: RelatedKind): number => items.filter((item) => item.kind === kind).length;
  return {
    id,
    live: live !== null,
    email: live?.email ?? null,
    phone: live?.phone ?? null,
    related: Object.fromEntries(RELATED_KINDS.map((kind) => [kind, count(kind)])),
    runningAutomations: items.filter(({ automation }) => automation === 'running').length,
  };
}
