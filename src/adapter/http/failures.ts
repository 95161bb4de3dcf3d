import { ADAPTER_ERROR_CODES, toAdapterError, type AdapterError, type AdapterErrorCode } from '../errors.js';
import { readField } from '../read-field.js';

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

/**
 * The failure that an answer tells of, from its problem document (RFC 9457) as far as it has one. `title` and `detail` are
 * left out: they may repeat the request, and messages end up in logs.
 */
export function failureOf(response: Response, body: string): AdapterError {
  const { status, headers } = response;
  const problem = parseProblem(body);
  const fact = (name: string): unknown => readField(problem, name);
  const requestId = fact('requestId');
  const code = ADAPTER_ERROR_CODES.find((known) => known === fact('code'));
  return toAdapterError({
    name: 'AdapterError',
    code: code ?? CODE_OF_STATUS[status] ?? 'unknown',
    message: `The back end answered with status ${status}.`,
    retryable: fact('retryable'),
    retryAfterMs: retryAfter(headers),
    userMessage: fact('userMessage'),
    requestId: typeof requestId === 'string' && requestId !== '' ? requestId : headers.get('x-request-id'),
    issues: fact('issues'),
    tooLarge: status === 413,
  });
}

function parseProblem(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** How long `Retry-After` asks to wait, in milliseconds; `undefined` where it is missing or makes no sense. */
export function retryAfter(headers: Headers): number | undefined {
  const value = headers.get('retry-after') ?? '';
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  // `Date.parse` makes a date of almost any number; every form of an HTTP date has a time of day.
  const at = value.includes(':') ? Date.parse(value) : NaN;
  if (Number.isNaN(at)) return undefined;
  // Both dates by the back end's clock where it shows its own (`Date` is hidden across origins unless exposed). The page's
  // clock decides nothing here but the length of a wait, which is capped.
  const now = Date.parse(headers.get('date') ?? '') || Date.now();
  return Math.max(0, at - now);
}
