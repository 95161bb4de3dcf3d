import type { CallOptions } from '../contract.js';
import { withDeadline } from '../deadline.js';
import { adapterError } from '../errors.js';
import { parseJson, readText } from './body.js';
import { overNetwork, send, type TransportOptions } from './request.js';
import { longestCallMs, withRetries, type RetryOptions } from './retry.js';

/** How long one try may take where the host doesn't say. */
const TRY_MS = { read: 10_000, write: 30_000 };

export interface HttpAdapterOptions extends TransportOptions, Partial<RetryOptions> {
  /**
   * How long one try of a call may take, from the first byte sent to the last byte read, in milliseconds. Default: 10 seconds
   * for what only reads, 30 seconds for what changes something. There are three tries at most, so a back end that hangs is
   * given up after three times as long.
   */
  timeoutMs?: number | undefined;
}

/** How long a try may take of a call that reads, or of one that writes. */
export function tryMs({ timeoutMs }: HttpAdapterOptions, kind: keyof typeof TRY_MS): number {
  return timeoutMs ?? TRY_MS[kind];
}

interface WriteRequest {
  body?: unknown;
  idempotencyKey?: string | undefined;
}

type Call = <T>(path: string, options: CallOptions, request?: WriteRequest) => Promise<T>;

/** Makes calls in as many tries as they need. Their JSON is taken for what the profile says; the caller's check comes after. */
export function caller(options: HttpAdapterOptions): Call {
  const { sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms)), random = Math.random } = options;
  return <T>(path: string, { signal }: CallOptions, { body, idempotencyKey }: WriteRequest = {}) => {
    // Made once: whatever its caller does with the request meanwhile, all tries say the same.
    const request = { body: toJson(body), idempotencyKey };
    const timeoutMs = tryMs(options, idempotencyKey === undefined ? 'read' : 'write');
    const fetchJson = async (inner: AbortSignal): Promise<T> =>
      parseJson(await overNetwork(readText(await send(options, path, { ...request, signal: inner })))) as T;
    return withDeadline(
      (inner) => withRetries(() => withDeadline(fetchJson, inner, timeoutMs), { sleep, random }),
      signal,
      longestCallMs(timeoutMs),
    );
  };
}

function toJson(body: unknown): string | undefined {
  try {
    return JSON.stringify(body);
  } catch (cause) {
    const issues = [{ path: '', message: 'expected plain data' }];
    throw adapterError('validation', { message: "The request can't be written as JSON.", issues, cause });
  }
}
