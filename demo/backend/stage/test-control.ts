import { randomUUID } from 'node:crypto';
import type { RelatedKind } from 'contacts-restore/adapter';
import type {
  AdvanceRequest,
  ConformanceSeed,
  ContactTruth,
  IdsRequest,
  SeedAnswer,
} from 'contacts-restore/conformance';
import { Hono } from 'hono';
import { openCall, type Call, type Session } from '../call.js';
import { deleteContacts, eraseContact, forward } from './crm.js';
import type { Sample } from '../server.js';
import { sow } from './seed.js';

/** Contacts that one step of a running action gets done. */
const STEP = 5;

/** The accounts that were seeded: their clocks stand still, and their actions wait for a step. */
export class TestAccounts {
  readonly #ids = new Set<string>();

  readonly isHeld = (accountId: string): boolean => this.#ids.has(accountId);

  add(): string {
    const id = `test-${randomUUID()}`;
    this.#ids.add(id);
    return id;
  }
}

/**
 * The seed protocol of the conformance kit: in tests only, since it fills accounts and reveals everything. Each seed makes an
 * account of its own, so that nothing of one case is left for the next.
 */
export function createTestControl(
  { database, jobs }: Pick<Sample, 'database' | 'jobs'>,
  accounts: TestAccounts,
  sessionOf: (request: Request) => Session | null,
): Hono {
  const app = new Hono();
  app.post('/', async (c) => {
    const { account, now, ...seeds } = await c.req.json<ConformanceSeed>();
    const { viewer = {}, ...policy } = account;
    const id = accounts.add();
    await sow(database, {
      ...seeds,
      account: { ...policy, id },
      clockStandsAt: Date.parse(now),
    });
    const headers = {
      'X-Sample-Account': id,
      'X-Sample-User': viewer.id ?? 'admin',
      'X-Sample-Role': viewer.canRestore === false ? 'member' : 'admin',
    };
    const answer: SeedAnswer = { can: ['advance', 'settle', 'probe', 'delete', 'erase'], headers };
    return c.json(answer);
  });

  const act = <Body>(path: string, run: (call: Call, body: Body) => Promise<object | void>) =>
    app.post(path, async (c) => {
      const body = await c.req.json<Body>();
      const session = sessionOf(c.req.raw);
      if (!session || !accounts.isHeld(session.accountId)) return c.json({}, 404);
      const done = await database.write(async (sql) => run(await openCall(sql, session), body));
      return c.json(done ?? {});
    });
  act<AdvanceRequest>('/advance', (call, { ms }) => forward(call, ms));
  act<IdsRequest>('/probe', async (call, { ids }) => Promise.all(ids.map((id) => truth(call, id))));
  act<IdsRequest>('/delete', async (call, { ids }) => {
    const { id, name } = call.account.viewer;
    await deleteContacts(call, ids, { by: { id, name }, source: 'manual' });
  });
  act<IdsRequest>('/erase', async (call, { ids }) => {
    for (const id of ids) await eraseContact(call, id);
  });
  app.post('/settle', async (c) => {
    const session = sessionOf(c.req.raw);
    if (session) await jobs.step(session.accountId, STEP);
    return c.json({});
  });
  return app;
}

async function truth({ sql, accountId }: Call, id: string): Promise<ContactTruth> {
  const [row] = await sql<{ name: string | null; email: string | null; phone: string | null }>(
    `SELECT name, email, phone FROM contacts WHERE account_id = $1 AND contact_id = $2 AND state = 'live'`,
    [accountId, id],
  );
  const counted = await sql<{ kind: RelatedKind; items: number; running: number }>(
    `SELECT kind, count(*) AS items, count(*) FILTER (WHERE kind IN ('workflows', 'campaigns') AND NOT paused) AS running
     FROM related_items WHERE account_id = $1 AND contact_id = $2 AND deletion_id IS NULL GROUP BY kind`,
    [accountId, id],
  );
  const own = row ? counted : [];
  return {
    id,
    live: row !== undefined,
    name: row?.name ?? null,
    email: row?.email ?? null,
    phone: row?.phone ?? null,
    related: Object.fromEntries(own.map(({ kind, items }) => [kind, items])),
    runningAutomations: own.reduce((sum, { running }) => sum + running, 0),
  };
}
