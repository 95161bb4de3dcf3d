import type { AdapterErrorCode } from '../../../src/adapter/errors.js';
import { refTo } from './components.js';
import type { Response } from './json.js';
import type { Problem } from './request-schemas.js';

interface Failure {
  status: number;
  description: string;
  codes: AdapterErrorCode[];
  /** Whether the answer may say when to come back. */
  waits?: boolean;
  facts?: Partial<Problem>;
}

/** Every way in which a request fails, by the name of its answer. */
const FAILURES = {
  Unauthenticated: {
    status: 401,
    description: 'There is no session, or it has ended. The elements forget what they show and ask the host.',
    codes: ['unauthenticated'],
  },
  Refused: {
    status: 403,
    description: 'The role is missing (`forbidden`), or the account forbids it (`policy-blocked`: HIPAA).',
    codes: ['forbidden', 'policy-blocked'],
  },
  NotFound: {
    status: 404,
    description: 'Unknown, or in another account; the two are never told apart.',
    codes: ['not-found'],
  },
  Conflict: {
    status: 409,
    description:
      'The state has changed. With `retryable: true`: the same request is still under way, and is repeated once after a second.',
    codes: ['conflict'],
  },
  TooLarge: {
    status: 413,
    description: 'The body is too long. The elements send its contacts again in two requests.',
    codes: ['validation'],
  },
  Invalid: {
    status: 422,
    description: 'The request makes no sense; also a known idempotency key with another body.',
    codes: ['validation'],
    facts: { issues: [{ path: 'target.ids', message: 'expected 1 to 500 ids' }] },
  },
  RateLimited: {
    status: 429,
    description: 'Too many requests. `Retry-After` is kept to exactly, up to a minute.',
    codes: ['rate-limited'],
    waits: true,
  },
  Unsupported: {
    status: 501,
    description: 'This back end doesn’t offer that, and doesn’t announce it in `supports`.',
    codes: ['unsupported'],
  },
  Unavailable: {
    status: 503,
    description: 'Later. Repeated up to three times, writes under the same key.',
    codes: ['unavailable'],
    waits: true,
    facts: { userMessage: 'We are updating. Back in a minute.' },
  },
  Failed: {
    status: 500,
    description:
      'Anything else, by its `code`. Other statuses with a problem document are understood as well.',
    codes: ['unknown'],
  },
} satisfies Record<string, Failure>;

export type FailureName = keyof typeof FAILURES;

const retryAfter = {
  description: 'Seconds, or an HTTP date. To be exposed to pages of other origins.',
  schema: { type: 'string' },
};

function response({ status, description, codes, waits, facts }: Failure): Response {
  const example = (code: AdapterErrorCode): Problem => ({
    type: 'about:blank',
    title: code,
    status,
    code,
    requestId: 'req-5f1c',
    ...facts,
  });
  return {
    description,
    ...(waits && { headers: { 'Retry-After': retryAfter } }),
    content: {
      'application/problem+json': {
        schema: refTo('Problem'),
        examples: Object.fromEntries(codes.map((code) => [code, { value: example(code) }])),
      },
    },
  };
}

export const failureResponses = (): Record<string, Response> =>
  Object.fromEntries(Object.entries<Failure>(FAILURES).map(([name, failure]) => [name, response(failure)]));

/** The failures of one operation, by their statuses; all that is not named falls under `default`. */
export function failuresOf(names: FailureName[]): Record<string, { $ref: string }> {
  const ref = (name: FailureName): { $ref: string } => ({ $ref: `#/components/responses/${name}` });
  return Object.fromEntries([
    ...names.map((name) => [String(FAILURES[name].status), ref(name)] as const),
    ['default', ref('Failed')],
  ]);
}
