import { DEFAULT_MAX_IDS } from '../../domain/account.js';
import { chunkRequest } from '../../domain/restore-chunks.js';
import { casesOf } from '../case.js';
import { refuses, same } from '../expect.js';
import { bulkDelete, bulkTarget, deleted, many } from '../seeds.js';

const unknown = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `kit-no-such-${index}`);

export const manyCases = casesOf('many', {
  'as-many-as-declared': {
    title: 'One request may name as many ids as declared, or 500 where nothing is declared',
    seed: { contacts: [deleted('a'), deleted('b')] },
    async run(stage) {
      const { maxIds = DEFAULT_MAX_IDS } = stage.account.supports;
      const { counts } = await stage.restore(['a', ...unknown(maxIds - 2), 'b'].slice(0, maxIds));
      same(counts.processed, maxIds, 'Contacts that were processed');
      same(counts.succeeded, Math.min(maxIds, 2), 'Contacts that succeeded');
    },
  },
  'one-too-many': {
    title: 'A request with one id more than declared is refused, and restores nobody',
    needs: ['maxIds'],
    seed: { contacts: [deleted('a')] },
    async run(stage) {
      const { maxIds = 0 } = stage.account.supports;
      await refuses(
        () => stage.start(['a', ...unknown(maxIds)]),
        'validation',
        `A request with ${maxIds + 1} ids`,
      );
      await stage.expectDeleted('a');
    },
  },
  'in-pieces': {
    title: 'An intent that is sent in pieces, with keys derived from its own, is applied once as a whole',
    seed: { contacts: many(60) },
    async run(stage) {
      const { maxIds = 25 } = stage.account.supports;
      const pieces = chunkRequest(
        stage.request(stage.seed.contacts.map(({ id }) => id)),
        Math.min(maxIds, 25),
        stage.key(),
      );
      const send = async (): Promise<[string, number][]> => {
        const answers: [string, number][] = [];
        for (const { request, idempotencyKey } of pieces) {
          const { id, counts } = await stage.finish(
            await stage.adapter.startRestore(request, { idempotencyKey }),
          );
          answers.push([id, counts.succeeded]);
        }
        return answers;
      };
      const first = await send();
      same(
        first.reduce((sum, [, succeeded]) => sum + succeeded, 0),
        60,
        'Contacts that succeeded',
      );
      same(await send(), first, 'The answers to the same pieces again');
      same(await stage.listed(), [], 'Contacts that are still listed');
    },
  },
  'large-bulk-delete': {
    title: 'A bulk delete of many contacts is reversed in one request, whatever the limit of ids',
    needs: ['history'],
    seed: bulkDelete('bulk', many(150)),
    async run(stage) {
      const { counts } = await stage.restore(bulkTarget('bulk'));
      same([counts.total, counts.succeeded], [150, 150], 'total and succeeded');
      same(await stage.listed(), [], 'Contacts that are still listed');
    },
  },
});
