import { reduceBulkAction, type BulkActionEvent } from 'contacts-restore/domain';
import { iso, openCall, type Call } from './call.js';
import type { Database } from './database.js';
import { findAction, saveState, stateOf } from './history.js';
import type { Pair } from './judge.js';
import { lockContacts, restoreBatch, undoBatch, type Outcome } from './restores.js';

export interface JobOptions {
  /** Contacts per transaction. */
  batchSize?: number | undefined;
  /** Time between two batches of an action, in milliseconds, so that the database has time for others. */
  pauseMs?: number | undefined;
  /** How often to look for actions that nobody works on, because the server that did is gone. */
  lookEveryMs?: number | undefined;
  /** For tests: accounts whose actions get on by {@link Jobs.step} alone. */
  isHeld?: ((accountId: string) => boolean) | undefined;
}

/**
 * Works running actions off, a few contacts at a time. All that it has to know is in the database, so it goes on after a
 * crash where it was. Several servers may work on the same action: they take turns, since a batch begins with a lock on it.
 */
export class Jobs {
  readonly #database: Database;
  readonly #batchSize: number;
  readonly #pauseMs: number;
  readonly #isHeld: (accountId: string) => boolean;
  readonly #running = new Map<string, Promise<void>>();
  readonly #timer: NodeJS.Timeout;
  #stopped = false;

  constructor(database: Database, options: JobOptions = {}) {
    const { batchSize = 200, pauseMs = 0, lookEveryMs = 5000, isHeld = () => false } = options;
    this.#database = database;
    this.#isHeld = isHeld;
    this.#batchSize = batchSize;
    this.#pauseMs = pauseMs;
    this.#timer = setInterval(() => void this.resume().catch(() => {}), lookEveryMs);
    this.#timer.unref();
  }

  /** Takes up what was begun and isn't finished. */
  async resume(): Promise<void> {
    for (const { account_id, action_id } of await this.#open()) void this.run(account_id, action_id);
  }

  /** Gets every action of a held account on by up to so many contacts. */
  async step(accountId: string, size: number): Promise<void> {
    const own = (await this.#open()).filter(({ account_id }) => account_id === accountId);
    for (const { action_id } of own) await this.#batch(accountId, action_id, size);
  }

  #open(): Promise<{ account_id: string; action_id: string }[]> {
    return this.#database.read((sql) =>
      sql(`SELECT account_id, action_id FROM bulk_actions WHERE work IS NOT NULL AND finished_at IS NULL`),
    );
  }

  /** Resolves when the action is finished, or when it has to wait for the next look because the database failed. */
  run(accountId: string, actionId: string): Promise<void> {
    if (this.#isHeld(accountId)) return Promise.resolve();
    const name = JSON.stringify([accountId, actionId]);
    let job = this.#running.get(name);
    if (!job) {
      job = this.#work(accountId, actionId)
        .catch(() => {})
        .finally(() => this.#running.delete(name));
      this.#running.set(name, job);
    }
    return job;
  }

  /** Resolves when no batch is under way any more. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await Promise.all(this.#running.values());
  }

  async #work(accountId: string, actionId: string): Promise<void> {
    while (!this.#stopped && (await this.#batch(accountId, actionId, this.#batchSize))) {
      // Also without a pause: others have to get their turn.
      await new Promise((resolve) => setTimeout(resolve, this.#pauseMs));
    }
  }

  #batch(accountId: string, actionId: string, size: number): Promise<boolean> {
    return this.#database.write(async (sql) => {
      const viewer = { id: 'system', name: null, canRestore: true };
      const call = await openCall(sql, { accountId, viewer });
      return workOff(call, actionId, size);
    });
  }
}

/**
 * Does the next few contacts of an action and writes down what became of each, in the same transaction. Answers whether
 * there is more to do.
 */
async function workOff(begun: Call, actionId: string, batchSize: number): Promise<boolean> {
  const { sql, accountId } = begun;
  const action = await findAction(begun, actionId, { lock: true });
  const before = stateOf(action);
  if (action.work === null || action.finished_at !== null) return false;
  const open = await sql<Pair & { position: number }>(
    `SELECT position, contact_id AS "contactId", deletion_id AS "deletionId" FROM bulk_action_items
     WHERE account_id = $1 AND action_id = $2 AND outcome IS NULL ORDER BY position LIMIT ${batchSize + 1}`,
    [accountId, actionId],
  );
  const isStopping = before.status === 'cancelling';
  const pairs = isStopping
    ? []
    : open.slice(0, batchSize).map(({ contactId, deletionId }) => ({ contactId, deletionId }));
  const rows = await lockContacts(begun, pairs);
  // Whoever began the action was allowed to. Policy and time are those of now, with the rows held.
  const viewer = { id: action.created_by_id ?? 'system', name: action.created_by_name, canRestore: true };
  const call = await openCall(sql, { accountId, viewer });
  const work = action.kind === 'restore' ? restoreBatch : undoBatch;
  const outcomes = pairs.length > 0 ? await work(call, action, { pairs, rows }) : [];
  await saveOutcomes(
    call,
    actionId,
    outcomes.map((done, index) => ({ ...done, position: open[index]!.position })),
  );
  const events: BulkActionEvent[] = outcomes.map(({ outcome }) => ({ type: 'item', outcome }));
  const isDone = isStopping || open.length <= pairs.length;
  if (isDone) events.push({ type: 'finish', at: iso(call.now) });
  await saveState(call, events.reduce(reduceBulkAction, before));
  return !isDone;
}

async function saveOutcomes(
  { sql, accountId }: Call,
  actionId: string,
  outcomes: readonly (Outcome & { position: number })[],
): Promise<void> {
  if (outcomes.length === 0) return;
  await sql(
    `UPDATE bulk_action_items i SET outcome = done.outcome, reason = done.reason, deletion_id = done."deletionId"
     FROM jsonb_to_recordset($3::jsonb) AS done(position int, outcome text, reason text, "deletionId" text)
     WHERE i.account_id = $1 AND i.action_id = $2 AND i.position = done.position`,
    [
      accountId,
      actionId,
      JSON.stringify(
        outcomes.map(({ position, outcome, reason, deletionId }) => ({
          position,
          outcome,
          reason,
          deletionId,
        })),
      ),
    ],
  );
}
