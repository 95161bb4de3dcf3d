// Where people's data go, and where none of them is left.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { assertForgotten, assertNowhereElse } from './checks.mjs';
import { pageTest } from './support.mjs';

const ENDINGS = [
  ...['removal', 'reset', 'swap', 'taken', 'pagehide', 'a 401 for the list', 'a 403 for the list'],
  ...['a policy that came', 'a 401 for a restore', 'a 401 for details', 'a 401 for a preview'],
];

describe('people’s data', () => {
  for (const ending of ENDINGS) {
    pageTest(`are gone from the document after ${ending}`, {}, async ({ call }) => {
      const end = await call('whatIsLeft', ending);
      assertForgotten(end);
      if (ending.includes('401')) assert.deepEqual(end.told, ['auth-required']);
    });
  }

  pageTest('are in no address, header, event, title, store or message', {}, async ({ call, requests }) => {
    const { leaks, ...figures } = await call('whereDataGo');
    console.log(`looked at: ${JSON.stringify(figures)}`);
    assertNowhereElse({ leaks, ...figures });
    assert.ok(requests.every((url) => !/zanzibar/i.test(url)));
  });

  pageTest('don’t rest in the back/forward cache', {}, async ({ page, call, site }) => {
    await call('fillBeforeLeaving');
    await page.goto(`${site.url}?other`);
    await page.goBack({ waitUntil: 'commit' });
    const { persisted, left } = await call('afterComingBack');
    assert.equal(persisted, true, 'the page came out of the cache');
    assert.deepEqual(left, []);
  });
});
