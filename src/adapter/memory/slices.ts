/** So much real time is spent before other tasks of the page get their turn, so that none of ours blocks it. */
export const SLICE_MS = 5;
/** The answer of work that isn't done yet: it wants to be called again, in a task of its own. */
export const MORE = Symbol('more');

/** Work that is done in slices, each begun by a call, wherever it yields. */
export function inSlices<T>(work: () => Generator<void, T, void>): () => T | typeof MORE {
  let steps: Generator<void, T, void> | undefined;
  return () => {
    steps ??= work();
    const end = performance.now() + SLICE_MS;
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      if (performance.now() >= end) return MORE;
    }
  };
}
