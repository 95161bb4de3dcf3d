// Answers in which every text is a payload, shown by all three elements.
import { payloads } from '/corpus.mjs';
import { adapterError } from '/contacts-restore.js';
import {
  all,
  buttonOf,
  faultsIn,
  hasState,
  modalOf,
  mount,
  one,
  rowsOf,
  settle,
  squeeze,
  textsOf,
  until,
} from './dom.js';
import { planted } from './planted.js';

export const NOW = '2026-11-24T12:00:00.000Z';
const at = (days) => new Date(Date.parse(NOW) + days * 86_400_000).toISOString();

/** A record as JSON from elsewhere can be: with keys that lead to prototypes. */
const poisoned = (record) => {
  const poison = '"polluted":"yes"';
  const keys = `"__proto__":{${poison}},"constructor":{"prototype":{${poison}}}`;
  return JSON.parse(JSON.stringify(record, (_key, value) => value).replace(/^\{/, `{${keys},`));
};

const CODES = [
  'network',
  'forbidden',
  'conflict',
  'validation',
  'rate-limited',
  'unavailable',
  'protocol',
  'unknown',
];
const REASONS = ['duplicate-email', 'duplicate-phone', 'locked', 'unknown'];
const counts = (n) => ({ total: n, processed: n, succeeded: 1, failed: n - 2, skipped: 1 });

const account = (text) =>
  poisoned({
    ...{ id: text, name: text, hipaa: false, retentionDays: 60, timeZone: text, serverTime: NOW },
    allowsDuplicates: false,
    viewer: { id: `viewer ${text}`, name: text, canRestore: true },
    supports: {
      ...{
        preview: true,
        history: true,
        details: true,
        items: true,
        cancel: true,
        undo: true,
        matching: true,
      },
      ...{ totals: 'exact', sort: ['name', text], filters: ['deletedBy', 'source', 'bulkActionId', text] },
      ...{ search: true, conflicts: ['skip', 'merge', text], automations: 'choice' },
    },
  });

function contact(text, index) {
  const conflict = {
    field: 'email',
    contactId: text,
    contactName: text,
    resolutions: ['skip', 'merge', text],
  };
  const refusal = { eligible: false, reason: index % 2 ? 'duplicate-email' : text, conflict, message: text };
  return poisoned({
    ...{ id: text, name: planted.text(text), email: text, phone: text, source: text, bulkActionId: text },
    deletedAt: index % 7 === 6 ? text : at(-5),
    restorableUntil: index % 11 === 10 ? text : at(55),
    deletedBy: { id: text, name: text },
    eligibility: index % 3 === 0 ? { eligible: true } : refusal,
    related: { notes: { returns: 2, deletedSeparately: 1 }, workflows: { returns: 1, deletedSeparately: 0 } },
    [text]: text,
  });
}

const details = (text, index) => ({
  ...contact(text, index),
  fields: [poisoned({ label: text, value: text })],
  relatedItems: ['notes', 'workflows'].map((kind) => poisoned({ kind, label: text, returns: true })),
});

const item = (text, outcome, reason) =>
  poisoned({ contactId: text, name: text, outcome, reason, message: text });

const action = (text, index, patch = {}) =>
  poisoned({
    ...{ id: text, kind: index % 3 === 0 ? 'delete' : text, label: `${text} label`, counts: counts(4) },
    status: ['completed-with-errors', 'failed', 'in-progress', 'paused'][index % 4],
    ...{
      createdAt: index % 5 === 4 ? text : at(-3),
      startedAt: at(-3),
      finishedAt: index % 5 === 3 ? text : null,
    },
    createdBy: { id: text, name: text },
    restoresId: index % 2 ? text : null,
    restoredById: null,
    restorable: { until: at(50), eligible: index % 2 === 0, reason: text },
    ...{ undo: { until: null }, pollAfterMs: 1e13, message: text },
    ...patch,
  });

/** An adapter whose every text is one of some payloads. Notes the ids that it is asked about. */
function hostileAdapter(texts) {
  const asked = { details: new Set(), items: new Set(), restored: [], urls: new Set() };
  const page = (items) =>
    poisoned({ items, nextCursor: null, total: items.length, asOf: texts[0], serverTime: NOW });
  const index = (text) => texts.indexOf(text);
  const adapter = {
    getAccount: async () => account(texts[0]),
    listDeletedContacts: async () => page(texts.map(contact)),
    getDeletedContact: async (id) => {
      asked.details.add(id);
      return details(id, index(id));
    },
    previewRestore: async () => ({
      total: texts.length + 5,
      eligible: 5,
      ineligible: REASONS.map((reason) => ({
        reason,
        count: texts.length + 1,
        sample: texts.map((text) => ({ id: text, name: text })),
        resolutions: ['skip', 'merge', texts[0]],
      })),
      related: {
        notes: { returns: 3, deletedSeparately: 2 },
        campaigns: { returns: 1, deletedSeparately: 0 },
      },
      asOf: texts[0],
    }),
    startRestore: async ({ target }) => {
      asked.restored.push(...target.ids);
      const id = `restore ${texts[0]}`;
      return action(texts[0], 1, { id, kind: 'restore', status: 'completed-with-errors', restoresId: null });
    },
    getBulkAction: async (id) => action(id, 0),
    listBulkActions: async ({ kind }) => page(kind ? [] : texts.map((text, number) => action(text, number))),
    listBulkActionItems: async (id, { outcome }) => {
      asked.items.add(id);
      const outcomes = outcome ? [outcome] : ['succeeded', 'failed', 'skipped'];
      const shown = id.startsWith('restore ') ? texts : [id];
      return page(
        shown.flatMap((text, number) =>
          outcomes.map((one) => item(outcome ? text : `${text} ${one}`, one, REASONS[number % 4])),
        ),
      );
    },
    cancelBulkAction: async (id) => action(id, 0),
    undoRestore: async (id) => action(id, 0),
    contactUrl: (id) => {
      asked.urls.add(id);
      return id;
    },
  };
  return { adapter, asked };
}

/** What a report holds: how many payloads were shown, and what was wrong with how they were. */
const newReport = () => ({ renders: 0, problems: [] });

function note(report, element, where) {
  for (const fault of faultsIn(element)) report.problems.push(`${where}: ${fault}`);
}

/** `shown` is a text, or one that was squeezed before because many are looked for in it. */
function keeps(report, shown, text, where) {
  report.renders += 1;
  const wanted = squeeze(text);
  const held = typeof shown === 'string' ? squeeze(shown) : shown.squeezed;
  if (wanted !== '' && !held.includes(wanted)) report.problems.push(`${where} lost ${JSON.stringify(text)}`);
}

const squeezed = (elements, without = /(?!)/) => ({
  squeezed: elements.map(({ textContent }) => squeeze(textContent).replace(without, '')).join(' '),
});

/** Follows every link that is there, as a viewer might. */
function followLinks(element) {
  for (const link of all(element, 'a')) {
    // What leads elsewhere would leave the page; what runs code runs before that.
    addEventListener('click', (event) => event.preventDefault(), { once: true });
    link.click();
  }
}

const batchOf = (batch, size) => payloads.slice(batch * size, (batch + 1) * size);
const cellOf = (row, name) => row.querySelector(`.c-${name}`)?.textContent ?? '';

/** The table: rows, details, filters, the confirmation, the result. */
export async function hostileTable(batch, size) {
  const texts = batchOf(batch, size);
  const report = newReport();
  const { adapter, asked } = hostileAdapter(texts);
  const table = mount('contacts-restore-table', { adapter, pageSize: 1000 });
  await until(() => rowsOf(table).length === texts.length, 'the rows');
  buttonOf(table, 'Filters').click();
  for (const row of rowsOf(table)) row.querySelector('[data-control=details]').click();
  await until(() => all(table, 'dl.fields').length === texts.length, 'the details');
  const rows = new Map(rowsOf(table).map((row) => [row.dataset.id, row]));
  const deleters = squeezed(all(table, '#filters option'));
  for (const text of texts) {
    const row = rows.get(text);
    if (!row) {
      report.problems.push(`no row of ${JSON.stringify(text)}`);
      continue;
    }
    for (const name of ['name', 'email', 'phone', 'deletedBy']) keeps(report, cellOf(row, name), text, name);
    const index = texts.indexOf(text);
    if (index % 3 !== 0) keeps(report, cellOf(row, 'actions'), text, 'message');
    const dl = row.nextElementSibling.querySelector('dl.fields');
    keeps(report, dl.querySelector('dt').textContent, text, 'label');
    keeps(report, dl.querySelector('dd').textContent, text, 'value');
    keeps(report, row.nextElementSibling.querySelector('dl.related').textContent, text, 'related');
    keeps(report, deleters, text, 'deleter');
  }
  note(report, table, 'table');
  const links = all(table, 'a').length;
  followLinks(table);
  await restoreAll(table, { report, texts });
  const unseen = texts.filter((text) => !asked.details.has(text));
  const askable = texts.filter((_text, index) => index % 11 !== 10);
  const sent = asked.restored;
  const areSame = sent.length === askable.length && sent.every((id, index) => id === askable[index]);
  return { ...report, links, unseen, areSame };
}

async function restoreAll(table, { report, texts }) {
  one(table, 'thead [type=checkbox]').click();
  await until(() => one(table, '[data-focus=restore-selection]'), 'the selection');
  one(table, '[data-focus=restore-selection]').click();
  const modal = modalOf(table);
  await until(() => all(modal, '.names li').length > 0, 'the preview');
  for (const part of all(modal, 'details')) part.open = true;
  const names = squeezed(all(modal, '.names'));
  for (const text of texts) keeps(report, names, text, 'preview');
  note(report, modal, 'modal in the table');
  one(modal, '[part=confirm-button]').click();
  await until(() => one(table, '.problems'), 'the result');
  note(report, table, 'result');
}

/** The history: rows, details, menu. */
export async function hostileHistory(batch, size) {
  const texts = batchOf(batch, size);
  const report = newReport();
  const { adapter, asked } = hostileAdapter(texts);
  const history = mount('bulk-actions-history', { adapter });
  await until(() => rowsOf(history).length === texts.length, 'the actions');
  const rows = new Map(rowsOf(history).map((row) => [row.dataset.id, row]));
  for (const text of texts) {
    const row = rows.get(text);
    keeps(report, row.querySelector('.c-action').textContent, text, 'label');
    keeps(report, row.querySelector('.c-started').textContent, text, 'creator');
    row.querySelector('[data-control=details]').click();
    await until(() => all(history, '.panel .problems li').length > 0, `the details of ${text}`);
    const panel = one(history, '.panel');
    keeps(report, panel.textContent, text, 'panel');
    for (const name of all(history, '.names bdi')) keeps(report, name.textContent, text, 'problem');
    note(report, panel, 'details in the history');
    row.querySelector('[data-control=details]').click();
    await settle(1);
  }
  note(report, history, 'history');
  await openMenu(history, report);
  const kinds = squeezed(all(history, 'select option'), /[-_]/g);
  for (const [index, text] of texts.entries())
    if (index % 3 !== 0) keeps(report, kinds, text.replace(/[-_]/g, ''), 'kind');
  const unseen = texts.filter((text) => !asked.items.has(text));
  return { ...report, unseen };
}

async function openMenu(history, report) {
  all(history, '[aria-haspopup=menu]').at(-1).click();
  await until(() => all(history, '[role=menuitem]').length > 0, 'the menu');
  note(report, history, 'menu');
}

/** The confirmation on its own, given everything by the page. */
export async function hostileModal(batch, size) {
  const texts = batchOf(batch, size);
  const report = newReport();
  const modal = mount('restore-confirm-modal', { account: account(texts[0]) });
  for (const text of texts) {
    const { adapter } = hostileAdapter([text]);
    const failure = adapterError('conflict', { userMessage: text, requestId: text });
    const subjects = [
      { kind: 'contact', contact: { id: text, name: text, email: text, phone: text } },
      { kind: 'matching', count: null, description: text, sample: [text] },
      { kind: 'bulk-action', label: text, count: 3 },
    ];
    for (const subject of subjects) {
      Object.assign(modal, { subject, failure, preview: await adapter.previewRestore(), open: true });
      await modal.updateComplete;
      keeps(report, one(modal, '[part=title]').textContent, text, subject.kind);
      keeps(report, one(modal, '#failure').textContent, text, 'failure');
      note(report, modal, subject.kind);
      modal.open = false;
      await modal.updateComplete;
    }
  }
  return report;
}

/** Failures whose words are payloads, in place of a list and above one. */
export async function hostileFailures(batch, size) {
  const texts = batchOf(batch, size);
  const report = newReport();
  const { adapter } = hostileAdapter(texts);
  let failure = null;
  const failing = Object.assign(Object.create(adapter), adapter, {
    listDeletedContacts: async (query) =>
      failure ? Promise.reject(failure) : adapter.listDeletedContacts(query),
    listBulkActions: async (query) => (failure ? Promise.reject(failure) : adapter.listBulkActions(query)),
  });
  const elements = [
    mount('contacts-restore-table', { adapter: failing }),
    mount('bulk-actions-history', { adapter: failing }),
  ];
  for (const [index, text] of texts.entries()) {
    failure = adapterError(CODES[index % CODES.length], {
      userMessage: text,
      requestId: text,
      retryAfterMs: 1e12,
    });
    for (const element of elements) {
      element.adapter = { ...failing };
      await settle(3);
      const isBarred = failure.code === 'forbidden';
      await until(() => hasState(element, isBarred ? 'no-permission' : 'error'), failure.code);
      if (!isBarred) keeps(report, textsOf(element).join('\n'), text, 'failure');
      note(report, element, `failure in ${element.localName}`);
    }
  }
  return report;
}

/** The list to take away, of a restore whose every contact is called by a payload. */
export async function hostileDownload() {
  const { adapter } = hostileAdapter(payloads);
  const history = mount('bulk-actions-history', { adapter });
  await until(() => rowsOf(history).length > 0, 'the actions');
  const files = [];
  URL.createObjectURL = (blob) => {
    files.push(blob);
    return '#file';
  };
  const id = `restore ${payloads[0]}`;
  adapter.listBulkActions = async () => ({
    ...{ items: [action(payloads[0], 1, { id })], nextCursor: null, total: 1, asOf: null, serverTime: NOW },
  });
  history.reload();
  await until(() => rowsOf(history).length === 1, 'the restore');
  one(history, '[data-control=details]').click();
  await until(() => buttonOf(history, 'Download'), 'the button');
  buttonOf(history, 'Download').click();
  await until(() => files.length > 0, 'the file');
  return files[0].text();
}
