import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import {
  databaseUrl,
  DAY_MS,
  finished,
  freePort,
  keepPaused,
  newKey,
  openSample,
  startScript,
} from './support.mjs';

const COUNT = 10_000;

/** The server as a process of its own. `kill` ends it as a power cut would. */
async function startServer(folder) {
  const port = await freePort();
  const flags = ['--api-only', '--port', String(port), '--batch-size', '200', '--pause-ms', '10'];
  const child = spawn(process.execPath, [startScript, ...flags, ...(folder ? ['--folder', folder] : [])], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return {
    baseUrl: `http://127.0.0.1:${port}/api`,
    async kill() {
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
  };
}

const seeds = () => ({
  contacts: Array.from({ length: COUNT }, (_, index) => ({
    id: `contact-${index}`,
    name: `Contact ${index}`,
    email: `contact-${index}@example.com`,
    deletedAt: new Date(Date.now() - DAY_MS).toISOString(),
    bulkActionId: 'bulk',
    related: { notes: 1 },
  })),
});

it('finishes a restore of 10,000 contacts whose server was killed twice, and does nothing twice', async () => {
  const folder = databaseUrl ? undefined : await mkdtemp(join(tmpdir(), 'contacts-restore-'));
  const before = await openSample({ folder });
  const { accountId } = await before.world(seeds());
  const { createHttpAdapter } = await before.loader.load('src/adapter/http/index.ts');
  await before.close();
  const headers = () => ({ 'X-Sample-Account': accountId, 'X-Sample-Role': 'admin' });
  const adapterOf = ({ baseUrl }) => createHttpAdapter({ baseUrl, headers });
  const request = { target: { kind: 'bulk-action', bulkActionId: 'bulk', exceptIds: [] }, ...keepPaused };
  const key = newKey();

  let actionId;
  const processedAtKill = [];
  for (const until of [2000, 5000]) {
    const server = await startServer(folder);
    const adapter = adapterOf(server);
    // The same intent again, as a page would that got no answer.
    const { id } = await adapter.startRestore(request, key);
    actionId ??= id;
    assert.equal(id, actionId);
    for await (const { counts } of adapter.watchBulkAction(id, {})) {
      if (counts.processed < until) continue;
      processedAtKill.push(counts.processed);
      break;
    }
    await server.kill();
  }
  assert.ok(
    processedAtKill.every((processed) => processed < COUNT),
    `killed at ${processedAtKill.join(' and ')}`,
  );

  // The server that goes on where the others were stopped is this process.
  const after = await openSample({ folder });
  const adapter = after.adapterOf(accountId);
  const action = await finished(adapter, await adapter.getBulkAction(actionId, {}));
  assert.equal(action.status, 'completed');
  assert.deepEqual(action.counts, {
    total: COUNT,
    processed: COUNT,
    succeeded: COUNT,
    failed: 0,
    skipped: 0,
  });

  const read = (text) => after.sample.database.read((sql) => sql(text, [accountId]));
  const [books] = await read(
    `SELECT (SELECT count(*) FROM contacts WHERE account_id = $1 AND state = 'live') AS live,
       (SELECT count(*) FROM bulk_action_items WHERE account_id = $1 AND action_id <> 'bulk' AND outcome = 'succeeded') AS items,
       (SELECT count(*) FROM audit WHERE account_id = $1 AND event = 'contact-restored') AS audited,
       (SELECT count(DISTINCT contact_id) FROM audit WHERE account_id = $1 AND event = 'contact-restored') AS contacts,
       (SELECT count(*) FROM related_items WHERE account_id = $1 AND deletion_id IS NULL) AS related,
       (SELECT count(*) FROM bulk_actions WHERE account_id = $1 AND kind = 'restore') AS restores`,
  );
  await after.close();
  if (folder) await rm(folder, { recursive: true, force: true });
  assert.deepEqual(books, {
    ...{ live: COUNT, items: COUNT, audited: COUNT, contacts: COUNT, related: COUNT, restores: 1 },
  });
  console.log(`killed after ${processedAtKill.join(' and ')} of ${COUNT} contacts`);
});
