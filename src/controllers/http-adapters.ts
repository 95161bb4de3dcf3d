import type { RestoreAdapter } from '../adapter/contract.js';

const adapters = new Map<string, Promise<RestoreAdapter>>();

/** The whole address that a page means; `null` where what it set is none. */
export function addressOf(src: string): string | null {
  try {
    return new URL(src, document.baseURI).href;
  } catch {
    return null;
  }
}

/**
 * The adapter for a whole address: one for all elements that name it, so that they share a session. Its code is a chunk of its
 * own, for most hosts bring an adapter and never need it.
 */
export function httpAdapterFor(baseUrl: string): Promise<RestoreAdapter> {
  let adapter = adapters.get(baseUrl);
  if (!adapter) {
    adapter = import('../adapter/http/index.js').then(({ createHttpAdapter }) =>
      createHttpAdapter({ baseUrl }),
    );
    adapters.set(baseUrl, adapter);
    // A chunk that couldn't be fetched may come the next time.
    adapter.catch(() => adapters.delete(baseUrl));
  }
  return adapter;
}
