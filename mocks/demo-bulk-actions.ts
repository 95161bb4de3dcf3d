import type { BulkAction, BulkActionStatus, IneligibleReason } from 'contacts-restore/adapter';
import { HOUR_MS, isFinalStatus } from 'contacts-restore/domain';
import {
  DELETERS,
  lookFields,
  relatedData,
  type DemoContact,
  type DemoLiveContact,
  type DemoPeople,
} from './demo-contacts.js';
import type { Random } from './random.js';

/** A line of the history as a seed of the memory adapter. */
export type DemoBulkAction = Pick<
  BulkAction,
  'id' | 'kind' | 'label' | 'status' | 'counts' | 'createdAt' | 'startedAt' | 'finishedAt' | 'createdBy'
> &
  Partial<Pick<BulkAction, 'restoresId' | 'restoredById' | 'message'>> & {
    items?: { contactId: string; outcome: 'succeeded' | 'skipped'; reason: IneligibleReason | null }[];
  };

const DAY_HOURS = 24;

/** The time that one contact takes in a bulk action. */
const PER_CONTACT_MS = 120;

type Line = readonly [
  kind: string,
  label: string,
  status: BulkActionStatus,
  ageHours: number,
  total: number | null,
  failed?: number,
  skipped?: number,
];

/** Bulk deletes whose contacts can come back; the last one for a day and a half only. */
const DELETES: readonly Line[] = [
  ['delete', 'Imported by mistake: spring fair', 'completed', 2 * DAY_HOURS, 1240],
  ['delete', 'Bounced three times', 'completed', 9 * DAY_HOURS, 310],
  ['delete', 'No consent on file', 'completed', 23 * DAY_HOURS + 5, 120],
  ['delete', 'Test contacts of the sandbox', 'completed', 41 * DAY_HOURS + 2, 85],
  ['delete', 'Old leads, round 3', 'completed', 58 * DAY_HOURS + 12, 40],
];

/** Everything else that a CRM does in bulk, in every status. */
const OTHERS: readonly Line[] = [
  ['update', 'Set owner to Priya Raman', 'in-progress', 1, 1284],
  ['import', 'contacts-november.csv', 'queued', 1, 5200],
  ['send-email', 'Winter newsletter', 'scheduled', 3, 18_400],
  ['send-sms', 'Appointment reminder', 'scheduled', 5, null],
  ['add-to-workflow', 'Nurture: winter', 'paused', 7, 760],
  ['remove-tag', 'prospect-2024', 'cancelling', 2, 3100],
  ['add-tag', 'customer', 'completed', 8, 412],
  ['update', 'Normalise countries', 'completed-with-errors', 20, 2210, 14, 3],
  ['import', 'trade-fair-leads.csv', 'failed', 26, 900],
  ['send-email', 'Autumn newsletter', 'completed-with-errors', 30, 17_950, 212, 640],
  ['export', 'All customers', 'completed', 52, 9120],
  ['add-tag', 'webinar-2026-10', 'completed', 75, 233],
  ['send-review-request', 'Review requests for October', 'completed', 100, 88],
  ['remove-from-workflow', 'Onboarding (old)', 'cancelled', 130, 540],
  ['update', 'Set time zone', 'completed', 160, 61],
  ['merge', 'Duplicates by e-mail', 'completed-with-errors', 190, 47, 2, 5],
  ['import', 'newsletter-sign-ups.csv', 'completed', 260, 1530],
  ['add-tag', 'vip', 'completed', 300, 12],
  ['send-sms', 'Closed on Monday', 'failed', 330, 2000],
  ['update', 'Clear custom field “Legacy id”', 'completed', 410, 8800],
  ['add-to-workflow', 'Win-back', 'completed', 500, 640],
  ['remove-tag', 'do-not-call', 'cancelled', 640, 90],
  ['export', 'Contacts without e-mail', 'completed', 800, 320],
  ['import', 'partners.csv', 'completed-with-errors', 1000, 210, 9, 0],
  ['send-email', 'Summer newsletter', 'completed', 1500, 16_020],
  ['add-tag', 'migrated', 'completed', 2100, 21_000],
];

/** An action that lies completely in the past, or as far as its status has come. */
function history(random: Random, now: number, id: string, line: Line): DemoBulkAction {
  const [kind, label, status, ageHours, total, failed = 0, skipped = 0] = line;
  const created = now - ageHours * HOUR_MS - random.int(0, 40) * 60_000;
  const waits = status === 'scheduled' || status === 'queued';
  const processed = total === null || waits ? 0 : progress(random, status, total);
  const started = created + random.int(1, 9) * 1000;
  const iso = (instant: number) => new Date(instant).toISOString();
  return {
    id,
    kind,
    label,
    status,
    counts: { total, processed, succeeded: processed - failed - skipped, failed, skipped },
    createdAt: iso(created),
    startedAt: waits ? null : iso(started),
    finishedAt: isFinalStatus(status) ? iso(Math.min(now, started + processed * PER_CONTACT_MS)) : null,
    createdBy: random.pick(DELETERS),
    ...(status === 'failed' && { message: 'The file could not be read to its end.' }),
  };
}

/** An action that was under way, at its end. What waits for its time or for somebody stays as it is. */
export function settled(action: DemoBulkAction): DemoBulkAction {
  const { status, counts, createdAt, startedAt } = action;
  if (status !== 'queued' && status !== 'in-progress' && status !== 'cancelling') return action;
  const isStopped = status === 'cancelling';
  const done = isStopped ? counts.processed : (counts.total ?? 0);
  const started = startedAt ?? createdAt;
  return {
    ...action,
    status: isStopped ? 'cancelled' : 'completed',
    counts: { ...counts, processed: done, succeeded: done },
    startedAt: started,
    finishedAt: new Date(Date.parse(started) + done * PER_CONTACT_MS).toISOString(),
  };
}

/** How many contacts are done: all of a completed action, a part of one that was stopped or still runs. */
function progress(random: Random, status: BulkActionStatus, total: number): number {
  return status.startsWith('completed') ? total : Math.floor(total * (0.2 + 0.6 * random.next()));
}

/** The contacts of a bulk delete, deleted one after the other. */
function deletedBy(random: Random, people: DemoPeople, action: DemoBulkAction): DemoContact[] {
  const started = Date.parse(action.startedAt ?? action.createdAt);
  return Array.from({ length: action.counts.succeeded }, (_, index) => {
    const person = people.next();
    return {
      id: `${action.id}-contact-${index + 1}`,
      ...person,
      deletedAt: new Date(started + index * PER_CONTACT_MS).toISOString(),
      deletedBy: action.createdBy,
      source: 'bulk-action',
      bulkActionId: action.id,
      related: relatedData(random),
      fields: lookFields(random, person),
    };
  });
}

/** What the history brings with it: its lines, and the contacts that its deletes deleted and its restores restored. */
export interface DemoHistory {
  bulkActions: DemoBulkAction[];
  contacts: DemoContact[];
  liveContacts: DemoLiveContact[];
}

export function demoHistory(random: Random, people: DemoPeople, now: number): DemoHistory {
  const deletes = DELETES.map((line, index) => history(random, now, `bulk-delete-${index + 1}`, line));
  const others = OTHERS.map((line, index) => history(random, now, `bulk-${index + 1}`, line));
  const tooOld = history(random, now, 'bulk-delete-too-old', [
    'delete',
    'Old leads, round 1',
    'completed',
    74 * DAY_HOURS,
    220,
  ]);
  const undone = undoneRestore(random, now);
  const restored = restoredDelete(random, people, now);
  return {
    bulkActions: [...deletes, ...others, tooOld, ...undone, ...restored.bulkActions],
    contacts: [...deletes.flatMap((action) => deletedBy(random, people, action)), ...restored.contacts],
    liveContacts: restored.liveContacts,
  };
}

/** A bulk delete that was restored: all but three came back, because of clashes. It can be undone, and the rest retried. */
function restoredDelete(random: Random, people: DemoPeople, now: number): DemoHistory {
  const ids = { deleted: 'bulk-delete-restored', restore: 'bulk-restore-1' };
  const deleted = history(random, now, ids.deleted, [
    'delete',
    'Wrong smart list',
    'completed',
    12 * DAY_HOURS,
    64,
  ]);
  const restore = history(random, now, ids.restore, [
    'restore',
    'Restore: Wrong smart list',
    'completed-with-errors',
    11 * DAY_HOURS,
    64,
    0,
    3,
  ]);
  const contacts = deletedBy(random, people, deleted);
  const behind = contacts.slice(0, 3).map((contact, index) => {
    const taken = { ...contact, email: `taken-${index + 1}@example.org` };
    return { ...taken, fields: lookFields(random, taken) };
  });
  const back = contacts.slice(3);
  const holders = behind.map(({ email }, index) => ({
    ...people.next(),
    id: `live-holder-${index + 1}`,
    email,
  }));
  const items = [
    ...behind.map(({ id }) => ({
      contactId: id,
      outcome: 'skipped' as const,
      reason: 'duplicate-email' as const,
    })),
    ...back.map(({ id }) => ({ contactId: id, outcome: 'succeeded' as const, reason: null })),
  ];
  return {
    bulkActions: [
      { ...deleted, restoredById: ids.restore },
      { ...restore, restoresId: ids.deleted, items },
    ],
    contacts: behind,
    liveContacts: [...holders, ...back.map(({ id, name, email, phone }) => ({ id, name, email, phone }))],
  };
}

/** A restore long ago that somebody took back, and one that was stopped on its way. */
function undoneRestore(random: Random, now: number): DemoBulkAction[] {
  const lines: Line[] = [
    ['restore', 'Restore of 18 contacts', 'completed', 70 * DAY_HOURS, 18],
    ['undo-restore', 'Undo: Restore of 18 contacts', 'completed', 69 * DAY_HOURS, 18],
    ['restore', 'Restore of 400 contacts', 'cancelled', 66 * DAY_HOURS, 400],
  ];
  return lines.map((line, index) => history(random, now, `bulk-past-${index + 1}`, line));
}
