import { toAdapterError, type AdapterErrorCode } from '../../adapter/errors.js';
import type { CheckedAdapter } from '../../adapter/checked-adapter.js';
import { casesOf, type Need, type SeedPlan } from '../case.js';
import { ensure, refuses, same } from '../expect.js';
import { bulkDelete, bulkTarget, deleted } from '../seeds.js';
import type { Stage } from '../stage.js';

/*
 * Accounts in which nobody may restore, and viewers who may not: the calls that are refused are the same.
 */

const CANARY = 'Canary';
const TWO = [
  deleted('a', { name: `${CANARY} One`, email: 'canary@example.com' }),
  deleted('b', { name: `${CANARY} Two` }),
];
const BULK = bulkDelete('bulk', TWO);

type Call = (stage: Stage, adapter: CheckedAdapter) => Promise<unknown>;

const CALLS: Record<string, { needs?: Need[]; seed?: SeedPlan; what: string; call: Call }> = {
  list: {
    what: 'The list of deleted contacts',
    call: (_, adapter) => adapter.listDeletedContacts({ pageSize: 5 }, {}),
  },
  restore: { what: 'A restore', call: (stage) => stage.start(['a']) },
  'restore-bulk-delete': {
    needs: ['history'],
    seed: BULK,
    what: 'The restore of a bulk delete',
    call: (stage) => stage.start(bulkTarget('bulk')),
  },
  preview: {
    needs: ['preview'],
    what: 'A preview',
    call: (stage, adapter) => adapter.previewRestore(stage.target(['a']), {}),
  },
  details: {
    needs: ['details'],
    what: 'The look at a deleted contact',
    call: (stage, adapter) => adapter.getDeletedContact(stage.id('a'), {}),
  },
};

/** A case for every call that shows or restores contacts. */
const refusals = (account: SeedPlan['account'], code: AdapterErrorCode, whom: string) =>
  Object.fromEntries(
    Object.entries(CALLS).map(([name, { needs = [], seed = { contacts: TWO }, what, call }]) => [
      name,
      {
        title: `${what} is ${code} ${whom}, and gives out no contact data`,
        needs,
        seed: { ...seed, account },
        async run(stage: Stage) {
          let thrown: unknown;
          const attempt = async (): Promise<unknown> =>
            call(stage, stage.adapter).catch((error: unknown) => {
              thrown = error;
              throw error;
            });
          await refuses(attempt, code, what);
          const { message, userMessage, issues, retryable } = toAdapterError(thrown);
          ensure(!retryable, `${code} is called retryable, and no retry changes it.`);
          ensure(
            !JSON.stringify([message, userMessage, issues]).toLowerCase().includes('canary'),
            'The refusal tells of contacts.',
          );
          await stage.linger();
          for (const id of ['a', 'b']) {
            ensure((await stage.truth(id))?.live !== true, 'The refused call restores a contact.');
          }
        },
      },
    ]),
  );

const HIPAA = { hipaa: true };
const HIPAA_BULK = { ...BULK, account: HIPAA };

export const hipaaCases = casesOf('hipaa', {
  account: {
    title: 'The account says that it is a HIPAA account',
    seed: { account: HIPAA },
    async run({ account }) {
      same(account.hipaa, true, 'hipaa');
    },
  },
  ...refusals(HIPAA, 'policy-blocked', 'in a HIPAA account'),
  undo: {
    title: 'An undo is refused in a HIPAA account',
    needs: ['undo', 'history'],
    seed: HIPAA_BULK,
    run: (stage) =>
      refuses(
        () => stage.adapter.undoRestore(stage.id('bulk'), { idempotencyKey: stage.key() }),
        'policy-blocked',
        'An undo',
      ),
  },
  history: {
    title: 'The history of a HIPAA account can be read, without names and without a way to restore',
    needs: ['history'],
    seed: HIPAA_BULK,
    async run(stage) {
      const page = await stage.adapter.listBulkActions({ pageSize: 50 }, {});
      ensure(!JSON.stringify(page).includes(CANARY), 'The history names a contact.');
      const bulk = page.items.find(({ id }) => id === stage.id('bulk'));
      ensure(bulk, "The bulk delete isn't in the history.");
      ensure(bulk.restorable?.eligible !== true, 'The bulk delete is called restorable.');
      ensure(bulk.undo === null, 'The bulk delete offers an undo.');
    },
  },
  items: {
    title: 'The outcomes of a bulk action of a HIPAA account hold no names',
    needs: ['items', 'history'],
    seed: HIPAA_BULK,
    async run(stage) {
      const page = await stage.adapter.listBulkActionItems(stage.id('bulk'), { pageSize: 50 }, {});
      ensure(!JSON.stringify(page).includes(CANARY), 'The outcomes name a contact.');
    },
  },
});

const BARRED = { viewer: { canRestore: false } };

export const permissionCases = casesOf('permission', {
  account: {
    title: 'A viewer who may not restore gets the account, which says so',
    seed: { account: BARRED },
    async run({ account }) {
      same(account.viewer.canRestore, false, 'viewer.canRestore');
    },
  },
  ...refusals(BARRED, 'forbidden', 'to whoever may not restore'),
});
