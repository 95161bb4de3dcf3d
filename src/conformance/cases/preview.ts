import type { RestorePreview, RestoreTarget } from '../../domain/restore.js';
import { casesOf } from '../case.js';
import { ensure, refuses, same, sameSet } from '../expect.js';
import { bulkDelete, bulkTarget, deleted, matching } from '../seeds.js';
import type { Stage } from '../stage.js';

const MIXED = {
  contacts: [deleted('a'), deleted('b'), deleted('clash', { email: 'held@example.com' })],
  liveContacts: [{ id: 'holder', name: 'Holder', email: 'held@example.com' }],
};
const ASKED = ['a', 'b', 'clash', 'holder', 'kit-no-such-id'];

const preview = (stage: Stage, target: readonly string[] | RestoreTarget): Promise<RestorePreview> =>
  stage.adapter.previewRestore(stage.target(target), {});

export const previewCases = casesOf('preview', {
  reasons: {
    title: 'A preview counts who can come back, and the others by their reasons',
    needs: ['preview'],
    seed: MIXED,
    async run(stage) {
      const { total, eligible, ineligible } = await preview(stage, ASKED);
      same([total, eligible], [5, 2], 'total and eligible');
      const groups = Object.fromEntries(ineligible.map(({ reason, count }) => [reason, count]));
      same(groups, { 'duplicate-email': 1, 'already-restored': 1, 'not-found': 1 }, 'The others by reason');
    },
  },
  sample: {
    title: 'A preview names some of those that stay behind, and what can be done about them',
    needs: ['preview'],
    seed: MIXED,
    async run(stage) {
      const { ineligible } = await preview(stage, ASKED);
      for (const { reason, count, sample, resolutions } of ineligible) {
        ensure(sample.length > 0 && sample.length <= count, `${reason} names none, or more than there are.`);
        if (reason === 'duplicate-email') {
          sameSet(stage.namesOf(sample), ['clash'], 'Contacts that clash');
        } else {
          same(resolutions, [], `Ways out of ${reason}`);
        }
      }
    },
  },
  'changes-nothing': {
    title: 'A preview changes nothing',
    needs: ['preview'],
    seed: MIXED,
    async run(stage) {
      await preview(stage, ASKED);
      await stage.expectDeleted('a', 'b', 'clash');
      same((await preview(stage, ASKED)).eligible, 2, 'eligible of a second preview');
    },
  },
  'keeps-its-word': {
    title: 'A restore does what its preview said',
    needs: ['preview'],
    seed: MIXED,
    async run(stage) {
      const { total, eligible } = await preview(stage, ASKED);
      const { counts } = await stage.restore(ASKED);
      same([counts.total, counts.succeeded], [total, eligible], 'total and succeeded');
    },
  },
  'related-data': {
    title: 'A preview sums up the associated data of those that can come back',
    needs: ['preview'],
    seed: {
      ...MIXED,
      contacts: [
        deleted('a', { related: { notes: 2, tasks: { returns: 1, deletedSeparately: 3 } } }),
        deleted('b', { related: { notes: 1 } }),
        deleted('clash', { email: 'held@example.com', related: { notes: 5 } }),
      ],
    },
    async run(stage) {
      const { related } = await preview(stage, ASKED);
      same(related.notes?.returns ?? 0, 3, 'Notes that return');
      same(related.tasks, { returns: 1, deletedSeparately: 3 }, 'Tasks');
    },
  },
  'as-asked': {
    title: 'A target that is changed after the call is looked at as it was',
    needs: ['preview'],
    seed: MIXED,
    async run(stage) {
      const ids = stage.ids(['a']);
      const call = stage.adapter.previewRestore({ kind: 'contacts', ids }, {});
      ids.push(stage.id('b'));
      same((await call).total, 1, 'total');
    },
  },
  'bulk-delete': {
    title: 'The preview of a bulk delete counts its contacts without the exceptions',
    needs: ['preview', 'history'],
    seed: bulkDelete('bulk', [deleted('a'), deleted('b'), deleted('c')]),
    async run(stage) {
      const { total, eligible } = await preview(stage, bulkTarget('bulk', ['b']));
      same([total, eligible], [2, 2], 'total and eligible');
    },
  },
  matching: {
    title: 'The preview of all that match counts what the list shows, without the exceptions',
    needs: ['preview', 'matching'],
    seed: MIXED,
    async run(stage) {
      const rows = (await stage.listPages()).flatMap(({ items }) => items).length;
      const { total } = await preview(stage, matching({}, { exceptIds: ['b'] }));
      ensure(total === rows - 1, `A list of ${rows} rows has ${total} that match, with one exception.`);
    },
  },
  'unknown-bulk-delete': {
    title: "The preview of a bulk delete that there isn't is not-found",
    anywhere: true,
    needs: ['preview'],
    run: (stage) =>
      refuses(
        () => preview(stage, bulkTarget('kit-no-such-id')),
        'not-found',
        'The preview of an unknown bulk delete',
      ),
  },
  'no-ids': {
    title: 'The preview of no contacts is refused',
    anywhere: true,
    needs: ['preview'],
    run: (stage) => refuses(() => preview(stage, []), 'validation', 'A preview without ids'),
  },
});
