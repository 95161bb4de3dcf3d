// Elements as time goes by: whose clock decides, what is said when it has run out, how long is waited.
import { adapterError, createMemoryAdapter } from '/contacts-restore.js';
import { hasState, modalOf, mount, one, rowsOf, settle, until } from './dom.js';
import { backEndOf, control } from './faults.js';
import { NOW } from './hostile.js';
import { pass } from './time.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const SOON_MS = 1_500;

/** Six rows at the edges of what can be said of time. */
const EDGES = [
  [SOON_MS, 'Less than 1 hour left'],
  [60 * MINUTE_MS + MINUTE_MS, '1 hour left'],
  [DAY_MS - MINUTE_MS, '23 hours left'],
  [DAY_MS + MINUTE_MS, '1 day left'],
  [8 * DAY_MS, '7 days left'],
  [60 * DAY_MS, '59 days left'],
];

/** A back end with those rows, whose clock goes with the page's time, not with the page's date. */
function edgyBackEnd(serverIsWrongBy = 0) {
  const begun = performance.now();
  const start = Date.parse(NOW);
  const contacts = EDGES.map(([left], index) => ({
    ...{ id: `e${index}`, name: `Edge ${index}` },
    deletedAt: new Date(start + left - 60 * DAY_MS).toISOString(),
  }));
  const now = () => new Date(start + Math.floor(performance.now() - begun) + serverIsWrongBy);
  return { adapter: createMemoryAdapter({ now, contacts }), elapsed: () => performance.now() - begun };
}

const leftOf = (table, id) =>
  rowsOf(table)
    .find((row) => row.dataset.id === id)
    ?.querySelector('.left')
    ?.textContent.trim();

/** What rows say of time, whatever the page's clock says; the first expires on the way. */
export async function rowsOnWrongClock(serverIsWrongBy) {
  const { adapter, elapsed } = edgyBackEnd(serverIsWrongBy);
  const table = mount('contacts-restore-table', { adapter });
  await until(() => rowsOf(table).length > 0, 'the rows');
  const wrong = EDGES.flatMap(([, wanted], index) => {
    const said = leftOf(table, `e${index}`);
    return said === wanted ? [] : [`${said} for ${wanted}`];
  });
  await pass(SOON_MS - 50 - elapsed());
  const early = leftOf(table, 'e0') === 'Expired';
  await until(() => leftOf(table, 'e0') === 'Expired', 'the end of the first', {
    quick: 1_500,
    slow: 0,
  }).catch(() => {});
  return { wrong, early, lateBy: elapsed() - SOON_MS, canAsk: Boolean(control(table, 'e0', 'action')) };
}

/** The only contact asked about expires while its dialog is open; then the viewer confirms all the same. */
export async function dialogPastTheEnd() {
  const { adapter, elapsed } = edgyBackEnd();
  const table = mount('contacts-restore-table', { adapter });
  const ends = [];
  table.addEventListener('restore-end', ({ detail }) => ends.push(detail.counts.succeeded));
  await until(() => rowsOf(table).length === EDGES.length, 'the rows');
  control(table, 'e0', 'action').click();
  const modal = modalOf(table);
  await until(() => one(modal, '[part=confirm-button]')?.ariaDisabled === null, 'the button');
  await pass(SOON_MS + 1_000 - elapsed());
  one(modal, '[part=confirm-button]')?.click();
  await settle(10);
  return {
    said: `${modal.shadowRoot.textContent} ${table.shadowRoot.textContent}`.replace(/\s+/g, ' '),
    claimed: ends.reduce((sum, succeeded) => sum + succeeded, 0),
    live: adapter.backend.liveContacts().length,
    undo: Boolean(control(table, 'e0', 'undo')),
  };
}

/** A table over an adapter one method of which never answers, looked at just before and after its time is over. */
export async function hang(method) {
  const backEnd = backEndOf('Ann', 2);
  const never = () => new Promise(() => {});
  const table = mount('contacts-restore-table', { adapter: { ...backEnd, [method]: never } });
  const seen = [];
  const look = () => {
    seen.push(['loading', 'error', 'ready'].find((state) => hasState(table, state)) ?? null);
  };
  await pass(9_000);
  look();
  await pass(2_500);
  look();
  const said = one(table, '.base').textContent.replace(/\s+/g, ' ');
  table.adapter = backEnd;
  await until(() => rowsOf(table).length === 2, 'the rows');
  look();
  return { seen, said };
}

/** Follows a running restore whose back end asks for a pause; answers how long it was left alone. */
export async function waitAsTold(retryAfterMs) {
  const backEnd = backEndOf('Ann', 4, { itemsPerTick: 1 });
  const asked = [];
  const getBulkAction = async (id, call) => {
    asked.push(performance.now());
    if (asked.length === 1) throw adapterError('rate-limited', { retryAfterMs });
    return backEnd.getBulkAction(id, call);
  };
  const { watchBulkAction: _, ...adapter } = { ...backEnd, getBulkAction };
  const table = mount('contacts-restore-table', { adapter });
  await until(() => rowsOf(table).length === 4, 'the rows');
  one(table, 'thead [type=checkbox]').click();
  await settle(2);
  one(table, '[data-focus=restore-selection]').click();
  await until(() => one(modalOf(table), '[part=confirm-button]')?.ariaDisabled === null, 'the button');
  one(modalOf(table), '[part=confirm-button]').click();
  await until(() => asked.length > 0, 'a question');
  await pass(retryAfterMs + 10_000);
  return asked[1] - asked[0];
}
