import { CONFORMANCE_GROUPS, type ConformanceGroup } from '../case.js';
import type { HttpHarnessOptions } from './http-harness.js';

export interface CommandOptions extends HttpHarnessOptions {
  groups?: ConformanceGroup[] | undefined;
  json?: string | undefined;
  junit?: string | undefined;
  timeoutMs?: number | undefined;
}

export const USAGE = `Usage: contacts-restore-conformance --url URL [options]

Tells whether a server keeps the contract of contacts-restore.

  --url URL          where the HTTP profile begins: its account is at URL/account
  --seed-url URL     where the server's seed protocol begins, which tests only have:
                     without it nothing is changed, and most cases are skipped
  --header 'N: V'    sent with every request, for the session (may be repeated)
  --group NAME       only these cases (may be repeated): ${CONFORMANCE_GROUPS.slice(0, 4).join(', ')},
${wrapped(CONFORMANCE_GROUPS.slice(4))}
  --json FILE        write the report as JSON
  --junit FILE       write the report as JUnit XML
  --timeout MS       the longest that one case may take (60000)
  --help             show this

Exit code: 0 all that ran passed, 1 something failed, 2 it could not run.
`;

function wrapped(names: readonly string[]): string {
  const lines: string[] = [];
  for (let start = 0; start < names.length; start += 5) {
    lines.push(`                     ${names.slice(start, start + 5).join(', ')}`);
  }
  return lines.join(',\n');
}

/** What is wrong with how the command was called, and how to mend it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const NAMES = ['url', 'seed-url', 'header', 'group', 'json', 'junit', 'timeout'] as const;
type Name = (typeof NAMES)[number];

/** Reads the command line; `null` when help is asked for. */
export function readOptions(args: readonly string[]): CommandOptions | null {
  if (args.includes('--help') || args.includes('-h')) return null;
  const given = collect(args);
  const [url] = given.url;
  if (url === undefined) throw new UsageError('--url is missing: where does the HTTP profile begin?');
  const [seedUrl] = given['seed-url'];
  for (const address of [url, seedUrl ?? url]) checkUrl(address);
  return {
    url,
    seedUrl,
    headers: given.header.map(readHeader),
    groups: given.group.length > 0 ? given.group.map(readGroup) : undefined,
    json: given.json[0],
    junit: given.junit[0],
    timeoutMs: given.timeout[0] === undefined ? undefined : readTimeout(given.timeout[0]),
  };
}

function collect(args: readonly string[]): Record<Name, string[]> {
  const given = Object.fromEntries(NAMES.map((name) => [name, [] as string[]])) as Record<Name, string[]>;
  for (let index = 0; index < args.length; index++) {
    const [, name, inline] = /^--([a-z-]+)(?:=([^]*))?$/.exec(args[index]!) ?? [];
    const known = NAMES.find((one) => one === name);
    if (!known) throw new UsageError(`"${args[index]}" is no option of this command. Try --help.`);
    const value = inline ?? args[++index];
    if (value === undefined) throw new UsageError(`--${known} needs a value.`);
    given[known].push(value);
  }
  return given;
}

function checkUrl(url: string): void {
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) {
    throw new UsageError(`"${url}" is no address: give a whole one, such as http://localhost:8787/api.`);
  }
}

function readHeader(text: string): [string, string] {
  const [, name, value] = /^([^:\s]+):\s*([^]*)$/.exec(text) ?? [];
  // The value may be a secret, so it isn't repeated.
  if (name === undefined || value === undefined) throw new UsageError("--header is to be 'Name: value'.");
  return [name, value];
}

function readGroup(name: string): ConformanceGroup {
  const group = CONFORMANCE_GROUPS.find((one) => one === name);
  if (!group)
    throw new UsageError(`There is no group "${name}". There are ${CONFORMANCE_GROUPS.join(', ')}.`);
  return group;
}

function readTimeout(text: string): number {
  const ms = Number(text);
  if (!(Number.isInteger(ms) && ms > 0)) throw new UsageError('--timeout is to be a number of milliseconds.');
  return ms;
}
