// Shows that the linter, as it is set up for the sources, reports each breach by the rule that is meant for it, and nothing else.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { BREACHES, NO_BREACHES } from './breaches.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** What the rules depend on: their settings, the rules of the house, and the types. */
const SETTINGS = ['.oxlintrc.json', 'tsconfig.json', 'test/runner/lint'];

/** A module that does what the text says and is sound otherwise. */
const moduleOf = ({ text, head = '' }) => `${text.includes('html`') ? "import { html } from 'lit';" : ''}
${head}
type Plant = { name: string; root: HTMLElement; link: HTMLAnchorElement; frame: HTMLIFrameElement };
export function plant({ name, root, link, frame }: Plant, show: (...seen: unknown[]) => void): void {
  show(name, root, link, frame);
  ${text}
}
`;

/** A folder laid out as the project is, so that the same settings hold for the same paths. */
async function layOut(files) {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'contacts-restore-lint-')));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  for (const path of SETTINGS) await cp(join(root, path), join(folder, path), { recursive: true });
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

/** What the linter reports of each file of a folder: its rules. */
async function lint(folder) {
  const program = join(root, 'node_modules/oxlint/bin/oxlint');
  const output = await new Promise((resolve) => {
    const options = { cwd: folder, maxBuffer: 1 << 26 };
    // By its folders, since it would walk into the linked packages.
    const args = [program, '--format', 'json', 'src', 'mocks', 'demo', 'test'];
    execFile(process.execPath, args, options, (_, out) => resolve(out));
  });
  const reported = new Map();
  for (const { filename, code, message } of JSON.parse(output).diagnostics) {
    assert.ok(code, message);
    reported.set(filename, (reported.get(filename) ?? new Set()).add(code));
  }
  return (path) => [...(reported.get(path) ?? [])].sort();
}

const read = (path) => readFile(join(root, path), 'utf8');

/** The files that are excepted from a rule by name. */
async function exceptedFrom(rule) {
  const settings = await read('.oxlintrc.json');
  const [, files] = new RegExp(`"files": \\[([^\\]]+)\\],\\s+"rules": { "${rule}": "off" }`).exec(settings);
  return files.match(/[^\s",]+/g);
}

/** Each with a path of its own, in a folder for which the same rules hold as for the one it is said to lie in. */
const plants = [...BREACHES, ...NO_BREACHES].map((plant, index) => {
  const { at = 'src/elements/contacts-restore-table/plant.ts' } = plant;
  return {
    ...plant,
    path: at.replace('plant.ts', `plant-${index}.ts`),
    rules: [plant.rule ?? []].flat().sort(),
  };
});

describe('the linter', () => {
  let folder;
  let rulesOf;
  before(async () => {
    folder = await layOut(plants.map((plant) => [plant.path, moduleOf(plant)]));
    rulesOf = await lint(folder);
  });
  after(() => rm(folder, { recursive: true, force: true }));

  for (const { text, path, rules } of plants) {
    const name = rules.length > 0 ? `reports a planted ${text} by` : `has nothing against ${text}`;
    it(`${name} ${rules.join(' and ')} (${dirname(path)})`, () => assert.deepEqual(rulesOf(path), rules));
  }

  it('lets read a clock only files that do', async () => {
    for (const path of await exceptedFrom('house/no-clock'))
      assert.match(await read(path), /\b(?:Date|performance)\.now\(\)|new Date\(\)/, path);
  });

  it('is overruled by no comment in src', async () => {
    const names = (await readdir(join(root, 'src'), { recursive: true })).filter((name) =>
      name.endsWith('.ts'),
    );
    assert.ok(names.length > 100);
    for (const name of names)
      assert.doesNotMatch(await read(join('src', name)), /(?:oxlint|eslint)-(?:disable|enable)/, name);
  });
});
