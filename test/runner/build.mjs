// Builds what is published into dist: ES modules, the mocks, one file for pages without a bundler, declarations, the custom
// elements manifest and the OpenAPI document. Ends with a look for banned features in what came out.
import { execFileSync } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { loadTypeScript } from './load-typescript.mjs';
import { scanBuilt } from './scan-built.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = (path, ...args) =>
  execFileSync(process.execPath, [join(root, 'node_modules', path), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
const tsc = (config) => program('typescript/bin/tsc', '-p', `test/runner/${config}`);

/** Writes the manifest for the modules that are published: the analyzer names those that it has read. */
async function writeManifest() {
  program(
    '@custom-elements-manifest/analyzer/cem.js',
    ...['analyze', '--config', 'test/runner/custom-elements-manifest.config.mjs'],
  );
  const path = join(root, 'dist/custom-elements.json');
  const manifest = await readFile(path, 'utf8');
  await writeFile(path, manifest.replace(/"\/?src\/([^"]+)\.(?:ts|js)"/g, '"dist/$1.js"'));
}

async function writeOpenApi() {
  const [{ openApiDocument }] = await loadTypeScript('test/runner/openapi/document.ts');
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const text = JSON.stringify(openApiDocument(version), null, 2);
  await writeFile(join(root, 'dist/openapi.json'), `${text}\n`);
}

await rm(join(root, 'dist'), { recursive: true, force: true });
for (const mode of ['library', 'mocks', 'cdn', 'size']) {
  await build({ root, mode, logLevel: 'warn', configFile: join(root, 'vite.config.ts') });
}
tsc('tsconfig.build.json');
tsc('tsconfig.mocks.json');
await writeManifest();
await writeOpenApi();

const finds = await scanBuilt(join(root, 'dist'));
for (const find of finds) console.error(find);
process.exitCode = finds.length > 0 ? 1 : 0;
