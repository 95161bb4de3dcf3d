import { CONFORMANCE_GROUPS, type ConformanceGroup } from './case.js';

export type ConformanceOutcome = 'passed' | 'failed' | 'skipped';

/** What came of one case. Plain JSON. */
export interface ConformanceResult {
  id: string;
  group: ConformanceGroup;
  title: string;
  outcome: ConformanceOutcome;
  /** Why it failed or was skipped. Holds nothing of what the account held before. */
  reason: string | null;
  durationMs: number;
}

/** What came of a run. Plain JSON. */
export interface ConformanceReport {
  passed: number;
  failed: number;
  skipped: number;
  /** What the sums hide: groups of which every case was skipped, although no back end can do without them. */
  warnings?: string[] | undefined;
  results: ConformanceResult[];
}

/** What a back end may lack: of these groups, nothing runs where nothing of it is declared or such accounts don't exist. */
const OPTIONAL: ReadonlySet<ConformanceGroup> = new Set([
  'finding',
  'unsupported',
  'cancel',
  'undo',
  'preview',
  'hipaa',
]);

export function reportOf(results: ConformanceResult[]): ConformanceReport {
  return { ...countOutcomes(results), warnings: untested(results).map(warning), results };
}

/** The groups that nobody may leave out, and of which no case ran. */
function untested(results: readonly ConformanceResult[]): ConformanceGroup[] {
  return CONFORMANCE_GROUPS.filter((group) => {
    const own = results.filter((result) => result.group === group);
    return !OPTIONAL.has(group) && own.length > 0 && own.every(({ outcome }) => outcome === 'skipped');
  });
}

const warning = (group: ConformanceGroup): string => `Nothing of the group ${group} was tested.`;

export function countOutcomes(results: readonly ConformanceResult[]): Record<ConformanceOutcome, number> {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { outcome } of results) counts[outcome] += 1;
  return counts;
}

/** A report for a terminal: a line per group, every failure and every skip with its reason, then warnings and the sums. */
export function formatReport(report: ConformanceReport): string {
  const { passed, failed, skipped, results } = report;
  const warnings = untested(results).map((group) => `  ${warning(group)}`);
  const sections = [
    groupTable(results),
    ...listing('Failed', results, 'failed'),
    ...listing('Skipped', results, 'skipped'),
    ...(warnings.length > 0 ? [`Warnings\n${warnings.join('\n')}`] : []),
    `${passed} passed, ${failed} failed, ${skipped} skipped`,
  ];
  return `${sections.join('\n\n')}\n`;
}

function groupTable(results: readonly ConformanceResult[]): string {
  const line = (name: string, ...cells: (string | number)[]): string =>
    name.padEnd(18) + cells.map((cell) => String(cell).padStart(9)).join('');
  const lines = CONFORMANCE_GROUPS.flatMap((group) => {
    const own = results.filter((result) => result.group === group);
    const { passed, failed, skipped } = countOutcomes(own);
    return own.length > 0 ? [line(group, passed, failed, skipped)] : [];
  });
  return [line('group', 'passed', 'failed', 'skipped'), ...lines].join('\n');
}

function listing(
  heading: string,
  results: readonly ConformanceResult[],
  wanted: ConformanceOutcome,
): string[] {
  const lines = results
    .filter(({ outcome }) => outcome === wanted)
    .map(({ id, title, reason }) => `  ${id}: ${title}\n    ${reason}`);
  return lines.length > 0 ? [`${heading}\n${lines.join('\n')}`] : [];
}

// All that XML 1.0 can't hold, and the characters that mean something in it.
const UNFIT = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]|[<>&"]/gu;
const ENTITIES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };
const xml = (text: string): string => text.replace(UNFIT, (char) => ENTITIES[char] ?? '\uFFFD');

/** A report as JUnit XML, which CI servers read: a suite per group, with its warning as a property. */
export function toJUnit(report: ConformanceReport): string {
  const warned = untested(report.results);
  const suites = CONFORMANCE_GROUPS.flatMap((group) => {
    const own = report.results.filter((result) => result.group === group);
    if (own.length === 0) return [];
    const { failed, skipped } = countOutcomes(own);
    const open = `<testsuite name="${group}" tests="${own.length}" failures="${failed}" skipped="${skipped}">`;
    const properties = warned.includes(group)
      ? [`<properties><property name="warning" value="${warning(group)}"/></properties>`]
      : [];
    return [[open, ...properties, ...own.map(testCase), '</testsuite>'].join('\n')];
  });
  return ['<?xml version="1.0" encoding="UTF-8"?>', '<testsuites>', ...suites, '</testsuites>', ''].join(
    '\n',
  );
}

function testCase({ id, group, title, outcome, reason, durationMs }: ConformanceResult): string {
  const open = `<testcase classname="${group}" name="${xml(`${id}: ${title}`)}" time="${(durationMs / 1000).toFixed(3)}"`;
  if (outcome === 'passed') return `${open}/>`;
  const tag = outcome === 'failed' ? 'failure' : 'skipped';
  return `${open}><${tag} message="${xml(reason ?? '')}"/></testcase>`;
}
