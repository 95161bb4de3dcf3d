import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { button, dialogOf, heading } from './steps.mjs';
import { demoTest } from './support.mjs';

const NARROW = { width: 320, height: 640 };

async function assertFits(page, state) {
  const { wide, culprits } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.scrollingElement;
    const all = [...document.querySelectorAll('*')].flatMap((element) => [
      element,
      ...(element.shadowRoot?.querySelectorAll('*') ?? []),
    ]);
    const out = all.filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 0 && (right > clientWidth + 1 || left < -1);
    });
    return {
      wide: scrollWidth - clientWidth,
      culprits: out.slice(0, 5).map((element) => `${element.localName}.${element.className}`),
    };
  });
  assert.ok(wide <= 0, `${state}: ${wide} px too wide because of ${culprits.join(', ')}`);
}

describe('at 320 px nothing scrolls sideways', () => {
  for (const dir of ['ltr', 'rtl']) {
    demoTest(
      `in the main states, ${dir}`,
      { ...NARROW, query: `?via=server&dir=${dir}` },
      async ({ page, table, history }) => {
        await table.getByRole('row').nth(5).waitFor();
        await assertFits(page, 'list');
        await table
          .getByRole('checkbox', { name: /^Select (?!all)/ })
          .first()
          .check();
        await table
          .getByRole('button', { name: /^Details of/ })
          .first()
          .click();
        await table.getByText('Restorable until').waitFor();
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
