import { createDemoData } from 'contacts-restore/mocks';
import type { DemoCommand, DemoState } from '../../control.js';
import type { DemoSwitches } from '../../world.js';
import { iso, openCall, type Call, type Session } from '../call.js';
import { forward, liveContact, liveRelated, type LiveContact } from './crm.js';
import type { Database } from '../database.js';
import { sow } from './seed.js';

const ACCOUNT_ID = 'account-1';
const MOST_LATELY = 8;

const AT_FIRST: DemoSwitches = {
  via: 'memory',
  admin: true,
  hipaa: false,
  allowsDuplicates: false,
  latencyMs: 0,
  faults: 'none',
};

export interface Demo {
  /** The viewer of the demo page. */
  session(): Session;
  /** Fills the account, unless it is there from the last time. */
  begin(database: Database): Promise<void>;
  /** Does what the panel of the demo page asks for. Faults aren't among it. */
  obey(database: Database, command: DemoCommand): Promise<DemoState>;
  delay(): Promise<void>;
}

/** What stands behind the panel of the demo page, on the sample's database instead of in the page's memory. */
export function createDemo(): Demo {
  const switches = { ...AT_FIRST };
  const session = (): Session => {
    const viewer = { id: 'user-1', name: 'Sam Ode', canRestore: switches.admin };
    return { accountId: ACCOUNT_ID, viewer };
  };
  const reset = (database: Database): Promise<void> =>
    // The page's clock and that of the database may differ; for made-up data that doesn't matter.
    sow(database, { ...createDemoData({ now: Date.now(), isSettled: true }) });

  return {
    session,
    async begin(database) {
      const accounts = await database.read((sql) =>
        sql(`SELECT account_id FROM accounts WHERE account_id = $1`, [ACCOUNT_ID]),
      );
      if (accounts.length === 0) await reset(database);
    },
    async obey(database, { reset: anew, switches: wanted, forwardMs, contactId }) {
      if (anew) await reset(database);
      Object.assign(switches, wanted, { via: 'memory', faults: 'none' });
      return database.write(async (sql) => {
        await sql(`UPDATE accounts SET hipaa = $2, allows_duplicates = $3 WHERE account_id = $1`, [
          ...[ACCOUNT_ID, switches.hipaa, switches.allowsDuplicates],
        ]);
        if (forwardMs) await forward(await openCall(sql, session()), forwardMs);
        return stateOf(await openCall(sql, session()), switches, contactId);
      });
    },
    delay: () => new Promise((resolve) => setTimeout(resolve, switches.latencyMs)),
  };
}

async function stateOf(
  call: Call,
  switches: DemoSwitches,
  contactId: string | undefined,
): Promise<DemoState> {
  const { sql, now } = call;
  const [counted] = await sql<{ live: number }>(
    `SELECT count(*) AS live FROM contacts WHERE account_id = $1 AND state = 'live'`,
    [ACCOUNT_ID],
  );
  const restoredLately = await sql<LiveContact>(
    `SELECT c.contact_id AS id, c.name, c.email, c.phone FROM audit l
       JOIN contacts c ON c.account_id = l.account_id AND c.contact_id = l.contact_id AND c.state = 'live'
     WHERE l.account_id = $1 AND l.event = 'contact-restored' ORDER BY l.at DESC LIMIT ${MOST_LATELY}`,
    [ACCOUNT_ID],
  );
  const contact = contactId === undefined ? null : await liveContact(call, contactId);
  return {
    now: iso(now),
    switches: { ...switches },
    liveCount: counted?.live ?? 0,
    restoredLately,
    contact: contact && { ...contact, related: await liveRelated(call, contact.id) },
  };
}
