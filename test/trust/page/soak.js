// A viewer who does this and that for a long time, over an adapter that fails now and then.
import { createMemoryAdapter } from '/contacts-restore.js';
import { createAdversary, createRandom } from './adversary.js';
import { all, buttonOf, faultsIn, hasState, modalOf, mount, one, rowsOf, settle, until } from './dom.js';
import { people } from './faults.js';
import { planted } from './planted.js';
import { pass } from './time.js';

const isUsable = (control) => control.ariaDisabled !== 'true' && !control.disabled;

/** Everything that can be clicked on in an element, with its dialog where that is open. */
function controlsOf(element) {
  const modal = modalOf(element);
  const root = modal?.open ? modal : element;
  return all(root, 'button, input[type=checkbox], summary, select, input[type=search]').filter(isUsable);
}

/** How often an end is looked for that must come, and at once if at all. */
const SOON = { quick: 2_000, slow: 0 };

const WORDS = ['', 'ann', 'ann 1', 'example.com', 'nobody'];

function use(control, random) {
  if (control.localName === 'select') {
    control.value = random.pick([...control.options]).value;
    control.dispatchEvent(new Event('change', { bubbles: true }));
  } else if (control.type === 'search') {
    control.value = random.pick(WORDS);
    control.dispatchEvent(new Event(random.chance(0.5) ? 'input' : 'change', { bubbles: true }));
  } else if (control.popoverTargetElement) {
    // It would have to be closed again by a click elsewhere.
  } else control.click();
}

/** How often each contact was restored and deleted, by the audit log. */
function excess({ backend }) {
  const balance = new Map();
  for (const { event, contactId } of backend.auditLog()) {
    const change = { 'contact-restored': 1, 'contact-merged': 1, 'contact-deleted': -1 }[event];
    if (change) balance.set(contactId, (balance.get(contactId) ?? 0) + change);
  }
  return [...balance].filter(([, times]) => times > 1 || times < -1).map(([id, times]) => `${id}: ${times}`);
}

/** Restores that were said to have brought back more contacts than they did, by the audit log. */
function boasts(claims, { backend }) {
  const done = new Map();
  for (const { event, bulkActionId } of backend.auditLog()) {
    if (event !== 'contact-restored' && event !== 'contact-merged') continue;
    done.set(bulkActionId, (done.get(bulkActionId) ?? 0) + 1);
  }
  return claims.flatMap(({ bulkActionIds, counts }) => {
    const restored = bulkActionIds.reduce((sum, id) => sum + (done.get(id) ?? 0), 0);
    return counts.succeeded > restored ? [`${counts.succeeded} claimed, ${restored} restored`] : [];
  });
}

/** How many restores were confirmed, sent with a key of their own, and carried out. */
async function restoresOf(backEnd, { calls }, confirmed) {
  const { items } = await backEnd.listBulkActions({ pageSize: 1000, kind: 'restore' }, {});
  const keys = new Set(calls.filter(({ name }) => name === 'startRestore').map(({ key }) => key));
  return { confirmed, sent: keys.size, done: items.filter(({ kind }) => kind === 'restore').length };
}

async function allDeleted(adapter) {
  const { items } = await adapter.listDeletedContacts({ pageSize: 1000 }, {});
  return items.map(({ id }) => id).sort();
}

/** Does so many things at random; then, without faults, looks whether the elements tell the truth. */
export async function soak(seed, actions) {
  const random = createRandom(seed);
  const backEnd = createMemoryAdapter({
    contacts: people('Ann', 40),
    now: () => new Date(Date.parse('2026-11-24T12:00:00Z') + Math.floor(performance.now())),
    liveContacts: [{ id: 'rival', name: 'Rival', email: 'Ann7@example.com' }],
    bulkActions: [{ id: 'bulk', kind: 'delete', label: 'All of them' }],
    itemsPerTick: 3,
    tickMs: 5,
  });
  const { adapter, state } = createAdversary(planted.backEnd(backEnd), { seed, rate: 0.2, delayMs: 4 });
  const given = planted.adapter(adapter);
  const elements = [
    mount('contacts-restore-table', { adapter: given, pageSize: 10 }),
    mount('bulk-actions-history', { adapter: given, pageSize: 10 }),
  ];
  const problems = new Set();
  const claims = [];
  let confirmed = 0;
  addEventListener('restore-end', ({ detail }) => detail.kind === 'restore' && claims.push(detail));
  for (let done = 0; done < actions; done++) {
    const element = elements.find((one) => modalOf(one)?.open) ?? random.pick(elements);
    const controls = controlsOf(element);
    const control = controls.length > 0 ? random.pick(controls) : null;
    // What failed in the dialog can be tried again from there, with other choices.
    if (control?.matches('[part=confirm-button], dialog .failure button')) confirmed += 1;
    if (control) use(control, random);
    else element.reload();
    await settle(1 + random.below(3));
    if (done % 25 === 0) for (const one of elements) for (const fault of faultsIn(one)) problems.add(fault);
    // Somebody else works with the same contacts.
    const [live] = backEnd.backend.liveContacts().filter(({ id }) => id !== 'rival');
    if (live && random.chance(0.05)) backEnd.backend.deleteContacts([live.id], { source: 'manual' });
  }
  for (const one of elements) for (const fault of faultsIn(one)) problems.add(fault);
  state.rate = 0;
  const restores = await restoresOf(backEnd, state, confirmed);
  return {
    problems: [...problems],
    ...{ restores, faults: state.counts },
    ...(await looksTrue(elements, backEnd)),
    ...{ claims: claims.length, boasts: boasts(claims, backEnd), excess: excess(backEnd) },
  };
}

/** Whether both elements show what the back end holds, and a restore still works. */
async function looksTrue([table, history], backEnd) {
  for (const element of [table, history]) {
    const modal = modalOf(element);
    if (modal?.open) {
      await until(() => !modal.submitting, 'the answer');
      one(modal, '[part=cancel-button]')?.click();
    }
  }
  // What was typed last is looked for after a pause.
  await pass(1_000);
  // Everything may have been brought back by now.
  const live = backEnd.backend.liveContacts().filter(({ id }) => id !== 'rival');
  if (live.length > 20)
    backEnd.backend.deleteContacts(
      live.slice(0, 5).map(({ id }) => id),
      { source: 'manual' },
    );
  buttonOf(table, 'Clear filters')?.click();
  const search = one(table, '[type=search]');
  search.value = '';
  search.dispatchEvent(new Event('change', { bubbles: true }));
  table.pageSize = 1000;
  history.pageSize = 1000;
  table.clearSelection();
  await settle(10);
  table.reload();
  history.reload();
  const wanted = await allDeleted(backEnd);
  const shown = () =>
    rowsOf(table)
      .map((row) => row.dataset.id)
      .sort();
  const agrees = () => hasState(table, 'ready') && shown().join() === wanted.join();
  await until(agrees, 'an end', SOON).catch(() => {});
  const actions = (await backEnd.listBulkActions({ pageSize: 1000 }, {})).items.length;
  buttonOf(history, 'Clear filters')?.click();
  const allShown = () => rowsOf(history).length === actions;
  await until(allShown, 'all actions', SOON).catch(() => {});
  const end = {
    deleted: wanted.length,
    shown: shown().length,
    agrees: agrees(),
    actions,
    allShown: allShown(),
  };
  return { ...end, restoredAtLast: end.agrees && (await restoresOne(table, backEnd)) };
}

async function restoresOne(table, { backend }) {
  const row = rowsOf(table).find(
    (one) => one.dataset.id !== 'Ann-7' && one.querySelector('[data-control=action]'),
  );
  const { id } = row.dataset;
  row.querySelector('[data-control=action]').click();
  const modal = modalOf(table);
  await until(() => modal.open && one(modal, '[part=confirm-button]')?.ariaDisabled === null, 'the button');
  one(modal, '[part=confirm-button]').click();
  return until(() => backend.liveContact(id) !== null, 'the contact', SOON).catch(() => false);
}
