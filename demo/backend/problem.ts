import { randomUUID } from 'node:crypto';
import { isAdapterError, toAdapterError, type AdapterErrorCode } from 'contacts-restore/adapter';

const STATUS_OF_CODE: Readonly<Record<AdapterErrorCode, number>> = {
  unauthenticated: 401,
  forbidden: 403,
  'policy-blocked': 403,
  'not-found': 404,
  conflict: 409,
  validation: 422,
  'rate-limited': 429,
  unsupported: 501,
  protocol: 502,
  network: 502,
  unavailable: 503,
  timeout: 504,
  unknown: 500,
};

/** What an operator is told of a failure that isn't the caller's: no messages, which may repeat what people wrote. */
export type Log = (line: { requestId: string; code: string }) => void;

/** Whatever was thrown, as a problem document (RFC 9457). */
export function problem(thrown: unknown, log: Log): Response {
  const requestId = randomUUID();
  const { code, retryable, retryAfterMs, userMessage, issues } = toAdapterError(thrown);
  if (!isAdapterError(thrown)) {
    const { code: cause, name } = thrown as { code?: string; name?: string };
    log({ requestId, code: String(cause ?? name) });
  }
  const status = STATUS_OF_CODE[code];
  const headers = new Headers({ 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' });
  if (retryAfterMs !== undefined) headers.set('Retry-After', String(Math.ceil(retryAfterMs / 1000)));
  const body = { type: 'about:blank', title: code, status, code, retryable, userMessage, requestId, issues };
  return new Response(JSON.stringify(body), { status, headers });
}
