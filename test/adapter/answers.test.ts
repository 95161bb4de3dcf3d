import { expect } from '@open-wc/testing';
import { checkedAdapter, type AdapterError, type RestoreAdapter } from 'contacts-restore/adapter';
import { makeAccount, makeAction, makeContact, makePage, makePreview } from '../support/fake-adapter.js';

const write = { idempotencyKey: 'k1' };
const details = { ...makeContact(1), fields: [{ label: 'City', value: 'Graz' }], relatedItems: [] };
const itemsPage = makePage([
  { contactId: 'c1', name: null, outcome: 'succeeded' as const, reason: null, message: null },
]);

type Method = Exclude<keyof RestoreAdapter, 'watchBulkAction' | 'contactUrl'>;
interface MethodCase {
  method: Method;
  call: (adapter: Required<RestoreAdapter>) => Promise<unknown>;
  good: object;
  /** What to spoil in it, and with what. */
  path: string;
  wrong: unknown;
}

/** Each method with a good answer, and one thing that can be wrong with it. */
const METHODS: MethodCase[] = [
  {
    method: 'getAccount',
    call: (adapter) => adapter.getAccount({}),
    good: makeAccount(),
    path: 'viewer.canRestore',
    wrong: 'yes',
  },
  {
    method: 'listDeletedContacts',
    call: (adapter) => adapter.listDeletedContacts({ pageSize: 2 }, {}),
    good: makePage([makeContact(1), makeContact(2)]),
    path: 'items.1.email',
    wrong: 5,
  },
  {
    method: 'startRestore',
    call: (adapter) =>
      adapter.startRestore(
        { target: { kind: 'contacts', ids: ['c1'] }, automations: 'keep-paused', onConflict: 'skip' },
        write,
      ),
    good: makeAction(),
    path: 'id',
    wrong: undefined,
  },
  {
    method: 'getBulkAction',
    call: (adapter) => adapter.getBulkAction('job-1', {}),
    good: makeAction(),
    path: 'status',
    wrong: 'done',
  },
  {
    method: 'previewRestore',
    call: (adapter) => adapter.previewRestore({ kind: 'contacts', ids: ['c1'] }, {}),
    good: makePreview({ ineligible: [{ reason: 'locked', count: 1, sample: [], resolutions: [] }] }),
    path: 'ineligible.0.count',
    wrong: -1,
  },
  {
    method: 'listBulkActions',
    call: (adapter) => adapter.listBulkActions({ pageSize: 2 }, {}),
    good: makePage([makeAction()]),
    path: 'items.0.counts.failed',
    wrong: '3',
  },
  {
    method: 'getDeletedContact',
    call: (adapter) => adapter.getDeletedContact('c1', {}),
    good: details,
    path: 'fields.0.value',
    wrong: null,
  },
  {
    method: 'listBulkActionItems',
    call: (adapter) => adapter.listBulkActionItems('job-1', { pageSize: 2 }, {}),
    good: itemsPage,
    path: 'items.0.outcome',
    wrong: 'maybe',
  },
  {
    method: 'cancelBulkAction',
    call: (adapter) => adapter.cancelBulkAction('job-1', write),
    good: makeAction(),
    path: 'counts',
    wrong: null,
  },
  {
    method: 'undoRestore',
    call: (adapter) => adapter.undoRestore('job-1', write),
    good: makeAction({ kind: 'undo-restore' }),
    path: 'undo.until',
    wrong: 5,
  },
];

/** A copy with another value at a path. */
function spoilt(good: object, path: string, wrong: unknown): unknown {
  const copy = structuredClone(good);
  const steps = path.split('.');
  const last = steps.pop()!;
  let place = copy as Record<string, unknown>;
  for (const step of steps) place = place[step] as Record<string, unknown>;
  place[last] = wrong;
  return copy;
}

/** A checked adapter whose one method answers as told. */
function answering(method: Method, answer: unknown): Required<RestoreAdapter> {
  return checkedAdapter({ [method]: async () => answer } as unknown as RestoreAdapter);
}
const failure = (call: Promise<unknown>): Promise<AdapterError> =>
  call.then(
    () => expect.fail('the call succeeds'),
    (error: AdapterError) => error,
  );

for (const { method, call, good, path, wrong } of METHODS) {
  describe(`an answer to ${method}`, () => {
    it('is passed on when it is as the contract says', async () => {
      expect(await call(answering(method, structuredClone(good)))).to.deep.equal(good);
    });

    it('loses extra fields that the contract does not know', async () => {
      const answer = { ...structuredClone(good), ssn: '000-00-0000', constructor: 1 };
      expect(await call(answering(method, answer))).to.deep.equal(good);
    });

    it(`is refused with the path ${path} when that is wrong`, async () => {
      const error = await failure(call(answering(method, spoilt(good, path, wrong))));
      expect(error).to.include({ name: 'AdapterError', code: 'protocol' });
      expect(error.issues?.[0]?.path).to.equal(path);
      expect(error.message).to.include(method).and.to.include(`"${path}"`);
    });

    for (const answer of [undefined, null, 'ok', 7, [], {}]) {
      it(`is refused when it is ${JSON.stringify(answer) ?? 'nothing'}`, async () => {
        expect((await failure(call(answering(method, answer)))).code).to.equal('protocol');
      });
    }

    it('is unsupported when the adapter lacks the method', async () => {
      expect((await failure(call(checkedAdapter({} as RestoreAdapter)))).code).to.equal('unsupported');
    });
  });
}

describe('answers of a later version', () => {
  it('keep their shape when they use words that are not known here', async () => {
    const contact = {
      ...makeContact(1),
      source: 'telepathy',
      eligibility: { eligible: false, reason: 'mercury-retrograde' },
    };
    const page = await answering('listDeletedContacts', makePage([contact])).listDeletedContacts(
      { pageSize: 1 },
      {},
    );
    expect(page.items[0]).to.deep.include({
      source: 'unknown',
      eligibility: { eligible: false, reason: 'unknown' },
    });
  });

  it('lose list entries that are not known here', async () => {
    const supports = { sort: ['name', 'karma'], filters: ['source', 'mood'], conflicts: ['skip', 'duel'] };
    const account = await answering('getAccount', { ...makeAccount(), supports }).getAccount({});
    expect(account.supports).to.deep.equal({ sort: ['name'], filters: ['source'], conflicts: ['skip'] });
  });
});

describe('an answer that is wrong', () => {
  it('does not put its values into the failure', async () => {
    const contact = { ...makeContact(1), phone: ['ada@example.com'] };
    const error = await failure(
      answering('listDeletedContacts', makePage([contact as never])).listDeletedContacts({ pageSize: 1 }, {}),
    );
    expect(JSON.stringify([error.message, error.issues])).not.to.include('ada@example.com');
  });

  it('does not reach the prototype of what is passed on', async () => {
    const answer = JSON.parse(JSON.stringify(makeAccount()).replace('{', '{"__proto__":{"isAdmin":true},'));
    const account = await answering('getAccount', answer).getAccount({});
    expect('isAdmin' in account).to.equal(false);
  });

  it('names the clock of the back end when that is unreadable', async () => {
    const error = await failure(answering('getAccount', makeAccount({ serverTime: 'noon' })).getAccount({}));
    expect(error.issues).to.deep.equal([{ path: 'serverTime', message: 'not as the contract says' }]);
  });

  it('tells where, and what it should have been', async () => {
    const error = await failure(answering('getAccount', null).getAccount({}));
    expect(error.issues).to.deep.equal([{ path: '', message: 'expected object' }]);
    expect(error.message).to.equal('The answer to getAccount is wrong at "its root": expected object.');
  });
});
