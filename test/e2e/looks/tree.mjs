// What must hold of the browser's own accessibility tree, after names, roles and states have been computed.
import assert from 'node:assert/strict';

const valueOf = (field) => field?.value ?? '';

/** The nodes that are exposed, in their order: role, name, description, value and states, and the row that each is in. */
export async function accessibleNodes(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const around = (node, wanted) => {
    for (let at = node; at; at = byId.get(at.parentId))
      if (!at.ignored && valueOf(at.role) === wanted) return at.nodeId;
    return null;
  };
  return nodes
    .filter(({ ignored }) => !ignored)
    .map((node) => ({
      role: valueOf(node.role),
      name: valueOf(node.name),
      description: valueOf(node.description),
      value: valueOf(node.value),
      row: around(node, 'row'),
      table: around(node, 'table'),
      ...Object.fromEntries((node.properties ?? []).map((property) => [property.name, property.value.value])),
    }));
}

/** The one node of a role with a name. */
export function one(nodes, role, name) {
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

/** What can't be seen, and isn't read: a name that has nothing else is none. */
const INVISIBLE = /[\s\p{C}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** Everything that can be used or jumped to has a name, and the names of one table's controls tell its rows apart. */
export function assertNamed(nodes) {
  const controls = nodes.filter(({ role }) => CONTROLS.has(role));
  assert.deepEqual(
    controls.filter(({ name }) => name.replace(INVISIBLE, '') === '').map(({ role }) => role),
    [],
    'controls without a name',
  );
  const rowsOf = new Map();
  for (const { role, name, row, table } of controls) {
    if (row === null || table === null) continue;
    const what = `${role} "${name}"`;
    const key = `${table} ${what}`;
    rowsOf.set(key, { what, rows: new Set([...(rowsOf.get(key)?.rows ?? []), row]) });
  }
  assert.deepEqual(
    [...rowsOf.values()]
      .filter(({ rows }) => rows.size > 1)
      .map(({ what, rows }) => `${what}: ${rows.size} rows`),
    [],
    'names that don’t tell rows apart',
  );
}

/** States of one node, such as `{ checked: 'mixed' }`. */
export function assertStates(nodes, role, name, states) {
  const node = one(nodes, role, name);
  const told = Object.fromEntries(Object.keys(states).map((state) => [state, node[state]]));
  assert.deepEqual(told, states, `${role} "${name}"`);
}

/** One column tells that the rows are in its order, and which way. */
export async function assertSorted(page, table, heading, direction) {
  const sorted = await table
    .locator('[aria-sort]')
    .evaluateAll((headings) => headings.map((one) => `${one.textContent.trim()} ${one.ariaSort}`));
  assert.deepEqual(sorted, [`${heading} ${direction}`], 'the order');
  one(await accessibleNodes(page), 'columnheader', heading);
}

/** The table with its headings. */
export function assertTable(nodes, name, headings) {
  one(nodes, 'table', name);
  for (const heading of headings)
    assert.ok(
      nodes.some((node) => node.role === 'columnheader' && node.name === heading),
      `columnheader "${heading}"`,
    );
}

/** A dialog with a name, which is modal, and nothing of the page behind it. */
export function assertDialogAlone(nodes, name) {
  assertStates(nodes, 'dialog', name, { modal: true });
  assert.deepEqual(
    nodes.filter(({ role }) => role === 'table' || role === 'searchbox').map(({ role }) => role),
    [],
    'what is behind the dialog',
  );
}

/** Bars that say how far it is, of how much. */
export function assertProgress(nodes) {
  const bars = nodes.filter(({ role }) => role === 'progressbar');
  assert.ok(bars.length >= 2, `${bars.length} progress bars`);
  for (const { value, valuemax } of bars)
    assert.ok(value !== '' && Number(value) <= valuemax, `${value} of ${valuemax}`);
}

/** Regions for what is said politely and for what interrupts, and no others. */
export function assertLive(nodes) {
  const live = nodes.filter(({ role }) => role === 'status' || role === 'alert');
  assert.deepEqual(
    [...new Set(live.map((region) => `${region.role}: ${region.live}`))].toSorted(),
    ['alert: assertive', 'status: polite'],
    'live regions',
  );
}

/** A menu that belongs to the button that opened it. */
export function assertMenu(nodes, name) {
  const opener = nodes.find(({ expanded, hasPopup }) => hasPopup === 'menu' && expanded === true);
  assert.match(opener?.name ?? 'no button of an open menu', name);
  one(nodes, 'menu', opener.name);
}
