// The elements over adapters that fail in every way. The seed of what is left to chance is printed.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { assertHonest, assertLastWins, assertOneCall, assertRightTime, assertSwapped } from './checks.mjs';
import { LENGTH, pageTest, seeds } from './support.mjs';

const DAY_MS = 86_400_000;
const SECOND = 1_000;

describe('an adapter that fails in every way', () => {
  pageTest('never makes a table claim more than was done', {}, async ({ call, renew }) => {
    const sum = { asked: 0, restored: 0, claimed: 0, requests: 0, faults: {} };
    const all = seeds(24 * LENGTH);
    for (const seed of all) {
      const end = await call('claimsAndEffects', seed);
      assertHonest(end, `seed ${seed}`);
      for (const key of ['asked', 'restored', 'claimed', 'requests']) sum[key] += end[key];
      for (const [way, count] of Object.entries(end.faults)) sum.faults[way] = (sum.faults[way] ?? 0) + count;
      await renew();
    }
    console.log(`claims: ${all.length} seeds from ${all[0]}: ${JSON.stringify(sum)}`);
    assert.ok(sum.claimed > 0);
  });

  pageTest('shows no junk and no crash for wrong answers', {}, async ({ call }) => {
    const [seed] = seeds(1);
    const rounds = 120 * LENGTH;
    const { problems, faults, ...shown } = await call('malformedAnswers', seed, rounds);
    console.log(`wrong answers: ${rounds} rounds, seed ${seed}: ${JSON.stringify(faults)}`);
    assert.deepEqual(problems.slice(0, 5), []);
    assert.equal(shown.rows, 3);
    assert.ok(shown.actions > 0);
  });
});

describe('answers that overtake each other', () => {
  for (const order of [
    [2, 1, 0],
    [0, 2, 1],
    [1, 0, 2],
  ]) {
    pageTest(`leave the last question’s (${order.join()})`, {}, async ({ call }) => {
      assertLastWins(await call('lastQueryWins', order));
    });
  }
});

describe('one confirmation', () => {
  const confirmButton = (page) => page.getByRole('dialog').getByRole('button', { name: /^Restor/ });
  for (const hold of [false, true]) {
    const when = hold ? 'while the answer waits' : 'with an answer at once';
    pageTest(`is one call for a double click, ${when}`, {}, async ({ page, call }) => {
      await call('openConfirmation', { hold });
      await confirmButton(page).dblclick({ delay: 5 });
      assertOneCall(await call('afterConfirmation'));
    });
    pageTest(`is one call for Enter twice, ${when}`, {}, async ({ page, call }) => {
      await call('openConfirmation', { hold });
      await confirmButton(page).focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      assertOneCall(await call('afterConfirmation'));
    });
  }

  pageTest('keeps its key when it is repeated after a lost answer', {}, async ({ call }) => {
    const end = await call('lostAnswer');
    assert.deepEqual([end.keys, end.different], [3, 1]);
    assert.deepEqual([end.live, end.effects], [2, 2]);
    assert.equal(end.ends[0].succeeded, 2);
    assert.ok(
      end.said.slice(0, 2).every((words) => words?.startsWith('There was no answer.')),
      end.said.join(),
    );
  });
});

describe('accounts', () => {
  pageTest('leave nothing behind when another adapter comes', {}, async ({ call }) => {
    assertSwapped(await call('swapAdapters'));
  });

  pageTest('stay apart on one page', {}, async ({ call }) => {
    const { bothOpen, mixed, others, live, histories } = await call('twoAccounts');
    assert.deepEqual(
      { bothOpen, mixed, others, live },
      { bothOpen: false, mixed: [], others: 4, live: [1, 0] },
    );
    assert.deepEqual(histories, [2, 1]);
  });
});

describe('the network', () => {
  pageTest(
    'may go and come back: the selection stays, the list is asked for again',
    {},
    async ({ page, call }) => {
      await call('openTable');
      await page.context().setOffline(true);
      const { said, selected } = await call('tryOffline');
      assert.match(said, /connection/);
      assert.equal(selected, 2);
      await page.context().setOffline(false);
      assert.deepEqual(await call('backOnline'), { selected: 2, starts: 1 });
    },
  );
});

describe('time', () => {
  for (const days of [-20_000, -3, 0, 3, 400]) {
    const title = `is the back end’s, with a page’s clock ${days} days off`;
    pageTest(title, { skewMs: days * DAY_MS }, async ({ call }) => {
      const rows = await call('rowsOnWrongClock');
      console.log(`clock ${days} d off: told of the end ${Math.round(rows.lateBy)} ms after it`);
      assertRightTime(rows);
    });
  }

  pageTest('runs out under an open dialog, and nothing is claimed', {}, async ({ call }) => {
    const { said, ...end } = await call('dialogPastTheEnd');
    assert.deepEqual(end, { claimed: 0, live: 0, undo: false });
    assert.match(said, /Past the 60-day limit|Expired/);
  });

  for (const method of ['getAccount', 'listDeletedContacts']) {
    pageTest(`runs out for ${method} that hangs, and another adapter works`, {}, async ({ call }) => {
      const { seen, said } = await call('hang', method);
      assert.deepEqual(seen, ['loading', 'error', 'ready']);
      assert.match(said, /The answer took too long.*Try again/);
    });
  }

  for (const seconds of [7, 45]) {
    pageTest(`is waited for as a 429 says: ${seconds} s`, {}, async ({ call }) => {
      const waited = (await call('waitAsTold', seconds * SECOND)) / SECOND;
      console.log(`told to wait ${seconds} s, asked again after ${waited.toFixed(1)} s`);
      assert.ok(waited >= seconds && waited < seconds + 5, `${waited} s`);
    });
  }
});
