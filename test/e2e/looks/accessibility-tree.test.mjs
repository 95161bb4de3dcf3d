// What assistive technology gets: the browser's own accessibility tree, after names, roles and states have been computed.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { actionRow, button, checkbox, deletedContacts, dialogOf, plain } from '../steps.mjs';
import { BY_HAND, demoTest } from '../support.mjs';

const valueOf = (field) => field?.value ?? '';

/** The nodes that are exposed, in their order: role, name, description, value and states. */
async function accessibleNodes(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name, description, value, properties = [] }) => ({
      role: valueOf(role),
      name: valueOf(name),
      description: valueOf(description),
      value: valueOf(value),
      ...Object.fromEntries(properties.map((property) => [property.name, property.value.value])),
    }));
}

function one(nodes, role, name) {
  const found = nodes.filter(
    (node) => node.role === role && (name instanceof RegExp ? name.test(node.name) : node.name === name),
  );
  assert.equal(found.length, 1, `${role} "${name}": ${found.length} of them`);
  return found[0];
}

const CONTROLS = new Set([
  ...['button', 'link', 'checkbox', 'radio', 'combobox', 'searchbox', 'textbox', 'menuitem'],
  ...['progressbar', 'table', 'region', 'dialog', 'columnheader', 'rowheader'],
]);

/** Everything that can be used or jumped to has a name, and the names of one table's controls tell its rows apart. */
function assertNamed(nodes) {
  const nameless = nodes.filter(({ role, name }) => CONTROLS.has(role) && name.trim() === '');
  assert.deepEqual(
    nameless.map(({ role }) => role),
    [],
  );
}

describe('the accessibility tree', () => {
  demoTest('names the table, its headings, its order and what each row offers', {}, async (demo) => {
    const { page, table, world } = demo;
    await table.getByRole('row').nth(5).waitFor();
    const [contact] = plain((await deletedContacts(world)).slice(0, 10));
    const nodes = await accessibleNodes(page);
    assertNamed(nodes);
    one(nodes, 'table', 'Deleted contacts');
    for (const name of ['Name', 'Email', 'Phone', 'Deleted on', 'Deleted by', 'Restore by', 'Actions'])
      assert.ok(
        nodes.some((node) => node.role === 'columnheader' && node.name === name),
        name,
      );
    one(nodes, 'rowheader', contact.name);
    assert.equal(one(nodes, 'checkbox', `Select ${contact.name}`).checked, 'false');
    assert.equal(one(nodes, 'button', `Details of ${contact.name}`).expanded, false);
    one(nodes, 'button', `Restore ${contact.name}`);
    assert.equal(one(nodes, 'button', 'Filters').expanded, false);
    one(nodes, 'searchbox', 'Search name, email or phone');
  });

  demoTest('tells the one order that there is', {}, async ({ table }) => {
    await table.getByRole('row').nth(5).waitFor();
    const sorted = () =>
      table
        .locator('[aria-sort]')
        .evaluateAll((headings) =>
          headings.map((heading) => `${heading.textContent.trim()} ${heading.ariaSort}`),
        );
    assert.deepEqual(await sorted(), ['Deleted on descending']);
    await button(table, 'Name').click();
    await table.locator('[aria-sort=ascending]').waitFor();
    assert.deepEqual(await sorted(), ['Name ascending']);
  });

  demoTest('tells what is ticked and what is unfolded', {}, async ({ page, table, world }) => {
    const [contact] = plain((await deletedContacts(world)).slice(0, 10));
    await checkbox(table, contact).check();
    await button(table, `Details of ${contact.name}`).click();
    await table.getByText('Restorable until').waitFor();
    const nodes = await accessibleNodes(page);
    assert.equal(one(nodes, 'checkbox', `Select ${contact.name}`).checked, 'true');
    assert.equal(one(nodes, 'checkbox', 'Select all on this page').checked, 'mixed');
    assert.equal(one(nodes, 'button', `Details of ${contact.name}`).expanded, true);
  });

  demoTest(
    'shows of an open dialog its name, and nothing of the page behind it',
    {},
    async ({ page, table }) => {
      await table.getByRole('row').nth(5).waitFor();
      await table
        .getByRole('button', { name: /^Restore (?!by)/ })
        .first()
        .click();
      await button(dialogOf(page), 'Restore 1 contact').waitFor();
      const nodes = await accessibleNodes(page);
      assertNamed(nodes);
      const dialog = one(nodes, 'dialog', /^Restore .+\?$/);
      assert.equal(dialog.modal, true);
      assert.deepEqual(
        nodes.filter(({ role }) => role === 'table' || role === 'searchbox'),
        [],
      );
      one(nodes, 'button', 'Restore 1 contact');
      one(nodes, 'button', 'Cancel');
    },
  );

  demoTest('tells how far a restore is, and that its progress is polite', { pace: BY_HAND }, async (demo) => {
    const { page, table, history } = demo;
    await table.getByRole('row').nth(5).waitFor();
    await table.getByRole('combobox', { name: 'Rows per page' }).selectOption('100');
    await table.getByText(/^1–100 of/).waitFor();
    await table.getByRole('checkbox', { name: 'Select all on this page' }).check();
    await table.getByRole('button', { name: /^Restore \d+ contacts/ }).click();
    await dialogOf(page)
      .getByRole('button', { name: /^Restore \d+ contacts/ })
      .click();
    await table.getByRole('progressbar').waitFor();
    await actionRow(history, 'Restore contacts').first().getByRole('progressbar').waitFor();
    const nodes = await accessibleNodes(page);
    assertNamed(nodes);
    const bars = nodes.filter(({ role }) => role === 'progressbar');
    assert.ok(bars.length >= 2, `${bars.length} progress bars`);
    for (const { value, valuemax } of bars) assert.ok(Number(value) <= valuemax, `${value} of ${valuemax}`);
    const live = nodes.filter(({ role }) => role === 'status' || role === 'alert');
    assert.deepEqual([...new Set(live.map((region) => region.live))].toSorted(), ['assertive', 'polite']);
  });

  demoTest('tells that a button has a menu, whether it is open, and what is in it', {}, async (demo) => {
    const { page, history } = demo;
    const more = history.getByRole('button', { name: /^More actions/ }).first();
    await more.click();
    await history.getByRole('menuitem').first().waitFor();
    const nodes = await accessibleNodes(page);
    const opener = nodes.find(({ expanded, hasPopup }) => hasPopup === 'menu' && expanded === true);
    assert.match(opener.name, /^More actions/);
    one(nodes, 'menu', opener.name);
    assertNamed(nodes);
  });
});
