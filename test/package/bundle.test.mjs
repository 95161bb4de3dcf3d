import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { consumer, TAGS } from './consumer.mjs';

let bundles = 0;

/** Bundles a small consumer for the browser or for Node; gives the modules of which something is left, and the code. */
async function bundle(source, { ssr = false } = {}) {
  bundles += 1;
  const entry = join(consumer, `bundle-${bundles}.js`);
  await writeFile(entry, source);
  const { output } = await build({
    root: consumer,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: ssr ? entry : false,
      write: false,
      minify: false,
      target: 'es2022',
      rolldownOptions: { input: entry, output: { codeSplitting: false } },
    },
  });
  const [{ code, modules }] = output;
  const kept = Object.entries(modules)
    .filter(([, { renderedLength }]) => renderedLength > 0)
    .map(([id]) => id);
  return { code, kept };
}

const holds = ({ kept }, piece) => kept.some((id) => id.includes(piece));

/** Runs a bundle in this process, whose registry is Lit's stand-in for Node, and tells our tags that it registered. */
async function registeredBy(source, name) {
  const { code } = await bundle(source, { ssr: true });
  const folder = join(consumer, 'out');
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${name}.mjs`);
  await writeFile(file, code);
  delete globalThis.customElements;
  await import(pathToFileURL(file).href);
  return TAGS.filter((tag) => globalThis.customElements?.get(tag));
}

describe('bundled by a consumer', () => {
  it('brings one class without the other elements when one is imported', async () => {
    const result = await bundle(
      `import { ContactsRestoreTable } from 'contacts-restore'; globalThis.table = ContactsRestoreTable;`,
    );
    assert.ok(holds(result, '/contacts-restore-table/contacts-restore-table.js'));
    assert.ok(!holds(result, '/bulk-actions-history/'), 'the history is left out');
    assert.ok(!holds(result, 'define.js'), 'no define module is left');
  });

  it('registers nothing when a class is imported', async () => {
    const tags = await registeredBy(
      `import { ContactsRestoreTable } from 'contacts-restore'; globalThis.table = ContactsRestoreTable;`,
      'class',
    );
    assert.deepEqual(tags, []);
  });

  it('registers all tags when define is imported for its effect alone', async () => {
    assert.deepEqual(await registeredBy(`import 'contacts-restore/define';`, 'define'), TAGS);
  });

  it('registers the table with the modal it needs, and no more', async () => {
    const tags = await registeredBy(
      `import 'contacts-restore/elements/contacts-restore-table/define';`,
      'table',
    );
    assert.deepEqual(tags, ['contacts-restore-table', 'restore-confirm-modal']);
  });

  for (const tag of ['bulk-actions-history', 'restore-confirm-modal']) {
    it(`registers ${tag} by its own define module`, async () => {
      const tags = await registeredBy(`import 'contacts-restore/elements/${tag}/define';`, tag);
      assert.ok(tags.includes(tag), tags.join());
      assert.ok(!tags.includes('contacts-restore-table'));
    });
  }

  it('keeps templates out of the adapter entry', async () => {
    const result = await bundle(
      `import { checkedAdapter, provideAdapter } from 'contacts-restore/adapter'; globalThis.kept = [checkedAdapter, provideAdapter];`,
    );
    for (const piece of ['/lit-html/', '/lit-element/', '/dist/elements/', '/dist/controllers/'])
      assert.ok(!holds(result, piece), piece);
  });

  it('keeps lit and zod out of the domain', async () => {
    const result = await bundle(
      `import * as domain from 'contacts-restore/domain'; globalThis.kept = domain;`,
    );
    for (const piece of ['/lit', '/@lit/', '/zod/', '/dist/adapter/'])
      assert.ok(!holds(result, piece), piece);
  });

  for (const adapter of ['memory', 'http']) {
    it(`keeps lit, zod and mocks out of the ${adapter} adapter`, async () => {
      const result = await bundle(
        `import * as adapter from 'contacts-restore/adapter/${adapter}'; globalThis.kept = adapter;`,
      );
      for (const piece of ['/lit', '/@lit/', '/zod/', '/msw/', '/dist/elements/'])
        assert.ok(!holds(result, piece), piece);
    });
  }

  it('keeps elements, adapters, mocks and Node out of the conformance kit', async () => {
    const result = await bundle(
      `import * as kit from 'contacts-restore/conformance'; globalThis.kept = kit;`,
    );
    for (const piece of ['/lit', '/@lit/', '/msw/', '/dist/elements/', '/adapter/memory/', '/adapter/http/'])
      assert.ok(!holds(result, piece), piece);
    assert.ok(!holds(result, '/conformance/cli/'));
    assert.ok(!result.code.includes('node:'));
  });

  it('keeps the memory adapter and the mocks out of the elements', async () => {
    const result = await bundle(`import 'contacts-restore/define';`);
    for (const piece of ['/adapter/memory/', '/dist/mocks/', '/msw/'])
      assert.ok(!holds(result, piece), piece);
  });
});
