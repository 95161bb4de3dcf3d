import { http, type RequestHandler } from 'msw';
import type { SetupWorker } from 'msw/browser';

export interface StartMocksOptions {
  handlers: RequestHandler[];
  /** Where the worker's script is. It must stand at the root of the site. Default: `/mockServiceWorker.js`. */
  workerUrl?: string | undefined;
}

const PING = '/contacts-restore-mocks/ping';
const TRIES = 5;
const PAUSE_MS = 100;

/**
 * Puts a mocked back end between the page and the network, and makes sure that it answers. A page that opens while another
 * of the same site closes may be served by the worker of that one, which then takes its leave: so it is asked, and started
 * anew until it answers.
 */
export async function startMocks({ handlers, workerUrl }: StartMocksOptions): Promise<SetupWorker> {
  // Loaded when it is needed: outside of browsers it can't be, and the other mocks are of use there too.
  const { setupWorker } = await import('msw/browser');
  const worker = setupWorker(
    ...handlers,
    http.get(PING, () => new Response(PING)),
  );
  for (let tries = 0; tries < TRIES; tries++) {
    await worker.start({
      onUnhandledFrame: 'bypass',
      quiet: true,
      ...(workerUrl && { serviceWorker: { url: workerUrl } }),
    });
    if (await answers()) return worker;
    await worker.stop();
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  throw new Error('The mocked back end does not answer.');
}

/** A development server may answer anything with its page, so the words count and not the status. */
async function answers(): Promise<boolean> {
  try {
    return (await (await fetch(PING)).text()) === PING;
  } catch {
    return false;
  }
}
