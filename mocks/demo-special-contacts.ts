import { DAY_MS, HOUR_MS } from 'contacts-restore/domain';
import {
  DELETERS,
  lookFields,
  relatedData,
  type DemoContact,
  type DemoPeople,
  type DemoPerson,
} from './demo-contacts.js';
import type { Random } from './random.js';

const MINUTE_MS = 60_000;
const WINDOW_MS = 60 * DAY_MS;

/** How long the last ones have left. Short and long, so that every way to say it is seen. */
const TIME_LEFT_MS = [
  ...[2, 20, 45].map((minutes) => minutes * MINUTE_MS),
  ...[1, 2, 3, 5, 8, 12, 20, 23].map((hours) => hours * HOUR_MS + MINUTE_MS),
  ...[1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7].map((days) => days * DAY_MS + 2 * HOUR_MS),
];
/** How long the first ones are over the end of their window. */
const TIME_OVER_MS = [0, 1, HOUR_MS, 5 * HOUR_MS, DAY_MS, 2 * DAY_MS, 9 * DAY_MS, 40 * DAY_MS];

const LONG_NAME =
  'Wolfeschlegelsteinhausenbergerdorff '.repeat(4) +
  'Hubert Blaine Adolph Charles David Earl Frederick Gerald Irvin';

/** People whose particulars put a list to the test. Their names say nothing to a machine that treats them as text. */
const ODD_PEOPLE: readonly DemoPerson[] = [
  { name: '<img src=x onerror=alert(1)>', email: 'markup@example.com', phone: '+1 (202) 555-0199' },
  { name: '"><script>alert(document.domain)</script>', email: 'script@example.com', phone: null },
  { name: '=HYPERLINK("https://example.com/steal","Click me")', email: 'formula@example.com', phone: null },
  { name: "+SUM(1+1)*cmd|' /C calc'!A0", email: '@SUM(A1)@example.com', phone: '-2+3' },
  // oxlint-disable-next-line house/no-unsafe-dom -- a name like any other
  { name: 'javascript:alert(1)', email: 'javascript:alert(1)', phone: 'tel:*#06#' },
  { name: '${alert(1)} {{7*7}} #{7*7}', email: "o'--drop@example.com", phone: null },
  { name: 'Ana \u202egpj.eliforp', email: 'bidi@example.com', phone: null },
  { name: '\u2067Isolated\u2066 Anna\u2069', email: 'isolate@example.com', phone: null },
  { name: '\u200b\u200b\u2060', email: 'zero-width@example.com', phone: null },
  { name: '\u3164\u2800', email: null, phone: '+44 7700 900999' },
  { name: '', email: 'empty-name@example.com', phone: '' },
  { name: '   ', email: null, phone: null },
  { name: null, email: 'mail-only@example.com', phone: null },
  { name: null, email: null, phone: '+44 20 7946 0999' },
  { name: null, email: null, phone: null },
  {
    name: LONG_NAME,
    email: `${'long.'.repeat(12)}name@${'sub.'.repeat(20)}example.com`,
    phone: '+1 (212) 555-0198',
  },
  { name: 'Z̸̡̢͎̺̗͉̝͒̾͐a̷̧̛̳̩̘l̶͇̘̈́g̵̛̖͝o̸̝̔̾', email: 'zalgo@example.com', phone: null },
  { name: '👩🏽‍🚀 Zoë 👨‍👩‍👧‍👦', email: 'emoji@example.com', phone: null },
  { name: 'عبد الرحمن بن محمد الحسيني', email: 'abdulrahman@example.com', phone: '+33 1 99 00 99 99' },
  { name: 'נועה בן־דוד (Noa Ben-David)', email: 'noa@example.com', phone: null },
  { name: 'null', email: 'null@example.com', phone: null },
  { name: 'constructor', email: '__proto__@example.com', phone: null },
  { name: 'Robert"); DROP TABLE contacts;--', email: 'bobby@example.com', phone: null },
  { name: 'Line one\nLine two\tTabbed', email: 'lines@example.com', phone: null },
];

/** Contacts for the edges: hostile and empty particulars, the last hours of the window, and what is past it. */
export function specialDeletions(random: Random, people: DemoPeople, now: number): DemoContact[] {
  const contact = (id: string, person: DemoPerson, deletedAt: number): DemoContact => ({
    id,
    ...person,
    deletedAt: new Date(deletedAt).toISOString(),
    deletedBy: random.pick(DELETERS),
    source: 'manual',
    bulkActionId: null,
    related: relatedData(random),
    fields: lookFields(random, person),
  });
  return [
    ...ODD_PEOPLE.map((person, index) =>
      contact(`odd-${index + 1}`, person, now - (index + 1) * 7 * HOUR_MS),
    ),
    ...TIME_LEFT_MS.map((left, index) => contact(`last-${index + 1}`, people.next(), now - WINDOW_MS + left)),
    ...TIME_OVER_MS.map((over, index) => contact(`late-${index + 1}`, people.next(), now - WINDOW_MS - over)),
  ];
}
