import { createHash } from 'node:crypto';
import { adapterError, type AdapterError } from 'contacts-restore/adapter';

/** A bad argument, by its path; never by what it held. */
export const invalid = (path: string, expected: string): AdapterError =>
  adapterError('validation', { issues: [{ path, message: `expected ${expected}` }] });

/** The same text for equal values, whatever the order of their keys. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/** Tells requests apart without keeping what they hold. */
export function fingerprint(value: unknown): string {
  let text: string;
  try {
    text = canonical(value);
  } catch {
    // The stack ends before the nesting does.
    throw invalid('body', 'data that is nested less deeply');
  }
  return createHash('sha256').update(text).digest('base64url');
}

/** Where a list goes on, tied to its question: a cursor of another search, filter or sort is refused. */
export function encodeCursor(question: unknown, position: readonly unknown[]): string {
  return Buffer.from(JSON.stringify([fingerprint(question), ...position])).toString('base64url');
}

/** `null` to begin. The position is of the shape that it was encoded with: the fingerprint vouches for that. */
export function decodeCursor<T extends unknown[]>(cursor: string | undefined, question: unknown): T | null {
  if (cursor === undefined) return null;
  try {
    const [print, ...position] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    if (print === fingerprint(question)) return position as T;
  } catch {
    // Not one of ours; refused like one of another question.
  }
  throw invalid('cursor', 'a cursor of the same question');
}

/** Names the state of the bin at a stamp of the database's clock. */
export const encodeAsOf = (stamp: number): string => `s${stamp.toString(36)}`;

export function decodeAsOf(asOf: string, { stamp }: { stamp: number }): number {
  const seen = Number.parseInt(asOf.slice(1), 36);
  if (encodeAsOf(seen) !== asOf || seen > stamp) throw invalid('target.asOf', 'the asOf of a page');
  return seen;
}
