// Puts code into pages: what a page shows is a part of a file that is compiled, run and tested.
import { readFileSync } from 'node:fs';

const SAMPLE = /<!-- sample: ([\w.-]+)(?:#([\w-]+))? -->/g;

const read = (file) => readFileSync(new URL(`examples/${file}`, import.meta.url), 'utf8');

/** The lines between `// #region name` and `// #endregion`, or the whole file; without the indentation that they share. */
export function sampleOf(file, region) {
  const lines = read(file).trimEnd().split('\n');
  if (region === undefined) return lines.join('\n');
  const start = lines.findIndex((line) => line.trim() === `// #region ${region}`);
  const end = lines.findIndex((line, index) => index > start && line.trim() === '// #endregion');
  if (start < 0 || end < 0) throw new Error(`${file} has no region "${region}".`);
  const indent = lines[start].length - lines[start].trimStart().length;
  return lines
    .slice(start + 1, end)
    .map((line) => line.slice(indent))
    .join('\n');
}

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

export const withSamples = (html) =>
  html.replace(SAMPLE, (_, file, region) =>
    sampleOf(file, region).replace(/[&<>]/g, (mark) => ENTITIES[mark]),
  );

/** A plugin for the demo site. */
export const samples = () => ({
  name: 'samples',
  transformIndexHtml: { order: 'pre', handler: withSamples },
});
