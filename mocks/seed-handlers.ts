import { getResponse, http, type RequestHandler } from 'msw';
import {
  SEED_ACTIONS,
  type AdvanceRequest,
  type ConformanceSeed,
  type ConformanceWorld,
  type IdsRequest,
  type SeedAction,
  type SeedAnswer,
} from 'contacts-restore/conformance';
import { createHandlers } from './handlers.js';
import { memoryWorld, type MemoryWorldOptions } from './memory-world.js';
import { NO_STORE } from './problem.js';

export interface SeedHandlersOptions extends MemoryWorldOptions {
  /** Where the HTTP profile begins. Default: `/api`. */
  baseUrl?: string | undefined;
  /** Where the seed protocol begins. Default: `/test/seed`. */
  seedUrl?: string | undefined;
}

/**
 * A server that the conformance command can test: the HTTP profile over a memory adapter, and the seed protocol, which puts
 * another memory adapter in its place. The model for a real server's seed protocol.
 */
export function createSeedHandlers(options: SeedHandlersOptions = {}): RequestHandler[] {
  const { baseUrl = '/api', seedUrl = '/test/seed', ...worldOptions } = options;
  let world: ConformanceWorld | undefined;
  let profile: RequestHandler[] = [];

  const run: Record<SeedAction, (world: ConformanceWorld, body: unknown) => unknown> = {
    advance: (world, body) => world.advance?.((body as AdvanceRequest).ms),
    settle: (world) => world.settle?.(),
    probe: (world, body) => world.probe?.((body as IdsRequest).ids),
    delete: (world, body) => world.deleteContacts?.((body as IdsRequest).ids),
    erase: (world, body) => world.eraseContacts?.((body as IdsRequest).ids),
  };

  return [
    http.post(seedUrl, async ({ request }) => {
      world = memoryWorld((await request.json()) as ConformanceSeed, worldOptions);
      profile = createHandlers({ adapter: world.adapter, baseUrl });
      return json({ can: [...SEED_ACTIONS] } satisfies SeedAnswer);
    }),
    ...SEED_ACTIONS.map((action) =>
      http.post(`${seedUrl}/${action}`, async ({ request }) => {
        if (!world) return json({ cannot: 'Nothing is seeded.' }, 409);
        const answer = await run[action](world, await request.json());
        return json(action === 'probe' ? answer : {});
      }),
    ),
    http.all(`${baseUrl}/*`, ({ request }) => getResponse(profile, request)),
  ];
}

const json = (body: unknown, status = 200): Response => Response.json(body, { status, headers: NO_STORE });
