export default {
  globs: ['src/elements/**/*.ts', 'src/index.ts'],
  exclude: ['**/*.styles.ts'],
  outdir: 'dist',
  litelement: true,
  // package.json names the manifest already.
  packagejson: false,
};
