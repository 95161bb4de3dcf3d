// Which part of the project may import which: the one place where the architecture is written down for machines.

/**
 * The parts, the most particular first: a file belongs to the first whose path it has. `from` names the parts it may import
 * (itself is always allowed), `types` those of which it may import types only, and `npm` the packages, `types` likewise.
 */
export const LAYERS = [
  { name: 'warnings', path: /^src\/warn-once\.ts$/ },
  { name: 'domain', path: /^src\/domain\// },
  {
    name: 'schemas',
    path: /^src\/adapter\/(schemas|checked-adapter)\.ts$/,
    from: ['domain', 'contract', 'warnings'],
    npm: ['zod/mini'],
  },
  { name: 'provide', path: /^src\/adapter\/provide-adapter\.ts$/, from: ['contract'], npm: ['@lit/context'] },
  { name: 'http', path: /^src\/adapter\/http\//, from: ['domain', 'contract'] },
  { name: 'memory', path: /^src\/adapter\/memory\//, from: ['domain', 'contract'] },
  {
    name: 'adapter entry',
    path: /^src\/adapter\/index\.ts$/,
    from: ['contract', 'schemas', 'provide'],
    types: ['domain'],
  },
  { name: 'contract', path: /^src\/adapter\/[^/]+\.ts$/, from: ['domain'] },
  // Runs in Node, over the network. Nothing else may import it.
  {
    name: 'conformance command',
    path: /^src\/conformance\/cli\//,
    from: ['domain', 'contract', 'schemas', 'http', 'conformance'],
    npm: ['node:fs/promises', 'node:process'],
  },
  {
    name: 'conformance',
    path: /^src\/conformance\//,
    from: ['domain', 'contract', 'schemas'],
    // Seeds have the shapes of the memory adapter's.
    types: ['memory'],
  },
  {
    name: 'controllers',
    path: /^src\/controllers\//,
    // `http` is there for the attribute `src`, and loaded when it is used.
    from: ['domain', 'contract', 'schemas', 'provide', 'http', 'warnings'],
    npm: ['@lit/task', '@lit/context'],
    npmTypes: ['lit'],
  },
  {
    name: 'i18n',
    path: /^src\/i18n\//,
    from: ['domain', 'warnings'],
    types: ['contract'],
    npmTypes: ['lit'],
  },
  {
    name: 'shared',
    path: /^src\/elements\/shared\//,
    from: ['domain', 'i18n', 'warnings'],
    types: ['contract'],
    npm: ['lit'],
  },
  // The one seam of an element with a page: what pages set is parsed, as answers of adapters are.
  {
    name: 'modal seam',
    path: /^src\/elements\/restore-confirm-modal\/modal-given\.ts$/,
    from: ['domain', 'contract', 'schemas', 'warnings'],
    types: ['restore-confirm-modal'],
    npm: ['zod/mini'],
  },
  ...['restore-confirm-modal', 'contacts-restore-table', 'bulk-actions-history'].map((tag) => ({
    name: tag,
    path: new RegExp(`^src/elements/${tag}/`),
    from: [
      'domain',
      'controllers',
      'i18n',
      'shared',
      'warnings',
      tag === 'restore-confirm-modal' ? 'modal seam' : 'restore-confirm-modal',
    ],
    types: ['contract'],
    npm: ['lit'],
  })),
  {
    name: 'package entry',
    path: /^src\/(index|define|cdn)\.ts$/,
    from: [
      'contacts-restore-table',
      'bulk-actions-history',
      'restore-confirm-modal',
      'adapter entry',
      'http',
      'memory',
    ],
    types: ['domain', 'contract', 'i18n'],
  },
  { name: 'mocks', path: /^mocks\//, npm: ['msw', 'contacts-restore'] },
  { name: 'demo samples', path: /^demo\/samples\.mjs$/, npm: ['node:fs'] },
  { name: 'demo server', path: /^demo\/serve-back-end\.mjs$/, npm: ['node:stream', 'node:url', 'vite'] },
  {
    name: 'sample back end',
    path: /^demo\/backend\//,
    types: ['demo'],
    npm: [
      ...[
        'node:crypto',
        'node:fs',
        'node:http',
        'node:url',
        'node:util',
        '@hono/node-server',
        'hono',
        'vite',
      ],
      ...['@electric-sql/pglite', 'pg', 'zod/mini', 'contacts-restore'],
    ],
  },
  {
    name: 'demo',
    // The program that takes the picture for the readme is no part of the page.
    path: /^demo\/(?!picture\.mjs$)/,
    npm: ['contacts-restore'],
  },
];

/** The part that a path (relative to the project, with slashes) belongs to; `undefined` for the tests and what has no rules. */
export const layerOf = (path) => LAYERS.find((layer) => layer.path.test(path));

const isPackage = (source, names = []) =>
  names.some((name) => source === name || source.startsWith(`${name}/`));

/** What is wrong with an import; `null` when nothing is. `target` is the path that a relative source leads to. */
export function importFault({ from, source, target, typeOnly }) {
  const layer = layerOf(from);
  if (!layer) return null;
  if (target === null) {
    const allowed = isPackage(source, layer.npm) || (typeOnly && isPackage(source, layer.npmTypes));
    return allowed ? null : `${layer.name} may not import the package "${source}".`;
  }
  const other = layerOf(target);
  if (!other) return `${layer.name} may not import ${target}, which lies outside of all layers.`;
  if (other === layer || layer.from?.includes(other.name)) return null;
  if (!layer.types?.includes(other.name))
    return `${layer.name} may not import from ${other.name} (${target}).`;
  return typeOnly
    ? null
    : `${layer.name} may import only types from ${other.name} (${target}): write "import type".`;
}
