// The checks of whole pages can fail: each is given a page that is broken on purpose, and sees it.
import { describe } from 'node:test';
import { button, deletedContacts, dialogOf, plain, sees } from '../steps.mjs';
import { BY_HAND, demoTest } from '../support.mjs';
import { assertAccessible, assertFits, axeFile, showAll } from './checks.mjs';
import { assertEdged, assertFingerSized, assertOutlined, assertStill } from './system.mjs';
import {
  accessibleNodes,
  assertDialogAlone,
  assertLive,
  assertMenu,
  assertNamed,
  assertProgress,
  assertSorted,
  assertStates,
  assertTable,
} from './tree.mjs';

/** Puts a sheet more into an element. */
const plantSheet = (element, css) =>
  element.evaluate(({ shadowRoot }, css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    shadowRoot.adoptedStyleSheets.push(sheet);
  }, css);

/** Sets attributes of one part, or takes them away where they are `null`. */
const plantOn = (part, attributes) =>
  part.first().evaluate((element, attributes) => {
    for (const [name, value] of Object.entries(attributes)) {
      if (value === null) element.removeAttribute(name);
      else element.setAttribute(name, value);
    }
  }, attributes);

describe('the looks at pages', () => {
  const narrow = { width: 320, scripts: [axeFile] };
  demoTest('see a planted width, a pale colour and a button without a name', narrow, async (demo) => {
    const { page, table } = demo;
    await table.getByRole('row').nth(5).waitFor();
    await plantSheet(table, '.toolbar { min-inline-size: 400px; }');
    await sees(assertFits(page, 'list'), /list: \d+ px too wide because of .*toolbar/);
    await plantSheet(table, '.left { color: #ccc !important; }');
    await plantOn(table.locator('.steps button'), { 'aria-label': null });
    await sees(
      assertAccessible(page, 'list'),
      /button-name: [^]*color-contrast: |color-contrast: [^]*button-name: /,
    );
  });
});

describe('the looks at settings of the system', () => {
  demoTest('see a planted control without an edge, and a focus without an outline', {}, async (demo) => {
    const { page, table, history } = demo;
    await page.emulateMedia({ forcedColors: 'active' });
    await showAll(demo);
    const filters = button(table, 'Filters');
    await plantSheet(table, '.button:focus-visible { outline-width: 1px !important; }');
    await sees(assertOutlined(page, filters), /the outline of the focus[^]*too thin/);
    await plantSheet(table, '.button:focus-visible { outline-style: none !important; }');
    await sees(assertOutlined(page, filters), /the outline of the focus[^]*none/);
    await plantSheet(history, '.select { border-color: transparent !important; forced-color-adjust: none; }');
    await sees(assertEdged(page), /without an edge[^]*<select/);
    await plantSheet(table, '.button.primary { border: 0 !important; }');
    await sees(assertEdged(page), /without an edge[^]*<button/);
  });

  demoTest('see planted motion, and what would move on the next change', {}, async (demo) => {
    const { page, table } = demo;
    await showAll(demo);
    await plantSheet(table, '.toolbar { transition: opacity 1s !important; }');
    await sees(assertStill(page), /what moves[^]*toolbar/);
    await plantSheet(
      table,
      `.toolbar { transition: none !important; }
       .selection { animation: planted 1s infinite !important; }
       @keyframes planted { to { opacity: 0.5; } }`,
    );
    await sees(assertStill(page), /what moves[^]*selection/);
  });

  demoTest(
    'see a planted button that fingers miss, in lists and in the dialog',
    { hasTouch: true },
    async (demo) => {
      const { page, table, history } = demo;
      await showAll(demo);
      await plantSheet(history, '.details { min-block-size: 0 !important; block-size: 30px !important; }');
      await sees(assertFingerSized(page, 'lists'), /lists: too small[^]*\d+ × 30 <button/);
      await button(table, 'Restore 1 contact').click();
      await button(dialogOf(page), 'Restore 1 contact').waitFor();
      await plantSheet(
        table.locator('restore-confirm-modal'),
        '[part=close-button] { min-inline-size: 0 !important; inline-size: 24px !important; }',
      );
      await sees(assertFingerSized(page, 'dialog'), /dialog: too small[^]*24 × \d+ <button/);
    },
  );
});

/** A look at the tree of a page, as it is then. */
const tree =
  (look, ...args) =>
  async (page) =>
    look(await accessibleNodes(page), ...args);

describe('the looks at the accessibility tree', () => {
  demoTest('see planted controls without a name that can be seen', {}, async ({ page, table }) => {
    await table.getByRole('row').nth(5).waitFor();
    await plantOn(table.getByRole('checkbox', { name: /^Select (?!all)/ }), { 'aria-label': '\u200b\u3164' });
    await sees(tree(assertNamed)(page), /without a name[^]*checkbox/);
  });

  demoTest('see planted names that are the same in two rows', {}, async ({ page, table }) => {
    await table.getByRole('row').nth(5).waitFor();
    const restore = table.getByRole('button', { name: /^Restore (?!by)/ });
    for (const at of [0, 1]) await plantOn(restore.nth(at), { 'aria-label': 'Restore' });
    await sees(tree(assertNamed)(page), /tell rows apart[^]*button "Restore": 2 rows/);
  });

  demoTest('see planted states that are wrong', {}, async ({ page, table, world }) => {
    const [{ name }] = plain((await deletedContacts(world)).slice(0, 10));
    await button(table, `Details of ${name}`).waitFor();
    const toggle = table.locator(`[aria-label="Details of ${name}"]`);
    await plantOn(toggle, { 'aria-expanded': 'true' });
    await sees(
      tree(assertStates, 'button', `Details of ${name}`, { expanded: false })(page),
      /expanded: true/,
    );
    await plantOn(toggle, { 'aria-expanded': null });
    await sees(tree(assertStates, 'button', `Details of ${name}`, { expanded: false })(page), /undefined/);
    await plantOn(toggle, { role: 'link' });
    await sees(tree(assertStates, 'button', `Details of ${name}`, {})(page), /0 of them/);
    const box = table.locator(`[aria-label="Select ${name}"]`);
    await box.evaluate((element) => (element.indeterminate = true));
    await sees(
      tree(assertStates, 'checkbox', `Select ${name}`, { checked: 'false' })(page),
      /checked: 'mixed'/,
    );
  });

  demoTest('see a planted heading that is none, and two orders at once', {}, async ({ page, table }) => {
    await table.getByRole('row').nth(5).waitFor();
    const headings = table.locator('thead th');
    await plantOn(headings.filter({ hasText: 'Name' }), { 'aria-sort': 'ascending' });
    await sees(assertSorted(page, table, 'Deleted on', 'descending'), /the order[^]*Name ascending/);
    await plantOn(headings.filter({ hasText: 'Name' }), { 'aria-sort': null });
    await plantOn(headings.filter({ hasText: 'Deleted on' }), { 'aria-sort': 'ascending' });
    await sees(assertSorted(page, table, 'Deleted on', 'descending'), /the order[^]*Deleted on ascending/);
    await plantOn(headings.filter({ hasText: 'Deleted on' }), { 'aria-sort': 'descending', role: 'cell' });
    await sees(assertSorted(page, table, 'Deleted on', 'descending'), /columnheader "Deleted on"/);
    await sees(tree(assertTable, 'Deleted contacts', ['Deleted on'])(page), /columnheader "Deleted on"/);
  });

  demoTest('see a planted dialog that isn’t alone', {}, async ({ page, table }) => {
    await page.evaluate(() => {
      HTMLDialogElement.prototype.showModal = HTMLDialogElement.prototype.show;
    });
    await table
      .getByRole('button', { name: /^Restore (?!by)/ })
      .first()
      .click();
    await button(dialogOf(page), 'Restore 1 contact').waitFor();
    const alone = tree(assertDialogAlone, /^Restore .+\?$/);
    await sees(alone(page), /modal/);
    // Only said to be alone.
    await plantOn(dialogOf(page), { 'aria-modal': 'true' });
    await sees(alone(page), /modal|behind the dialog/);
    await plantOn(dialogOf(page), { 'aria-labelledby': null });
    await sees(alone(page), /dialog .*0 of them/);
  });

  demoTest(
    'see planted progress that says nothing, and regions that are silent',
    { pace: BY_HAND },
    async (demo) => {
      const { page, table, history } = demo;
      await table.getByRole('row').nth(5).waitFor();
      await table.getByRole('checkbox', { name: 'Select all on this page' }).check();
      await table.getByRole('button', { name: /^Restore \d+ contacts/ }).click();
      await button(dialogOf(page), /^Restore \d+ contacts/).click();
      await table.getByRole('progressbar').waitFor();
      await history.getByRole('progressbar').first().waitFor();
      await tree(assertProgress)(page);
      await table.getByRole('progressbar').evaluate((bar) => bar.removeAttribute('value'));
      await sees(tree(assertProgress)(page), / of /);
      await plantOn(table.locator('[data-announcer][role=status]'), { 'aria-live': 'off' });
      await sees(tree(assertLive)(page), /live regions[^]*status: undefined/);
    },
  );

  demoTest('see a planted menu whose button says nothing of it', {}, async ({ page, history }) => {
    const more = history.getByRole('button', { name: /^More actions/ }).first();
    await more.click();
    await history.getByRole('menuitem').first().waitFor();
    await plantOn(history.getByRole('menu'), { 'aria-label': 'Something else' });
    await sees(tree(assertMenu, /^More actions/)(page), /menu "More actions/);
    await plantOn(more, { 'aria-expanded': 'false' });
    await sees(tree(assertMenu, /^More actions/)(page), /no button of an open menu/);
  });
});
