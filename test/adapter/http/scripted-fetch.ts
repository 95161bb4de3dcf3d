/** One request as it left. */
export interface SentRequest {
  url: string;
  init: RequestInit;
  headers: Headers;
}

export type Answer = (request: SentRequest) => Response | Promise<Response>;

/** A `fetch` that gives the answers in their order, the last one again and again, and keeps what was asked. */
export function scriptedFetch(...answers: Answer[]): { fetch: typeof fetch; sent: SentRequest[] } {
  const sent: SentRequest[] = [];
  return {
    sent,
    fetch: async (input, init = {}) => {
      const request = {
        url: input instanceof Request ? input.url : input.toString(),
        init,
        headers: new Headers(init.headers),
      };
      const answer = answers[Math.min(sent.length, answers.length - 1)];
      sent.push(request);
      if (!answer) throw new TypeError('Failed to fetch');
      return answer(request);
    },
  };
}

/** The body of an answer, from the page itself: read by promises alone in every engine, which fake timers let settle. */
function bodyOf(text: string): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text));
      controller.close();
    },
  });
}

export function json(value: unknown = {}, init: ResponseInit = {}): Answer {
  const headers = new Headers(init.headers);
  if (!headers.has('Content-Type')) headers.set('Content-Type', 'application/json');
  return () => new Response(bodyOf(JSON.stringify(value)), { ...init, headers });
}

export function problem(status: number, body: object = {}, headers: Record<string, string> = {}): Answer {
  return () =>
    new Response(bodyOf(JSON.stringify(body)), {
      status,
      headers: { 'Content-Type': 'application/problem+json', ...headers },
    });
}

export const broken: Answer = () => Promise.reject(new TypeError('Failed to fetch'));

/** Pending until the request's signal aborts, as a real `fetch` is. */
export const hanging: Answer = ({ init }) =>
  new Promise((_, reject) => {
    init.signal?.addEventListener('abort', () => reject(init.signal?.reason as DOMException));
  });

/** What a promise rejects with; fails when it doesn't. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (thrown) {
    return thrown;
  }
  throw new Error('It resolved.');
}
