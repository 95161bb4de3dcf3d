import { abortError } from '../deadline.js';

export { abortError };

/** Settles as the promise does, or rejects with an `AbortError` as soon as nobody waits any more. */
export async function abortable<T>(waiting: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return waiting;
  let giveUp = (): void => {};
  const aborted = new Promise<never>((_, reject) => {
    giveUp = () => reject(abortError());
  });
  signal.addEventListener('abort', giveUp);
  if (signal.aborted) giveUp();
  try {
    return await Promise.race([aborted, waiting]);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}
