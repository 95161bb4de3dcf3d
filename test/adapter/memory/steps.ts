import * as fc from 'fast-check';
import type { Way } from './model.js';

export const IDS = ['a', 'b', 'c', 'd', 'e'];
export const EMAILS = ['shared@example.com', 'shared@example.com', 'own@example.com', null, null];
const NEWCOMERS = ['n0', 'n1'];

/** What happens next: a call that somebody begins, something that the rest of the CRM does, or time that passes. */
export type Step =
  | { do: 'delete' | 'restore' | 'old revert'; ids: string[]; way: Way; nth: number }
  | { do: 'cancel' | 'undo' | 'send again' | 'give up' | 'look'; nth: number }
  | { do: 'erase' | 'create' | 'to the last instant' | 'to 1 ms before it'; id: string }
  | { do: 'purge' }
  | { do: 'tick'; ms: number };

/** A step, and how many of the calls in flight get on after it; without a number all get to their end. */
export type Move = Step & { releases?: number };

const ids = fc.uniqueArray(fc.constantFrom(...IDS, ...NEWCOMERS, 'foreign'), { minLength: 1, maxLength: 4 });
const way = fc.constantFrom<Way>('skip', 'drop-value', 'merge');
const nth = fc.nat(20);
const id = fc.constantFrom(...IDS, ...NEWCOMERS);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constantFrom('delete', 'restore', 'old revert'), ids, way, nth }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('cancel', 'undo', 'send again'), nth }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('give up', 'give up', 'look'), nth }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('to the last instant', 'to 1 ms before it'), id }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('erase', 'create'), id }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('purge') }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('tick'), ms: fc.constantFrom(0, 1, 2000) }) },
);

/** Schedules in which up to a handful of calls are in flight at once. */
export const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.tuple(step, fc.constantFrom(0, 1, 2, 3)).map(([s, releases]) => ({ ...s, releases })),
    },
    { weight: 1, arbitrary: step },
  ),
  { minLength: 1, maxLength: 30, size: 'max' },
);
