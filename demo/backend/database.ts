import { readFile } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { adapterError } from 'contacts-restore/adapter';
import pg from 'pg';

export type SqlValue = string | number | boolean | null | readonly string[];

/** Runs one statement of a transaction. The rows are of the shape that the caller says: the schema is ours. */
export type Sql = <Row>(text: string, values?: readonly SqlValue[]) => Promise<Row[]>;
type Work<T> = (sql: Sql) => Promise<T>;

/** The database, as far as the sample knows it. Work may run more than once, so it must have no effect but on the database. */
export interface Database {
  /** All that is read, as of one instant. */
  read<T>(work: Work<T>): Promise<T>;
  /** All or nothing, as if nobody else had been there meanwhile. */
  write<T>(work: Work<T>): Promise<T>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** A PostgreSQL server. Without it PGlite is embedded, */
  url?: string | undefined;
  /** in this folder, or in memory. */
  folder?: string | undefined;
}

const INT8 = 20;
const MOST_TRIES = 10;

export async function openDatabase({ url, folder }: DatabaseOptions = {}): Promise<Database> {
  const database = url ? overNetwork(url) : await embedded(folder);
  const schema = await readFile(new URL('schema.sql', import.meta.url), 'utf8');
  const statements = schema.replace(/--.*$/gm, '').split(';');
  await database.write(async (sql) => {
    for (const statement of statements) if (statement.trim() !== '') await sql(statement);
  });
  return database;
}

/** One connection, one transaction at a time: nothing can get in between. */
async function embedded(folder: string | undefined): Promise<Database> {
  const db = await PGlite.create({ ...(folder && { dataDir: folder }), parsers: { [INT8]: Number } });
  const run = <T>(work: Work<T>): Promise<T> =>
    db.transaction((transaction) =>
      work(async <Row>(text: string, values: readonly SqlValue[] = []) => {
        const { rows } = await transaction.query<Row>(text, [...values]);
        return rows;
      }),
    );
  return { read: run, write: run, close: () => db.close() };
}

function overNetwork(url: string): Database {
  const types = {
    // Milliseconds, microseconds and counts: all of them fit into a number.
    getTypeParser: (oid: number, format?: 'text' | 'binary') =>
      oid === INT8 ? Number : (pg.types.getTypeParser(oid, format) as (text: string) => unknown),
  };
  const pool = new pg.Pool({ connectionString: url, types, max: 8 });
  // An idle connection may break at any time; whoever needs one next gets another.
  pool.on('error', () => {});
  return {
    read: (work) => retrying(() => transaction(pool, 'ISOLATION LEVEL REPEATABLE READ READ ONLY', work)),
    write: (work) => retrying(() => transaction(pool, 'ISOLATION LEVEL SERIALIZABLE', work)),
    close: () => pool.end(),
  };
}

async function transaction<T>(pool: pg.Pool, mode: string, work: Work<T>): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  try {
    await client.query(`BEGIN ${mode}`);
    const answer = await work(async <Row>(text: string, values: readonly SqlValue[] = []) => {
      const { rows } = await client.query(text, [...values]);
      return rows as Row[];
    });
    await client.query('COMMIT');
    return answer;
  } catch (thrown) {
    await client.query('ROLLBACK').catch(() => {
      broken = true;
    });
    throw thrown;
  } finally {
    client.release(broken);
  }
}

const sqlState = (thrown: unknown): unknown => (thrown as { code?: unknown } | null)?.code;

/**
 * Lost against another transaction: a serialization failure, a deadlock, or the same idempotency key a moment earlier. Done
 * anew, the same work sees what the other one did.
 */
const isLostRace = (thrown: unknown): boolean =>
  ['40001', '40P01', '23505'].includes(sqlState(thrown) as string);

/** The server can't be reached, or is going away. */
const isOutage = (thrown: unknown): boolean =>
  /^(?:08|57P0|53)|^E(?:CONN|PIPE|HOST|TIME)/.test(String(sqlState(thrown)));

async function retrying<T>(run: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await run();
    } catch (thrown) {
      if (isOutage(thrown)) throw adapterError('unavailable', { retryAfterMs: 1000, cause: thrown });
      if (!isLostRace(thrown)) throw thrown;
      if (tries === MOST_TRIES) throw adapterError('unavailable', { retryAfterMs: 1000, cause: thrown });
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 2 ** tries * 4));
    }
  }
}
