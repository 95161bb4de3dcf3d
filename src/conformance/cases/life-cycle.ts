import { countsAddUp, isFinalStatus, type BulkAction } from '../../domain/bulk-action.js';
import { parseInstant } from '../../domain/retention.js';
import { casesOf } from '../case.js';
import { ensure, same } from '../expect.js';
import { many } from '../seeds.js';
import type { Stage } from '../stage.js';

const SIXTY = { contacts: many(60), liveContacts: [{ id: 'live', name: 'Live' }] };

/** As many contacts as one request may name, two of which can't come back. */
function asked(stage: Stage): string[] {
  const all = ['live', 'kit-no-such-id', ...stage.seed.contacts.map(({ id }) => id)];
  return all.slice(0, stage.account.supports.maxIds);
}

/** Every state of a restore of many contacts, from the answer to the end. */
async function statesOf(stage: Stage): Promise<BulkAction[]> {
  const states: BulkAction[] = [];
  await stage.finish(await stage.start(asked(stage)), (state) => states.push(state));
  return states;
}

export const lifeCycleCases = casesOf('life-cycle', {
  'counts-add-up': {
    title: 'At every moment, processed is the sum of succeeded, failed and skipped, and not above the total',
    seed: SIXTY,
    async run(stage) {
      for (const { counts } of await statesOf(stage)) {
        ensure(countsAddUp(counts), `The counts don't add up: ${JSON.stringify(counts)}.`);
      }
    },
  },
  'progress-never-falls': {
    title: 'Progress never falls',
    seed: SIXTY,
    async run(stage) {
      let before = 0;
      for (const { counts } of await statesOf(stage)) {
        ensure(counts.processed >= before, `processed falls from ${before} to ${counts.processed}.`);
        before = counts.processed;
      }
    },
  },
  'ends-at-total': {
    title: 'A bulk action ends when all are processed',
    seed: SIXTY,
    async run(stage) {
      const end = (await statesOf(stage)).at(-1)!;
      const all = asked(stage).length;
      same([end.counts.processed, end.counts.total], [all, all], 'processed and total at the end');
    },
  },
  'final-is-final': {
    title: 'A bulk action that has ended changes no more',
    seed: SIXTY,
    async run(stage) {
      const end = (await statesOf(stage)).at(-1)!;
      for (let look = 0; look < 3; look++) {
        await stage.step(end);
        const { status, counts, finishedAt } = await stage.adapter.getBulkAction(end.id, {});
        same([status, counts, finishedAt], [end.status, end.counts, end.finishedAt], 'A later look');
      }
    },
  },
  times: {
    title: 'A bulk action tells when it was created, started and finished, in this order',
    seed: SIXTY,
    async run(stage) {
      for (const { status, createdAt, startedAt, finishedAt } of await statesOf(stage)) {
        const [created, started, finished] = [createdAt, startedAt, finishedAt].map(parseInstant);
        ensure(created != null, "createdAt isn't a readable instant.");
        if (!isFinalStatus(status)) {
          same(finishedAt, null, 'finishedAt of what is under way');
          continue;
        }
        ensure(started != null && finished != null, 'What has ended tells no startedAt or finishedAt.');
        ensure(created <= started && started <= finished, 'The times stand in another order.');
      }
    },
  },
  'answer-is-findable': {
    title: 'The bulk action of an answer can be asked for at once',
    seed: SIXTY,
    async run(stage) {
      const started = await stage.start(asked(stage));
      const { id, kind, counts } = await stage.adapter.getBulkAction(started.id, {});
      same([id, kind], [started.id, 'restore'], 'id and kind');
      ensure(counts.processed >= started.counts.processed, 'processed is below that of the answer.');
    },
  },
  'outcomes-and-counts': {
    title: 'The outcomes are as many as the counts say',
    needs: ['items'],
    seed: SIXTY,
    async run(stage) {
      const { id, counts } = (await statesOf(stage)).at(-1)!;
      const items = await stage.items({ id });
      same(items.length, counts.processed, 'Outcomes');
      same(new Set(items.map(({ contactId }) => contactId)).size, items.length, 'Different contacts');
    },
  },
  'effect-and-counts': {
    title: 'As many contacts as succeeded have left the list',
    seed: SIXTY,
    async run(stage) {
      const { counts } = (await statesOf(stage)).at(-1)!;
      same((await stage.listed()).length, 60 - counts.succeeded, 'Contacts that are still listed');
    },
  },
  watch: {
    title: 'Watching tells states of one bulk action with growing progress, and ends after the final one',
    needs: ['watch'],
    seed: SIXTY,
    async run(stage) {
      const started = await stage.start(asked(stage));
      let last: BulkAction | undefined;
      for await (const state of stage.adapter.watchBulkAction(started.id, {})) {
        same(state.id, started.id, 'The id of a state');
        ensure(state.counts.processed >= (last?.counts.processed ?? 0), 'Progress falls.');
        last = state;
        if (!isFinalStatus(state.status)) await stage.world.settle?.();
      }
      ensure(last && isFinalStatus(last.status), 'Watching ends without a final state.');
    },
  },
  'watch-what-has-ended': {
    title: 'Watching what has ended tells the final state, and ends',
    needs: ['watch'],
    seed: { contacts: many(2) },
    async run(stage) {
      const done = await stage.restore(stage.some(2));
      const states: BulkAction[] = [];
      for await (const state of stage.adapter.watchBulkAction(done.id, {})) states.push(state);
      same(states.at(-1)?.status, done.status, 'The last state');
    },
  },
});
