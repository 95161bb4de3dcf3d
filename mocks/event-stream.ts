import type { BulkAction } from 'contacts-restore/adapter';
import { NO_STORE } from './problem.js';

/**
 * States of a bulk action as server-sent events. The first one is waited for, so that what fails at once is an ordinary
 * failure and not a stream that breaks. Whoever stops reading stops the watching too.
 */
export async function eventStream(
  watch: (signal: AbortSignal) => AsyncIterable<BulkAction>,
  asked: AbortSignal,
): Promise<Response> {
  const watching = new AbortController();
  const stop = () => watching.abort();
  asked.addEventListener('abort', stop);
  const states = watch(watching.signal)[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  let next: Promise<IteratorResult<BulkAction>> | undefined = states.next();
  await next;

  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await (next ?? states.next());
        next = undefined;
        if (done) controller.close();
        else controller.enqueue(encoder.encode(`data: ${JSON.stringify(value)}\n\n`));
      } catch (thrown) {
        controller.error(thrown);
      }
    },
    cancel: stop,
  });
  return new Response(body, { headers: { ...NO_STORE, 'Content-Type': 'text/event-stream' } });
}
