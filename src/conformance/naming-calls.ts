import type { CheckedAdapter } from '../adapter/checked-adapter.js';

/** By what was thrown: the call that it came from. */
const calls = new WeakMap<object, string>();

/** The same adapter, of whose failures {@link callOf} knows which call they came from. */
export function namingCalls(adapter: CheckedAdapter): CheckedAdapter {
  return new Proxy(adapter, {
    get(target, name, receiver) {
      const method: unknown = Reflect.get(target, name, receiver);
      if (typeof method !== 'function') return method;
      return (...args: unknown[]): unknown => {
        const answer: unknown = Reflect.apply(method, target, args);
        if (!(answer instanceof Promise)) return answer;
        return answer.catch((thrown: unknown) => {
          if (typeof thrown === 'object' && thrown !== null) calls.set(thrown, nameOf(String(name), args));
          throw thrown;
        });
      };
    },
  });
}

/** Which call a failure came from, with the kind of its target; `null` where that isn't known. */
export const callOf = (thrown: unknown): string | null =>
  (typeof thrown === 'object' && thrown !== null && calls.get(thrown)) || null;

function nameOf(method: string, [subject]: unknown[]): string {
  if (method !== 'startRestore' && method !== 'previewRestore') return method;
  const { target = subject } = Object(subject) as { target?: unknown };
  const { kind } = Object(target) as { kind?: unknown };
  return `${method} (target: ${String(kind)})`;
}
