// What holds for every page in every state.
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { button, tickAndUnfold } from '../steps.mjs';

/** Brings axe into a page. */
export const axeFile = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'));

/** Nothing that axe finds. The page has to have it (`scripts: [axeFile]`). */
export async function assertAccessible(page, state) {
  const violations = await page.evaluate(async () => {
    const results = await globalThis.axe.run(document, {
      resultTypes: ['violations'],
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return results.violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map(({ target }) => target.join(' '))
          .slice(0, 4)
          .join(' | ')}`,
    );
  });
  assert.deepEqual(violations, [], state);
}

/** Nothing that would have to be scrolled sideways to. */
export async function assertFits(page, state) {
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

/** Both lists with something ticked and unfolded, and the filters. */
export async function showAll({ page, table, history }) {
  await table.getByRole('row').nth(5).waitFor();
  await tickAndUnfold(table);
  await button(table, 'Filters').click();
  await history
    .getByRole('button', { name: /^Details/ })
    .first()
    .click();
  await page.waitForFunction(() => document.fonts.status === 'loaded');
}
