// What must hold of what a page tells. The suite uses these, and planted.test.mjs shows that each of them can fail.
import assert from 'node:assert/strict';

/** Payloads stay text, and ids reach the adapter as they are. */
export function assertInert({ problems, unseen = [], areSame = true }, where) {
  assert.deepEqual(problems.slice(0, 10), [], where);
  assert.deepEqual(unseen, [], `${where}: ids that reached the adapter changed`);
  assert.equal(areSame, true, `${where}: ids were sent changed, or contacts of unknown date`);
}

/** No more is claimed than was done, nothing was done twice, and one intent has one key. */
export function assertHonest(end, where) {
  assert.deepEqual(end.problems, [], where);
  const claims = `${where}: ${JSON.stringify(end)}`;
  assert.ok(end.claimed !== null || !end.hasBegun, claims);
  assert.ok(end.claimed <= end.restored, claims);
  assert.equal(end.effects, end.restored, `${where}: restored more than once`);
  assert.equal(end.keys, 1, `${where}: ${end.keys} keys for one intent`);
}

/** The last question's answer stays, and those of earlier questions are never shown on the way. */
export function assertLastWins({ shown, questions }) {
  assert.equal(questions, 3);
  assert.equal(shown.at(-1), 'Ann-5');
  assert.ok(
    shown.every((ids) => ids === 'Ann-5' || ids.startsWith('Ann-0,Ann-1')),
    shown.join(' | '),
  );
}

export const assertOneCall = (confirmed) => assert.deepEqual(confirmed, { calls: 1, effects: 1 });

export function assertSwapped({ atOnce, later, rows }) {
  assert.deepEqual({ atOnce, later }, { atOnce: false, later: false });
  assert.deepEqual(rows, ['Bob-0', 'Bob-1']);
}

/** Rows say what is true by the back end's clock, and that one has expired within a second. */
export function assertRightTime({ wrong, early, lateBy, canAsk }) {
  assert.deepEqual({ wrong, early, canAsk }, { wrong: [], early: false, canAsk: false });
  assert.ok(lateBy <= 1_000, `${lateBy} ms late`);
}

/** There was something to take away, and nothing is left. */
export function assertForgotten({ before, left }) {
  assert.ok(
    before.every((traces) => traces >= 3),
    `there was something to take away: ${before}`,
  );
  assert.deepEqual(left, []);
}

/** People's data are in the elements, and nowhere beside them. */
export function assertNowhereElse({ seen, leaks, stored, requests, events }) {
  assert.ok(seen);
  assert.ok(requests > 10 && events > 3);
  assert.deepEqual(leaks, []);
  assert.equal(stored, 0);
}

export function assertNothingKept({ instances, listeners, nodes, bytesPerCycle }) {
  assert.equal(instances, 0, `${instances} instances`);
  assert.ok(listeners <= 5, `${listeners} listeners`);
  assert.ok(nodes <= 50, `${nodes} nodes`);
  assert.ok(bytesPerCycle <= 512, `${bytesPerCycle} bytes a cycle`);
}

/** After random use the elements and the back end agree, and a restore works. */
export function assertTrueEnd(end) {
  const { problems, boasts, excess, restores, agrees, allShown, restoredAtLast } = end;
  assert.deepEqual(problems.slice(0, 5), []);
  assert.deepEqual(boasts, [], 'restores that were claimed and not made');
  const { confirmed, sent, done } = restores;
  assert.ok(sent <= confirmed, `${sent} restores sent of ${confirmed} that were confirmed`);
  assert.ok(done <= sent, `${done} restores made of ${sent} that were sent`);
  assert.deepEqual(excess, [], 'restored more than once');
  assert.deepEqual(
    { agrees, allShown, restoredAtLast },
    { agrees: true, allShown: true, restoredAtLast: true },
  );
}
