import {
  ADAPTER_ERROR_CODES,
  adapterError,
  type AdapterError,
  type AdapterErrorCode,
  type AdapterErrorIssue,
} from '../errors.js';

/** What a status means where the answer has no code of its own, or one that isn't known here. */
const CODE_OF_STATUS: Readonly<Record<number, AdapterErrorCode>> = {
  400: 'validation',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  405: 'unsupported',
  408: 'timeout',
  409: 'conflict',
  410: 'not-found',
  412: 'conflict',
  413: 'validation',
  415: 'validation',
  422: 'validation',
  429: 'rate-limited',
  501: 'unsupported',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
};

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/**
 * The failure that an answer tells of, from its problem document (RFC 9457) as far as it has one. `title` and `detail` are
 * left out: they may repeat the request, and messages end up in logs.
 */
export function failureOf(response: Response, body: string): AdapterError {
  const { status, headers } = response;
  const problem = parseObject(body);
  const code = ADAPTER_ERROR_CODES.find((known) => known === problem.code);
  return adapterError(code ?? CODE_OF_STATUS[status] ?? 'unknown', {
    message: `The back end answered with status ${status}.`,
    retryable: typeof problem.retryable === 'boolean' ? problem.retryable : undefined,
    retryAfterMs: retryAfter(headers),
    userMessage: text(problem.userMessage),
    requestId: text(problem.requestId) ?? text(headers.get('x-request-id')),
    issues: Array.isArray(problem.issues) ? problem.issues.filter(isIssue) : undefined,
    tooLarge: status === 413 || undefined,
  });
}

function isIssue(value: unknown): value is AdapterErrorIssue {
  const { path, message } = (value ?? {}) as Partial<AdapterErrorIssue>;
  return typeof path === 'string' && typeof message === 'string';
}

function parseObject(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** How long `Retry-After` asks to wait, in milliseconds; `undefined` where it is missing or makes no sense. */
export function retryAfter(headers: Headers): number | undefined {
  const value = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  // `Date.parse` makes a date of almost any number; every form of an HTTP date has a time of day.
  const at = value.includes(':') ? Date.parse(value) : NaN;
  if (Number.isNaN(at)) return undefined;
  // Both dates by the back end's clock where it shows its own (`Date` is hidden across origins unless exposed). The page's
  // clock decides nothing here but the length of a wait, which is capped.
  const now = Date.parse(headers.get('date') ?? '') || Date.now();
  return Math.max(0, at - now);
}
