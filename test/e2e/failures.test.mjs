import assert from 'node:assert/strict';
import { describe } from 'node:test';
import {
  assertBack,
  button,
  confirm,
  deletedContacts,
  dialogOf,
  heading,
  plain,
  restoreButton,
  restoredIds,
} from './steps.mjs';
import { demoTest } from './support.mjs';

const NETWORK = [/Failed to load resource|net::ERR/];

describe('when calls fail', () => {
  const signedOut = { switches: { faults: 'unauthenticated' }, expected: [/401/] };
  demoTest('a viewer without a session is asked to sign in', signedOut, async ({ page, table, history }) => {
    await heading(table, 'You aren’t signed in');
    await history.getByText('You aren’t signed in', { exact: true }).waitFor();
    assert.equal(await table.getByRole('row').count(), 0);
    await button(table, 'Sign in').click();
    await page.getByRole('listitem').filter({ hasText: 'auth-required' }).first().waitFor();
    await page.getByRole('combobox', { name: 'Failures' }).selectOption('none');
    await table.getByRole('row').nth(5).waitFor();
  });

  demoTest('a session that ends clears the rows', { expected: [/401/] }, async ({ table, world }) => {
    await table.getByRole('row').nth(5).waitFor();
    await world.set({ faults: 'unauthenticated' });
    await button(table, 'Next page').click();
    await heading(table, 'Your session has ended');
    assert.equal(await table.getByRole('row').count(), 0);
  });

  demoTest(
    'offline, the rows stay, and trying again works once there is a network',
    { expected: NETWORK },
    async (demo) => {
      const { page, table } = demo;
      await table.getByRole('row').nth(5).waitFor();
      await page.context().setOffline(true);
      await button(table, 'Next page').click();
      await table.getByText('Check your connection and try again').first().waitFor();
      assert.ok((await table.getByRole('row').count()) > 5);
      await page.context().setOffline(false);
      const retry = button(table, 'Try again');
      if ((await retry.count()) > 0)
        await retry
          .first()
          .click({ timeout: 2000 })
          .catch(() => {});
      await table.getByText(/^11–20 of/).waitFor();
    },
  );

  demoTest(
    'an answer that gets lost restores nobody twice',
    { expected: NETWORK },
    async ({ page, table, world }) => {
      const [contact] = plain((await deletedContacts(world)).slice(0, 10));
      await restoreButton(table, contact).click();
      await button(dialogOf(page), 'Restore 1 contact').waitFor();
      await world.set({ faults: 'lost-answer' });
      await confirm(page, 'Restore 1 contact');
      const row = table.getByRole('row').filter({ hasText: contact.email });
      await row.getByText('Restored', { exact: true }).waitFor();
      assertBack(world, contact);
      assert.deepEqual(restoredIds(world), [contact.id]);
    },
  );
});
