import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { checkedAdapter, createHttpAdapter, faults, operations, profile, resolve } from './profile.mjs';

const mediaOf = (content = {}) => Object.values(content);
const requestExamples = operations.flatMap(({ operation }) =>
  mediaOf(operation.requestBody?.content).flatMap((media) => named(operation.operationId, media)),
);
const answerExamples = operations.flatMap(({ operation }) =>
  Object.entries(operation.responses).flatMap(([status, response]) =>
    mediaOf(resolve(response).content).flatMap((media) => named(operation.operationId, media, status)),
  ),
);

function named(operationId, { schema, examples = {} }, status = 'request') {
  return Object.entries(examples).map(([name, { value }]) => ({
    name: `${operationId} ${status} ${name}`,
    ...{ operationId, status, schema, value },
  }));
}

/** Arguments with which a method of the adapter can be called. */
const ARGUMENTS = {
  getAccount: [],
  listDeletedContacts: [{ pageSize: 25 }],
  previewRestore: [{ kind: 'contacts', ids: ['c'] }],
  startRestore: [
    { target: { kind: 'contacts', ids: ['c'] }, automations: 'keep-paused', onConflict: 'skip' },
  ],
  listBulkActions: [{ pageSize: 25 }],
  listBulkActionItems: ['ba-1', { pageSize: 25 }],
};

/** What the elements make of an answer: the adapter reads it and the seam parses it. */
function read({ operationId, status, value }) {
  const body = typeof value === 'string' ? value : JSON.stringify(value);
  const fetch = async () => new Response(body, { status: Number(status) });
  const adapter = checkedAdapter(createHttpAdapter({ baseUrl: '/api', fetch, sleep: async () => {} }));
  return adapter[operationId](...(ARGUMENTS[operationId] ?? ['ba-1']), { idempotencyKey: 'key-1' });
}

describe('the OpenAPI document', () => {
  it('is an OpenAPI 3.1 document', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(JSON.parse(JSON.stringify(profile)));
    assert.ok(valid, JSON.stringify(errors, null, 2));
    assert.equal(validator.version, '3.1');
  });

  it('leads nowhere but into itself', () => {
    const refs = JSON.stringify(profile).matchAll(/"\$ref":"([^"]+)"/g);
    for (const [, $ref] of refs) assert.ok(resolve({ $ref }), $ref);
  });

  it('has a use for everything that it defines', () => {
    const text = JSON.stringify(profile);
    for (const kind of ['schemas', 'parameters', 'responses']) {
      for (const name of Object.keys(profile.components[kind]))
        assert.ok(text.includes(`"#/components/${kind}/${name}"`), `${kind}/${name}`);
    }
  });

  it('describes nothing that there isn’t', async () => {
    const { loadTypeScript } = await import('../runner/load-typescript.mjs');
    const [{ DESCRIPTIONS }] = await loadTypeScript('test/runner/openapi/descriptions.ts');
    const inDocument = JSON.stringify(profile.components.schemas);
    for (const [name, notes] of Object.entries(DESCRIPTIONS)) {
      for (const [path, note] of Object.entries(notes))
        assert.ok(inDocument.includes(JSON.stringify(note)), `${name}.${path}`);
    }
  });

  for (const { name, schema, value } of [...requestExamples, ...answerExamples]) {
    it(`has an example that fits: ${name}`, () => assert.deepEqual(faults(schema, value), []));
  }

  it('has an example for every body', () => {
    for (const { operation } of operations) {
      const all = [operation.requestBody, ...Object.values(operation.responses).map(resolve)];
      for (const media of all.flatMap((part) => mediaOf(part?.content)))
        assert.notDeepEqual(Object.keys(media.examples), [], operation.operationId);
    }
  });
});

describe('the elements', () => {
  const successes = answerExamples.filter(({ status }) => status.startsWith('2'));
  for (const example of successes.filter(({ operationId }) => operationId !== 'watchBulkAction')) {
    it(`read the example ${example.name} without a loss`, async () => {
      assert.deepEqual(await read(example), example.value);
    });
  }

  it('read the example of a stream', async () => {
    const [example] = successes.filter(({ operationId }) => operationId === 'watchBulkAction');
    const states = [];
    for await (const state of read(example)) states.push(state);
    assert.equal(states.length, 1);
    assert.deepEqual(faults({ $ref: '#/components/schemas/BulkAction' }, states[0]), []);
  });

  for (const example of answerExamples.filter(({ status }) => status.startsWith('4') || status === '503')) {
    it(`read the failure ${example.name}`, async () => {
      if (example.operationId === 'watchBulkAction') return;
      const { code, requestId, issues, userMessage } = example.value;
      await assert.rejects(read(example), { name: 'AdapterError', code, requestId, issues, userMessage });
    });
  }
});
