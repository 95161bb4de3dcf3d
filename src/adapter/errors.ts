import { readField } from './read-field.js';

/**
 * How a call can fail. The codes are a promise; messages are for logs and never shown.
 *
 * - `network`: no answer. `timeout`: none in time. `unavailable`: the back end says, later.
 * - `unauthenticated`: no session, or it ended. `forbidden`: the role is missing. `policy-blocked`: the account forbids it.
 *   After each of the three the elements show no deleted contact any more.
 * - `not-found`: also for what belongs to another account. `conflict`: the state has changed. `validation`: a bad request.
 * - `rate-limited`: too many requests; see `retryAfterMs`. `unsupported`: this back end can't do that.
 * - `protocol`: the answer is not what the contract says. `unknown`: anything else.
 */
export const ADAPTER_ERROR_CODES = [
  'network',
  'timeout',
  'unauthenticated',
  'forbidden',
  'policy-blocked',
  'not-found',
  'conflict',
  'validation',
  'rate-limited',
  'unavailable',
  'unsupported',
  'protocol',
  'unknown',
] as const;
export type AdapterErrorCode = (typeof ADAPTER_ERROR_CODES)[number];

/** One thing that is wrong with a request or an answer: where, and what was expected. Holds no values. */
export interface AdapterErrorIssue {
  path: string;
  message: string;
}

export interface AdapterErrorOptions {
  /** For logs. Must not hold personal data. */
  message?: string | undefined;
  /** Whether the same call may succeed later. Default: as usual for the code. */
  retryable?: boolean | undefined;
  /** How long to wait before that, in milliseconds. */
  retryAfterMs?: number | undefined;
  /** Words for the viewer, shown as text beside our own. */
  userMessage?: string | undefined;
  /** By which the back end's operators find the call in their logs. Shown to the viewer, so that they can pass it on. */
  requestId?: string | undefined;
  issues?: readonly AdapterErrorIssue[] | undefined;
  /** Whether the request was too long to be read (413). The elements send its contacts again in two requests. */
  tooLarge?: boolean | undefined;
  cause?: unknown;
}

/** A failure of a call. Recognise it with {@link isAdapterError}: two copies of this package may meet on a page. */
export interface AdapterError extends Error {
  readonly name: 'AdapterError';
  readonly code: AdapterErrorCode;
  readonly retryable: boolean;
  readonly retryAfterMs?: number | undefined;
  readonly userMessage?: string | undefined;
  readonly requestId?: string | undefined;
  readonly issues?: readonly AdapterErrorIssue[] | undefined;
  readonly tooLarge?: boolean | undefined;
}

const RETRYABLE: ReadonlySet<AdapterErrorCode> = new Set([
  'network',
  'timeout',
  'rate-limited',
  'unavailable',
  'protocol',
  'unknown',
]);

/** Makes a failure for an adapter to reject with: `throw adapterError('not-found')`. */
export function adapterError(code: AdapterErrorCode, options: AdapterErrorOptions = {}): AdapterError {
  const { message = `The call failed: ${code}.`, cause, ...facts } = options;
  const error = new Error(message, cause === undefined ? undefined : { cause });
  return Object.assign(error, {
    ...facts,
    name: 'AdapterError' as const,
    code,
    retryable: facts.retryable ?? RETRYABLE.has(code),
  });
}

const isCode = (code: unknown): code is AdapterErrorCode =>
  (ADAPTER_ERROR_CODES as readonly unknown[]).includes(code);

/** `null` passes, and has no fields to be judged by. */
const isObject = (value: unknown): boolean => typeof value === 'object';

/** Whether a value is a failure of the contract, judged by its shape. */
export function isAdapterError(value: unknown): value is AdapterError {
  return isObject(value) && readField(value, 'name') === 'AdapterError' && isCode(readField(value, 'code'));
}

/** Whether a value says that a call was given up on purpose. That is not a failure. */
export function isAbortError(value: unknown): boolean {
  return isObject(value) && readField(value, 'name') === 'AbortError';
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

function readIssues(value: unknown): AdapterErrorIssue[] | undefined {
  try {
    if (!Array.isArray(value)) return undefined;
    return Array.from(value, (issue: unknown) => ({
      path: readField(issue, 'path'),
      message: readField(issue, 'message'),
    })).filter(
      (issue): issue is AdapterErrorIssue =>
        typeof issue.path === 'string' && typeof issue.message === 'string',
    );
  } catch {
    // A list that can't be read.
    return undefined;
  }
}

/**
 * Anything that was thrown, as a failure of the contract. Fields that are of a wrong type or can't be read are dropped; what
 * isn't recognised becomes `unknown` with the original as its cause.
 */
export function toAdapterError(thrown: unknown): AdapterError {
  const fact = (name: keyof AdapterError | 'cause'): unknown => readField(thrown, name);
  const code = fact('code');
  if (!isAdapterError(thrown) || !isCode(code)) {
    return adapterError('unknown', {
      message: 'The adapter failed with an error of its own.',
      cause: thrown,
    });
  }
  const retryAfterMs = fact('retryAfterMs');
  const retryable = fact('retryable');
  return adapterError(code, {
    message: text(fact('message')),
    retryable: typeof retryable === 'boolean' ? retryable : undefined,
    retryAfterMs: isWait(retryAfterMs) ? retryAfterMs : undefined,
    userMessage: text(fact('userMessage')),
    requestId: text(fact('requestId')),
    issues: readIssues(fact('issues')),
    tooLarge: fact('tooLarge') === true || undefined,
    cause: fact('cause') ?? thrown,
  });
}

const isWait = (ms: unknown): ms is number => Number.isFinite(ms) && (ms as number) >= 0;

/** The failure of a call to something that this back end doesn't offer. */
export function unsupported(method: string): AdapterError {
  return adapterError('unsupported', { message: `This back end doesn't offer ${method}.` });
}
