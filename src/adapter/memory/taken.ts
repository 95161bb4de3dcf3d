import { isAdapterError } from '../errors.js';
import { invalid } from './validation.js';

/**
 * Takes a copy of an argument when the call is made, for its caller may change it while the call takes its time. The function
 * that it gives back hands out the copy or, when arguments are judged, throws `validation` with the path of what is no plain
 * data. `within` is how paths inside of it begin.
 */
export function taken<T>(argument: T, name: string, within = ''): () => T {
  try {
    const copy = copyOf(argument, { path: name, within, around: new Set() }) as T;
    return () => copy;
  } catch (thrown) {
    // Reading it may do anything, since it comes from outside; running out of stack is the end of endless data.
    const refusal = isAdapterError(thrown) ? thrown : invalid(name, 'expected plain data');
    return () => {
      throw refusal;
    };
  }
}

interface Place {
  path: string;
  /** How the paths inside begin. */
  within: string;
  /** What stands around it. */
  around: Set<unknown>;
}

function copyOf(value: unknown, { path, within, around }: Place): unknown {
  if (['bigint', 'function', 'symbol'].includes(typeof value)) {
    throw invalid(path, `expected plain data, not a ${typeof value}`);
  }
  if (typeof value !== 'object' || value === null) return value;
  if (around.has(value)) throw invalid(path, 'expected data that does not hold itself');
  around.add(value);
  const part = (key: string | number, held: unknown): unknown => {
    const own = `${within}${key}`;
    return copyOf(held, { path: own, within: `${own}.`, around });
  };
  const copy = Array.isArray(value)
    ? value.map((held, index) => part(index, held))
    : Object.fromEntries(Object.entries(value).map(([key, held]) => [key, part(key, held)]));
  around.delete(value);
  return copy;
}
