// The parts of the project that the trials put together, in Node.
import { setMaxListeners } from 'node:events';
import { loadTypeScript } from '../runner/load-typescript.mjs';

// As much of a page as the controllers look at: one that is always seen and never goes.
Object.assign(globalThis, { window: new EventTarget() });
globalThis.document = Object.assign(new EventTarget(), { hidden: false });
setMaxListeners(0, window, document);

const [http, memory, handlers, random, sessions, restores, jobs, timers] = await loadTypeScript(
  'src/adapter/http/index.ts',
  'src/adapter/memory/index.ts',
  'mocks/handlers.ts',
  'mocks/random.ts',
  'src/controllers/adapter-session.ts',
  'src/controllers/restore-controller.ts',
  'src/controllers/restore-job.ts',
  'src/controllers/timers.ts',
);
export const { createHttpAdapter } = http;
export const { createMemoryAdapter } = memory;
export const { createHandlers } = handlers;
export const { createRandom } = random;
export const { sessionFor } = sessions;
export const { RestoreController } = restores;
export const { isJobDone, jobCounts } = jobs;
export const { browserTimers } = timers;
