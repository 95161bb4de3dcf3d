import { adapterError, isAdapterError } from '../errors.js';
import { readText } from './body.js';
import { failureOf } from './failures.js';

/** How requests leave. */
export interface TransportOptions {
  /** Where the HTTP profile begins, relative to the page or absolute: `/api/contacts-restore`. */
  baseUrl: string;
  /** Default: `globalThis.fetch`, looked up at each call. */
  fetch?: typeof fetch | undefined;
  /** Asked before every request, so that a token can be fresh. They add to the adapter's own headers, which win. */
  headers?: (() => HeadersInit | Promise<HeadersInit>) | undefined;
  /** Default: `same-origin`, so cookies go to the page's own origin only. */
  credentials?: RequestCredentials | undefined;
}

/** What a call has beyond its address. With a body it is a POST. */
export interface JsonRequest {
  body?: string | undefined;
  idempotencyKey?: string | undefined;
}

const JSON_TYPE = 'application/json';

/** Sends one request, once, and gives back an answer that is a success. Its body is still to be read. */
export async function send(
  transport: TransportOptions,
  path: string,
  request: JsonRequest & { signal: AbortSignal; accept?: string },
): Promise<Response> {
  const { body, idempotencyKey, signal, accept = JSON_TYPE } = request;
  const headers = new Headers(await transport.headers?.());
  headers.set('Accept', `${accept}, application/problem+json`);
  // A header that no plain form or link can send, so that a foreign page has to ask the back end first.
  headers.set('X-Requested-With', 'contacts-restore');
  if (body !== undefined) headers.set('Content-Type', JSON_TYPE);
  if (idempotencyKey !== undefined) headers.set('Idempotency-Key', idempotencyKey);
  const { fetch = globalThis.fetch, credentials = 'same-origin' } = transport;
  const response = await overNetwork(
    fetch(transport.baseUrl.replace(/\/+$/, '') + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers,
      ...(body !== undefined && { body }),
      credentials,
      cache: 'no-store',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal,
    }),
  );
  // The status says enough, should the document behind it break off.
  if (!response.ok) throw failureOf(response, await readText(response).catch(() => ''));
  return response;
}

/** A break of the connection, which browsers report as a `TypeError`; failures of the contract stay what they are. */
export const networkFailure = (thrown: unknown): unknown =>
  isAdapterError(thrown) ? thrown : adapterError('network', { cause: thrown });

/** Waits for a step of the way there or back. */
export async function overNetwork<T>(step: Promise<T>): Promise<T> {
  try {
    return await step;
  } catch (thrown) {
    throw networkFailure(thrown);
  }
}
