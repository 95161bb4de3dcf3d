import { readFileSync } from 'node:fs';

/** The custom properties that all elements understand, as the comment over the tokens describes them. */
function sharedProperties() {
  const source = readFileSync(new URL('../../src/elements/shared/tokens.styles.ts', import.meta.url), 'utf8');
  return [...source.matchAll(/@cssprop (--[\w-]+) - (.+)/g)].map(([, name, description]) => ({
    name,
    description,
  }));
}

/** Adds them to every element of the manifest, so that editors offer them. */
const shareProperties = {
  name: 'share-properties',
  packageLinkPhase({ customElementsManifest }) {
    const shared = sharedProperties();
    for (const { declarations = [] } of customElementsManifest.modules) {
      for (const declaration of declarations.filter(({ tagName }) => tagName)) {
        declaration.cssProperties = [...(declaration.cssProperties ?? []), ...shared];
      }
    }
  },
};

export default {
  globs: ['src/elements/**/*.ts', 'src/index.ts'],
  exclude: ['**/*.styles.ts'],
  outdir: 'dist',
  litelement: true,
  // package.json names the manifest already.
  packagejson: false,
  plugins: [shareProperties],
};
