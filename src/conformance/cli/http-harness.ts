import { createHttpAdapter } from '../../adapter/http/index.js';
import { cannot, type ConformanceHarness, type ContactTruth } from '../harness.js';
import { SEED_ACTIONS, type SeedAction, type SeedAnswer } from '../seed-protocol.js';

export interface HttpHarnessOptions {
  /** Where the HTTP profile begins. */
  url: string;
  /** Where the seed protocol begins. Left out, the account is only read. */
  seedUrl?: string | undefined;
  /** Sent with every request, as names and values. */
  headers?: readonly (readonly [string, string])[] | undefined;
  fetch?: typeof fetch | undefined;
}

/** A server with the HTTP profile, and in tests the seed protocol, as a harness. */
export function httpHarness(options: HttpHarnessOptions): ConformanceHarness {
  const { seedUrl, fetch } = options;
  const adapterWith = (headers: Headers) =>
    createHttpAdapter({ baseUrl: options.url, fetch, headers: () => headers });
  if (seedUrl === undefined) {
    return {
      readOnly: "The server's data must not change (no --seed-url).",
      create: () => ({ adapter: adapterWith(headersOf(options)) }),
    };
  }
  return {
    async create(seed) {
      const answer = readAnswer(await post(options, headersOf(options), '', seed));
      if (answer.cannot !== undefined) throw cannot(answer.cannot);
      const headers = headersOf(options, answer.headers);
      const ask = (action: SeedAction, body: unknown) => post(options, headers, `/${action}`, body);
      return {
        adapter: adapterWith(headers),
        ids: answer.ids,
        reopen: () => adapterWith(headers),
        ...actions(ask, answer.can ?? []),
      };
    },
  };
}

/** Those of the world's means that the server says it has. */
function actions(ask: (action: SeedAction, body: unknown) => Promise<unknown>, can: readonly SeedAction[]) {
  return {
    ...(can.includes('advance') && { advance: (ms: number) => ask('advance', { ms }) }),
    ...(can.includes('settle') && { settle: () => ask('settle', {}) }),
    ...(can.includes('delete') && { deleteContacts: (ids: string[]) => ask('delete', { ids }) }),
    ...(can.includes('erase') && { eraseContacts: (ids: string[]) => ask('erase', { ids }) }),
    ...(can.includes('probe') && {
      probe: async (ids: string[]) => readTruths(await ask('probe', { ids })),
    }),
  };
}

function headersOf({ headers = [] }: HttpHarnessOptions, answered: Record<string, string> = {}): Headers {
  const all = new Headers();
  for (const [name, value] of headers) all.append(name, value);
  for (const [name, value] of Object.entries(answered)) all.set(name, value);
  return all;
}

const UNANSWERED = 'UnansweredError';

/** Whether a request of the seed protocol failed because nobody answered. */
export const isUnanswered = (thrown: unknown): boolean =>
  thrown instanceof Error && thrown.name === UNANSWERED;

/** One request of the seed protocol. Its failures tell the status, and nothing of the answer. */
async function post(
  { seedUrl = '', fetch = globalThis.fetch }: HttpHarnessOptions,
  headers: Headers,
  path: string,
  body: unknown,
): Promise<unknown> {
  const sent = new Headers(headers);
  sent.set('Content-Type', 'application/json');
  const what = `POST {seed-url}${path}`;
  const response = await fetch(seedUrl.replace(/\/+$/, '') + path, {
    method: 'POST',
    headers: sent,
    body: JSON.stringify(body),
    redirect: 'error',
  }).catch((cause: unknown) => {
    throw Object.assign(new Error(`${what} gets no answer.`, { cause }), { name: UNANSWERED });
  });
  if (!response.ok) throw new Error(`${what} answers with status ${response.status}.`);
  try {
    return await response.json();
  } catch {
    throw new Error(`${what} doesn't answer with JSON.`);
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isTexts = (value: unknown): value is Record<string, string> =>
  isRecord(value) && Object.values(value).every((text) => typeof text === 'string');

function readAnswer(answer: unknown): SeedAnswer {
  if (!isRecord(answer)) throw new Error("POST {seed-url} doesn't answer with an object.");
  const { can, ids, headers, cannot: reason } = answer;
  return {
    can: SEED_ACTIONS.filter((action) => Array.isArray(can) && can.includes(action)),
    ids: isTexts(ids) ? ids : undefined,
    headers: isTexts(headers) ? headers : undefined,
    cannot: typeof reason === 'string' ? reason : undefined,
  };
}

function readTruths(answer: unknown): ContactTruth[] {
  const isTruth = (value: unknown): value is ContactTruth =>
    isRecord(value) &&
    typeof value['id'] === 'string' &&
    typeof value['live'] === 'boolean' &&
    (value['related'] === null || isRecord(value['related']));
  if (Array.isArray(answer) && answer.every(isTruth)) return answer;
  throw new Error(
    'POST {seed-url}/probe answers with something else than a list of { id, live, related, … }.',
  );
}
