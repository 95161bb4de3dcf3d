import { expect } from '@open-wc/testing';
import {
  checkedAdapter,
  isAbortError,
  type AdapterError,
  type RestoreAdapter,
} from 'contacts-restore/adapter';
import type { BulkAction } from 'contacts-restore/domain';
import { countedSignal } from '../support/counted-signal.js';
import { makeAction } from '../support/fake-adapter.js';

type Watch = Required<RestoreAdapter>['watchBulkAction'];
const watched = (watchBulkAction: unknown, signal?: AbortSignal): AsyncIterable<BulkAction> =>
  checkedAdapter({ watchBulkAction } as unknown as RestoreAdapter).watchBulkAction('b1', { signal });

/** Everything that comes out, and the failure that ends it. */
async function drain(states: AsyncIterable<BulkAction>): Promise<{ ids: string[]; error?: AdapterError }> {
  const ids: string[] = [];
  try {
    for await (const state of states) ids.push(state.status);
    return { ids };
  } catch (error) {
    return { ids, error: error as AdapterError };
  }
}

describe('watching a bulk action', () => {
  it('passes the states on in their order and ends with them', async () => {
    async function* states() {
      yield makeAction({ status: 'queued' });
      yield makeAction({ status: 'completed' });
    }
    expect(await drain(watched(states))).to.deep.equal({ ids: ['queued', 'completed'] });
  });

  it('passes on what came before a wrong state, then names its path', async () => {
    async function* states() {
      yield makeAction({ status: 'queued' });
      yield { ...makeAction(), label: 5 };
    }
    const { ids, error } = await drain(watched(states));
    expect(ids).to.deep.equal(['queued']);
    expect(error).to.include({ code: 'protocol' });
    expect(error?.message).to.equal('The answer to watchBulkAction is wrong at "label": expected string.');
    expect(error?.issues?.[0]?.path).to.equal('label');
  });

  const breaks: [what: string, watch: unknown][] = [
    [
      'throws at once',
      () => {
        throw new Error('x');
      },
    ],
    [
      'breaks off',
      async function* () {
        yield* [];
        throw new Error('x');
      },
    ],
    ['gives nothing to iterate', () => null],
  ];
  for (const [what, watch] of breaks) {
    it(`fails as unknown when the adapter ${what}`, async () => {
      expect((await drain(watched(watch))).error).to.include({ name: 'AdapterError', code: 'unknown' });
    });
  }

  it('is unsupported where the adapter lacks it', async () => {
    const { error } = await drain(watched(undefined));
    expect(error?.code).to.equal('unsupported');
    expect(error?.message).to.include('watchBulkAction');
  });

  it('ends at once when it is given up, though the adapter says nothing more', async () => {
    const controller = new AbortController();
    async function* states() {
      yield makeAction({ status: 'queued' });
      await new Promise(() => {});
    }
    const end = drain(watched(states, controller.signal));
    // One turn of the event loop, after which the first state has come.
    await new Promise((resolve) => setTimeout(resolve));
    controller.abort();
    const { ids, error } = await end;
    expect(ids).to.deep.equal(['queued']);
    expect(isAbortError(error)).to.equal(true);
  });

  it('does not reach the adapter when it is given up beforehand', async () => {
    let calls = 0;
    const watch: Watch = async function* () {
      calls += 1;
      yield makeAction();
    };
    expect(isAbortError((await drain(watched(watch, AbortSignal.abort()))).error)).to.equal(true);
    expect(calls).to.equal(0);
  });

  it('leaves nothing at the signal once it has ended', async () => {
    const { signal, listeners } = countedSignal();
    async function* states() {
      yield makeAction({ status: 'completed' });
    }
    await drain(watched(states, signal));
    expect(listeners()).to.equal(0);
  });

  it('lets the adapter clean up when the listener stops', async () => {
    let cleaned = false;
    async function* states() {
      try {
        yield makeAction({ status: 'queued' });
        yield makeAction({ status: 'completed' });
      } finally {
        cleaned = true;
      }
    }
    for await (const state of watched(states)) {
      expect(state.status).to.equal('queued');
      break;
    }
    expect(cleaned).to.equal(true);
  });
});
