import type { CallOptions, RestoreAdapter } from '../../adapter/contract.js';
import { isAbortError } from '../../adapter/errors.js';
import { isFinalStatus } from '../../domain/bulk-action.js';
import { casesOf } from '../case.js';
import { aborts, describe, ensure, fail, same } from '../expect.js';
import { cannot } from '../harness.js';
import { deleted, many } from '../seeds.js';
import type { Stage } from '../stage.js';

type Read = (adapter: RestoreAdapter, call: CallOptions) => Promise<unknown> | undefined;

/** All calls that only read, as far as the adapter has them. Unknown ids will do: nobody waits for the answers. */
const READS: Record<string, Read> = {
  getAccount: (adapter, call) => adapter.getAccount(call),
  listDeletedContacts: (adapter, call) => adapter.listDeletedContacts({ pageSize: 5 }, call),
  getBulkAction: (adapter, call) => adapter.getBulkAction('unknown', call),
  previewRestore: (adapter, call) => adapter.previewRestore?.({ kind: 'contacts', ids: ['unknown'] }, call),
  listBulkActions: (adapter, call) => adapter.listBulkActions?.({ pageSize: 5 }, call),
  getDeletedContact: (adapter, call) => adapter.getDeletedContact?.('unknown', call),
  listBulkActionItems: (adapter, call) => adapter.listBulkActionItems?.('unknown', { pageSize: 5 }, call),
};

/** The reads that this adapter has and its account declares. */
function readsOf({ account: { supports }, world }: Stage): [string, Read][] {
  const optional: Record<string, boolean | undefined> = {
    previewRestore: supports.preview,
    listBulkActions: supports.history,
    getDeletedContact: supports.details,
    listBulkActionItems: supports.items,
  };
  return Object.entries(READS).filter(
    ([name]) =>
      (!(name in optional) || optional[name]) &&
      typeof world.adapter[name as keyof RestoreAdapter] === 'function',
  );
}

const PROMPT_MS = 1_000;

/** Settles with the call, or fails when that takes too long. What a call that is given up answers is nobody's business. */
async function expectPrompt(stage: Stage, call: Promise<unknown> | undefined, what: string): Promise<void> {
  const settled = Promise.resolve(call).then(
    () => null,
    (thrown: unknown) => ({ thrown }),
  );
  const late = Symbol('late');
  const end = await Promise.race([settled, stage.sleep(PROMPT_MS).then(() => late)]);
  ensure(end !== late, `${what} is still under way ${PROMPT_MS} ms after it was given up.`);
  if (end !== null && typeof end === 'object') {
    ensure(
      isAbortError(end.thrown),
      `${what}, given up, is to reject with an AbortError; it rejects with ${describe(end.thrown)}.`,
    );
  }
}

export const abortCases = casesOf('abort', {
  'before-reading': {
    title: 'A call that was given up before it began rejects with an AbortError',
    anywhere: true,
    async run(stage) {
      const signal = AbortSignal.abort();
      for (const [name, read] of readsOf(stage)) {
        await aborts(() => read(stage.world.adapter, { signal }), name);
      }
    },
  },
  'while-reading': {
    title: 'A call that is given up ends promptly, and if it rejects then with an AbortError',
    anywhere: true,
    async run(stage) {
      for (const [name, read] of readsOf(stage)) {
        // What isn't there rejects with not-found unless it is given up in time.
        if (/getBulkAction|getDeletedContact|listBulkActionItems/.test(name)) continue;
        const controller = new AbortController();
        const call = read(stage.world.adapter, { signal: controller.signal });
        controller.abort();
        await expectPrompt(stage, call, name);
      }
    },
  },
  'after-reading': {
    title: 'Giving up a call that has answered does nothing',
    anywhere: true,
    async run({ world }) {
      const controller = new AbortController();
      const account = await world.adapter.getAccount({ signal: controller.signal });
      controller.abort();
      ensure(account.id === (await world.adapter.getAccount({})).id, 'The account is another one.');
    },
  },
  'before-restoring': {
    title: 'A restore that was given up before it began has no effect',
    seed: { contacts: [deleted('a')] },
    async run(stage) {
      const options = { idempotencyKey: stage.key(), signal: AbortSignal.abort() };
      await aborts(() => stage.world.adapter.startRestore(stage.request(['a']), options), 'startRestore');
      await stage.linger();
      await stage.expectDeleted('a');
    },
  },
  'while-restoring': {
    title: 'A restore that is given up ends promptly, and its key said again restores exactly once',
    seed: { contacts: [deleted('a')] },
    async run(stage) {
      const controller = new AbortController();
      const key = stage.key();
      const options = { idempotencyKey: key, signal: controller.signal };
      const call = stage.world.adapter.startRestore(stage.request(['a']), options);
      controller.abort();
      await expectPrompt(stage, call, 'startRestore');
      const done = await stage.restore(['a'], { key });
      await stage.expectOutcomes(done, { a: 'succeeded' });
      await stage.expectLive('a');
    },
  },
  'after-restoring': {
    title: 'Giving up takes back no restore that was accepted',
    seed: { contacts: [deleted('a'), deleted('b')] },
    async run(stage) {
      const controller = new AbortController();
      const options = { idempotencyKey: stage.key(), signal: controller.signal };
      const started = await stage.world.adapter.startRestore(stage.request(['a', 'b']), options);
      controller.abort();
      await stage.expectOutcomes(await stage.finish(started), { a: 'succeeded', b: 'succeeded' });
      await stage.expectLive('a', 'b');
    },
  },
  'while-watching': {
    title: 'Watching ends promptly when it is given up',
    needs: ['watch'],
    seed: { contacts: many(60) },
    async run(stage) {
      const started = await stage.start(stage.some(60));
      if (isFinalStatus(started.status)) throw cannot('The restore had ended before it could be watched.');
      const controller = new AbortController();
      const states = stage.world.adapter.watchBulkAction?.(started.id, { signal: controller.signal });
      const reader = states?.[Symbol.asyncIterator]() ?? fail('There is no watchBulkAction.');
      same((await reader.next()).value?.id, started.id, 'The watched bulk action');
      const next = reader.next();
      controller.abort();
      await expectPrompt(stage, next, 'watchBulkAction');
    },
  },
});
