// Steps and facts that several flows have in common.
import assert from 'node:assert/strict';

/** All deleted contacts that match, straight from the back end. */
export async function deletedContacts(world, query = {}) {
  const contacts = [];
  let cursor;
  do {
    const page = await world.adapter.listDeletedContacts(
      { pageSize: 1000, ...query, ...(cursor && { cursor }) },
      {},
    );
    contacts.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return contacts;
}

/** How many of each kind hang on a live contact. */
export function relatedCounts(world, id) {
  const counts = {};
  for (const { kind } of world.backend.related(id)) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

/** What a deleted contact was said to bring back. */
function promised({ related }) {
  const counts = {};
  for (const [kind, { returns }] of Object.entries(related)) if (returns > 0) counts[kind] = returns;
  return counts;
}

/** A contact is live again, the same as before, with exactly the associated data that was promised. */
export function assertBack(world, contact, changes = {}) {
  const { id, name, email, phone } = contact;
  assert.deepEqual(world.backend.liveContact(id), { id, name, email, phone, ...changes });
  assert.deepEqual(relatedCounts(world, id), promised(contact), `associated data of ${id}`);
}

export function assertStillDeleted(world, contacts) {
  for (const { id } of contacts) assert.equal(world.backend.liveContact(id), null, id);
}

/** Which contacts the back end brought back, as often as it did. */
export const restoredIds = (world) =>
  world.backend
    .auditLog()
    .filter(({ event }) => event === 'contact-restored')
    .map(({ contactId }) => contactId);

/** Puts a live contact in the way of a deleted one. */
export const takeEmail = (world, { email }) =>
  world.backend.addContact({ id: `holder of ${email}`, name: 'Rival', email });

/** Somebody else erases a contact, and the table is loaded again. */
export async function takeRowAway(table, world, { id }) {
  world.backend.eraseContact(id);
  await table.evaluate((element) => element.reload());
  await table.locator(`tr[data-id="${id}"]`).waitFor({ state: 'detached' });
}

/** Contacts that nothing stands in the way of, and that can be told by their names. */
export function plain(contacts) {
  const times = new Map();
  for (const { name } of contacts) times.set(name, (times.get(name) ?? 0) + 1);
  return contacts.filter(
    ({ eligibility, name, email }) =>
      eligibility.eligible && email !== null && times.get(name) === 1 && /^[\p{L} .-]+$/u.test(name ?? ''),
  );
}

export const sameIds = (contacts, ids) =>
  assert.deepEqual(ids.toSorted(), contacts.map(({ id }) => id).toSorted());

export const checkbox = (table, { name }) =>
  table.getByRole('checkbox', { name: `Select ${name}`, exact: true });
export const restoreButton = (table, { name }) =>
  table.getByRole('button', { name: `Restore ${name}`, exact: true });
export const dialogOf = (page) => page.getByRole('dialog');
export const button = (where, name) => where.getByRole('button', { name, exact: true });
export const confirm = (page, name) => button(dialogOf(page), name).click();

/** Waits for a sentence to stand in a heading, as titles and results do. */
export const heading = (where, name) => where.getByRole('heading', { name }).first().waitFor();

/** Waits until the table has loaded what it was asked for. */
export const atRest = (table) => table.locator('table[aria-busy=false]').waitFor();

/** The row of the history for the bulk action with this label. */
export const actionRow = (history, label) =>
  history
    .getByRole('row')
    .filter({ has: history.page().getByRole('rowheader').getByText(label, { exact: true }) });

/** Presses the button of the dialog, which has the focus or comes next, once it can be pressed and people had time to look. */
export async function confirmByKey(page, name) {
  const confirm = button(dialogOf(page), name);
  await confirm.and(page.locator(':not([aria-disabled])')).waitFor();
  // At least so long on the page's own clock: a key that is pressed sooner isn't taken for an answer.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 350)));
  if (!(await hasFocus(confirm))) await press(page, 'Tab', confirm);
  await page.keyboard.press('Enter');
}

/** Ticks the first contact of a list, and unfolds the details of the first. */
export async function tickAndUnfold(table) {
  await table
    .getByRole('checkbox', { name: /^Select (?!all)/ })
    .first()
    .check();
  await table
    .getByRole('button', { name: /^Details of/ })
    .first()
    .click();
  await table.getByText('Restorable until').waitFor();
}

/** Presses a key until a control has the focus. */
export async function press(page, key, control) {
  const MOST = 60;
  for (let presses = 0; presses < MOST; presses++) {
    await page.keyboard.press(key);
    if (await hasFocus(control)) return;
  }
  assert.fail(`${key} never came to ${control}`);
}

export const hasFocus = (control) =>
  control.evaluateAll((elements) =>
    elements.some((element) => element.getRootNode().activeElement === element),
  );

/** What has the focus, through all shadow trees. Runs in the page. */
const focusFacts = () => {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return {
    isLost: active === null || active === document.body || !active.checkVisibility(),
    isInDialog: active?.closest('dialog[open]') != null,
  };
};

/** The focus is on something that is there to be seen, and not lost to the page. */
export const assertFocusKept = async (page, why) =>
  assert.equal((await page.evaluate(focusFacts)).isLost, false, why);

/** A dialog that opens takes the focus. */
export const assertFocusInDialog = async (page) =>
  assert.ok((await page.evaluate(focusFacts)).isInDialog, 'the dialog takes the focus');

/** A dialog that closes gives the focus back to what opened it. */
export async function assertFocusBack(page, trigger) {
  await dialogOf(page).waitFor({ state: 'hidden' });
  assert.ok(await hasFocus(trigger), 'the focus is back where it was');
}

/** Tab goes round in the open dialog, by way of the browser's own controls, and never to the page behind it. */
export async function assertStaysInDialog(page) {
  for (let presses = 0; presses < 6; presses++) {
    await page.keyboard.press('Tab');
    const isInside = await page.evaluate(() => {
      let active = document.activeElement;
      while (active.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      return active === document.body || active.closest('dialog[open]') !== null;
    });
    assert.ok(isInside, 'Tab stays in the dialog');
  }
}

/** Everything that a page shows, shadow trees included. */
export const wholeText = (page) =>
  page.evaluate(() => {
    const textOf = (node) => {
      if (node instanceof Text) return node.data;
      const attributes = node instanceof Element ? [...node.attributes].map(({ value }) => value) : [];
      const children = [...node.childNodes, ...(node.shadowRoot ? [node.shadowRoot] : [])];
      return [...attributes, ...children.map(textOf)].join('\n');
    };
    return textOf(document.documentElement);
  });

/** A check that is given something broken fails as an assertion does, with these words. */
export const sees = (look, words) =>
  assert.rejects(look, (error) => {
    assert.equal(error.name, 'AssertionError', error.stack);
    assert.match(error.message, words);
    return true;
  });
