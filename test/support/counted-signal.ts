/** A signal that knows how many listen to it. */
export function countedSignal(): { signal: AbortSignal; abort: () => void; listeners: () => number } {
  const controller = new AbortController();
  const { signal } = controller;
  const listening = new Set<unknown>();
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  Object.assign(signal, {
    addEventListener(type: 'abort', listener: () => void) {
      listening.add(listener);
      add(type, listener);
    },
    removeEventListener(type: 'abort', listener: () => void) {
      if (type === 'abort') listening.delete(listener);
      remove(type, listener);
    },
  });
  return { signal, abort: () => controller.abort(), listeners: () => listening.size };
}
