import { Hono } from 'hono';
import { createDemo } from './demo-control.js';
import { createTestControl, TestAccounts } from './test-control.js';
import { createSample, sessionFromHeaders, type Sample, type SampleOptions } from '../server.js';

export interface StartOptions extends SampleOptions {
  /** Fills an account for the demo page, and takes everybody without a session of the sample for its viewer. */
  demo?: boolean | undefined;
  /** Offers the seed protocol of the conformance kit at `/api/__test`. Never in production. */
  testControl?: boolean | undefined;
}

/** The sample below `/api`, with what the demo page and tests need beside the HTTP profile. */
export async function startSample({ demo, testControl, ...options }: StartOptions): Promise<Sample> {
  const page = demo ? createDemo() : null;
  const accounts = new TestAccounts();
  const sample = await createSample({
    ...options,
    jobs: { ...options.jobs, isHeld: accounts.isHeld },
    sessionOf: (request) => sessionFromHeaders(request) ?? page?.session() ?? null,
  });
  const app = new Hono();
  if (testControl) app.route('/api/__test', createTestControl(sample, accounts, sessionFromHeaders));
  if (page) {
    await page.begin(sample.database);
    app.post('/api/__demo', async (c) => c.json(await page.obey(sample.database, await c.req.json())));
    app.use('/api/*', async (_, next) => {
      await page.delay();
      await next();
    });
  }
  app.route('/api', sample.app);
  return { ...sample, app };
}
