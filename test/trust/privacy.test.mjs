// Where people's data go, and where none of them is left.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { pageTest } from './support.mjs';

const ENDINGS = [
  ...['removal', 'reset', 'swap', 'taken', 'pagehide', 'a 401 for the list', 'a 403 for the list'],
  ...['a policy that came', 'a 401 for a restore', 'a 401 for details', 'a 401 for a preview'],
];

describe('people’s data', () => {
  for (const ending of ENDINGS) {
    pageTest(`are gone from the document after ${ending}`, {}, async ({ call }) => {
      const { before, left, told } = await call('whatIsLeft', ending);
      assert.ok(
        before.every((traces) => traces >= 3),
        `there was something to take away: ${before}`,
      );
      assert.deepEqual(left, []);
      if (ending.includes('401')) assert.deepEqual(told, ['auth-required']);
    });
  }

  pageTest('are in no address, header, event, title, store or message', {}, async ({ call, requests }) => {
    const { seen, leaks, stored, ...figures } = await call('whereDataGo');
    console.log(`looked at: ${JSON.stringify(figures)}`);
    assert.ok(seen);
    assert.ok(figures.requests > 10 && figures.events > 3);
    assert.deepEqual(leaks, []);
    assert.equal(stored, 0);
    assert.ok(requests.every((url) => !/zanzibar/i.test(url)));
  });

  pageTest('don’t rest in the back/forward cache', {}, async ({ page, call, site }) => {
    await call('fillBeforeLeaving');
    await page.goto(`${site.url}?other`);
    await page.goBack();
    const { persisted, left } = await call('afterComingBack');
    assert.equal(persisted, true, 'the page came out of the cache');
    assert.deepEqual(left, []);
  });
});
