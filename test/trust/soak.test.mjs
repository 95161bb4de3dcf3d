// Random use over a long time, with faults.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { LENGTH, pageTest, seeds } from './support.mjs';

const ACTIONS = 600 * LENGTH;

describe('random use with faults', () => {
  for (const seed of seeds(3)) {
    pageTest(`ends in the truth, and a restore still works (seed ${seed})`, {}, async ({ call }) => {
      const { problems, excess, faults, ...end } = await call('soak', seed, ACTIONS);
      console.log(`soak: ${ACTIONS} actions, seed ${seed}: ${JSON.stringify({ ...end, faults })}`);
      assert.deepEqual(problems.slice(0, 5), []);
      assert.deepEqual(excess, [], 'restored more than once');
      assert.equal(end.restoredAtLast, true);
    });
  }
});
