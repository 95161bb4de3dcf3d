import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { consumer, installed, manifest, moduleEntries, TAGS } from './consumer.mjs';

const execute = promisify(execFile);

/** Imports an entry in a Node process of its own and tells which of our tags are registered after that, and its exports. */
async function importInNode(entry) {
  const script = `
    const module = await import(${JSON.stringify(entry)});
    const tags = ${JSON.stringify(TAGS)}.filter((tag) => globalThis.customElements?.get(tag));
    console.log(JSON.stringify({ tags, names: Object.keys(module) }));`;
  const { stdout } = await execute(process.execPath, ['--input-type=module', '-e', script], {
    cwd: consumer,
  });
  return JSON.parse(stdout);
}

describe('in plain Node', { concurrency: 2 }, () => {
  for (const entry of moduleEntries) {
    const defines = entry.endsWith('/define');
    it(`imports ${entry}${defines ? '' : ', which registers nothing'}`, async () => {
      const { tags, names } = await importInNode(entry);
      if (!defines) {
        assert.deepEqual(tags, []);
        assert.notDeepEqual(names, []);
      }
    });
  }

  it('reads the OpenAPI document, which has the version of the package', async () => {
    const document = JSON.parse(await readFile(join(installed, 'dist/openapi.json'), 'utf8'));
    assert.equal(document.openapi, '3.1.1');
    assert.equal(document.info.version, manifest.version);
  });

  it('reads the custom elements manifest, which tells how each element is themed and which states it has', async () => {
    const { modules } = JSON.parse(await readFile(join(installed, 'dist/custom-elements.json'), 'utf8'));
    const elements = modules.flatMap(({ declarations = [] }) =>
      declarations.filter(({ tagName }) => tagName),
    );
    assert.deepEqual(elements.map(({ tagName }) => tagName).sort(), [...TAGS].sort());
    for (const { tagName, cssProperties, cssStates } of elements) {
      const names = cssProperties.map(({ name }) => name);
      assert.ok(names.includes('--contacts-restore-accent'), tagName);
      if (tagName !== 'restore-confirm-modal') assert.ok(cssStates.some(({ name }) => name === 'no-results'));
    }
  });

  it('has a file behind every other entry', async () => {
    for (const [subpath, target] of Object.entries(manifest.exports)) {
      if (typeof target === 'string') assert.ok(await importFile(subpath), subpath);
    }
  });
});

async function importFile(subpath) {
  const script = `
    import { existsSync } from 'node:fs';
    import { fileURLToPath } from 'node:url';
    console.log(existsSync(fileURLToPath(import.meta.resolve(${JSON.stringify(`contacts-restore${subpath.slice(1)}`)}))));`;
  const { stdout } = await execute(process.execPath, ['--input-type=module', '-e', script], {
    cwd: consumer,
  });
  return stdout.trim() === 'true';
}
