// Looks through built files for features that a strict content security policy forbids or that run text as markup.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export const BANNED = [
  /\beval\s*\(/g,
  /\bnew Function\b/g,
  /\bunsafe(?:HTML|SVG|MathML)\b/g,
  /\bstyleMap\b/g,
  /\bdocument\.write(?:ln)?\b/g,
  /\.(?:inner|outer)HTML\s*=(?!=)/g,
  /\binsertAdjacentHTML\b/g,
  /\bsrcdoc\b/g,
  /\b(?:href|src|action)\s*=\s*["'`]?javascript:/gi,
  /\bset(?:Timeout|Interval)\s*\(\s*["'`]/g,
  // Where people's data would be left.
  /\b(?:local|session)Storage\b/g,
  /\bindexedDB\b/g,
  /\bdocument\.cookie\b/g,
  /\bcaches\.open\b/g,
  /\bBroadcastChannel\b/g,
  /\bsendBeacon\b/g,
  // Words of ours go through the one helper, which warns.
  /\bconsole\.(?!warn\b)\w+/g,
  // What belongs in tests only must not be in what is published.
  /\bdebugger\b/g,
];

/**
 * Libraries that are bundled into the one-file build bring these along. Lit makes a template of its own, trusted strings
 * once per template, and that line is the whole exception.
 */
const ALLOWED_IN_BUNDLE = new Map([['.innerHTML=', 1]]);

/** What is banned in a built file, one line each. */
export function scanText(path, text, allowed = new Map()) {
  const finds = [];
  for (const pattern of BANNED) {
    const hits = [...text.matchAll(pattern)];
    if (hits.length === 0 || hits.length <= (allowed.get(hits[0][0]) ?? 0)) continue;
    const around = text.slice(Math.max(0, hits[0].index - 40), hits[0].index + 60).replace(/\s+/g, ' ');
    finds.push(`${path}: ${hits.length} × ${hits[0][0]} in "${around}"`);
  }
  return finds;
}

/** What was found, as one line each; empty when the build is clean. */
export async function scanBuilt(folder) {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.js')).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return names.flatMap((name, index) =>
    scanText(name, texts[index], /^cdn[/\\]/.test(name) ? ALLOWED_IN_BUNDLE : new Map()),
  );
}
