/* What a partner's code may and may not write. Compiled by `npm run types`, never run. */
import {
  adapterError,
  checkedAdapter,
  isAdapterError,
  provideAdapter,
  type Account,
  type AdapterError,
  type AdapterErrorCode,
  type BulkAction,
  type CheckedAdapter,
  type DeletedContact,
  type Page,
  type RestoreAdapter,
  type Supports,
} from 'contacts-restore/adapter';
import { expectSame, expectType } from './expect-type.js';

declare const account: Account;
declare const action: BulkAction;
declare const page: Page<DeletedContact>;
declare const target: HTMLElement;
declare const thrown: unknown;

const mandatory = {
  getAccount: async () => account,
  listDeletedContacts: async () => page,
  startRestore: async () => action,
  getBulkAction: async () => action,
};

// Four functions are enough, and each of the others may be added alone.
expectType<RestoreAdapter>(mandatory);
expectType<RestoreAdapter>({ ...mandatory, undoRestore: async () => action });
expectType<RestoreAdapter>({
  ...mandatory,
  async *watchBulkAction() {
    yield action;
  },
});
// @ts-expect-error: the four are mandatory.
expectType<RestoreAdapter>({ getAccount: mandatory.getAccount });
// @ts-expect-error: functions that the contract does not know are typing errors.
expectType<RestoreAdapter>({ ...mandatory, undelete: async () => action });
// @ts-expect-error: answers are promises.
expectType<RestoreAdapter>({ ...mandatory, getAccount: () => account });

// A partner's parameters have their types without being written.
expectType<RestoreAdapter>({
  ...mandatory,
  listDeletedContacts: async (query, { signal }) => {
    expectSame<typeof query.pageSize, number>();
    expectSame<typeof signal, AbortSignal | undefined>();
    // @ts-expect-error: columns that can't be sorted by.
    expectType<typeof query.sort>({ by: 'colour', direction: 'asc' });
    return page;
  },
  startRestore: async (request, { idempotencyKey }) => {
    expectType<string>(idempotencyKey);
    if (request.target.kind === 'contacts') expectType<string[]>(request.target.ids);
    // @ts-expect-error: only a target of single contacts has ids.
    else expectType<string[]>(request.target.ids);
    return action;
  },
});

// Writes need a key, reads don't.
const checked = checkedAdapter(mandatory);
expectType<CheckedAdapter>(checked);
void checked.getAccount({});
void checked.undoRestore('b1', { idempotencyKey: 'k1' });
// @ts-expect-error: a write names its intent.
void checked.undoRestore('b1', {});

// Codes are a closed set, and so are the ways out of a conflict.
expectType<AdapterError>(adapterError('forbidden', { userMessage: 'Ask Sam.' }));
// @ts-expect-error: no such code.
adapterError('teapot');
// @ts-expect-error: options that don't exist.
adapterError('forbidden', { email: 'ada@example.com' });
if (isAdapterError(thrown)) expectSame<typeof thrown.code, AdapterErrorCode>();

// Capabilities are words of the contract.
expectType<Supports>({ sort: ['name'], filters: ['source'], totals: 'at-least', automations: 'choice' });
// @ts-expect-error: no such column.
expectType<Supports>({ sort: ['colour'] });

// A verdict has a reason exactly when it is a refusal.
expectType<DeletedContact['eligibility']>({ eligible: false, reason: 'locked' });
// @ts-expect-error: a refusal without a reason.
expectType<DeletedContact['eligibility']>({ eligible: false });
// @ts-expect-error: a reason that the contract does not know.
expectType<DeletedContact['eligibility']>({ eligible: false, reason: 'monday' });

provideAdapter(target, mandatory).set(undefined);
// @ts-expect-error: an adapter is provided on an element.
provideAdapter(null, mandatory);
