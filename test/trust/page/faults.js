// Elements over adapters that fail.
import { adapterError, createMemoryAdapter } from '/contacts-restore.js';
import { createAdversary, createRandom } from './adversary.js';
import {
  all,
  buttonOf,
  faultsIn,
  frame,
  hasState,
  modalOf,
  mount,
  one,
  rowsOf,
  settle,
  textsOf,
  until,
} from './dom.js';
import { NOW } from './hostile.js';
import { planted } from './planted.js';
import { pass } from './time.js';

const DAY_MS = 86_400_000;
const at = (ms) => new Date(Date.parse(NOW) + ms).toISOString();
const person = (name, index) => ({
  ...{ id: `${name}-${index}`, name: `${name} ${index}`, email: `${name}${index}@example.com` },
  deletedAt: at(-index * DAY_MS),
  bulkActionId: 'bulk',
});
export const people = (name, count) => Array.from({ length: count }, (_, index) => person(name, index));
export const backEndOf = (name, count, more = {}) =>
  planted.backEnd(
    createMemoryAdapter({
      ...{ now: () => new Date(NOW), contacts: people(name, count) },
      bulkActions: [{ id: 'bulk', kind: 'delete', label: `${name} list` }],
      ...more,
    }),
  );

export const idsOf = (table) => rowsOf(table).map((row) => row.dataset.id);
export const namesIn = (element) => textsOf(element).join('\n');
export const control = (table, id, name) =>
  rowsOf(table)
    .find((row) => row.dataset.id === id)
    ?.querySelector(`[data-control=${name}]`);

/** Loads again until the rows are there, as a patient viewer would. */
async function untilRows(table, count) {
  for (let left = 60; left > 0 && rowsOf(table).length < count; left--) {
    await settle(12);
    if (hasState(table, 'error') || rowsOf(table).length > 0) table.reload();
  }
  if (rowsOf(table).length < count) throw new Error(`Only ${rowsOf(table).length} rows came.`);
}

/** One restore over a hostile adapter, until it is said to be over; then what was said is held against the back end. */
export async function claimsAndEffects(seed) {
  const random = createRandom(seed);
  const count = 3 + random.below(8);
  const backEnd = backEndOf('Ann', count, {
    liveContacts: [{ id: 'live', name: 'Rival', email: 'Ann1@example.com' }],
  });
  const { adapter, state } = createAdversary(backEnd, { seed, rate: 0.35 });
  const table = mount('contacts-restore-table', { adapter });
  const ends = [];
  table.addEventListener('restore-end', ({ detail }) => ends.push(detail));
  await untilRows(table, count);
  const problems = faultsIn(table);
  const ids = idsOf(table).filter((id) => control(table, id, 'select')?.ariaDisabled !== 'true');
  for (const id of ids) control(table, id, 'select')?.click();
  await settle(2);
  const hasBegun = await confirmUntilBegun(table);
  for (let left = hasBegun ? 400 : 10; left > 0 && ends.length === 0; left--) {
    await settle(6);
    buttonOf(table, 'Continue')?.click();
  }
  problems.push(...faultsIn(table));
  const restored = ids.filter((id) => backEnd.backend.liveContact(id));
  const keys = new Set(state.calls.filter(({ name }) => name === 'startRestore').map(({ key }) => key));
  const audit = backEnd.backend.auditLog().filter(({ event }) => event === 'contact-restored');
  return {
    ...{ problems, faults: state.counts, asked: ids.length, restored: restored.length },
    hasBegun,
    claimed: ends[0]?.counts.succeeded ?? null,
    keys: keys.size,
    effects: audit.length,
    requests: state.calls.length,
  };
}

/** Clicks on through failures of the check and of the restore itself. Answers whether it began as far as the table knows. */
async function confirmUntilBegun(table) {
  let wasOpen = false;
  for (let left = 400; left > 0; left--) {
    const modal = modalOf(table);
    if (!modal.open && wasOpen) return true;
    if (!modal.open) one(table, '[data-focus=restore-selection]')?.click();
    wasOpen ||= modal.open;
    await settle(4);
    wasOpen ||= modal.open;
    const button = one(modal, '[part=confirm-button]');
    const again = buttonOf(modal, 'Try again');
    // The answer got lost, and another check has told that it was done.
    if (button?.ariaDisabled === 'true' && modal.shadowRoot.textContent.includes('Already restored')) {
      one(modal, '[part=cancel-button]').click();
      return false;
    }
    if (button && button.ariaDisabled !== 'true') button.click();
    else if (again && !modal.submitting) again.click();
    await settle(2);
  }
  throw new Error(
    `The restore never began: ${modalOf(table).shadowRoot.textContent.replace(/\s+/g, ' ')} | ${one(table, '.base').textContent.replace(/\s+/g, ' ')}`,
  );
}

/** Searches that overtake each other: `order` says which answer comes when. */
export async function lastQueryWins(order) {
  const backEnd = backEndOf('Ann', 12);
  const waiting = [];
  const adapter = {
    ...backEnd,
    listDeletedContacts: (query, call) =>
      query.search
        ? new Promise((resolve) => {
            waiting.push(() => resolve(backEnd.listDeletedContacts(query, {})));
          })
        : backEnd.listDeletedContacts(query, call),
  };
  const table = mount('contacts-restore-table', { adapter });
  await until(() => rowsOf(table).length === 12, 'the rows');
  const search = one(table, '[type=search]');
  for (const words of ['ann3', 'ann4', 'ann5']) {
    search.value = words;
    search.dispatchEvent(new Event('change', { bubbles: true }));
    await settle(2);
  }
  const shown = [];
  for (const index of order) {
    waiting[index]?.();
    await settle(4);
    shown.push(idsOf(table).join());
  }
  return { shown, questions: waiting.length };
}

/** A table whose dialog is open, for real clicks and keys; counts the calls that reach the adapter. */
export async function openConfirmation({ hold }) {
  const backEnd = backEndOf('Ann', 3);
  const calls = [];
  let release;
  const held = new Promise((resolve) => {
    release = resolve;
  });
  const startRestore = async (request, call) => {
    calls.push(call.idempotencyKey);
    if (hold) await held;
    return backEnd.startRestore(request, call);
  };
  const table = mount('contacts-restore-table', { adapter: { ...backEnd, startRestore } });
  await until(() => rowsOf(table).length === 3, 'the rows');
  control(table, 'Ann-0', 'action').click();
  await until(() => one(modalOf(table), '[part=confirm-button]')?.ariaDisabled === null, 'the button');
  // A press of Enter right after the dialog has come isn't meant for it.
  await pass(2_000);
  globalThis.confirmation = { table, calls, release, backEnd };
}

export async function afterConfirmation() {
  const { table, calls, release, backEnd } = globalThis.confirmation;
  await settle(10);
  release();
  await until(() => control(table, 'Ann-0', 'undo'), 'the result');
  const effects = backEnd.backend.auditLog().filter(({ event }) => event === 'contact-restored').length;
  return { calls: calls.length, effects };
}

/** The answer gets lost after the effect; the viewer confirms again. */
export async function lostAnswer() {
  const backEnd = backEndOf('Ann', 4);
  const keys = [];
  const startRestore = async (request, call) => {
    keys.push(call.idempotencyKey);
    const answer = await backEnd.startRestore(request, call);
    if (keys.length < 3) throw adapterError('network');
    return answer;
  };
  const table = mount('contacts-restore-table', { adapter: { ...backEnd, startRestore } });
  const ends = [];
  table.addEventListener('restore-end', ({ detail }) => ends.push(detail.counts));
  await until(() => rowsOf(table).length === 4, 'the rows');
  for (const id of ['Ann-0', 'Ann-1']) control(table, id, 'select').click();
  await settle(2);
  one(table, '[data-focus=restore-selection]').click();
  const modal = modalOf(table);
  const said = [];
  for (let tries = 0; tries < 3; tries++) {
    await until(() => one(modal, '[part=confirm-button]')?.ariaDisabled === null, 'the button');
    one(modal, '[part=confirm-button]').click();
    await until(() => ends.length > 0 || one(modal, '#failure') !== null, 'a word');
    said.push(one(modal, '#failure')?.textContent.replace(/\s+/g, ' ').trim() ?? null);
    await settle(4);
  }
  const live = ['Ann-0', 'Ann-1'].filter((id) => backEnd.backend.liveContact(id)).length;
  const effects = backEnd.backend.auditLog().filter(({ event }) => event === 'contact-restored').length;
  return { keys: keys.length, different: new Set(keys).size, ends, live, effects, said };
}

/** Rows of one account, and then an adapter of another one, whose answer takes its time. */
export async function swapAdapters() {
  const late = [];
  const first = backEndOf('Ann', 5);
  const slow = {
    ...first,
    listDeletedContacts: async (query) => {
      if (query.search === undefined) return first.listDeletedContacts(query, {});
      await new Promise((resolve) => {
        late.push(resolve);
      });
      return first.listDeletedContacts({ pageSize: 50 }, {});
    },
  };
  const table = mount('contacts-restore-table', { adapter: slow });
  const history = mount('bulk-actions-history', { adapter: slow });
  await until(() => rowsOf(table).length === 5 && rowsOf(history).length > 0, 'the rows');
  const search = one(table, '[type=search]');
  search.value = 'x';
  search.dispatchEvent(new Event('change', { bubbles: true }));
  await until(() => late.length > 0, 'a question');
  const second = backEndOf('Bob', 2);
  table.adapter = second;
  history.adapter = second;
  await frame();
  const atOnce = /Ann/.test(namesIn(table) + namesIn(history));
  for (const resolve of late) resolve();
  await settle(10);
  return { atOnce, later: /Ann/.test(namesIn(table) + namesIn(history)), rows: idsOf(table) };
}

/** Two accounts on one page, each with a table and a history; a restore in one of them. */
export async function twoAccounts() {
  const screens = ['Ann', 'Bob'].map((name) => {
    const adapter = backEndOf(name, 4, { account: { id: name } });
    return {
      ...{ name, adapter, table: mount('contacts-restore-table', { adapter }) },
      history: mount('bulk-actions-history', { adapter }),
    };
  });
  await until(() => screens.every(({ table }) => rowsOf(table).length === 4), 'the rows');
  const [{ table }, other] = screens;
  control(table, 'Ann-0', 'action').click();
  await until(() => one(modalOf(table), '[part=confirm-button]')?.ariaDisabled === null, 'the button');
  const bothOpen = modalOf(other.table).open;
  one(modalOf(table), '[part=confirm-button]').click();
  await until(() => control(table, 'Ann-0', 'undo'), 'the result');
  await settle(20);
  return {
    bothOpen,
    mixed: screens.flatMap(({ name, table, history }) => {
      const foreign = name === 'Ann' ? /Bob/ : /Ann/;
      return foreign.test(namesIn(table) + namesIn(history)) ? [name] : [];
    }),
    others: idsOf(other.table).length,
    live: screens.map(({ adapter }) => adapter.backend.liveContacts().length),
    histories: screens.map(({ history }) => rowsOf(history).length),
  };
}

/** Prepares a page whose adapter knows what the browser says of the network. */
export async function openTable() {
  const backEnd = backEndOf('Ann', 4);
  const state = { lists: 0, starts: 0 };
  const online =
    (name, run) =>
    (/* online or not */ ...args) => {
      if (name === 'listDeletedContacts') state.lists += 1;
      if (name === 'startRestore') state.starts += 1;
      return navigator.onLine ? run.apply(backEnd, args) : Promise.reject(adapterError('network'));
    };
  const adapter = Object.fromEntries(
    Object.entries(backEnd)
      .filter(([name, run]) => typeof run === 'function' && name !== 'watchBulkAction')
      .map(([name, run]) => [name, online(name, run)]),
  );
  const table = mount('contacts-restore-table', { adapter });
  await until(() => rowsOf(table).length === 4, 'the rows');
  for (const id of ['Ann-0', 'Ann-1']) control(table, id, 'select').click();
  globalThis.networked = { table, state, backEnd };
}

export async function tryOffline() {
  const { table } = globalThis.networked;
  one(table, '[data-focus=restore-selection]').click();
  const modal = modalOf(table);
  await until(() => one(modal, '#failure'), 'the failure');
  const said = one(modal, '#failure').textContent;
  one(modal, '[part=cancel-button]').click();
  await settle(3);
  return { said, selected: rowsOf(table).filter((row) => row.querySelector('input:checked')).length };
}

export async function backOnline() {
  const { table, state, backEnd } = globalThis.networked;
  await until(() => state.lists > 1, 'the list again');
  await settle(4);
  const selected = rowsOf(table).filter((row) => row.querySelector('input:checked')).length;
  one(table, '[data-focus=restore-selection]').click();
  const modal = modalOf(table);
  await until(() => one(modal, '[part=confirm-button]')?.ariaDisabled === null, 'the button');
  one(modal, '[part=confirm-button]').click();
  await until(() => backEnd.backend.liveContact('Ann-1'), 'the contact');
  return { selected, starts: state.starts };
}

/** Answers that are wrong at one place, for every method: no crash, no junk, and the next good one is shown. */
export async function malformedAnswers(seed, count) {
  const backEnd = backEndOf('Ann', 3);
  const { adapter, state } = createAdversary(backEnd, { seed, rate: 0, delayMs: 0 });
  const table = mount('contacts-restore-table', { adapter });
  const history = mount('bulk-actions-history', { adapter });
  await until(() => rowsOf(table).length === 3, 'the rows');
  const problems = [];
  for (let round = 0; round < count; round++) {
    state.rate = 0.7;
    table.reload();
    history.reload();
    control(table, 'Ann-1', 'details')?.click();
    all(history, '[data-control=details]')[0]?.click();
    await settle(5);
    for (const element of [table, history])
      problems.push(...faultsIn(element).map((fault) => `${round}: ${fault}`));
  }
  state.rate = 0;
  table.reload();
  history.reload();
  await settle(10);
  return { problems, rows: rowsOf(table).length, actions: rowsOf(history).length, faults: state.counts };
}
