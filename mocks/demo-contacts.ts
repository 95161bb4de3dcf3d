import type {
  Actor,
  DeletedContact,
  DeletedContactDetails,
  DeletionSource,
  RelatedKind,
  RelatedSummary,
} from 'contacts-restore/adapter';
import { DAY_MS, HOUR_MS, RELATED_KINDS, phoneKey } from 'contacts-restore/domain';
import { CULTURES, type Culture } from './demo-names.js';
import type { Random } from './random.js';

/** What a person can be reached by. */
export type DemoPerson = Pick<DeletedContact, 'name' | 'email' | 'phone'>;

/** A deleted contact as a seed of the memory adapter, which works the rest out. */
export interface DemoContact extends DemoPerson {
  id: string;
  deletedAt: string;
  deletedBy: Actor | null;
  source: DeletionSource;
  bulkActionId: string | null;
  related: RelatedSummary | null;
  /** What the read-only look shows. */
  fields: DeletedContactDetails['fields'];
}

/** A live contact, which may hold the same values as a deleted one. */
export interface DemoLiveContact extends DemoPerson {
  id: string;
}

const MAIL_DOMAINS = ['example.com', 'example.org', 'example.net'];
const FREE_NUMBER_TRIES = 40;

/** Makes people up, no two with the same e-mail or phone. */
export class DemoPeople {
  readonly #random: Random;
  readonly #mails = new Map<string, number>();
  readonly #phones = new Set<string>();

  constructor(random: Random) {
    this.#random = random;
  }

  /** Most have everything, some lack one thing or other, as in any CRM. */
  next(): DemoPerson {
    const random = this.#random;
    const culture = random.pick(CULTURES);
    const [given, givenLatin] = spellings(random.pick(culture.given));
    const [family, familyLatin] = spellings(random.pick(culture.family));
    const order = culture.familyFirst ? [family, given] : [given, family];
    const gap = culture.familyFirst && given !== givenLatin ? '' : ' ';
    return {
      name: random.chance(0.03) ? null : order.join(gap),
      email: random.chance(0.1) ? null : this.#email(givenLatin, familyLatin),
      phone: random.chance(0.14) ? null : this.#phone(culture),
    };
  }

  #email(given: string, family: string): string {
    const random = this.#random;
    const [first, last] = [mailPart(given), mailPart(family)];
    const local = random.pick([
      `${first}.${last}`,
      `${first[0]}${last}`,
      `${first}_${last[0]}`,
      `${last}.${first}`,
    ]);
    const count = (this.#mails.get(local) ?? 0) + 1;
    this.#mails.set(local, count);
    const address = `${local}${count > 1 ? count : ''}@${random.pick(MAIL_DOMAINS)}`;
    return random.chance(0.04) ? address.toUpperCase() : address;
  }

  #phone(culture: Culture): string | null {
    const random = this.#random;
    for (let tries = 0; tries < FREE_NUMBER_TRIES; tries++) {
      const number = random.pick(culture.phones).replace(/#/g, () => String(random.int(0, 9)));
      const key = phoneKey(number);
      if (key === null || this.#phones.has(key)) continue;
      this.#phones.add(key);
      return number;
    }
    return null;
  }
}

function spellings(name: string): [written: string, latin: string] {
  const [written = '', latin = written] = name.split('|');
  return [written, latin];
}

const UNDECOMPOSED: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  ı: 'i',
  đ: 'd',
  þ: 'th',
  æ: 'ae',
};

/** A name as people put it into an e-mail address: plain letters only. */
function mailPart(name: string): string {
  const plain = name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[ßøłıđþæ]/g, (letter) => UNDECOMPOSED[letter] ?? '')
    .replace(/[^a-z]/g, '');
  return plain || 'contact';
}

/** Up to how many of a kind hang on one contact. */
const MOST_RELATED: Readonly<Record<RelatedKind, number>> = {
  opportunities: 3,
  notes: 8,
  tasks: 5,
  conversations: 24,
  appointments: 3,
  workflows: 2,
  campaigns: 2,
};

/** Associated data; of some contacts a part was deleted on its own before. */
export function relatedData(random: Random): RelatedSummary {
  if (random.chance(0.2)) return {};
  const kinds = RELATED_KINDS.flatMap((kind) => {
    if (random.chance(0.55)) return [];
    const returns = random.int(1, MOST_RELATED[kind]);
    const separable = kind === 'notes' || kind === 'tasks' || kind === 'opportunities';
    const deletedSeparately = separable && random.chance(0.15) ? random.int(1, 3) : 0;
    return [[kind, { returns, deletedSeparately }] as const];
  });
  return Object.fromEntries(kinds);
}

const COMPANIES = [
  'Northwind Clinics',
  'Brightwater Dental',
  'Café Zürich',
  'Umbra Yoga',
  '株式会社さくら',
  'Hexagon & Sons',
];
const TAGS = ['customer', 'prospect', 'newsletter', 'webinar-2026-10', 'vip', 'do-not-call'];
const STAGES = ['New lead', 'Contacted', 'Proposal sent', 'Won', 'Lost'];

/** What the CRM knows of a contact, beside what it can be reached by: more of some, less of others. */
export function lookFields(random: Random, { name, email, phone }: DemoPerson): DemoContact['fields'] {
  const known: [label: string, value: string | null][] = [
    ['Name', name],
    ['Email', email],
    ['Phone', phone],
    ['Company', random.chance(0.4) ? random.pick(COMPANIES) : null],
    ['Stage', random.chance(0.5) ? random.pick(STAGES) : null],
    ['Tags', random.chance(0.6) ? TAGS.filter(() => random.chance(0.3)).join(', ') : null],
  ];
  return known.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

/** People of the account who delete things. */
export const DELETERS: readonly Actor[] = [
  { id: 'user-1', name: 'Sam Ode' },
  { id: 'user-2', name: 'Priya Raman' },
  { id: 'user-3', name: 'Łucja Zając' },
  { id: 'user-4', name: 'Ahmed Nasser' },
  { id: 'user-5', name: 'Mei-Ling Wu' },
  { id: 'user-6', name: null },
];

const SOURCES: readonly DeletionSource[] = [
  'manual',
  'manual',
  'manual',
  'manual',
  'workflow',
  'api',
  'merge',
  'unknown',
];

/** How long before now something was deleted; most of it lately. */
function ageMs(random: Random): number {
  const days = 60 * random.next() ** 1.4;
  return Math.floor(Math.min(days, 59.5) * DAY_MS);
}

/** Contacts that were deleted one by one. */
export function singleDeletions(
  random: Random,
  people: DemoPeople,
  { now, count }: { now: number; count: number },
) {
  return Array.from({ length: count }, (_, index): DemoContact => {
    const source = random.pick(SOURCES);
    const person = people.next();
    return {
      id: `contact-${index + 1}`,
      ...person,
      deletedAt: new Date(now - ageMs(random) - random.int(0, HOUR_MS)).toISOString(),
      deletedBy: source === 'workflow' || source === 'unknown' ? null : random.pick(DELETERS),
      source,
      bulkActionId: null,
      related: relatedData(random),
      fields: lookFields(random, person),
    };
  });
}
