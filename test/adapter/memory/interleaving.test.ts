import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { countsAddUp } from '../../../src/domain/bulk-action.js';
import { bulk, deleted, items, request, WINDOW, world, type World } from './memory-harness.js';

const IDS = ['a', 'b', 'c'];

/** What several tabs, a colleague, the law and the clock do at the same time. Each is one call, in flight beside the others. */
const ACTS: Record<string, (w: World, schedule: <T>(what: T) => Promise<T>) => Promise<unknown>> = {
  'restore in one tab': ({ adapter }) =>
    adapter.startRestore(request(['a', 'b']), { idempotencyKey: 'tab 1' }),
  'restore in another tab': ({ adapter }) =>
    adapter.startRestore(request(['b', 'a']), { idempotencyKey: 'tab 2' }),
  'the same click again': ({ adapter }) =>
    adapter.startRestore(request(['a', 'b']), { idempotencyKey: 'tab 1' }),
  'revert of the bulk delete': ({ adapter }) =>
    adapter.startRestore(request(bulk('d')), { idempotencyKey: 'revert 1' }),
  'a second revert': ({ adapter }) =>
    adapter.startRestore(request(bulk('d')), { idempotencyKey: 'revert 2' }),
  undo: async ({ adapter }) => {
    const { id } = await adapter.startRestore(request(['a', 'b']), { idempotencyKey: 'tab 1' });
    return adapter.undoRestore(id, { idempotencyKey: 'undo' });
  },
  'deleted by a colleague': async ({ backend }, schedule) => backend.deleteContacts(await schedule(['a'])),
  erasure: async ({ backend }, schedule) => backend.eraseContact(await schedule('b')),
  purge: async ({ backend }, schedule) => (await schedule(backend)).purge(),
  'the last instant': async (w, schedule) => w.pass(await schedule(1)),
};

describe('memory adapter: calls that interleave', () => {
  it('restore each deletion once at most, and lose nobody, in any order of events', async function () {
    this.timeout(120_000);
    const acts = fc.shuffledSubarray(Object.keys(ACTS), { minLength: 2, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(acts, fc.scheduler(), async (names, scheduler) => {
        const pause = (method: string) => scheduler.schedule(Promise.resolve(), method);
        const contacts = IDS.map((id) => deleted(id, { age: WINDOW - 1, bulkActionId: 'd' }));
        const w = world({ contacts, pause });
        const schedule = <T>(what: T): Promise<T> => scheduler.schedule(Promise.resolve(what));
        await scheduler.waitFor(Promise.all(names.map((name) => ACTS[name]!(w, schedule))));

        const log = w.backend.auditLog();
        const count = (event: string, id: string): number =>
          log.filter((line) => line.event === event && line.contactId === id).length;
        for (const id of IDS) {
          const deletions = 1 + count('contact-deleted', id);
          const restores = count('contact-restored', id);
          const gone = count('contact-erased', id) + count('contact-purged', id);
          const live = w.backend.liveContact(id) !== null;
          expect(restores, `restores of ${id}`).to.be.within(deletions - 1, deletions);
          if (gone === 0) expect(live, `${id} is live`).to.equal(restores === deletions);
          else expect(live, `${id} is gone`).to.equal(false);
        }
        const quiet = scheduler.waitFor(w.adapter.listBulkActions({ pageSize: 50 }, {}));
        for (const action of (await quiet).items) {
          expect(countsAddUp(action.counts) && action.counts.processed === action.counts.total).to.equal(
            true,
          );
          const own = await scheduler.waitFor(items(w, action.id));
          expect(own.map(({ contactId }) => contactId)).to.have.lengthOf(action.counts.processed);
        }
        const reverts = (
          await scheduler.waitFor(w.adapter.listBulkActions({ pageSize: 50 }, {}))
        ).items.filter(({ restoresId, kind }) => restoresId === 'd' && kind === 'restore');
        expect(reverts.length, 'reverts of one bulk delete').to.be.at.most(1);
      }),
      { numRuns: fc.readConfigureGlobal().numRuns ?? 500 },
    );
  });
});
