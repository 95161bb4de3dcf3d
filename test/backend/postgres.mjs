// A PostgreSQL server for the length of a test run, in a folder of its own.
import { execFile, spawn } from 'node:child_process';
import { chown, mkdtemp, readFile, rm } from 'node:fs/promises';
import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './support.mjs';

const execute = promisify(execFile);
const DEBIAN = '/usr/lib/postgresql';

/** The folder with `initdb` and `postgres`; `undefined` where there is none. */
function findPrograms() {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...versions.map((version) => join(DEBIAN, version, 'bin')),
  ];
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))));
}

/** PostgreSQL refuses to run as root: then it runs as the user that its package made, or as nobody. */
async function userToRunAs() {
  if (process.getuid?.() !== 0) return {};
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const [, , uid, gid] =
    users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  return { uid: Number(uid), gid: Number(gid) };
}

/** `null` where PostgreSQL isn't installed. */
export async function startPostgres() {
  const programs = findPrograms();
  if (!programs) return null;
  const user = await userToRunAs();
  const folder = await mkdtemp(join(tmpdir(), 'contacts-restore-postgres-'));
  if (user.uid !== undefined) await chown(folder, user.uid, user.gid);
  const options = { ...user, cwd: folder };
  const data = join(folder, 'data');
  const init = ['-D', data, '-U', 'sample', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  await execute(join(programs, 'initdb'), init, options);
  const port = await freePort();
  const place = [`port=${port}`, 'listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`];
  // Nobody pulls its plug here. And the tables of tests are so small that the planner would read them whole, by which all
  // transactions meet all others.
  const settings = [...place, 'fsync=off', 'enable_seqscan=off'];
  const args = ['-D', data, ...settings.flatMap((setting) => ['-c', setting])];
  const server = spawn(join(programs, 'postgres'), args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
  await ready(server);
  const { stdout } = await execute(join(programs, 'postgres'), ['--version'], options);
  return {
    url: `postgres://sample@127.0.0.1:${port}/postgres`,
    version: stdout.trim().replace(/^postgres \(PostgreSQL\) /, ''),
    async stop() {
      const exited = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGINT');
      await exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function ready(server) {
  return new Promise((resolve, reject) => {
    let log = '';
    server.stderr.setEncoding('utf8').on('data', (text) => {
      log = (log + text).slice(-4000);
      if (log.includes('ready to accept connections')) resolve();
    });
    server.once('exit', () => reject(new Error(`PostgreSQL didn't start: ${log}`)));
  });
}
