import { isFinalStatus, type BulkAction } from '../../domain/bulk-action.js';
import { casesOf } from '../case.js';
import { ensure, same } from '../expect.js';
import { cannot } from '../harness.js';
import { bulkDelete, bulkTarget, deleted, many } from '../seeds.js';
import type { RestoreTarget } from '../../domain/restore.js';
import type { Stage } from '../stage.js';

const SIXTY = { contacts: many(60) };

const cancel = (stage: Stage, id: string): Promise<BulkAction> =>
  stage.adapter.cancelBulkAction(id, { idempotencyKey: stage.key() });

/** A restore that was cancelled while it ran. */
async function cancelled(stage: Stage, target: string[] | RestoreTarget): Promise<BulkAction> {
  const started = await stage.start(target);
  if (!isFinalStatus(started.status)) await stage.step(started);
  const seen = await stage.adapter.getBulkAction(started.id, {});
  if (isFinalStatus(seen.status)) throw cannot('The restore had ended before it could be cancelled.');
  const end = await stage.finish(await cancel(stage, started.id));
  if (end.counts.processed === end.counts.total) {
    // Where the kit gives a job its steps, there was time enough.
    ensure(!stage.world.settle, 'The cancel stops nothing: all is done all the same.');
    throw cannot('All was done before the cancel took effect.');
  }
  ensure(end.counts.processed >= seen.counts.processed, 'The cancel takes progress back.');
  return end;
}

export const cancelCases = casesOf('cancel', {
  'what-has-ended': {
    title: 'Cancelling what has ended changes nothing, and answers with it',
    needs: ['cancel'],
    seed: { contacts: [deleted('a')] },
    async run(stage) {
      const done = await stage.restore(['a']);
      const { id, status, counts } = await cancel(stage, done.id);
      same([id, status, counts], [done.id, done.status, done.counts], 'The answer');
      await stage.expectLive('a');
    },
  },
  'while-it-runs': {
    title: 'A cancelled restore ends as cancelled before all is done',
    needs: ['cancel'],
    seed: SIXTY,
    async run(stage) {
      const end = await cancelled(stage, stage.some(60));
      same(end.status, 'cancelled', 'The status');
      await stage.linger();
      const later = await stage.adapter.getBulkAction(end.id, {});
      same([later.status, later.counts], [end.status, end.counts], 'A later look');
    },
  },
  'keeps-what-is-done': {
    title: 'A cancel keeps what is done, and the counts say how much that is',
    needs: ['cancel'],
    seed: SIXTY,
    async run(stage) {
      const { counts } = await cancelled(stage, stage.some(60));
      await stage.linger();
      same((await stage.listed()).length, 60 - counts.succeeded, 'Contacts that are still listed');
    },
  },
  'rest-can-come-back': {
    title: 'What a cancel left behind can be restored afterwards',
    needs: ['cancel'],
    seed: SIXTY,
    async run(stage) {
      await cancelled(stage, stage.some(60));
      const asked = stage.some(60);
      const rest = (await stage.listed()).filter((id) => asked.includes(id));
      const { counts } = await stage.restore(rest);
      same(counts.succeeded, rest.length, 'Contacts that succeeded');
    },
  },
  'bulk-delete-again': {
    title: 'A bulk delete whose restore was cancelled can be restored again, for the rest',
    needs: ['cancel', 'history'],
    seed: bulkDelete('bulk', many(60)),
    async run(stage) {
      const first = await cancelled(stage, bulkTarget('bulk'));
      const second = await stage.restore(bulkTarget('bulk'));
      ensure(second.id !== first.id, 'The second restore answers with the cancelled one.');
      same(first.counts.succeeded + second.counts.succeeded, 60, 'Contacts that succeeded in both');
      same(await stage.listed(), [], 'Contacts that are still listed');
    },
  },
});
