// Random use over a long time, with faults.
import { describe } from 'node:test';
import { assertTrueEnd } from './checks.mjs';
import { LENGTH, pageTest, seeds } from './support.mjs';

const ACTIONS = 600 * LENGTH;

describe('random use with faults', () => {
  for (const seed of seeds(3)) {
    pageTest(`ends in the truth, and a restore still works (seed ${seed})`, {}, async ({ call }) => {
      const end = await call('soak', seed, ACTIONS);
      console.log(`soak: ${ACTIONS} actions, seed ${seed}: ${JSON.stringify(end)}`);
      assertTrueEnd(end);
    });
  }
});
