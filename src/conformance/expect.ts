import { isAbortError, isAdapterError, toAdapterError, type AdapterErrorCode } from '../adapter/errors.js';

/** A promise of the contract that isn't kept. */
export class ConformanceFailure extends Error {
  override readonly name = 'ConformanceFailure';
}

export function fail(message: string): never {
  throw new ConformanceFailure(message);
}

export function ensure(condition: unknown, message: string): asserts condition {
  if (!condition) fail(message);
}

/** Plain data as text that is equal for equal data, whatever the order of its keys. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** Compares plain data. Only for what the seed made up: both sides are told. */
export function same(actual: unknown, expected: unknown, what: string): void {
  const [is, should] = [canonical(actual), canonical(expected)];
  ensure(is === should, `${what}: expected ${shorten(should)}, got ${shorten(is)}.`);
}

/** Compares lists without regard to order. */
export function sameSet(actual: readonly string[], expected: readonly string[], what: string): void {
  same([...actual].sort(), [...expected].sort(), what);
}

const shorten = (text: string | undefined): string =>
  text === undefined ? 'nothing' : text.length > 300 ? `${text.slice(0, 300)}…` : text;

/** What a call rejects with; fails when it doesn't. */
async function rejection(call: () => unknown, what: string): Promise<unknown> {
  try {
    await call();
  } catch (thrown) {
    return thrown;
  }
  return fail(`${what} is accepted.`);
}

/** A call is refused with the code, or one of the codes. */
export async function refuses(
  call: () => unknown,
  codes: AdapterErrorCode | readonly AdapterErrorCode[],
  what: string,
): Promise<void> {
  const thrown = await rejection(call, what);
  const { code } = toAdapterError(thrown);
  const wanted = [codes].flat();
  ensure(
    isAdapterError(thrown) && wanted.includes(code),
    `${what} is to be refused with ${wanted.join(' or ')}; it is refused with ${describe(thrown)}.`,
  );
}

/** A call is given up with an `AbortError`. */
export async function aborts(call: () => unknown, what: string): Promise<void> {
  const thrown = await rejection(call, what);
  ensure(
    isAbortError(thrown),
    `${what} is to be given up with an AbortError; it rejects with ${describe(thrown)}.`,
  );
}

/** A rejection in one line, its cause included: whoever runs the kit looks for the fault in their own code. */
export function describe(thrown: unknown): string {
  if (isAdapterError(thrown)) {
    const { cause: first } = thrown;
    const cause = first instanceof Error && !isAdapterError(first) ? `, caused by ${describe(first)}` : '';
    return `the code ${thrown.code} (${thrown.message}${cause})`;
  }
  return thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : `a ${typeof thrown}, not an error`;
}
