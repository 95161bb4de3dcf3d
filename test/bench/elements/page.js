// Runs in the page: one table, ours or a plain one with the same rows, and the time that each gesture takes it until the
// document is laid out again.
/** More rows than fit a screen. */
const FIRST_SCREEN = 50;
const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 24);

export function makeContacts(count) {
  return Array.from({ length: count }, (_, index) => {
    const deletedAt = NOW - (index % 50) * DAY - 1000;
    return {
      id: `contact-${index}`,
      name: `Contact ${index}`,
      email: `contact-${index}@example.com`,
      phone: `+1 555 ${String(index).padStart(6, '0')}`,
      deletedAt: new Date(deletedAt).toISOString(),
      restorableUntil: new Date(deletedAt + 60 * DAY).toISOString(),
      deletedBy: { id: 'user-1', name: 'Sam Ode' },
      source: 'manual',
      bulkActionId: null,
      eligibility: { eligible: true },
      related: null,
    };
  });
}

/** An adapter that answers at once, so that nothing but the table is measured. */
function adapterOver(state) {
  const viewer = { id: 'user-1', name: 'Sam Ode', canRestore: true };
  const supports = {
    totals: 'exact',
    matching: true,
    sort: ['name', 'deletedAt'],
    filters: [],
    search: true,
  };
  return {
    getAccount: async () => ({
      ...{
        id: 'account',
        name: null,
        hipaa: false,
        retentionDays: 60,
        timeZone: 'UTC',
        allowsDuplicates: false,
      },
      ...{ serverTime: new Date(NOW).toISOString(), viewer, supports },
    }),
    listDeletedContacts: async () => ({
      ...{ items: state.contacts, nextCursor: null, total: state.contacts.length, asOf: null },
      serverTime: new Date(NOW).toISOString(),
    }),
    startRestore: () => Promise.reject(new Error('not here')),
    getBulkAction: () => Promise.reject(new Error('not here')),
  };
}

/** Waits until a condition holds, without giving the browser a frame to paint in. */
async function until(holds) {
  while (!holds()) await new Promise((resolve) => queueMicrotask(() => setTimeout(resolve)));
}

const layOut = () => document.documentElement.offsetHeight;

export async function ours(count) {
  const state = { contacts: makeContacts(count) };
  const { ContactsRestoreTable } = await import('/dist/cdn/contacts-restore.js');
  const table = document.createElement('contacts-restore-table');
  table.pageSize = 1000;
  table.adapter = adapterOver(state);
  const rows = () => table.shadowRoot.querySelectorAll('tr.row');
  const boxes = () => table.shadowRoot.querySelectorAll('tbody [type=checkbox]');
  return {
    name: ContactsRestoreTable.name,
    async mount() {
      document.body.append(table);
      await until(() => rows().length >= Math.min(count, FIRST_SCREEN));
    },
    async rest() {
      await until(() => rows().length === state.contacts.length);
    },
    async selectAll() {
      table.shadowRoot.querySelector('thead [type=checkbox]').click();
      await table.updateComplete;
    },
    async tickOne() {
      boxes()[3].click();
      await table.updateComplete;
    },
    async removeHalf() {
      state.contacts = state.contacts.filter((_, index) => index % 2 === 0);
      table.reload();
      await until(() => rows().length === state.contacts.length);
    },
  };
}

/** What a page would write by hand: all rows, and the browser told to skip those out of sight. */
async function plain(count) {
  let contacts = makeContacts(count);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    table { display: block; font: 14px sans-serif; }
    tr { display: grid; grid-template-columns: 2rem repeat(4, 1fr) 6rem; min-height: 56px; align-items: center;
      content-visibility: auto; contain-intrinsic-block-size: auto 56px; border-top: 1px solid #ddd; }
    .selected { background: #eef; }`);
  document.adoptedStyleSheets.push(sheet);
  const body = document.createElement('tbody');
  const row = ({ name, email, deletedBy, restorableUntil }) => {
    const tr = document.createElement('tr');
    const box = Object.assign(document.createElement('input'), { type: 'checkbox' });
    box.addEventListener('change', () => tr.classList.toggle('selected', box.checked));
    const cells = [box, name, email, deletedBy.name, restorableUntil.slice(0, 10), 'Restore'].map(
      (content, index) => {
        const td = document.createElement('td');
        if (index === 5) {
          const button = document.createElement('button');
          button.textContent = content;
          td.append(button);
        } else td.append(content);
        return td;
      },
    );
    tr.append(...cells);
    return tr;
  };
  const boxes = () => [...body.querySelectorAll('input')];
  return {
    name: 'plain table',
    async mount() {
      const table = document.createElement('table');
      body.append(...contacts.map(row));
      table.append(body);
      document.body.append(table);
    },
    async rest() {},
    async selectAll() {
      for (const box of boxes()) {
        box.checked = true;
        box.closest('tr').classList.add('selected');
      }
    },
    async tickOne() {
      boxes()[3].click();
    },
    async removeHalf() {
      contacts = contacts.filter((_, index) => index % 2 === 0);
      for (const [index, tr] of [...body.rows].entries()) if (index % 2 === 1) tr.remove();
    },
  };
}

/** The milliseconds of each gesture. */
export async function measure(kind, count) {
  const table = await (kind === 'ours' ? ours(count) : plain(count));
  const times = {};
  for (const gesture of ['mount', 'rest', 'selectAll', 'tickOne', 'removeHalf']) {
    const start = performance.now();
    await table[gesture]();
    layOut();
    times[gesture] = performance.now() - start;
  }
  return times;
}
