import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const npm = (args, cwd) =>
  execFileSync('npm', args, { cwd, encoding: 'utf8', shell: process.platform === 'win32' });

/**
 * Packs the package and unpacks it into the node_modules of a new folder, whose path it gives back. The dependencies are
 * links to those of the project, so nothing is fetched.
 */
export async function installPacked() {
  const consumer = await mkdtemp(join(tmpdir(), 'contacts-restore-consumer-'));
  const modules = join(consumer, 'node_modules');
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const { name, dependencies, peerDependencies } = manifest;
  await mkdir(join(modules, name), { recursive: true });

  const [{ filename }] = JSON.parse(
    npm(['pack', '--json', '--ignore-scripts', '--pack-destination', consumer], root),
  );
  const tarball = join(consumer, filename);
  execFileSync('tar', ['-xzf', tarball, '-C', join(modules, name), '--strip-components=1']);
  await rm(tarball);

  for (const dependency of [...Object.keys(dependencies), ...Object.keys(peerDependencies)]) {
    const link = join(modules, dependency);
    await mkdir(dirname(link), { recursive: true });
    await symlink(join(root, 'node_modules', dependency), link, 'junction');
  }
  await writeFile(
    join(consumer, 'package.json'),
    JSON.stringify({ name: 'consumer', private: true, type: 'module' }),
  );
  return consumer;
}
