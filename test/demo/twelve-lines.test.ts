import { expect } from '@open-wc/testing';
import { memoryWorld } from '../../mocks/memory-world.js';
import type { RestoreAdapter } from '../../src/adapter/contract.js';
import { toAdapterError } from '../../src/adapter/errors.js';
import type { MemoryAdapter } from '../../src/adapter/memory/index.js';
import { runConformance, type ConformanceHarness } from '../../src/conformance/index.js';
import { brief, NOTHING_OPTIONAL, sleepless } from '../conformance/support.js';

const PATH = '/demo/examples/twelve-lines.js';

/** A back end that answers in our shapes and can do nothing optional, for the adapter of the documentation. */
function crm(memory: MemoryAdapter): typeof fetch {
  const answers: Record<string, (body: never, idempotencyKey: string) => Promise<unknown>> = {
    '/crm/account': () => memory.getAccount({}),
    '/crm/deleted-contacts': (query) => memory.listDeletedContacts(query, {}),
    '/crm/restores': (request, idempotencyKey) => memory.startRestore(request, { idempotencyKey }),
    '/crm/bulk-action': ({ id }) => memory.getBulkAction(id, {}),
  };
  return async (input, init) => {
    const request = new Request(input, init);
    const answer = answers[new URL(request.url).pathname]!;
    try {
      const body = (await request.json()) as never;
      return Response.json(await answer(body, request.headers.get('Idempotency-Key')!));
    } catch (thrown) {
      return Response.json({}, { status: toAdapterError(thrown).code === 'unauthenticated' ? 401 : 503 });
    }
  };
}

describe('the twelve lines of the documentation', () => {
  const { fetch } = globalThis;
  afterEach(() => {
    globalThis.fetch = fetch;
  });

  it('pass the shape group of the conformance kit', async () => {
    const { adapter } = (await import(PATH)) as { adapter: RestoreAdapter };
    const harness: ConformanceHarness = {
      create: (seed) =>
        memoryWorld(seed, {
          supports: NOTHING_OPTIONAL,
          wrap: (memory) => {
            globalThis.fetch = crm(memory);
            return adapter;
          },
        }),
    };
    const report = await runConformance(harness, { ...sleepless, groups: ['shape'] });
    expect(brief(report, 'failed')).to.deep.equal({});
    expect(report.passed).to.be.above(8);
  });
});
