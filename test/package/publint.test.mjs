import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { installed, manifest, TAGS } from './consumer.mjs';

describe('the package', () => {
  it('has nothing for publint to complain about', async () => {
    const { messages } = await publint({ pkgDir: installed, pack: false, strict: true });
    assert.deepEqual(
      messages.map((message) => formatMessage(message, manifest, { color: false })),
      [],
    );
  });

  it('holds no tests, no configuration and no demo', async () => {
    const names = await readdir(installed);
    assert.deepEqual(
      names.filter((name) => !/^(dist|src|package\.json|LICENSE|README\.md|CHANGELOG\.md)$/.test(name)),
      [],
    );
  });

  it('hands on the terms of every library that its one file holds', async () => {
    const [map, terms] = await Promise.all(
      ['contacts-restore.js.map', 'licenses.md'].map((name) =>
        readFile(join(installed, 'dist/cdn', name), 'utf8'),
      ),
    );
    const { sources } = JSON.parse(map);
    const inside = sources.flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []);
    assert.ok(inside.includes('lit-html') && inside.includes('zod'));
    for (const name of new Set(inside)) assert.ok(terms.includes(`## ${name} - `), `${name} is missing`);
  });

  it('describes the three tags in its custom elements manifest', async () => {
    const { modules } = JSON.parse(await readFile(join(installed, manifest.customElements), 'utf8'));
    const tags = modules.flatMap((one) => one.declarations ?? []).map((declaration) => declaration.tagName);
    for (const tag of TAGS) assert.ok(tags.includes(tag), `${tag} is missing`);
    for (const { path } of modules) assert.match(path, /^dist\/.*\.js$/);
  });
});
