import { expect } from '@open-wc/testing';
import {
  checkedAdapter,
  isAbortError,
  isAdapterError,
  toAdapterError,
  type AdapterError,
  type RestoreAdapter,
} from 'contacts-restore/adapter';

const burst = (): never => {
  throw new RangeError('do not look');
};
/** Throws whatever is done with it. */
const untouchable = (): object =>
  new Proxy(
    {},
    Object.fromEntries(
      ['get', 'has', 'ownKeys', 'getPrototypeOf', 'getOwnPropertyDescriptor'].map((trap) => [trap, burst]),
    ),
  );
const revoked = (): object => {
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  return proxy;
};
const bursting = (fields: object, ...names: string[]): object =>
  Object.defineProperties(
    { ...fields },
    Object.fromEntries(names.map((name) => [name, { enumerable: true, get: burst }])),
  );
const fickle = (): object => {
  const codes = ['forbidden', 'nonsense'];
  return {
    name: 'AdapterError',
    get code() {
      return codes.shift();
    },
  };
};

const REFUSAL = { name: 'AdapterError', code: 'forbidden', retryable: false };

/** What an adapter may throw, and the code that it is told with. */
const ODD: [what: string, make: () => unknown, code: string][] = [
  ['an object that throws when it is touched', untouchable, 'unknown'],
  ['a revoked proxy', revoked, 'unknown'],
  ['a name that throws', () => bursting({ code: 'forbidden' }, 'name'), 'unknown'],
  ['a code that throws', () => bursting({ name: 'AdapterError' }, 'code'), 'unknown'],
  ['a code that is another one when it is read again', fickle, 'unknown'],
  [
    'facts that throw',
    () =>
      bursting(REFUSAL, 'message', 'retryAfterMs', 'userMessage', 'requestId', 'issues', 'tooLarge', 'cause'),
    'forbidden',
  ],
  ['issues that throw', () => ({ ...REFUSAL, issues: [untouchable(), revoked()] }), 'forbidden'],
  ['a list of issues that throws', () => ({ ...REFUSAL, issues: revoked() }), 'forbidden'],
  ['a frozen error', () => Object.freeze(Object.assign(new Error('x'), REFUSAL)), 'forbidden'],
  ['a sealed error', () => Object.seal(new TypeError('x')), 'unknown'],
  ['an error without a prototype', () => Object.setPrototypeOf({ ...REFUSAL }, null), 'forbidden'],
  ['a function', () => Object.assign(() => {}, { code: 'forbidden' }), 'unknown'],
  ['a symbol', () => Symbol('x'), 'unknown'],
  ['a big integer', () => 1n, 'unknown'],
];

/** The page's unhandled rejections while something runs. */
async function unhandledIn(run: () => Promise<unknown>): Promise<unknown[]> {
  const unhandled: unknown[] = [];
  const listen = (event: PromiseRejectionEvent) => (event.preventDefault(), unhandled.push(event.reason));
  window.addEventListener('unhandledrejection', listen);
  try {
    await run();
    // They are reported when the task ends.
    await new Promise((resolve) => setTimeout(resolve));
  } finally {
    window.removeEventListener('unhandledrejection', listen);
  }
  return unhandled;
}

const rejection = (call: Promise<unknown>): Promise<AdapterError> =>
  call.then(
    () => expect.fail('the call succeeds'),
    (error: AdapterError) => error,
  );
const adapterWith = (methods: object): RestoreAdapter => methods as RestoreAdapter;

describe('an odd failure', () => {
  for (const [what, make, code] of ODD) {
    it(`is told as ${code} when it is ${what}`, () => {
      const error = toAdapterError(make());
      expect(error).to.be.instanceOf(Error);
      expect(error).to.include({ name: 'AdapterError', code });
      expect(isAbortError(make())).to.equal(false);
    });

    it(`comes out of every call when it is ${what}`, async () => {
      const unhandled = await unhandledIn(async () => {
        for (const fail of [
          () => Promise.reject(make()),
          () => {
            throw make();
          },
        ]) {
          const adapter = checkedAdapter(
            adapterWith({ getAccount: fail, undoRestore: fail, watchBulkAction: fail }),
          );
          expect(await rejection(adapter.getAccount({}))).to.include({ code });
          expect(await rejection(adapter.undoRestore('r', { idempotencyKey: 'k' }))).to.include({ code });
        }
      });
      expect(unhandled).to.deep.equal([]);
    });

    it(`ends a stream when it is ${what}`, async () => {
      const next = () => Promise.reject(make());
      const adapter = checkedAdapter(
        adapterWith({ watchBulkAction: () => ({ [Symbol.asyncIterator]: () => ({ next, return: next }) }) }),
      );
      const unhandled = await unhandledIn(async () => {
        const states = adapter.watchBulkAction('b1', {})[Symbol.asyncIterator]();
        expect(await rejection(states.next())).to.include({ name: 'AdapterError', code });
      });
      expect(unhandled).to.deep.equal([]);
    });
  }

  it('keeps what of it can be read', () => {
    const thrown = bursting({ ...REFUSAL, requestId: 'r1' }, 'message');
    expect(toAdapterError(thrown)).to.include({ requestId: 'r1', retryable: false });
    const issues = [{ path: 'a', message: 'b' }, bursting({ path: 'c' }, 'message')];
    expect(toAdapterError({ ...REFUSAL, issues }).issues).to.deep.equal([{ path: 'a', message: 'b' }]);
  });

  it('is not taken for a failure of the contract', () => {
    for (const make of [untouchable, revoked]) expect(isAdapterError(make())).to.equal(false);
  });
});

describe('an odd answer', () => {
  const answers: [what: string, answer: () => unknown][] = [
    ['throws when it is touched', untouchable],
    ['was revoked', revoked],
    ['has a field that throws', () => bursting({}, 'id')],
    ['is a thenable that throws', () => bursting({}, 'then')],
  ];
  for (const [what, answer] of answers) {
    it(`is a failure when it ${what}`, async () => {
      const unhandled = await unhandledIn(async () => {
        const { getAccount } = checkedAdapter(adapterWith({ getAccount: () => answer() }));
        const error = await rejection(getAccount({}));
        expect(error.name).to.equal('AdapterError');
        expect(error.code).to.be.oneOf(['protocol', 'unknown']);
      });
      expect(unhandled).to.deep.equal([]);
    });
  }

  it('is named by its method when reading it fails, with the reason for the log', async () => {
    const getAccount = () => Promise.resolve(bursting({}, 'id'));
    const error = await rejection(checkedAdapter(adapterWith({ getAccount })).getAccount({}));
    expect(error).to.include({ code: 'protocol', message: "The answer to getAccount can't be read." });
    expect(error.cause).to.be.instanceOf(RangeError);
  });
});

describe('an odd adapter', () => {
  it('fails at each call when it throws whatever is done with it', async () => {
    const adapter = checkedAdapter(adapterWith(untouchable()));
    expect(await rejection(adapter.getAccount({}))).to.include({ name: 'AdapterError', code: 'unknown' });
    expect(await rejection(adapter.cancelBulkAction('b', { idempotencyKey: 'k' }))).to.include({
      code: 'unknown',
    });
    const states = adapter.watchBulkAction('b', {})[Symbol.asyncIterator]();
    expect(await rejection(states.next())).to.include({ name: 'AdapterError', code: 'unknown' });
    expect(adapter.contactUrl('c')).to.equal(null);
  });

  it('offers no stream when it has something else in its place', async () => {
    const states = checkedAdapter(adapterWith({ watchBulkAction: 'no' })).watchBulkAction('b', {});
    expect(await rejection(states[Symbol.asyncIterator]().next())).to.include({ code: 'unsupported' });
  });

  it('may end its stream in any way', async () => {
    for (const end of [burst, () => undefined, () => ({ done: true })]) {
      const next = () => Promise.resolve({ done: true, value: undefined });
      const watchBulkAction = () => ({ [Symbol.asyncIterator]: () => ({ next, return: end }) });
      const states = checkedAdapter(adapterWith({ watchBulkAction })).watchBulkAction('b', {});
      for await (const state of states) expect.fail(`there is ${state.id}`);
    }
  });
});
