import type { Hono } from 'hono';
import type { Session } from './call.js';
import { openDatabase, type Database, type DatabaseOptions } from './database.js';
import { Jobs, type JobOptions } from './jobs.js';
import type { Log } from './problem.js';
import { purgeAll } from './purge.js';
import { createRoutes } from './routes.js';

export interface SampleOptions extends DatabaseOptions {
  jobs?: JobOptions | undefined;
  /** Default: {@link sessionFromHeaders}. */
  sessionOf?: ((request: Request) => Session | null) | undefined;
  log?: Log | undefined;
  /** Default: once an hour. */
  purgeEveryMs?: number | undefined;
}

export interface Sample {
  readonly app: Hono;
  readonly database: Database;
  readonly jobs: Jobs;
  close(): Promise<void>;
}

/**
 * The session of the sample: whoever sends these headers is believed. This is NOT an authentication. In production the
 * account and the role come from your own session, which a page can't make up.
 */
export function sessionFromHeaders({ headers }: Request): Session | null {
  const accountId = headers.get('X-Sample-Account');
  if (!accountId) return null;
  const id = headers.get('X-Sample-User') || 'sample-user';
  return { accountId, viewer: { id, name: null, canRestore: headers.get('X-Sample-Role') === 'admin' } };
}

/** A back end on its database: goes on with what a crash interrupted, and purges from time to time. */
export async function createSample(options: SampleOptions = {}): Promise<Sample> {
  const { sessionOf = sessionFromHeaders, log, purgeEveryMs = 3_600_000 } = options;
  const database = await openDatabase(options);
  const jobs = new Jobs(database, options.jobs);
  await jobs.resume();
  const purging = setInterval(() => void purgeAll(database).catch(() => {}), purgeEveryMs);
  purging.unref();
  return {
    app: createRoutes({ database, jobs, sessionOf, log }),
    database,
    jobs,
    async close() {
      clearInterval(purging);
      await jobs.stop();
      await database.close();
    },
  };
}
