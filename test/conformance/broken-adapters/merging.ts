import type { LiveContact, MemoryAdapter } from '../../../src/adapter/memory/index.js';
import type { RestoreAdapter } from '../../../src/adapter/contract.js';
import type { ConformanceSeed } from '../../../src/conformance/index.js';
import type { BrokenAdapter } from './broken-adapter.js';

/**
 * Restores as the memory adapter does, and has its merges leave behind other live contacts than they should. Given with each
 * is how it began, and the first deleted contact.
 */
function leaving(
  memory: MemoryAdapter,
  seed: ConformanceSeed,
  change: (live: LiveContact, began: Partial<LiveContact>, merged: Partial<LiveContact>) => LiveContact,
): Pick<RestoreAdapter, 'startRestore'> {
  const { liveContact } = memory.backend;
  let merges = false;
  Object.assign(memory.backend, {
    liveContact: (id: string): LiveContact | null => {
      const live = liveContact(id);
      const began = seed.liveContacts.find((contact) => contact.id === id) as
        Partial<LiveContact> | undefined;
      return live && began && merges ? change(live, began, seed.contacts[0] as Partial<LiveContact>) : live;
    },
  });
  return {
    startRestore: (request, call) => {
      merges ||= request.onConflict === 'merge';
      return memory.startRestore(request, call);
    },
  };
}

/** Adapters whose merges go wrong. */
export const mergingFaults: BrokenAdapter[] = [
  {
    fault: 'a merge gives no phone and no e-mail',
    breaks: (memory, seed) =>
      leaving(memory, seed, (live, { email = null, phone = null }) => ({ ...live, email, phone })),
    fails: ['conflicts/merge-fills-blanks'],
  },
  {
    fault: 'a merge gives no name',
    breaks: (memory, seed) => leaving(memory, seed, (live, { name = null }) => ({ ...live, name })),
    fails: ['conflicts/merge-fills-name'],
  },
  {
    fault: 'a merge overwrites',
    breaks: (memory, seed) =>
      leaving(memory, seed, (live, { email, phone: own }, { phone = null }) =>
        email && own ? { ...live, phone } : live,
      ),
    fails: ['conflicts/merge-keeps-values'],
  },
  {
    fault: 'a merge gives what somebody else holds',
    breaks: (memory, seed) =>
      leaving(memory, seed, (live, _began, { phone = null }) => (live.phone ? live : { ...live, phone })),
    fails: ['conflicts/merge-leaves-what-others-hold'],
  },
];
