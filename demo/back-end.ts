import { createHandlers, fetchFromHandlers } from 'contacts-restore/mocks';
import { control, type DemoCommand } from './control.js';
import { createDemoWorld, type DemoWorld, type DemoWorldOptions } from './world.js';

/** Where the back end is on its server, and where the demo turns its switches. */
const API = '/api';
const CONTROL = `${API}/__demo`;

/** The demo's account behind a server: it outlives the page. For development and tests; one account for all who ask. */
export interface BackEnd {
  readonly world: DemoWorld;
  /** Begins anew. */
  reset(options?: DemoWorldOptions): void;
  /** `undefined` for what isn't below `/api`. A connection that fails on purpose rejects. */
  handle(request: Request): Promise<Response | undefined>;
}

/** A back end that speaks the HTTP profile, in Node or wherever else there is `fetch`. */
export function createBackEnd(options: DemoWorldOptions = {}): BackEnd {
  let world = createDemoWorld(options);

  async function obey(request: Request): Promise<Response> {
    const isJson = request.headers.get('Content-Type')?.startsWith('application/json');
    if (request.method !== 'POST' || !isJson) return new Response(null, { status: 405 });
    const command = (await request.json()) as DemoCommand;
    if (command.reset) world = createDemoWorld(options);
    return Response.json(await control(world, command), { headers: { 'Cache-Control': 'no-store' } });
  }

  return {
    get world() {
      return world;
    },
    reset(others) {
      world = createDemoWorld({ ...options, ...others });
    },
    async handle(request) {
      const { pathname } = new URL(request.url);
      if (pathname === CONTROL) return obey(request);
      if (!pathname.startsWith(`${API}/`)) return undefined;
      // For each request anew, since the server may go by several names.
      const handlers = createHandlers({ adapter: world.adapter, baseUrl: new URL(API, request.url).href });
      return fetchFromHandlers(handlers)(request);
    },
  };
}
