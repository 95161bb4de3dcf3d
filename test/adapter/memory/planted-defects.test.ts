import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import type { MemoryAdapter } from '../../../src/adapter/memory/index.js';
import type { BulkAction } from '../../../src/domain/bulk-action.js';
import { keepsToTheModel, type DuelOptions } from './duel.js';
import { DAY } from './memory-harness.js';

type Wrap = (adapter: MemoryAdapter) => MemoryAdapter;
type StartRestore = MemoryAdapter['startRestore'];

let keys = 0;
const unknownKey = (): string => `unknown ${++keys}`;

const withStartRestore =
  (startRestore: (adapter: MemoryAdapter) => StartRestore): Wrap =>
  (adapter) => ({ ...adapter, startRestore: startRestore(adapter) });

/** Faults that back ends have, each in an adapter that is right in everything else. */
const DEFECTS: Record<string, DuelOptions> = {
  'looks the key up, and remembers it after an await': {
    wrap: withStartRestore((adapter) => {
      const known = new Map<string, BulkAction>();
      return async (intent, call) => {
        const { idempotencyKey } = call;
        const before = known.get(idempotencyKey);
        if (before) return adapter.getBulkAction(before.id, call);
        const action = await adapter.startRestore(intent, { ...call, idempotencyKey: unknownKey() });
        known.set(idempotencyKey, action);
        return action;
      };
    }),
  },
  'looks the key up after the effect': {
    wrap: withStartRestore((adapter) => {
      const known = new Map<string, BulkAction>();
      return async (intent, call) => {
        const action = await adapter.startRestore(intent, { ...call, idempotencyKey: unknownKey() });
        const first = known.get(call.idempotencyKey);
        if (first) return adapter.getBulkAction(first.id, call);
        known.set(call.idempotencyKey, action);
        return action;
      };
    }),
  },
  'restores at the last instant, too': { account: { retentionDays: 60 + 1 / DAY } },
  'ends the window a millisecond early': { account: { retentionDays: 60 - 1 / DAY } },
  'does what was given up': {
    wrap: withStartRestore((adapter) => async (intent, { idempotencyKey, signal }) => {
      const action = await adapter.startRestore(intent, { idempotencyKey });
      signal?.throwIfAborted();
      return action;
    }),
  },
  'answers from what it read last time': {
    wrap: (adapter) => {
      let last: ReturnType<MemoryAdapter['listDeletedContacts']> | undefined;
      return {
        ...adapter,
        listDeletedContacts: (query, call) => (last ??= adapter.listDeletedContacts(query, call)),
      };
    },
  },
  'forgets what was to become of contacts that clash': {
    wrap: withStartRestore(
      (adapter) => (intent, call) => adapter.startRestore({ ...intent, onConflict: 'skip' }, call),
    ),
  },
};

describe('the model of the memory adapter', () => {
  for (const [title, options] of Object.entries(DEFECTS)) {
    it(`finds an adapter that ${title}`, async function () {
      this.timeout(60_000);
      const result = await fc.check(keepsToTheModel(options), { seed: 1, numRuns: 500, endOnFailure: true });
      expect(result.failed).to.equal(true);
    });
  }
});
