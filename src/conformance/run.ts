import { checkedAdapter } from '../adapter/checked-adapter.js';
import type { Account } from '../domain/account.js';
import type { ConformanceCase, ConformanceGroup } from './case.js';
import { conformanceCases } from './cases/all.js';
import { ConformanceFailure, describe, ensure } from './expect.js';
import {
  cannot,
  isSkip,
  type ConformanceHarness,
  type ConformanceSeed,
  type ConformanceWorld,
} from './harness.js';
import { callOf, namingCalls } from './naming-calls.js';
import { unmetNeed } from './needs.js';
import { reportOf, type ConformanceReport, type ConformanceResult } from './report.js';
import { seedAt } from './seeds.js';
import { Stage } from './stage.js';

export interface RunOptions {
  /** The longest that one case may take, in milliseconds. Default: 60,000. */
  timeoutMs?: number | undefined;
  /** The real time, to which seeds are relative. */
  now?: (() => Date) | undefined;
  /** How the kit waits for jobs that the harness can't settle. */
  sleep?: ((ms: number) => Promise<void>) | undefined;
}

export interface ConformanceOptions extends RunOptions {
  /** Only cases of these groups. */
  groups?: readonly ConformanceGroup[] | undefined;
  /** Only the cases with these ids. */
  only?: readonly string[] | undefined;
  /** Ends the run after the case that is running. The report holds what came of the cases before. */
  signal?: AbortSignal | undefined;
  /** Told after each case. */
  onResult?: ((result: ConformanceResult) => void) | undefined;
}

const realSleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Runs the cases one after the other. Never rejects for what an adapter or a harness does: that is in the report. */
export async function runConformance(
  harness: ConformanceHarness,
  options: ConformanceOptions = {},
): Promise<ConformanceReport> {
  const { groups, only, signal, onResult } = options;
  const results: ConformanceResult[] = [];
  for (const one of conformanceCases) {
    if ((groups && !groups.includes(one.group)) || (only && !only.includes(one.id))) continue;
    if (signal?.aborted) break;
    const result = await runCase(one, harness, options);
    results.push(result);
    onResult?.(result);
  }
  return reportOf(results);
}

/**
 * Runs one case, in any test runner:
 *
 * ```ts
 * for (const one of conformanceCases) {
 *   it(one.title, async function () {
 *     const { outcome, reason } = await runCase(one, harness);
 *     if (outcome === 'skipped') this.skip();
 *     if (outcome === 'failed') throw new Error(reason);
 *   });
 * }
 * ```
 */
export async function runCase(
  one: ConformanceCase,
  harness: ConformanceHarness,
  options: RunOptions = {},
): Promise<ConformanceResult> {
  const { id, group, title } = one;
  const began = performance.now();
  const end = (outcome: ConformanceResult['outcome'], reason: string | null): ConformanceResult => ({
    id,
    group,
    title,
    outcome,
    reason,
    durationMs: Math.round(performance.now() - began),
  });
  try {
    await withLimit(() => play(one, harness, options), options.timeoutMs ?? 60_000);
    return end('passed', null);
  } catch (thrown) {
    if (isSkip(thrown)) return end('skipped', thrown.message);
    return end('failed', thrown instanceof ConformanceFailure ? thrown.message : unexpected(thrown));
  }
}

function unexpected(thrown: unknown): string {
  const call = callOf(thrown);
  return `A call fails that is to succeed${call ? `: ${call}` : ''}, with ${describe(thrown)}.`;
}

async function withLimit(run: () => Promise<void>, timeoutMs: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ConformanceFailure(`Not done within ${timeoutMs} ms.`)), timeoutMs);
  });
  try {
    await Promise.race([run(), late]);
  } finally {
    clearTimeout(timer);
  }
}

async function play(one: ConformanceCase, harness: ConformanceHarness, options: RunOptions): Promise<void> {
  const { now = () => new Date(), sleep = realSleep } = options;
  const needsSeed = one.needs.includes('seed');
  if (needsSeed && harness.readOnly !== undefined) throw cannot(harness.readOnly);
  const seed = seedAt(one.seed, now().getTime());
  const world = await createWorld(harness, seed);
  try {
    const adapter = namingCalls(checkedAdapter(world.adapter));
    const account = await adapter.getAccount({});
    if (harness.readOnly === undefined) expectAccount(account, seed);
    const unmet = unmetNeed(one.needs, world, account);
    if (unmet !== null) throw cannot(unmet);
    await one.run(new Stage({ world, adapter, account, seed, sleep }));
  } finally {
    await world.dispose?.();
  }
}

async function createWorld(harness: ConformanceHarness, seed: ConformanceSeed): Promise<ConformanceWorld> {
  try {
    return await harness.create(seed);
  } catch (thrown) {
    if (isSkip(thrown)) throw thrown;
    throw new ConformanceFailure(`The harness can't create the account: ${describe(thrown)}.`);
  }
}

/** A seed that isn't what it was asked for would let cases pass for the wrong reason. */
function expectAccount(account: Account, { account: seed }: ConformanceSeed): void {
  const facts = [
    ['hipaa', account.hipaa, seed.hipaa],
    ['retentionDays', account.retentionDays, seed.retentionDays],
    ['allowsDuplicates', account.allowsDuplicates, seed.allowsDuplicates],
    ['viewer.canRestore', account.viewer.canRestore, seed.viewer?.canRestore],
  ] as const;
  for (const [name, is, should] of facts) {
    ensure(
      is === should,
      `The account's ${name} is ${is}, and the seed says ${should}. ` +
        'Where the back end has no such state, let create() throw cannot(reason).',
    );
  }
}
