// The document as it is published, and what it says about requests and answers.
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { loadTypeScript } from '../runner/load-typescript.mjs';

const [document, http, memory, checked, handlers, fetching] = await loadTypeScript(
  'test/runner/openapi/document.ts',
  'src/adapter/http/index.ts',
  'src/adapter/memory/index.ts',
  'src/adapter/checked-adapter.ts',
  'mocks/handlers.ts',
  'mocks/fetch-from-handlers.ts',
);
export const { openApiDocument } = document;
export const { createHttpAdapter } = http;
export const { createMemoryAdapter } = memory;
export const { checkedAdapter } = checked;
export const { createHandlers } = handlers;
export const { fetchFromHandlers } = fetching;

export const profile = openApiDocument('0.0.0');

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(profile, 'profile');

/** What a reference leads to; anything else is itself. */
export function resolve(part) {
  if (typeof part.$ref !== 'string') return part;
  return part.$ref
    .slice(2)
    .split('/')
    .reduce((at, key) => at[key], profile);
}

/** What is wrong with a value, as texts; empty when nothing is. */
export function faults(schema, value) {
  const validate = ajv.compile(schema.$ref ? { $ref: `profile${schema.$ref}` } : schema);
  return validate(value)
    ? []
    : validate.errors.map(({ instancePath, message }) => `${instancePath || '/'} ${message}`);
}

export const operations = Object.entries(profile.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
);

/** The operation for a request; `undefined` where the document has none. `path` begins behind the base address. */
export function operationFor(method, path) {
  const [pathname] = path.split('?');
  const matches = (template) => new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(pathname);
  return operations.find((known) => known.method === method.toLowerCase() && matches(known.path));
}

/** What the document has against a request: `{ method, path, headers, body }`. */
export function requestFaults({ method, path, headers, body }) {
  const found = operationFor(method, path);
  if (!found) return [`no operation for ${method} ${path}`];
  const { parameters, requestBody } = found.operation;
  const query = new URLSearchParams(path.split('?')[1]);
  const declared = parameters.map(resolve);
  const values = { query: (name) => query.get(name), header: (name) => headers.get(name), path: () => 'id' };
  return [
    ...[...query.keys()]
      .filter((name) => !declared.some((parameter) => parameter.in === 'query' && parameter.name === name))
      .map((name) => `no parameter ${name}`),
    ...declared.flatMap(({ name, in: place, required, schema }) => {
      const value = values[place](name);
      if (value === null) return required ? [`lacks ${name}`] : [];
      return faults(schema, typed(schema, value));
    }),
    ...(requestBody
      ? faults(requestBody.content['application/json'].schema, body === undefined ? null : JSON.parse(body))
      : body === undefined
        ? []
        : ['has a body']),
  ];
}

/** A text out of an address as the type that its schema names. */
function typed({ type }, text) {
  if (type === 'integer') return Number(text);
  return type === 'boolean' ? text === 'true' : text;
}

/** What the document has against an answer. Reads a copy of it. */
export async function answerFaults({ method, path }, response) {
  const { operation } = operationFor(method, path) ?? {};
  // What is wrong with the request says `requestFaults`.
  if (!operation) return [];
  const { status } = response;
  // What has no status of its own falls under `default`; a success never does.
  const declared = operation.responses[status] ?? (status >= 400 && operation.responses.default);
  if (!declared) return [`no answer with ${status}`];
  const { content, headers = {} } = resolve(declared);
  const missing = Object.entries(headers)
    .filter(([name, { required }]) => required && !response.headers.has(name))
    .map(([name]) => `lacks ${name}`);
  const type = response.headers.get('content-type')?.split(';')[0];
  const media = content[type];
  if (!media) return [...missing, `no answer of the type ${type}`];
  const text = await response.clone().text();
  return [...missing, ...faults(media.schema, type.endsWith('json') ? JSON.parse(text) : text)];
}
