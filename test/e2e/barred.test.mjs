import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { heading, wholeText } from './steps.mjs';
import { demoTest } from './support.mjs';

/** What is known of contacts and must not get out. */
async function secrets(world) {
  const { hipaa, admin } = world.switches;
  await world.set({ hipaa: false, admin: true });
  const { items } = await world.adapter.listDeletedContacts({ pageSize: 200 }, {});
  await world.set({ hipaa, admin });
  return items.flatMap(({ email, phone }) => [email, phone]).filter((value) => value);
}

async function assertNothingGotOut({ page, requests, world, site }) {
  assert.deepEqual(
    requests.map((request) => request.url()).filter((url) => /deleted-contacts|restore-previews/.test(url)),
    [],
  );
  assert.ok(site.answers.length > 0);
  const everything = [await wholeText(page), ...site.answers].join('\n');
  for (const secret of await secrets(world)) assert.ok(!everything.includes(secret), `${secret} got out`);
}

describe('where nothing can be restored', () => {
  const hipaa = { switches: { hipaa: true } };
  demoTest('a HIPAA account is told so, and no contact leaves the back end', hipaa, async (demo) => {
    const { table, history } = demo;
    await heading(table, 'Restoring is turned off for this account');
    await history.getByRole('row').nth(5).waitFor();
    assert.equal(await table.getByRole('row').count(), 0);
    assert.equal(await history.getByRole('button', { name: /^Restore…/ }).count(), 0);
    await history
      .getByRole('button', { name: /^Details/ })
      .nth(6)
      .click();
    await history.getByRole('region', { name: /^Details/ }).waitFor();
    await assertNothingGotOut(demo);
  });

  const viewer = { switches: { admin: false }, expected: [/403/] };
  demoTest('a viewer without the role is told whom to ask, and gets no contact', viewer, async (demo) => {
    const { table, history } = demo;
    await heading(table, 'Only admins can restore deleted contacts');
    await table.getByText('Ask an admin of this account').first().waitFor();
    await history.getByText(/admin/i).first().waitFor();
    assert.equal(await table.getByRole('row').count(), 0);
    await assertNothingGotOut(demo);
  });

  demoTest(
    'the account is turned while the page is open',
    { query: '?via=memory' },
    async ({ page, table, history }) => {
      await table.getByRole('row').nth(5).waitFor();
      await page.getByRole('checkbox', { name: 'HIPAA account' }).check();
      await heading(table, 'Restoring is turned off for this account');
      assert.equal(await table.getByRole('row').count(), 0);
      await history.getByRole('row').nth(5).waitFor();
      await page.getByRole('checkbox', { name: 'HIPAA account' }).uncheck();
      await table.getByRole('row').nth(5).waitFor();
    },
  );
});
