// What Node asks when it resolves and loads a module; see node-typescript.mjs.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transformWithOxc } from 'vite';

const SOURCE = 'contacts-restore-source';
/** Packages that look for a browser as soon as they are imported, and what the tests use of them. */
const STAND_INS = new Map([['@open-wc/testing', '@esm-bundle/chai/esm/chai.js']]);

const isTypeScript = (url) => url?.startsWith('file:') && url.endsWith('.ts');

export function resolve(specifier, context, next) {
  const name = STAND_INS.get(specifier) ?? specifier;
  // TypeScript names the files that it would write.
  const isOwn = isTypeScript(context.parentURL) && /^\.\.?\//.test(name);
  return next(isOwn ? name.replace(/\.js$/, '.ts') : name, {
    ...context,
    conditions: [SOURCE, ...context.conditions],
  });
}

export async function load(url, context, next) {
  if (!isTypeScript(url)) return next(url, context);
  const path = fileURLToPath(url);
  const { code } = await transformWithOxc(await readFile(path, 'utf8'), path, { sourcemap: false });
  return { format: 'module', source: code, shortCircuit: true };
}
