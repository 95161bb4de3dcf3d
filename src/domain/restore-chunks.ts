import type { RestoreRequest } from './restore.js';

/** One request of an intent, and the key that it goes out under. */
export interface RestoreChunk {
  request: RestoreRequest;
  idempotencyKey: string;
}

/** Most bytes of a body. */
const LONGEST_BODY = 1_000_000;
/** Most bytes of ids in one request. With all else that it says, its body stays below 1 MB. */
const MOST_BYTES = 990_000;

/**
 * Cuts an intent into requests of at most `maxIds` ids and 1 MB each. The idempotency keys of the pieces derive from the key
 * of the intent, so that a retry of the intent repeats exactly the same requests.
 */
export function chunkRequest(
  request: RestoreRequest,
  maxIds: number,
  idempotencyKey: string,
): RestoreChunk[] {
  const whole = { request, idempotencyKey };
  if (request.target.kind !== 'contacts') return [whole];
  const groups = groupIds(request, request.target.ids, maxIds);
  return groups.length > 1 ? cut(whole, groups) : [whole];
}

/**
 * Whether a request that can't be cut is longer than 1 MB: exceptions to all that match, or to a bulk delete, only hold
 * together. Such a request isn't sent.
 */
export function isTooLong(request: RestoreRequest): boolean {
  return request.target.kind !== 'contacts' && utf8Length(JSON.stringify(request)) > LONGEST_BODY;
}

/** In bytes. JSON has no half surrogate pairs, and each half of a whole one takes two bytes of its four. */
function utf8Length(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) bytes += code < 0x800 || (code & 0xf800) === 0xd800 ? 1 : 2;
  }
  return bytes;
}

/** The same in two requests, for a back end that finds it too long; empty where there is nothing to be halved. */
export function halveChunk(chunk: RestoreChunk): RestoreChunk[] {
  const { target } = chunk.request;
  if (target.kind !== 'contacts' || target.ids.length < 2) return [];
  const middle = Math.ceil(target.ids.length / 2);
  return cut(chunk, [target.ids.slice(0, middle), target.ids.slice(middle)]);
}

function groupIds(request: RestoreRequest, ids: readonly string[], maxIds: number): string[][] {
  const groups: string[][] = [];
  let bytes = Infinity;
  for (const id of ids) {
    const size = bytesAtMost(request, id);
    bytes += size;
    if (bytes > MOST_BYTES || groups.at(-1)!.length + 1 > maxIds) {
      groups.push([]);
      bytes = size;
    }
    groups.at(-1)!.push(id);
  }
  return groups;
}

/** What an id and its override add to a body, at most: no character of JSON takes more than three bytes. */
function bytesAtMost({ conflictOverrides = {} }: RestoreRequest, id: string): number {
  const own = Object.hasOwn(conflictOverrides, id) ? [id, conflictOverrides[id]] : [];
  return 3 * JSON.stringify([id, ...own]).length;
}

function cut({ request, idempotencyKey }: RestoreChunk, groups: readonly string[][]): RestoreChunk[] {
  return groups.map((ids, index) => ({
    request: { ...request, target: { kind: 'contacts', ids }, ...ownOverrides(request, ids) },
    idempotencyKey: `${idempotencyKey}.${index + 1}`,
  }));
}

function ownOverrides(
  { conflictOverrides }: RestoreRequest,
  ids: readonly string[],
): Partial<RestoreRequest> {
  if (!conflictOverrides) return {};
  const own = ids.flatMap((id) =>
    Object.hasOwn(conflictOverrides, id) ? [[id, conflictOverrides[id]!] as const] : [],
  );
  return { conflictOverrides: Object.fromEntries(own) };
}
