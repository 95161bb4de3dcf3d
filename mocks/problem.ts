import {
  adapterError,
  isAbortError,
  toAdapterError,
  type AdapterError,
  type AdapterErrorCode,
} from 'contacts-restore/adapter';

/** Personal data don't belong in a cache. */
export const NO_STORE = { 'Cache-Control': 'no-store' };

const STATUS_OF_CODE: Readonly<Record<Exclude<AdapterErrorCode, 'network'>, number>> = {
  timeout: 504,
  unauthenticated: 401,
  forbidden: 403,
  'policy-blocked': 403,
  'not-found': 404,
  conflict: 409,
  validation: 422,
  'rate-limited': 429,
  unavailable: 503,
  unsupported: 501,
  protocol: 502,
  unknown: 500,
};

/** The failure of a request that lacks something: where it should have stood. */
export function badRequest(path: string): AdapterError {
  return adapterError('validation', { issues: [{ path, message: 'missing or not as the profile says' }] });
}

/** Whatever an adapter threw, as a problem document (RFC 9457). A failed network has no answer at all. */
export function problem(thrown: unknown): Response {
  if (isAbortError(thrown)) return Response.error();
  const { code, retryable, retryAfterMs, userMessage, requestId, issues, tooLarge } = toAdapterError(thrown);
  if (code === 'network') return Response.error();
  const status = tooLarge ? 413 : STATUS_OF_CODE[code];
  const headers = new Headers({ ...NO_STORE, 'Content-Type': 'application/problem+json' });
  if (retryAfterMs !== undefined) headers.set('Retry-After', String(Math.ceil(retryAfterMs / 1000)));
  const body = { type: 'about:blank', title: code, status, code, retryable, userMessage, requestId, issues };
  return new Response(JSON.stringify(body), { status, headers });
}
