// An adapter that fails in every way, in front of one that works. What goes wrong is a matter of a seed.
import { adapterError } from '/contacts-restore.js';

/** The same seed gives the same faults (mulberry32). */
export function createRandom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (most) => Math.floor(next() * most);
  return { next, below, pick: (list) => list[below(list.length)], chance: (share) => next() < share };
}

const WRITES = new Set(['startRestore', 'cancelBulkAction', 'undoRestore']);

/** Everything that a program can throw. */
function anything(random) {
  const hostile = new Proxy(
    {},
    {
      get() {
        throw new Error('This error fights back.');
      },
    },
  );
  const things = [
    ...[null, undefined, 'a string', 0, Symbol('x'), [], {}, hostile, new TypeError('x'), Promise.resolve()],
    new DOMException('Nobody asked for this.', 'AbortError'),
    {
      name: 'AdapterError',
      code: 'network',
      retryAfterMs: NaN,
      userMessage: { toString: null },
      requestId: 7,
    },
    { name: 'AdapterError', code: 'of a later version' },
    adapterError('unavailable'),
    adapterError('rate-limited', { retryAfterMs: 1 }),
    adapterError('network'),
  ];
  return random.pick(things);
}

const JUNK = () => [
  ...[null, undefined, '', 'text', 7, NaN, Infinity, -1, true, [], {}, [[]], () => {}, Symbol('x'), 1n],
  new Proxy({}, { get: () => 'everything' }),
  {
    get items() {
      throw Object.assign(new Error('A getter that fights back.'), { name: 'AbortError' });
    },
  },
];

/** The answer with one of its values replaced, at any depth. */
function malformed(answer, random) {
  if (random.chance(0.2)) return random.pick(JUNK());
  const copy = structuredClone(answer);
  let place = copy;
  for (;;) {
    const keys = Object.keys(place);
    if (keys.length === 0) return random.pick(JUNK());
    const key = random.pick(keys);
    if (typeof place[key] !== 'object' || place[key] === null || random.chance(0.3)) {
      place[key] = random.pick(JUNK());
      return copy;
    }
    place = place[key];
  }
}

const doubled = (answer) =>
  Array.isArray(answer?.items) ? { ...answer, items: [...answer.items, ...answer.items].reverse() } : answer;

/** A list of which the end is missing, and nothing says so. */
const partial = (answer) =>
  Array.isArray(answer?.items)
    ? { ...answer, items: answer.items.slice(0, answer.items.length >> 1) }
    : answer;

const pause = (ms) =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** After how long a call that hangs is given up: soon, so that many of them hang in a run. */
const DEADLINES = { readMs: 150, writeMs: 300 };

/** Never answers: until it is given up or, every other time, not even then. */
const hang = ({ signal }, random) =>
  new Promise((_, reject) => {
    if (random.chance(0.5)) signal?.addEventListener('abort', () => reject(signal.reason));
  });

/** Ways to fail, and how often of a hundred faults. */
const WAYS = { reject: 27, throw: 11, malformed: 16, lost: 22, hang: 10, doubled: 8, partial: 6 };
const LOTS = Object.entries(WAYS).flatMap(([way, share]) => Array(share).fill(way));

/**
 * `rate` is the share of calls that fail, and can be changed on the way; every answer takes up to `delayMs`, so they overtake
 * each other. `calls` keeps the writes.
 */
export function createAdversary(adapter, { seed, rate = 0.3, delayMs = 8 }) {
  const random = createRandom(seed);
  const state = { rate, delayMs, calls: [], counts: {} };

  function spoil(way, answer) {
    if (way === 'malformed') return malformed(answer, random);
    if (way === 'doubled') return doubled(answer);
    return way === 'partial' ? partial(answer) : answer;
  }

  const spoiled =
    (name, run) =>
    (...args) => {
      const way = random.chance(state.rate) ? random.pick(LOTS) : 'none';
      state.counts[way] = (state.counts[way] ?? 0) + 1;
      if (WRITES.has(name))
        state.calls.push({ name, args: args.slice(0, -1), key: args.at(-1).idempotencyKey });
      if (way === 'throw') throw anything(random);
      return (async () => {
        await pause(random.below(state.delayMs + 1));
        if (way === 'reject') throw anything(random);
        // Some hang before anything has been done, and others after it.
        if (way === 'hang' && random.chance(0.5)) return hang(args.at(-1), random);
        const answer = await run.apply(adapter, args);
        if (way === 'hang') return hang(args.at(-1), random);
        await pause(random.below(state.delayMs + 1));
        if (way === 'lost') throw adapterError('network');
        return spoil(way, answer);
      })();
    };

  const hostile = Object.fromEntries(
    Object.entries(adapter)
      .filter(([name, value]) => typeof value === 'function' && name !== 'watchBulkAction')
      .map(([name, run]) => [name, spoiled(name, run)]),
  );
  return { adapter: { ...hostile, deadlines: DEADLINES }, state };
}
