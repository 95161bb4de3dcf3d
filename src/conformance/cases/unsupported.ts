import { FILTER_FIELDS, SORT_FIELDS } from '../../domain/account.js';
import type { CheckedAdapter } from '../../adapter/checked-adapter.js';
import type { WriteOptions } from '../../adapter/contract.js';
import { casesOf, type Capability, type Need } from '../case.js';
import { refuses } from '../expect.js';
import { cannot } from '../harness.js';
import { bulkDelete, bulkTarget, deleted, matching } from '../seeds.js';
import type { Stage } from '../stage.js';

const ID = 'kit-no-such-id';

/** A call of each optional method, none of which may change anything. */
const CALLS: Partial<
  Record<Capability, (adapter: CheckedAdapter, options: WriteOptions) => Promise<unknown>>
> = {
  preview: (adapter) => adapter.previewRestore({ kind: 'contacts', ids: [ID] }, {}),
  history: (adapter) => adapter.listBulkActions({ pageSize: 5 }, {}),
  details: (adapter) => adapter.getDeletedContact(ID, {}),
  items: (adapter) => adapter.listBulkActionItems(ID, { pageSize: 5 }, {}),
  cancel: (adapter, options) => adapter.cancelBulkAction(ID, options),
  undo: (adapter, options) => adapter.undoRestore(ID, options),
  watch: (adapter) => adapter.watchBulkAction(ID, {})[Symbol.asyncIterator]().next(),
};

const methodCases = Object.fromEntries(
  Object.entries(CALLS).map(([capability, call]) => [
    capability,
    {
      title: `Without ${capability}, its call is unsupported or not there`,
      anywhere: true as const,
      needs: [`no ${capability}`] as Need[],
      run: (stage: Stage) =>
        refuses(
          () => call(stage.adapter, { idempotencyKey: stage.key() }),
          'unsupported',
          `A call that needs ${capability}`,
        ),
    },
  ]),
);

export const unsupportedCases = casesOf('unsupported', {
  ...methodCases,
  matching: {
    title: 'Without matching, a restore of all that match is unsupported',
    needs: ['no matching'],
    seed: { contacts: [deleted('a')] },
    async run(stage) {
      await refuses(() => stage.start(matching()), 'unsupported', 'A restore of all that match');
      await stage.expectDeleted('a');
    },
  },
  'bulk-delete': {
    title: 'Without history, a target of the kind bulk-action is not-found, and restores nobody',
    needs: ['no history'],
    seed: bulkDelete('bulk', [deleted('a')]),
    async run(stage) {
      const target = bulkTarget('bulk');
      await refuses(() => stage.start(target), 'not-found', 'A restore of a bulk delete');
      if (stage.account.supports.preview) {
        const call = () => stage.adapter.previewRestore(stage.target(target), {});
        await refuses(call, 'not-found', 'A preview of a bulk delete');
      }
      await stage.linger();
      await stage.expectDeleted('a');
    },
  },
  search: {
    title: 'Without search, search words are unsupported, and not passed over',
    anywhere: true,
    needs: ['no search'],
    run: ({ adapter }) =>
      refuses(() => adapter.listDeletedContacts({ pageSize: 5, search: 'a' }, {}), 'unsupported', 'A search'),
  },
  sort: {
    title: "Sorting by a field that isn't declared is unsupported",
    anywhere: true,
    async run(stage) {
      const others = SORT_FIELDS.filter((by) => !stage.account.supports.sort?.includes(by));
      if (others.length === 0) throw cannot('The account declares all fields to sort by.');
      for (const by of others) {
        const query = { pageSize: 5, sort: { by, direction: 'asc' as const } };
        await refuses(() => stage.adapter.listDeletedContacts(query, {}), 'unsupported', `Sorting by ${by}`);
      }
    },
  },
  filters: {
    title: "A filter that isn't declared is unsupported, and not passed over",
    anywhere: true,
    async run(stage) {
      const others = FILTER_FIELDS.filter((name) => !stage.account.supports.filters?.includes(name));
      if (others.length === 0) throw cannot('The account declares all filters.');
      for (const name of others) {
        const value = /deletedFrom|deletedTo|expiresBefore/.test(name) ? stage.seed.now : 'manual';
        const query = { pageSize: 5, filters: { [name]: value } };
        await refuses(
          () => stage.adapter.listDeletedContacts(query, {}),
          'unsupported',
          `The filter ${name}`,
        );
      }
    },
  },
});
