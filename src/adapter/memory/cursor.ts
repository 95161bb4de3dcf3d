import { invalid } from './validation.js';
import { fingerprint } from './fingerprint.js';

/** Tied to the question it came from: a cursor of another list, search, filter or sort is refused. */
export function encodeCursor(question: unknown, position: readonly unknown[]): string {
  return btoa(encodeURIComponent(JSON.stringify([fingerprint(question), ...position])));
}

/** Where to go on, once it is seen to be a position of such a list; `null` to begin. */
export function decodeCursor<T extends readonly unknown[]>(
  cursor: string | undefined,
  question: unknown,
  isPosition: (position: readonly unknown[]) => position is T,
): T | null {
  if (cursor === undefined) return null;
  try {
    const [print, ...position] = JSON.parse(decodeURIComponent(atob(cursor))) as unknown[];
    if (print === fingerprint(question) && isPosition(position)) return position;
  } catch {
    // Not one of ours; refused like one of another question.
  }
  throw invalid('cursor', 'expected a cursor of the same question');
}

/** Names the state of the bin after so many deletions. */
export const encodeAsOf = (newestDeletion: number): string => `d${newestDeletion.toString(36)}`;

/** The number of the newest deletion at that time; `null` for a name that this store can't have given. */
export function decodeAsOf(asOf: string, newestDeletion: number): number | null {
  const seq = Number.parseInt(asOf.slice(1), 36);
  return encodeAsOf(seq) === asOf && seq >= 0 && seq <= newestDeletion ? seq : null;
}
