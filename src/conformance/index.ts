/**
 * The conformance kit: whether a back end and its adapter keep the contract, told case by case. Bound to no test runner.
 *
 * 1. Write a {@link ConformanceHarness}: `create(seed)` puts a test account into a state and answers with an adapter.
 * 2. `const report = await runConformance(harness)`, and print `formatReport(report)`; or register each case in your own
 *    runner with {@link runCase}; or, for a server with the HTTP profile, write no code at all:
 *    `npx contacts-restore-conformance --url http://localhost:8787/api --seed-url http://localhost:8787/test/seed`.
 * 3. Mend what failed. A skip says what your harness or back end doesn't offer; it is never a pass.
 *
 * Declared means tested: what `Account.supports` declares gets its cases, and what it doesn't must reject `unsupported`.
 */
export { CONFORMANCE_GROUPS } from './case.js';
export type { Capability, ConformanceCase, ConformanceGroup, Need, SeedPlan } from './case.js';
export { conformanceCases } from './cases/all.js';
export { cannot } from './harness.js';
export type * from './harness.js';
export { formatReport, toJUnit } from './report.js';
export type { ConformanceOutcome, ConformanceReport, ConformanceResult } from './report.js';
export { runCase, runConformance } from './run.js';
export type { ConformanceOptions, RunOptions } from './run.js';
export type { Stage } from './stage.js';
export { SEED_ACTIONS } from './seed-protocol.js';
export type { AdvanceRequest, IdsRequest, SeedAction, SeedAnswer } from './seed-protocol.js';
