// What is broken on purpose, for the checks to find.
import { adapterError } from '/contacts-restore.js';

/** What stands between a back end and a scenario, and between an adapter and the elements: nothing, unless something was planted. */
export const planted = { backEnd: (backEnd) => backEnd, adapter: (adapter) => adapter, text: (text) => text };

const prototypeOf = (tag) => customElements.get(tag).prototype;
const table = prototypeOf('contacts-restore-table');

/** A node in an element that the looks at the document go through. */
function inElement(tag, attributes = {}) {
  const host = document.createElement('planted-element');
  host.attachShadow({ mode: 'open' });
  document.querySelector('main').append(host);
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  host.shadowRoot.append(element);
  return element;
}

/** Puts something before a method of the table. */
function before(method, run) {
  const { [method]: own } = table;
  table[method] = function planted(...args) {
    run(this);
    return own.apply(this, args);
  };
}

function takeAdaptersLate() {
  const { get, set } = Object.getOwnPropertyDescriptor(table, 'adapter');
  Object.defineProperty(table, 'adapter', {
    get,
    set(adapter) {
      // The first one at once: there is nothing to clear yet.
      if (get.call(this)) setTimeout(() => set.call(this, adapter), 1_000);
      else set.call(this, adapter);
    },
  });
}

/** A back end that says that all went well, and has done nothing. */
const boastful = (backEnd) => ({
  ...backEnd,
  startRestore: async (request, call) => {
    const { target } = request;
    const [id] = target.ids;
    const real = await backEnd.startRestore({ ...request, target: { ...target, ids: [id] } }, call);
    const total = target.ids.length;
    const counts = { total, processed: total, succeeded: total, failed: 0, skipped: 0 };
    const action = { ...real, status: 'completed', finishedAt: real.createdAt, counts };
    backEnd.backend.deleteContacts([id], { source: 'manual' });
    return action;
  },
});

/** Says that all are back, and breaks off at once. */
const breakingOff = (backEnd) => ({
  ...backEnd,
  startRestore: async (request, call) => {
    const real = await backEnd.startRestore(request, call);
    await backEnd.cancelBulkAction(real.id, { idempotencyKey: `${call.idempotencyKey} off` });
    const { total } = real.counts;
    const counts = { total, processed: total, succeeded: total, failed: 0, skipped: 0 };
    return { ...real, status: 'completed', finishedAt: real.createdAt, counts };
  },
});

/** As if every confirmation were two. */
const twofold = (backEnd) => ({
  ...backEnd,
  startRestore: async (request, call) => {
    const answer = await backEnd.startRestore(request, {
      ...call,
      idempotencyKey: `${call.idempotencyKey}2`,
    });
    backEnd.backend.deleteContacts(request.target.ids ?? [], { source: 'manual' });
    await backEnd.startRestore(request, call);
    return answer;
  },
});

/** Sends what was confirmed twice, as two things that were. */
const hasty = (adapter) => ({
  ...adapter,
  startRestore: async (request, call) => {
    await adapter.startRestore(request, { ...call, idempotencyKey: `${call.idempotencyKey}2` });
    return adapter.startRestore(request, call);
  },
});

/** A back end whose log has every restore twice. */
const repetitive = (backEnd) => {
  const { auditLog } = backEnd.backend;
  backEnd.backend.auditLog = () =>
    auditLog().flatMap((entry) => (entry.event === 'contact-restored' ? [entry, entry] : [entry]));
  return backEnd;
};

/** Whatever was asked for last, the answer is that to an earlier question. */
const outdated = (backEnd) => ({
  ...backEnd,
  listDeletedContacts: (query, call) =>
    backEnd.listDeletedContacts(query.search ? { ...query, search: 'ann3' } : query, call),
});

/** Lists all but one. */
const secretive = (backEnd) => ({
  ...backEnd,
  listDeletedContacts: async (...args) => {
    const page = await backEnd.listDeletedContacts(...args);
    return { ...page, items: page.items.slice(1) };
  },
});

const PLANTS = {
  markup: () => {
    inElement('p').innerHTML = '<img src=x onerror=canary()>';
  },
  'link that runs code': () => inElement('a', { href: 'javascript:canary()' }).click(),
  handler: () => inElement('button', { onclick: 'canary()' }).click(),
  'picture from outside': () => inElement('img', { src: 'https://outside.invalid/pixel.png' }),
  'inline style': () => inElement('p', { style: 'color: red' }),
  'object in place of a text': () => inElement('p').append(String({})),
  'message in the console': () => console.info('Ann'),
  'error that nobody catches': () => void Promise.reject(adapterError('network')),
  'timer of 25 days': () => setTimeout(() => {}, 25 * 86_400_000),
  interval: () => setInterval(() => {}, 1_000),
  'polluted prototype': () => {
    // oxlint-disable-next-line eslint/no-extend-native -- What an attack would do.
    Object.defineProperty(Object.prototype, 'polluted', { value: 'yes', configurable: true });
  },
  'lost text': () => {
    planted.text = (text) => text.slice(1);
  },
  'back end that boasts': () => {
    planted.backEnd = boastful;
  },
  'second restore': () => {
    planted.backEnd = twofold;
  },
  'outdated answer': () => {
    planted.backEnd = outdated;
  },
  'late swap': takeAdaptersLate,
  'reset that forgets nothing': () => {
    table.reset = () => {};
  },
  'departure that nobody hears of': () =>
    addEventListener('pagehide', (event) => event.stopImmediatePropagation(), true),
  'name in the title': () => {
    document.title = 'Zanzibar';
  },
  'name in the address': () => history.replaceState(null, '', '#zanzibar'),
  'name in a store': () => localStorage.setItem('name', 'Zanzibar'),
  'name in an event': () =>
    before('reload', (element) =>
      element.dispatchEvent(new CustomEvent('load-error', { detail: { name: 'Zanzibar' } })),
    ),
  'kept instance': () => {
    globalThis.kept = [];
    before('performUpdate', (element) => globalThis.kept.push(element));
  },
  'kept listener': () => before('performUpdate', () => addEventListener('resize', () => {})),
  'restore that is only claimed': () => {
    planted.backEnd = breakingOff;
  },
  'confirmation that is sent twice': () => {
    planted.adapter = hasty;
  },
  'contact that comes back twice': () => {
    planted.backEnd = repetitive;
  },
  'contact that is never listed': () => {
    planted.backEnd = secretive;
  },
};

/** Breaks something on this page. */
export const plant = (what) => void PLANTS[what]();
