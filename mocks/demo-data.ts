import type { Account, BulkAction } from 'contacts-restore/adapter';
import { demoHistory, settled, type DemoBulkAction } from './demo-bulk-actions.js';
import {
  DELETERS,
  DemoPeople,
  singleDeletions,
  type DemoContact,
  type DemoLiveContact,
  type DemoPerson,
} from './demo-contacts.js';
import { specialDeletions } from './demo-special-contacts.js';
import { createRandom, type Random } from './random.js';

export type { DemoBulkAction, DemoContact, DemoLiveContact, DemoPerson };

export interface DemoDataOptions {
  /** The instant that the data are made for, in milliseconds since 1970 or as a date: all others lie around it. */
  now: number | Date;
  /** The same seed and instant give the same data. Default: 1. */
  seed?: number | undefined;
  /** Contacts that were deleted one by one, beside those of bulk deletes. Default: 600. */
  singleDeletions?: number | undefined;
  /** Contacts that are live and clash with nothing. Default: 420. */
  liveContacts?: number | undefined;
  /** Whether all that was under way has ended. A memory adapter doesn't work on its seeds: they look stuck. Default: false. */
  isSettled?: boolean | undefined;
}

/** Seeds for `createMemoryAdapter`. */
export interface DemoData {
  account: Pick<Account, 'id' | 'name' | 'timeZone' | 'viewer'>;
  contacts: DemoContact[];
  liveContacts: DemoLiveContact[];
  bulkActions: DemoBulkAction[];
}

/** How many deleted contacts clash with a live one, by e-mail and by phone. */
const CLASHES = { email: 18, phone: 12 };

/**
 * A CRM account to look at: some 2,400 deleted contacts of several people, two months of history, and live contacts that
 * clash with a few of them. All made up: addresses are at example domains, numbers from ranges set aside for fiction.
 */
export function createDemoData(options: DemoDataOptions): DemoData {
  const { seed = 1, singleDeletions: singles = 600, liveContacts: lives = 420, isSettled = false } = options;
  const now = Number(options.now);
  const random = createRandom(seed);
  const people = new DemoPeople(random);
  const history = demoHistory(random, people, now);
  const single = singleDeletions(random, people, { now, count: singles });
  const live = Array.from({ length: lives }, (_, index) => ({ id: `live-${index + 1}`, ...people.next() }));
  return {
    account: {
      id: 'account-1',
      name: 'Northwind Clinics',
      timeZone: 'Europe/Berlin',
      viewer: { ...DELETERS[0]!, canRestore: true },
    },
    contacts: [...single, ...specialDeletions(random, people, now), ...history.contacts],
    liveContacts: [
      ...live,
      ...history.liveContacts,
      ...clashing(random, people, [...single, ...history.contacts]),
    ],
    bulkActions: (isSettled ? history.bulkActions.map(settled) : history.bulkActions).sort(newestFirst),
  };
}

const newestFirst = (a: Pick<BulkAction, 'createdAt'>, b: Pick<BulkAction, 'createdAt'>): number =>
  Date.parse(b.createdAt) - Date.parse(a.createdAt);

/** Live contacts with the e-mail or phone of a deleted one, written in another way as people do. */
function clashing(random: Random, people: DemoPeople, deleted: readonly DemoContact[]): DemoLiveContact[] {
  const take = (field: 'email' | 'phone', count: number) => {
    const holders = deleted.filter((contact) => contact[field] !== null);
    const step = Math.floor(holders.length / count);
    return holders.filter((_, index) => index % step === 0).slice(0, count);
  };
  return [
    ...take('email', CLASHES.email).map((contact, index) => ({
      ...people.next(),
      id: `live-same-email-${index + 1}`,
      name: contact.name,
      email: random.chance(0.5) ? (contact.email?.toUpperCase() ?? null) : contact.email,
    })),
    ...take('phone', CLASHES.phone).map((contact, index) => ({
      ...people.next(),
      id: `live-same-phone-${index + 1}`,
      phone: random.chance(0.5) ? (contact.phone?.replace(/[\s()./-]/g, '') ?? null) : contact.phone,
    })),
  ];
}
