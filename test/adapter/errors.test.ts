import { expect } from '@open-wc/testing';
import {
  ADAPTER_ERROR_CODES,
  adapterError,
  isAbortError,
  isAdapterError,
  toAdapterError,
  unsupported,
  type AdapterErrorCode,
} from 'contacts-restore/adapter';

const RETRYABLE: AdapterErrorCode[] = [
  'network',
  'timeout',
  'rate-limited',
  'unavailable',
  'protocol',
  'unknown',
];

describe('adapterError', () => {
  for (const code of ADAPTER_ERROR_CODES) {
    it(`makes ${code} ${RETRYABLE.includes(code) ? 'worth another try' : 'final'}`, () => {
      const error = adapterError(code);
      expect(error).to.be.instanceOf(Error);
      expect(error).to.include({ name: 'AdapterError', code, retryable: RETRYABLE.includes(code) });
    });
  }

  it('carries the facts it is given', () => {
    const cause = new Error('socket closed');
    const facts = { retryAfterMs: 5, userMessage: 'Later.', requestId: 'r1', message: 'Closed.' };
    expect(adapterError('network', { ...facts, cause, retryable: false })).to.include({
      ...facts,
      cause,
      retryable: false,
    });
  });

  it('has a cause only where it is given one', () => {
    expect('cause' in adapterError('network')).to.equal(false);
  });

  it('has a message of its own when it is given none', () => {
    expect(adapterError('network').message).to.include('network');
    expect(adapterError('network', { message: undefined }).message).to.include('network');
  });
});

describe('isAdapterError', () => {
  const cases: [what: string, value: unknown, is: boolean][] = [
    ['an error of this package', adapterError('conflict'), true],
    ['a plain object of that shape', { name: 'AdapterError', code: 'not-found' }, true],
    [
      'an error of another copy',
      Object.assign(new Error('x'), { name: 'AdapterError', code: 'network' }),
      true,
    ],
    ['a code that is unknown', { name: 'AdapterError', code: 'oops' }, false],
    ['another name', { name: 'Error', code: 'network' }, false],
    ['an ordinary error', new Error('x'), false],
    ['a function of that shape', Object.assign(() => {}, { code: 'network' }), false],
    ['a text', 'AdapterError', false],
    ['null', null, false],
    ['nothing', undefined, false],
  ];
  for (const [what, value, is] of cases) {
    it(`is ${is} for ${what}`, () => {
      expect(isAdapterError(value)).to.equal(is);
    });
  }
});

describe('isAbortError', () => {
  it('goes by the name alone', () => {
    expect(isAbortError(new DOMException('x', 'AbortError'))).to.equal(true);
    expect(isAbortError({ name: 'AbortError' })).to.equal(true);
    expect(isAbortError(new DOMException('x', 'TimeoutError'))).to.equal(false);
    expect(isAbortError('AbortError')).to.equal(false);
    expect(isAbortError(function AbortError() {})).to.equal(false);
    expect(isAbortError(null)).to.equal(false);
  });
});

describe('toAdapterError', () => {
  for (const [index, thrown] of [
    new TypeError('x'),
    'text',
    null,
    undefined,
    42,
    { code: 'network' },
  ].entries()) {
    it(`makes unknown of what is no failure of the contract (${index}) and keeps it as the cause`, () => {
      const error = toAdapterError(thrown);
      expect(error).to.include({ name: 'AdapterError', code: 'unknown', retryable: true });
      expect(error.cause).to.equal(thrown);
      expect(error.message).to.equal('The adapter failed with an error of its own.');
    });
  }

  it('keeps the cause of a failure of the contract, which else is the cause itself', () => {
    const cause = new TypeError('Failed to fetch');
    expect(toAdapterError(adapterError('network', { cause })).cause).to.equal(cause);
    const bare = adapterError('network');
    expect(toAdapterError(bare).cause).to.equal(bare);
  });

  it('keeps the facts of a failure of the contract', () => {
    const thrown = adapterError('rate-limited', {
      retryAfterMs: 30_000,
      userMessage: 'Too fast.',
      requestId: 'r1',
      tooLarge: true,
      issues: [{ path: 'a', message: 'b' }],
    });
    expect(toAdapterError(thrown)).to.deep.include({
      code: 'rate-limited',
      retryable: true,
      retryAfterMs: 30_000,
      userMessage: 'Too fast.',
      requestId: 'r1',
      tooLarge: true,
      issues: [{ path: 'a', message: 'b' }],
    });
    expect(toAdapterError(adapterError('rate-limited', { retryAfterMs: 0 })).retryAfterMs).to.equal(0);
  });

  it('keeps an unusual verdict on another try', () => {
    expect(toAdapterError({ name: 'AdapterError', code: 'conflict', retryable: true }).retryable).to.equal(
      true,
    );
    expect(toAdapterError({ name: 'AdapterError', code: 'network', retryable: false }).retryable).to.equal(
      false,
    );
  });

  it('drops facts of a wrong type', () => {
    const thrown = {
      name: 'AdapterError',
      code: 'network',
      retryable: 'no',
      userMessage: { html: '<b>' },
      requestId: 7,
      issues: 'all of it',
      tooLarge: 'yes',
      message: '',
    };
    const error = toAdapterError(thrown);
    expect(error.retryable).to.equal(true);
    for (const fact of ['userMessage', 'requestId', 'issues', 'tooLarge'] as const)
      expect(error[fact]).to.equal(undefined);
    expect(error.message).to.include('network');
  });

  for (const retryAfterMs of [-1, Number.NaN, Number.POSITIVE_INFINITY, '30', null]) {
    it(`drops a wait of ${String(retryAfterMs)}`, () => {
      expect(toAdapterError({ name: 'AdapterError', code: 'network', retryAfterMs }).retryAfterMs).to.equal(
        undefined,
      );
    });
  }

  it('keeps only issues that have a path and a message', () => {
    const issues = [
      null,
      'x',
      { path: 1, message: 'm' },
      { path: 'p', message: 2 },
      { path: 'p', message: 'm', value: 'ada@example.com' },
    ];
    expect(toAdapterError({ name: 'AdapterError', code: 'validation', issues }).issues).to.deep.equal([
      { path: 'p', message: 'm' },
    ]);
  });
});

describe('unsupported', () => {
  it('names the method', () => {
    const error = unsupported('undoRestore');
    expect(error).to.include({ code: 'unsupported', retryable: false });
    expect(error.message).to.include('undoRestore');
  });
});
