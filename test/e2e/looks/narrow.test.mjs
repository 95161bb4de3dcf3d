import { describe } from 'node:test';
import { assertFits } from './checks.mjs';
import { button, dialogOf, heading, tickAndUnfold } from '../steps.mjs';
import { demoTest } from '../support.mjs';

const NARROW = { width: 320, height: 640 };

describe('at 320 px nothing scrolls sideways', () => {
  for (const dir of ['ltr', 'rtl']) {
    demoTest(
      `in the main states, ${dir}`,
      { ...NARROW, query: `?via=server&dir=${dir}` },
      async ({ page, table, history }) => {
        await table.getByRole('row').nth(5).waitFor();
        await assertFits(page, 'list');
        await tickAndUnfold(table);
        await assertFits(page, 'selection and details');
        await button(table, 'Filters').click();
        await assertFits(page, 'filters');
        await history
          .getByRole('button', { name: /^Details/ })
          .first()
          .click();
        await assertFits(page, 'history with details');
        await button(table, 'Restore 1 contact').click();
        await button(dialogOf(page), 'Restore 1 contact').waitFor();
        await assertFits(page, 'dialog');
        await button(dialogOf(page), 'Restore 1 contact').click();
        await heading(table, '1 contact restored.');
        await assertFits(page, 'restored');
      },
    );
  }

  demoTest('with names as long as can be', NARROW, async ({ page, table }) => {
    await table.getByRole('searchbox').fill('long.long');
    await table.getByText('1–1 of 1', { exact: true }).waitFor();
    await assertFits(page, 'long name');
    await table.getByRole('button', { name: /^Restore Wolfe/ }).click();
    await dialogOf(page).getByRole('button', { name: 'Restore 1 contact' }).waitFor();
    await assertFits(page, 'long name in the dialog');
  });
});
