// The checks of this folder can fail: each of them is given something that is broken on purpose, and sees it.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import {
  assertForgotten,
  assertHonest,
  assertInert,
  assertLastWins,
  assertNothingKept,
  assertNowhereElse,
  assertOneCall,
  assertRightTime,
  assertSwapped,
  assertTrueEnd,
} from './checks.mjs';
import { keptAfter } from './heap.mjs';
import { pageTest, seeds } from './support.mjs';

const DAY_MS = 86_400_000;
const [SEED] = seeds(1);

/** `look` asks the page and checks what it says. */
function sees(what, look, { words = /./, policy = 'strict', where = '' } = {}) {
  pageTest(`sees a planted ${what}${where}`, { policy, planted: true }, async (test) => {
    await test.call('plant', what);
    await assert.rejects(look(test), (error) => {
      assert.equal(error.name, 'AssertionError', error.stack);
      assert.match(error.message, words);
      return true;
    });
  });
}

const faultsOf = async ({ call }) => assertInert({ problems: await call('faultsOfPage') }, 'page');
const isClean = ({ isClean }) => isClean();

describe('the look at the document', () => {
  sees('markup', faultsOf, { policy: 'none', words: /<img>/ });
  sees('link that runs code', faultsOf, { policy: 'none', words: /javascript:/ });
  sees('handler', faultsOf, { policy: 'none', words: /onclick/ });
  sees('inline style', faultsOf, { policy: 'none', words: /style/ });
  sees('object in place of a text', faultsOf, { words: /junk/ });
  sees('lost text', async ({ call }) => assertInert(await call('hostileTable', 0, 10), 'table'), {
    words: /name lost/,
  });
});

describe('the look at the page', () => {
  sees('handler', isClean, { policy: 'none', words: /canary/ });
  sees('link that runs code', isClean, { words: /script-src/ });
  sees('inline style', isClean, { words: /style-src/ });
  sees('picture from outside', isClean, { policy: 'none', words: /outside\.invalid|Console/ });
  sees('message in the console', isClean, { words: /Console: Ann/ });
  sees('error that nobody catches', isClean, { words: /rejections|Page error/ });
  sees('timer of 25 days', isClean, { words: /a timer of/ });
  sees('interval', isClean, { words: /setInterval/ });
  sees('polluted prototype', isClean, { words: /polluted/ });
});

const claims = async ({ call }) => assertHonest(await call('claimsAndEffects', SEED), 'seed');

describe('the look at what was done', () => {
  sees('back end that boasts', claims, { words: /claimed/ });
  sees('second restore', claims, { words: /more than once/ });
  sees('outdated answer', async ({ call }) => assertLastWins(await call('lastQueryWins', [0, 1, 2])), {
    words: /Ann-5/,
  });
  sees('late swap', async ({ call }) => assertSwapped(await call('swapAdapters')), { words: /atOnce/ });
  const longUse =
    (actions) =>
    async ({ call }) =>
      assertTrueEnd(await call('soak', SEED, actions));
  sees('contact that is never listed', longUse(50), { words: /agrees/ });
  sees('contact that comes back twice', longUse(200), { words: /more than once/ });
  sees('confirmation that is sent twice', longUse(200), { words: /sent of \d+ that were confirmed/ });
  sees('second restore', longUse(500), { words: /made of \d+ that were sent/, where: ' in long use' });
  sees('restore that is only claimed', longUse(200), { words: /claimed and not made/ });

  pageTest('sees a planted second call', { planted: true }, async ({ page, call }) => {
    await call('plant', 'second restore');
    await call('openConfirmation', { hold: false });
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Restor/ })
      .click();
    const confirmed = await call('afterConfirmation');
    assert.throws(() => assertOneCall(confirmed), /effects: 2/);
  });

  pageTest('sees a planted clock that is wrong', { planted: true }, async ({ call }) => {
    const rows = await call('rowsOnWrongClock', 3 * DAY_MS);
    assert.throws(() => assertRightTime(rows), /wrong/);
  });
});

const forgotten =
  (ending) =>
  async ({ call }) =>
    assertForgotten(await call('whatIsLeft', ending));
const nowhereElse = async ({ call }) => assertNowhereElse(await call('whereDataGo'));

describe('the look for people’s data', () => {
  sees('reset that forgets nothing', forgotten('reset'), { words: /Zanzibar/ });
  sees('departure that nobody hears of', forgotten('pagehide'), { words: /Zanzibar/ });
  sees('name in the title', nowhereElse, { words: /Zanzibar/ });
  sees('name in the address', nowhereElse, { words: /zanzibar/ });
  sees('name in an event', nowhereElse, { words: /Zanzibar/ });
  sees('name in a store', nowhereElse, { words: /1 !== 0/ });
});

describe('the look at the heap', () => {
  const kept = async ({ call, cdp }) => assertNothingKept(await keptAfter(50, { call, cdp, warmUp: 10 }));
  sees('kept instance', kept, { words: /instances/ });
  sees('kept listener', kept, { words: /listeners/ });
});
