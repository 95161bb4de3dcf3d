import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runTrial } from './trial.mjs';

const seed = Number(process.env.FAULTS_SEED ?? 20_261_124);
const INTENTS = 2_000;

describe(`restores over a failing network, FAULTS_SEED=${seed}`, () => {
  it(`applies each of ${INTENTS} intents exactly once, and every page ends in the truth`, async (t) => {
    const began = performance.now();
    const { intents, lies, faults } = await runTrial({ seed, intents: INTENTS });
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    t.diagnostic(`seed ${seed}, ${intents} intents in ${seconds} s, faults: ${JSON.stringify(faults)}`);
    assert.deepEqual(lies, []);
    assert.ok(intents >= INTENTS);
  });

  it('finds it out when a retry has another key than the first try', async () => {
    const { lies } = await runTrial({ seed, intents: 40, planted: true });
    assert.notDeepEqual(lies, []);
  });
});
