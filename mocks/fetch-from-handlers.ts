import { getResponse, type RequestHandler } from 'msw';

/**
 * A `fetch` that is answered by request handlers, without a service worker and without a network: for tests, and for pages
 * where no worker may be registered. It honours an abort, before the answer and while its body is read, and fails like a
 * broken network where nothing handles the request.
 */
export function fetchFromHandlers(handlers: RequestHandler[]): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const { signal } = request;
    signal.throwIfAborted();
    const response = await new Promise<Response | undefined>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as DOMException), { once: true });
      getResponse(handlers, request).then(resolve, reject);
    });
    if (!response || response.type === 'error') throw new TypeError('Failed to fetch');
    return new Response(response.body && abortable(response.body, signal), response);
  };
}

/** The same stream, which breaks off with the signal. */
function abortable(body: ReadableStream<Uint8Array>, signal: AbortSignal): ReadableStream<Uint8Array> {
  const through = new TransformStream<Uint8Array, Uint8Array>();
  // Whoever reads hears of a failure from the stream itself.
  body.pipeTo(through.writable, { signal }).catch(() => {});
  return through.readable;
}
