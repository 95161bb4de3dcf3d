import { isAdapterError } from '../adapter/errors.js';

/**
 * Runs a call for the first of a list and takes it off once it has succeeded. What the back end finds too long goes out in
 * halves: the list then begins with the second of them.
 */
export async function takeFirst<T, R>(
  list: T[],
  call: (item: T) => Promise<R>,
  halve: (item: T) => T[],
): Promise<R> {
  for (;;) {
    const first = list[0]!;
    try {
      const answer = await call(first);
      list.shift();
      return answer;
    } catch (thrown) {
      const halves = isAdapterError(thrown) && thrown.tooLarge ? halve(first) : [];
      if (halves.length === 0) throw thrown;
      list.splice(0, 1, ...halves);
    }
  }
}
