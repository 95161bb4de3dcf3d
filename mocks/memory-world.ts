import type { RestoreAdapter, Supports } from 'contacts-restore/adapter';
import { createMemoryAdapter, type MemoryAdapter } from 'contacts-restore/adapter/memory';
import type { ConformanceSeed, ConformanceWorld, ContactTruth } from 'contacts-restore/conformance';
import { RELATED_KINDS, type RelatedKind } from 'contacts-restore/domain';

export interface MemoryWorldOptions {
  /** What the account declares, beside what the memory adapter does. */
  supports?: Supports | undefined;
  /** Restores run as jobs of so many contacts a step. Left out, they end in their answer or right after it. */
  itemsPerTick?: number | undefined;
  /** Puts something between the kit and the memory adapter. */
  wrap?: ((adapter: MemoryAdapter, seed: ConformanceSeed) => RestoreAdapter) | undefined;
}

/** A memory adapter whose clock stands still, as a world of the conformance kit: a harness is `{ create: memoryWorld }`. */
export function memoryWorld(
  seed: ConformanceSeed,
  { supports, itemsPerTick, wrap }: MemoryWorldOptions = {},
): ConformanceWorld {
  let now = Date.parse(seed.now);
  const memory = createMemoryAdapter({
    ...seed,
    account: { ...seed.account, supports },
    now: () => new Date(now),
    schedule: () => {},
    itemsPerTick,
  });
  const { backend } = memory;
  const open = (): RestoreAdapter => (wrap ? wrap(memory, seed) : { ...memory });
  return {
    adapter: open(),
    reopen: open,
    advance: (ms) => {
      now += ms;
    },
    settle: () => backend.advance(0),
    probe: (ids) => ids.map((id) => truthOf(memory, id)),
    deleteContacts: (ids) => backend.deleteContacts(ids, { source: 'manual' }),
    eraseContacts: (ids) => ids.map((id) => backend.eraseContact(id)),
  };
}

/** The truth by the store alone: what the adapter answers has no part in it. */
function truthOf({ backend }: MemoryAdapter, id: string): ContactTruth {
  const live = backend.liveContact(id);
  const items = backend.related(id);
  const count = (kind: RelatedKind): number => items.filter((item) => item.kind === kind).length;
  return {
    id,
    live: live !== null,
    name: live?.name ?? null,
    email: live?.email ?? null,
    phone: live?.phone ?? null,
    related: Object.fromEntries(RELATED_KINDS.map((kind) => [kind, count(kind)])),
    runningAutomations: items.filter(({ automation }) => automation === 'running').length,
  };
}
