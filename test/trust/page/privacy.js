// People's data: where they may be, and where they must not be left.
import { adapterError, createHttpAdapter, createMemoryAdapter } from '/contacts-restore.js';
import { all, buttonOf, hasState, modalOf, mount, one, rowsOf, settle, textsOf, until } from './dom.js';
import { NOW } from './hostile.js';

const CANARY = /zanzibar/i;
const DAY_MS = 86_400_000;
const at = (days) => new Date(Date.parse(NOW) + days * DAY_MS).toISOString();
const person = (index) => ({
  ...{
    id: `p${index}`,
    name: `Zanzibar Person ${index}`,
    phone: `+1 zanzibar ${index}`,
    deletedAt: at(-index),
  },
  ...{ email: `zanzibar${index}@example.com`, deletedBy: { id: 'd', name: 'Zanzibar Deleter' } },
  bulkActionId: index % 2 ? 'bulk' : null,
  fields: [{ label: 'Zanzibar label', value: 'Zanzibar value' }],
  relatedItems: [{ kind: 'notes', label: 'Zanzibar note', returns: true }],
});

/** A back end all of whose people are canaries; one of them is in the way of another. */
function newBackEnd() {
  return createMemoryAdapter({
    account: { name: 'Zanzibar account', viewer: { id: 'v', name: 'Zanzibar viewer', canRestore: true } },
    contacts: Array.from({ length: 6 }, (_, index) => person(index)),
    liveContacts: [{ id: 'live', name: 'Zanzibar rival', email: 'zanzibar0@example.com' }],
    bulkActions: [{ id: 'bulk', kind: 'delete', label: 'Zanzibar list' }],
    now: () => new Date(NOW),
  });
}

const traces = (element) => textsOf(element).filter((text) => CANARY.test(text));

/** Both elements with all that can be open on a screen full of people. */
async function fillScreen(adapter) {
  const table = mount('contacts-restore-table', { adapter });
  const history = mount('bulk-actions-history', { adapter });
  await until(() => rowsOf(table).length === 6 && rowsOf(history).length > 0, 'the rows');
  const search = one(table, '[type=search]');
  search.value = 'zanzibar';
  search.dispatchEvent(new Event('change', { bubbles: true }));
  buttonOf(table, 'Filters').click();
  await settle();
  await until(() => rowsOf(table).length === 6, 'what was searched for');
  one(table, '[data-control=details]').click();
  await until(() => one(table, 'dl.fields'), 'the details');
  // Rows 2 and 4, restored from their rows; rows 1 and 3 from the selection.
  await restoreRow(table, 'p2');
  for (const id of ['p1']) rowOf(table, id).querySelector('[data-control=select]').click();
  // Long enough for the announcement of the name.
  await until(
    () => all(table, '[data-announcer]').some((place) => CANARY.test(place.textContent)),
    'a name said',
  );
  one(history, '[data-control=details]').click();
  await until(() => all(history, '.contacts li').length > 0, 'the outcomes');
  rowOf(history, 'bulk').querySelector('[aria-haspopup=menu]').click();
  await until(() => all(history, '[role=menuitem]').length > 0, 'the menu');
  one(history, '.menu').hidePopover();
  await settle(2);
  rowOf(table, 'p0').querySelector('[data-control=action]').click();
  await until(
    () => one(modalOf(table), '[part=title]')?.textContent.includes('Zanzibar'),
    () =>
      `the dialog: ${modalOf(table).outerHTML} ${rowOf(table, 'p0')?.querySelector('.c-actions').innerHTML}`,
  );
  await settle(2);
  return { table, history };
}

const rowOf = (table, id) => rowsOf(table).find((row) => row.dataset.id === id);

async function restoreRow(table, id) {
  rowOf(table, id).querySelector('[data-control=action]').click();
  const modal = modalOf(table);
  await until(() => modal.open && one(modal, '[part=confirm-button]')?.ariaDisabled !== 'true', 'the button');
  await settle(1);
  one(modal, '[part=confirm-button]').click();
  await until(() => rowOf(table, id)?.classList.contains('restored'), 'the restored row');
}

/** Adapters that fail in one way once they are told to. */
function revocable(adapter) {
  const state = { code: null };
  const calls = Object.fromEntries(
    Object.entries(adapter)
      .filter(([, value]) => typeof value === 'function')
      .map(([name, run]) => [
        name,
        (...args) => (state.code ? Promise.reject(adapterError(state.code)) : run.apply(adapter, args)),
      ]),
  );
  delete calls.watchBulkAction;
  return { adapter: { ...calls }, state };
}

const reloaded = ({ table, history }) => {
  table.reload();
  history.reload();
};

/** What ends a viewer's right to see people, and what is to happen then. */
const ENDINGS = {
  removal: async ({ table, history }) => {
    table.remove();
    history.remove();
  },
  reset: async ({ table, history }) => {
    table.reset();
    history.reset();
  },
  swap: async ({ table, history }) => {
    const empty = createMemoryAdapter({ now: () => new Date(NOW) });
    table.adapter = empty;
    history.adapter = empty;
  },
  taken: async ({ table, history }) => {
    table.adapter = null;
    history.adapter = null;
  },
  pagehide: async () => {
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
  },
  'a 401 for the list': async (screen) => {
    screen.state.code = 'unauthenticated';
    reloaded(screen);
  },
  'a 403 for the list': async (screen) => {
    screen.state.code = 'forbidden';
    reloaded(screen);
  },
  'a policy that came': async (screen) => {
    screen.state.code = 'policy-blocked';
    reloaded(screen);
  },
  'a 401 for a restore': async (screen) => {
    screen.state.code = 'unauthenticated';
    one(modalOf(screen.table), 'select').value = 'drop-value';
    one(modalOf(screen.table), 'select').dispatchEvent(new Event('change'));
    await settle(1);
    one(modalOf(screen.table), '[part=confirm-button]').click();
  },
  'a 401 for details': async (screen) => {
    one(modalOf(screen.table), '[part=cancel-button]').click();
    screen.state.code = 'unauthenticated';
    rowOf(screen.table, 'p3').querySelector('[data-control=details]').click();
  },
  'a 401 for a preview': async (screen) => {
    one(modalOf(screen.table), '[part=cancel-button]').click();
    await settle(1);
    screen.state.code = 'unauthenticated';
    rowOf(screen.table, 'p3').querySelector('[data-control=action]').click();
  },
};
export const endings = () => Object.keys(ENDINGS);

/** What is left of people in the elements after each ending, one line for each trace. */
export async function whatIsLeft(ending) {
  const { adapter, state } = revocable(newBackEnd());
  const screen = { ...(await fillScreen(adapter)), state };
  const before = [
    traces(screen.table).length,
    traces(screen.history).length,
    traces(modalOf(screen.table)).length,
  ];
  const told = [];
  for (const type of ['auth-required']) screen.table.addEventListener(type, () => told.push(type));
  await ENDINGS[ending](screen);
  await settle(30);
  return {
    before,
    told,
    left: [...traces(screen.table), ...traces(screen.history)].map((text) => text.slice(0, 80)),
  };
}

/** Requests of the HTTP profile, answered by a back end in the page. */
function answering(backEnd, sent) {
  const routes = [
    [/^GET \/account$/, () => backEnd.getAccount({})],
    [/^POST \/deleted-contacts\/search$/, (_, body) => backEnd.listDeletedContacts(body, {})],
    [/^GET \/deleted-contacts\/([^/]+)$/, ([, id]) => backEnd.getDeletedContact(id, {})],
    [/^POST \/restore-previews$/, (_, body) => backEnd.previewRestore(body.target ?? body, {})],
    [/^POST \/restores$/, (_, body, key) => backEnd.startRestore(body, { idempotencyKey: key })],
    [/^GET \/bulk-actions$/, () => backEnd.listBulkActions({ pageSize: 50 }, {})],
    [/^GET \/bulk-actions\/([^/]+)$/, ([, id]) => backEnd.getBulkAction(id, {})],
    [
      /^GET \/bulk-actions\/([^/]+)\/items$/,
      ([, id]) => backEnd.listBulkActionItems(id, { pageSize: 50 }, {}),
    ],
  ];
  return async (input, init = {}) => {
    const request = new Request(input, init);
    const { pathname, href } = new URL(request.url);
    sent.push({ url: href, headers: JSON.stringify([...request.headers]) });
    const line = `${request.method} ${pathname.replace(/^\/api/, '')}`;
    const [pattern, run] = routes.find(([route]) => route.test(line)) ?? [];
    const json = { 'Content-Type': 'application/json' };
    if (!run) return new Response('{}', { status: 404, headers: json });
    const body = request.method === 'POST' ? await request.json() : null;
    const answer = await run(pattern.exec(line), body, request.headers.get('Idempotency-Key'));
    return new Response(JSON.stringify(answer), { headers: json });
  };
}

/** Uses everything, and says where people's data have come to beside the elements. */
export async function whereDataGo() {
  const sent = [];
  const events = [];
  const types =
    'selection-change restore-request restore-start restore-end contact-open load-error auth-required restore-confirm restore-cancel close';
  for (const type of types.split(' ')) {
    addEventListener(type, ({ detail }) => events.push(JSON.stringify([type, detail])), true);
  }
  const backEnd = newBackEnd();
  const fetch = answering(backEnd, sent);
  const http = createHttpAdapter({ baseUrl: '/api', fetch });
  const { adapter, state } = revocable(http);
  const screen = await fillScreen(adapter);
  one(modalOf(screen.table), '[part=cancel-button]').click();
  state.code = 'unavailable';
  reloaded(screen);
  await until(() => one(screen.table, '.banner.failure'), 'the failure');
  const databases = await indexedDB.databases();
  const caches = globalThis.caches ? await globalThis.caches.keys() : [];
  return {
    seen: CANARY.test(textsOf(screen.table).join(' ')),
    requests: sent.length,
    events: events.length,
    leaks: [
      ...sent.flatMap(({ url, headers }) => [url, headers]),
      ...events,
      ...[document.title, location.href, document.cookie, JSON.stringify({ ...history.state })],
    ].filter((text) => CANARY.test(text)),
    stored:
      localStorage.length + sessionStorage.length + databases.length + caches.length + document.cookie.length,
    hasState: hasState(screen.table, 'ready'),
  };
}

/** A screen full of people, before the page goes into the back/forward cache. */
export async function fillBeforeLeaving() {
  const { table, history } = await fillScreen(newBackEnd());
  globalThis.screenOf = { table, history };
  let left = null;
  // After those of the elements, whose renderings come in between.
  addEventListener('pagehide', () => (left = [...traces(table), ...traces(history)]));
  addEventListener('pageshow', ({ persisted }) => (globalThis.cameBack = { persisted, left }));
}

export async function afterComingBack() {
  const { table } = globalThis.screenOf;
  await until(() => globalThis.cameBack && rowsOf(table).length > 0, 'the rows again');
  return globalThis.cameBack;
}
