import { Hono } from 'hono';
import { createDemo } from './demo-control.js';
import { createSample, sessionFromHeaders, type Sample, type SampleOptions } from './server.js';

export interface StartOptions extends SampleOptions {
  /** Fills an account for the demo page, and takes everybody without a session of the sample for its viewer. */
  demo?: boolean | undefined;
  testControl?: boolean | undefined;
}

/** The sample below `/api`, with what the demo page and tests need beside the HTTP profile. */
export async function startSample({ demo, ...options }: StartOptions): Promise<Sample> {
  const page = demo ? createDemo() : null;
  const sample = await createSample({
    ...options,
    sessionOf: (request) => sessionFromHeaders(request) ?? page?.session() ?? null,
  });
  const app = new Hono();
  if (page) {
    await page.begin(sample.database);
    app.post('/api/__demo', async (c) => c.json(await page.obey(sample.database, await c.req.json())));
    app.use('/api/*', (_, next) => page.delay().then(next));
  }
  app.route('/api', sample.app);
  return { ...sample, app };
}
