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
  results: ConformanceResult[];
}

export function reportOf(results: ConformanceResult[]): ConformanceReport {
  return { ...countOutcomes(results), results };
}

export function countOutcomes(results: readonly ConformanceResult[]): Record<ConformanceOutcome, number> {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { outcome } of results) counts[outcome] += 1;
  return counts;
}

/** A report for a terminal: a line per group, then every failure and every skip with its reason, then the sums. */
export function formatReport(report: ConformanceReport): string {
  const { passed, failed, skipped, results } = report;
  const sections = [
    groupTable(results),
    ...listing('Failed', results, 'failed'),
    ...listing('Skipped', results, 'skipped'),
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

/** A report as JUnit XML, which CI servers read: a suite per group. */
export function toJUnit(report: ConformanceReport): string {
  const suites = CONFORMANCE_GROUPS.flatMap((group) => {
    const own = report.results.filter((result) => result.group === group);
    if (own.length === 0) return [];
    const { failed, skipped } = countOutcomes(own);
    const open = `<testsuite name="${group}" tests="${own.length}" failures="${failed}" skipped="${skipped}">`;
    return [[open, ...own.map(testCase), '</testsuite>'].join('\n')];
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
