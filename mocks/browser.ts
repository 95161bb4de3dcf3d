import { http, type RequestHandler } from 'msw';
import type { SetupWorker } from 'msw/browser';

export interface StartMocksOptions {
  handlers: RequestHandler[];
  /**
   * Where the worker's script is. It must stand at the root of the site. Default: `/mockServiceWorker.js`. A page that enforces
   * Trusted Types needs `trusted-types … default` in its policy: see below.
   */
  workerUrl?: string | undefined;
}

const WORKER = '/mockServiceWorker.js';
const PING = '/contacts-restore-mocks/ping';
const TRIES = 5;
const PAUSE_MS = 100;

/**
 * Puts a mocked back end between the page and the network, and makes sure that it answers. A page that opens while another
 * of the same site closes may be served by the worker of that one, which then takes its leave: so it is asked, and started
 * anew until it answers.
 */
export async function startMocks({
  handlers,
  workerUrl: url = WORKER,
}: StartMocksOptions): Promise<SetupWorker> {
  // Loaded when it is needed: outside of browsers it can't be, and the other mocks are of use there too.
  const { setupWorker } = await import('msw/browser');
  const worker = setupWorker(
    ...handlers,
    http.get(PING, () => new Response(PING)),
  );
  trustWorker(url);
  for (let tries = 0; tries < TRIES; tries++) {
    await worker.start({
      onUnhandledFrame: 'bypass',
      quiet: true,
      serviceWorker: { url },
    });
    if (await answers()) return worker;
    await worker.stop();
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  throw new Error('The mocked back end does not answer.');
}

/** What is used of a browser's Trusted Types, which the compiler's library doesn't know yet. */
interface TrustedTypes {
  readonly defaultPolicy: unknown;
  createPolicy(name: string, rules: { createScriptURL(asked: string): string }): unknown;
}

/** MSW registers its worker by a plain string. Where Trusted Types are enforced, this address, and nothing else, is let through. */
function trustWorker(url: string): void {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  if (!trustedTypes || trustedTypes.defaultPolicy) return;
  const trusted = new URL(url, location.href).href;
  try {
    trustedTypes.createPolicy('default', {
      createScriptURL(asked) {
        if (new URL(asked, location.href).href === trusted) return asked;
        throw new TypeError('Only the worker of the mocks may be loaded by a plain string.');
      },
    });
  } catch {
    // The page's policy doesn't want one. It may do without: not every page enforces Trusted Types.
  }
}

/** A development server may answer anything with its page, so the words count and not the status. */
async function answers(): Promise<boolean> {
  try {
    return (await (await fetch(PING)).text()) === PING;
  } catch {
    return false;
  }
}
