import type { Account } from '../../../src/domain/account.js';
import type { BulkAction, BulkActionItem } from '../../../src/domain/bulk-action.js';
import type { DeletedContact, DeletedContactDetails } from '../../../src/domain/contact.js';
import type { Page } from '../../../src/domain/page.js';
import type { DeletedContactsQuery } from '../../../src/domain/query.js';
import type { RestorePreview, RestoreRequest, RestoreTarget } from '../../../src/domain/restore.js';

/*
 * One story: 1,204 contacts were deleted by mistake, three of which are looked at. A test parses each of these as an answer.
 */

const SERVER_TIME = '2026-11-24T10:00:00.000Z';
const sam = { id: 'u-7', name: 'Sam Ode' };

export const account: Account = {
  id: 'acc-1',
  name: 'Harbour Dental',
  hipaa: false,
  retentionDays: 60,
  timeZone: 'America/New_York',
  serverTime: SERVER_TIME,
  allowsDuplicates: false,
  viewer: { ...sam, canRestore: true },
  supports: {
    preview: true,
    history: true,
    details: true,
    items: true,
    cancel: true,
    undo: true,
    watch: true,
    matching: true,
    totals: 'exact',
    sort: ['name', 'deletedAt', 'restorableUntil'],
    filters: ['deletedBy', 'deletedFrom', 'deletedTo', 'bulkActionId'],
    search: true,
    conflicts: ['skip', 'drop-value', 'merge'],
    automations: 'choice',
    maxIds: 500,
  },
};

const ada: DeletedContact = {
  id: 'c-1001',
  name: 'Ada Example',
  email: 'ada@example.com',
  phone: '+1 555 0100',
  deletedAt: '2026-11-20T08:30:00.000Z',
  restorableUntil: '2027-01-19T08:30:00.000Z',
  deletedBy: sam,
  source: 'bulk-action',
  bulkActionId: 'ba-41',
  eligibility: { eligible: true },
  related: { notes: { returns: 3, deletedSeparately: 1 }, tasks: { returns: 2, deletedSeparately: 0 } },
};

const bo: DeletedContact = {
  ...ada,
  id: 'c-1002',
  name: 'Bo Example',
  email: 'bo@example.com',
  phone: null,
  eligibility: {
    eligible: false,
    reason: 'duplicate-email',
    conflict: {
      field: 'email',
      contactId: 'c-2208',
      contactName: 'Bo E.',
      resolutions: ['skip', 'drop-value', 'merge'],
    },
  },
  related: null,
};

export const contactsQuery: DeletedContactsQuery = {
  search: 'example',
  filters: { bulkActionId: 'ba-41' },
  sort: { by: 'deletedAt', direction: 'desc' },
  pageSize: 25,
};

export const contactsPage: Page<DeletedContact> = {
  items: [ada, bo],
  nextCursor: 'eyJhZnRlciI6WyIyMDI2LTExLTIwIiwiYy0xMDAyIl19',
  total: 1204,
  asOf: 'v-88213',
  serverTime: SERVER_TIME,
};

export const details: DeletedContactDetails = {
  ...ada,
  fields: [
    { label: 'Company', value: 'Example Inc.' },
    { label: 'City', value: 'Boston' },
  ],
  relatedItems: [
    { kind: 'notes', label: 'Called back', returns: true },
    { kind: 'notes', label: 'Draft', returns: false },
  ],
};

export const targets: Record<'contacts' | 'matching' | 'bulkAction', RestoreTarget> = {
  contacts: { kind: 'contacts', ids: ['c-1001', 'c-1002'] },
  matching: { kind: 'matching', query: { search: 'example' }, exceptIds: ['c-1007'], asOf: 'v-88213' },
  bulkAction: { kind: 'bulk-action', bulkActionId: 'ba-41', exceptIds: [] },
};

export const preview: RestorePreview = {
  total: 2,
  eligible: 1,
  ineligible: [
    {
      reason: 'duplicate-email',
      count: 1,
      sample: [{ id: 'c-1002', name: 'Bo Example' }],
      resolutions: ['skip', 'drop-value', 'merge'],
    },
  ],
  related: { notes: { returns: 3, deletedSeparately: 1 }, tasks: { returns: 2, deletedSeparately: 0 } },
  asOf: 'v-88213',
};

export const request: RestoreRequest = {
  target: targets.contacts,
  automations: 'keep-paused',
  onConflict: 'skip',
  conflictOverrides: { 'c-1002': 'drop-value' },
};

export const deletion: BulkAction = {
  id: 'ba-41',
  kind: 'delete',
  label: 'Clean up old leads',
  status: 'completed',
  counts: { total: 1204, processed: 1204, succeeded: 1204, failed: 0, skipped: 0 },
  createdAt: '2026-11-20T08:30:00.000Z',
  startedAt: '2026-11-20T08:30:00.000Z',
  finishedAt: '2026-11-20T08:30:41.000Z',
  createdBy: sam,
  restoresId: null,
  restoredById: 'ba-42',
  restorable: { until: '2027-01-19T08:30:00.000Z', eligible: true, reason: null },
  undo: null,
  pollAfterMs: null,
  message: null,
};

export const running: BulkAction = {
  ...deletion,
  id: 'ba-42',
  kind: 'restore',
  label: 'Restore contacts',
  status: 'in-progress',
  counts: { total: 1204, processed: 300, succeeded: 298, failed: 1, skipped: 1 },
  createdAt: '2026-11-24T09:59:40.000Z',
  startedAt: '2026-11-24T09:59:41.000Z',
  finishedAt: null,
  restoresId: 'ba-41',
  restoredById: null,
  restorable: null,
  undo: { until: null },
  pollAfterMs: 2000,
};

export const restored: BulkAction = {
  ...running,
  status: 'completed-with-errors',
  counts: { total: 2, processed: 2, succeeded: 1, failed: 0, skipped: 1 },
  finishedAt: SERVER_TIME,
  restoresId: null,
  pollAfterMs: null,
};

export const cancelled: BulkAction = { ...running, status: 'cancelled', finishedAt: SERVER_TIME };

export const undo: BulkAction = {
  ...running,
  id: 'ba-43',
  kind: 'undo-restore',
  label: 'Undo restore',
  status: 'queued',
  counts: { total: null, processed: 0, succeeded: 0, failed: 0, skipped: 0 },
  startedAt: null,
  undo: null,
};

export const actionsPage: Page<BulkAction> = {
  items: [running, deletion],
  nextCursor: null,
  total: 2,
  asOf: null,
  serverTime: SERVER_TIME,
};

export const itemsPage: Page<BulkActionItem> = {
  items: [
    { contactId: 'c-1001', name: 'Ada Example', outcome: 'succeeded', reason: null, message: null },
    { contactId: 'c-1002', name: 'Bo Example', outcome: 'skipped', reason: 'duplicate-email', message: null },
  ],
  nextCursor: null,
  total: 2,
  asOf: null,
  serverTime: SERVER_TIME,
};
