import {
  formatReport,
  runConformance,
  type ConformanceHarness,
  type ConformanceSeed,
  type ConformanceWorld,
} from 'contacts-restore/conformance';
import { createPlainsailAdapter } from './plainsail-adapter.js';

/** Where a Plainsail is that may be played with. */
const STAGING = 'https://staging.plainsail.example/v2';

// #region prove
/** Yours: empties a test account, fills it as the seed says, and tells which session and which ids came of it. */
type Fill = (seed: ConformanceSeed) => Promise<{ token: string } & Omit<ConformanceWorld, 'adapter'>>;

export const harnessOver = (fill: Fill): ConformanceHarness => ({
  async create(seed) {
    const { token, ...world } = await fill(seed);
    const adapter = createPlainsailAdapter({ baseUrl: STAGING, token: () => Promise.resolve(token) });
    return { ...world, adapter };
  },
});

export async function prove(fill: Fill): Promise<void> {
  const report = await runConformance(harnessOver(fill));
  console.log(formatReport(report));
  if (report.failed > 0) throw new Error(`${report.failed} cases failed.`);
}
// #endregion
