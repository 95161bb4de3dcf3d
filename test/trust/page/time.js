// The page's own time: nothing in it waits for real. Timers run in the order of their instants, each in a task of its own, and
// only while a test lets time pass; so the same seed gives the same run on a fast machine and on a busy one.

const realTimeout = globalThis.setTimeout.bind(globalThis);
const timers = new Map();
let now = 0;
let lastId = 0;

globalThis.setTimeout = (run, ms = 0, ...args) => {
  if (typeof run !== 'function') globalThis.seen.hits.push('setTimeout of a text');
  globalThis.seen.longestDelay = Math.max(globalThis.seen.longestDelay, ms);
  lastId += 1;
  // As in a browser: too long for 32 bits is at once.
  timers.set(lastId, { at: now + (ms > 0x7fffffff ? 0 : Math.max(1, ms)), run: () => run(...args) });
  return lastId;
};
globalThis.clearTimeout = (id) => void timers.delete(id);
performance.now = () => now;

const { port1, port2 } = new MessageChannel();
const waiting = [];
port1.addEventListener('message', () => waiting.shift()());
port1.start();

/** Lets everything run that is ready to, in tasks and microtasks. */
const task = () =>
  new Promise((resolve) => {
    waiting.push(resolve);
    port2.postMessage(null);
  });

/** The first timer that is due by then; of those due at once, the one that was set first. */
function nextTimer(end) {
  let next = null;
  for (const [id, { at }] of timers) if (at <= end && (next === null || at < timers.get(next).at)) next = id;
  return next;
}

/** Lets so much time pass, and whatever is due in it happen. */
export async function pass(ms) {
  const end = now + ms;
  await task();
  for (let id = nextTimer(end); id !== null; id = nextTimer(end)) {
    const { at, run } = timers.get(id);
    timers.delete(id);
    now = Math.max(now, at);
    run();
    await task();
  }
  now = end;
  await task();
}

/** What comes from outside of the page, such as the network's return, takes its own time. */
export const waitForReal = (ms) =>
  new Promise((resolve) => {
    realTimeout(resolve, ms);
  });
