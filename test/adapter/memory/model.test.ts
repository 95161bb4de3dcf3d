import * as fc from 'fast-check';
import { keepsToTheModel, play } from './duel.js';
import type { Way } from './model.js';
import type { Step } from './steps.js';

const act = (what: 'delete' | 'restore' | 'old revert', ids: string[], way: Way = 'skip'): Step => ({
  do: what,
  ids,
  way,
  nth: 0,
});
const tick: Step = { do: 'tick', ms: 2000 };

/** Schedules that found a fault in a copy of the adapter that was broken on purpose, cut down to what it took. */
const REGRESSIONS: Record<string, Step[]> = {
  'an old revert after the contact was deleted again': [
    act('delete', ['d']),
    act('restore', ['d']),
    tick,
    act('delete', ['d']),
    act('old revert', ['foreign']),
    tick,
  ],
  'a restore at the last instant': [
    act('delete', ['d']),
    { do: 'to the last instant', id: 'd' },
    act('restore', ['d']),
    tick,
  ],
  'a replay after the contact was deleted again': [
    act('delete', ['d']),
    act('restore', ['d']),
    tick,
    act('delete', ['d']),
    { do: 'send again', nth: 0 },
    tick,
  ],
  'a restore after the undo of one that dropped a value': [
    act('delete', ['b']),
    act('restore', ['b'], 'drop-value'),
    tick,
    { do: 'undo', nth: 0 },
    tick,
    act('restore', ['b']),
    tick,
  ],
  'an undo after the contact was deleted and restored by others': [
    act('delete', ['d']),
    act('restore', ['d']),
    tick,
    act('delete', ['d']),
    act('restore', ['d']),
    tick,
    { do: 'undo', nth: 0 },
    tick,
  ],
  'an undo of a merge': [
    act('delete', ['a']),
    act('restore', ['a'], 'merge'),
    tick,
    { do: 'undo', nth: 0 },
    tick,
  ],
  'a revert after an undo that was cancelled': [
    act('delete', ['c', 'd']),
    act('old revert', ['foreign']),
    tick,
    { do: 'undo', nth: 0 },
    { do: 'tick', ms: 0 },
    { do: 'cancel', nth: 2 },
    tick,
    act('old revert', ['foreign']),
    tick,
  ],
};

describe('memory adapter: held against a model', () => {
  for (const [title, steps] of Object.entries(REGRESSIONS)) {
    it(`does what the model does in ${title}`, () => play(steps));
  }

  it('does what the model does on any schedule', async function () {
    this.timeout(120_000);
    // A look at each change; `npm run test:model` takes very many. A failure prints the seed and the path that repeat it.
    await fc.assert(keepsToTheModel(), { numRuns: fc.readConfigureGlobal().numRuns ?? 500 });
  });
});
