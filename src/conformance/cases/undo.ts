import type { BulkAction } from '../../domain/bulk-action.js';
import { casesOf } from '../case.js';
import { ensure, same } from '../expect.js';
import { deleted } from '../seeds.js';
import type { Stage } from '../stage.js';

const TWO = { contacts: [deleted('a'), deleted('b')] };

const undo = async (stage: Stage, id: string): Promise<BulkAction> =>
  stage.finish(await stage.adapter.undoRestore(id, { idempotencyKey: stage.key() }));

export const undoCases = casesOf('undo', {
  'deletes-again': {
    title: 'An undo deletes again what the restore brought back, and nothing else',
    needs: ['undo'],
    seed: { ...TWO, liveContacts: [{ id: 'live', name: 'Live' }] },
    async run(stage) {
      const { id } = await stage.restore(['a', 'b']);
      await stage.expectOutcomes(await undo(stage, id), { a: 'succeeded', b: 'succeeded' });
      await stage.expectDeleted('a', 'b');
      await stage.expectLive('live');
    },
  },
  'is-a-bulk-action': {
    title: 'An undo is a bulk action of its own, which names the restore',
    needs: ['undo'],
    seed: TWO,
    async run(stage) {
      const { id } = await stage.restore(['a']);
      const undone = await undo(stage, id);
      same([undone.kind, undone.restoresId], ['undo-restore', id], 'kind and restoresId');
      same(undone.status, 'completed', 'The status');
    },
  },
  'is-offered-once': {
    title: 'A restore offers its undo until it was undone',
    needs: ['undo'],
    seed: TWO,
    async run(stage) {
      const done = await stage.restore(['a']);
      ensure(done.undo !== null, 'A restore that succeeded offers no undo.');
      await undo(stage, done.id);
      const after = await stage.adapter.getBulkAction(done.id, {});
      same(after.undo, null, 'What an undone restore offers');
    },
  },
  'can-be-restored-again': {
    title: 'What was undone can be restored again',
    needs: ['undo'],
    seed: TWO,
    async run(stage) {
      const { id } = await stage.restore(['a']);
      await undo(stage, id);
      await stage.expectOutcomes(await stage.restore(['a']), { a: 'succeeded' });
      await stage.expectLive('a');
    },
  },
  'only-what-came-back': {
    title: 'An undo of a partial success touches only what came back',
    needs: ['undo'],
    seed: { ...TWO, liveContacts: [{ id: 'live', name: 'Live' }] },
    async run(stage) {
      const { id } = await stage.restore(['a', 'live', 'kit-no-such-id']);
      same((await undo(stage, id)).counts.succeeded, 1, 'Contacts that were deleted again');
      await stage.expectDeleted('a');
      await stage.expectLive('live');
    },
  },
  'changed-hands': {
    title: 'A contact that was deleted and restored again since stays as it is',
    needs: ['undo', 'deleting'],
    seed: TWO,
    async run(stage) {
      const { id } = await stage.restore(['a', 'b']);
      await stage.deleteAgain('a');
      await stage.restore(['a']);
      same((await undo(stage, id)).counts.succeeded, 1, 'Contacts that were deleted again');
      await stage.expectLive('a');
      await stage.expectDeleted('b');
    },
  },
  'second-undo': {
    title: 'A second undo deletes nothing more',
    needs: ['undo'],
    seed: TWO,
    async run(stage) {
      const { id } = await stage.restore(['a']);
      await undo(stage, id);
      await stage.restore(['a']);
      try {
        await undo(stage, id);
      } catch {
        // Refusing it is right too: what counts is that it has no effect.
      }
      await stage.expectLive('a');
    },
  },
});
