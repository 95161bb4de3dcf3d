import { adapterError, toAdapterError } from './errors.js';

/** What a call rejects with that was given up on purpose. */
export const abortError = (): DOMException => new DOMException('The call was given up.', 'AbortError');

/** No timer is longer than a day. Browsers run at once what is to come later than some 25 days. */
const LONGEST_MS = 86_400_000;

/**
 * Runs a call with a deadline and a prompt abort, even where the call ignores the signal it is given, and turns whatever it
 * throws into a failure of the contract.
 */
export async function withDeadline<T>(
  run: (signal: AbortSignal) => T | PromiseLike<T>,
  outer: AbortSignal | undefined,
  deadlineMs: number,
): Promise<T> {
  if (outer?.aborted) throw abortError();
  const inner = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let giveUp = (): void => {};
  const ended = new Promise<never>((_, reject) => {
    giveUp = () => {
      inner.abort();
      reject(abortError());
    };
    timer = setTimeout(
      () => {
        reject(adapterError('timeout', { message: `No answer within ${deadlineMs} ms.` }));
        inner.abort();
      },
      Math.min(deadlineMs, LONGEST_MS),
    );
  });
  outer?.addEventListener('abort', giveUp);
  try {
    // The call stands inside a promise, so that an adapter that throws at once is no different from one that rejects.
    return await Promise.race([new Promise<T>((resolve) => resolve(run(inner.signal))), ended]);
  } catch (thrown) {
    // An adapter that aborts what nobody asked to abort has failed, and whoever waits has to hear of it.
    throw outer?.aborted ? abortError() : toAdapterError(thrown);
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener('abort', giveUp);
  }
}
