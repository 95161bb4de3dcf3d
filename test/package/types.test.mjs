import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { consumer, moduleEntries } from './consumer.mjs';

const execute = promisify(execFile);
const tsc = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));

/** Type-checks the consumer, declarations of all packages included; gives what the compiler says. */
async function check(name, options) {
  const config = join(consumer, `tsconfig.${name}.json`);
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    target: 'ES2022',
    lib: ['ES2023', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'],
    types: [],
    ...options,
  };
  await writeFile(config, JSON.stringify({ compilerOptions, files: ['consumer.ts', 'entries.ts'] }));
  try {
    await execute(process.execPath, [tsc, '-p', config], { cwd: consumer });
    return '';
  } catch (error) {
    return error.stdout || String(error);
  }
}

const lines = moduleEntries.map((entry, index) => `import * as entry${index} from '${entry}';`);
const used = moduleEntries.map((_, index) => `entry${index}`);
await writeFile(join(consumer, 'entries.ts'), `${lines.join('\n')}\nvoid [${used.join(', ')}];\n`);
await writeFile(
  join(consumer, 'consumer.ts'),
  await readFile(new URL('consumer.ts.txt', import.meta.url), 'utf8'),
);

describe('types for a consumer', () => {
  it('resolve as Node resolves', async () => {
    assert.equal(await check('nodenext', { module: 'nodenext', moduleResolution: 'nodenext' }), '');
  });

  it('resolve as bundlers resolve', async () => {
    assert.equal(await check('bundler', { module: 'esnext', moduleResolution: 'bundler' }), '');
  });
});
