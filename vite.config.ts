import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { minifyHTMLLiterals } from 'minify-literals';
import { msw } from 'msw/vite';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import { samples } from './demo/samples.mjs';
import { serveBackEnd } from './demo/serve-back-end.mjs';

interface Manifest {
  name: string;
  dependencies: Record<string, string>;
  exports: Record<string, string | { 'contacts-restore-source'?: string }>;
  bin: Record<string, string>;
}

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const manifest = JSON.parse(readFileSync(path('package.json'), 'utf8')) as Manifest;
const packages = [...Object.keys(manifest.dependencies), 'msw', manifest.name];
const external = (id: string): boolean =>
  id.startsWith('node:') || packages.some((name) => id === name || id.startsWith(`${name}/`));

/** The sources behind the package's entries and commands, so that their list stands in package.json alone. */
const sources = Object.values(manifest.exports)
  .flatMap((target) => (typeof target === 'object' ? (target['contacts-restore-source'] ?? []) : []))
  .concat(Object.values(manifest.bin).map((file) => file.replace('/dist/', '/src/').replace(/js$/, 'ts')));
const entries = (folder: string): Record<string, string> =>
  Object.fromEntries(
    sources
      .filter((source) => source.startsWith(`./${folder}/`))
      .map((source) => [source.slice(folder.length + 3).replace(/\.ts$/, ''), path(source)]),
  );

const tableEntry = 'src/elements/contacts-restore-table/define.ts';
const sizeFolder = 'node_modules/.cache/size';

/** Takes comments and needless space out of a style sheet, and leaves strings as they are. */
function minifyCss(css: string): string {
  return css
    .replace(
      /("[^"]*"|'[^']*')|\/\*[^]*?\*\/|\s*([{};,])\s*|(:)\s+|\s+/g,
      (found: string, string?: string, mark?: string, colon?: string) =>
        string ?? mark ?? colon ?? (found.trim() === '' ? ' ' : ''),
    )
    .replaceAll(';}', '}')
    .trim();
}

/** Minifies html`` and css`` literals of our own sources. Style sheets stand in modules of their own. */
function minifyTemplates(): Plugin {
  return {
    name: 'minify-templates',
    apply: 'build',
    transform: {
      filter: { id: /\/src\/.*\.ts$/ },
      order: 'pre',
      async handler(code, id) {
        // The library knows no nesting in style sheets.
        if (id.endsWith('.styles.ts')) {
          const css = (_: string, text: string): string => `css\`${minifyCss(text)}\``;
          return { code: code.replace(/\bcss`([^`]*)`/g, css), map: null };
        }
        const result = await minifyHTMLLiterals(code, { fileName: id, shouldMinifyCSS: () => false });
        return result ? { code: result.code, map: result.map ?? null } : null;
      },
    },
  };
}

/** ES modules, one per source module; dependencies are left to the host's bundler. */
function modules(folder: string, outDir: string): UserConfig {
  return {
    plugins: [minifyTemplates()],
    build: {
      target: 'es2022',
      outDir,
      emptyOutDir: false,
      sourcemap: true,
      minify: false,
      lib: { entry: entries(folder), formats: ['es'] },
      rolldownOptions: {
        external,
        output: {
          preserveModules: true,
          preserveModulesRoot: folder,
          // The compiler's helpers come with its version in their path.
          entryFileNames: ({ name }) => `${name.replace(/^_virtual\/.*\//, 'helpers/')}.js`,
        },
      },
    },
  };
}

/** One minified file with everything inside. */
function bundle(entry: string, outDir: string, file: string): UserConfig {
  return {
    plugins: [minifyTemplates()],
    build: {
      target: 'es2022',
      outDir,
      sourcemap: true,
      // The terms of what is inside, which have to be handed on with it.
      license: { fileName: 'licenses.md' },
      lib: { entry: path(entry), formats: ['es'], fileName: () => file },
      // Vite leaves white space in 'es' library output unless this is set.
      rolldownOptions: {
        // Annotations are for bundlers, which have no more to do here.
        output: { minify: true, codeSplitting: false, comments: { annotation: false, jsdoc: false } },
      },
    },
  };
}

/** The demo site; also what `npm start` serves. It imports the package by its public name only. */
const demo: UserConfig = {
  root: path('demo'),
  base: './',
  plugins: [msw({ mode: 'worker-only' }), serveBackEnd(), samples()],
  resolve: { conditions: ['contacts-restore-source', 'module', 'browser', 'development|production'] },
  ssr: { resolve: { conditions: ['contacts-restore-source', 'module', 'node', 'development|production'] } },
  server: { port: 5173 },
  build: {
    outDir: path('dist-demo'),
    emptyOutDir: true,
    target: 'es2022',
    rolldownOptions: {
      input: [path('demo/index.html'), path('demo/partners.html'), path('demo/accessibility.html')],
    },
  },
};

export default defineConfig(({ mode }) => {
  if (mode === 'library') return modules('src', 'dist');
  if (mode === 'mocks') return modules('mocks', 'dist/mocks');
  // For pages without a bundler: a <script type="module"> tag.
  if (mode === 'cdn') return bundle('src/cdn.ts', 'dist/cdn', 'contacts-restore.js');
  // Never published: what one element costs a page, for the size budget.
  if (mode === 'size') return bundle(tableEntry, sizeFolder, 'contacts-restore-table.js');
  return demo;
});
