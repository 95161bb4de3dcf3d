import { DAY_MS, HOUR_MS, parseInstant } from '../domain/retention.js';

/** An instant as it comes with the data, or in milliseconds. */
export type Instant = string | number | null | undefined;

/** Dates, numbers and lists in one language and time zone. What can't be read gives `null`. */
export interface Format {
  /** "21 Jan 2027" */
  date(instant: Instant): string | null;
  /** "14:05" */
  time(instant: Instant): string | null;
  /** "21 Jan 2027, 14:05 GMT+1" */
  dateTime(instant: Instant): string | null;
  /** "2 days ago", "in 3 hours"; rounded towards now, so that no more time is promised than there is. */
  relative(instant: Instant, now: number): string | null;
  /** "3 mins 20 secs": the two largest units, rounded down. */
  duration(ms: number): string;
  number(value: number): string;
  /** "37 %" */
  percent(share: number): string;
  /** "a, b and c" */
  list(items: readonly string[]): string;
  /** The name of the time zone, as people read it. */
  readonly zone: string;
}

const toMs = (instant: Instant): number | null => {
  const ms = typeof instant === 'number' ? instant : parseInstant(instant);
  return ms === null || Math.abs(ms) <= 8.64e15 ? ms : null;
};

/** Calls `make` with the best language that the browser takes: an unknown or malformed one must not break the element. */
function forLang<T>(lang: string, make: (lang: string) => T): T {
  try {
    return make(lang);
  } catch {
    return make('en');
  }
}

/** The name of a time zone as the browser knows it; `undefined` for what names none. */
export function knownZone(name: unknown): string | undefined {
  if (typeof name !== 'string' || name === '') return undefined;
  if (!ZONES.has(name)) ZONES.set(name, resolveZone(name));
  return ZONES.get(name);
}

function resolveZone(timeZone: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** A value that is made at the first use: a cold `Intl.DateTimeFormat` takes tens of milliseconds. */
function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

const UNITS = [
  ['year', 365 * DAY_MS],
  ['month', 60 * DAY_MS],
  ['day', DAY_MS],
  ['hour', HOUR_MS],
  ['minute', 60_000],
] as const;

const SPANS = [
  ['day', DAY_MS],
  ['hour', HOUR_MS],
  ['minute', 60_000],
  ['second', 1000],
] as const;

function relativeParts(ms: number): [number, Intl.RelativeTimeFormatUnit] {
  const unit = UNITS.find(([, least]) => Math.abs(ms) >= least);
  if (!unit) return [0, 'second'];
  const [name, least] = unit;
  return [Math.trunc(ms / (name === 'month' ? 30 * DAY_MS : least)), name];
}

function makeFormat(lang: string, timeZone: string | null | undefined): Format {
  const zone = lazy(() => knownZone(timeZone));
  const dates = (options: Intl.DateTimeFormatOptions): (() => Intl.DateTimeFormat) =>
    lazy(() => forLang(lang, (known) => new Intl.DateTimeFormat(known, { ...options, timeZone: zone() })));
  const day = { day: 'numeric', month: 'short', year: 'numeric' } as const;
  const clock = { hour: 'numeric', minute: '2-digit' } as const;
  const date = dates(day);
  const time = dates(clock);
  const dateTime = dates({ ...day, ...clock, timeZoneName: 'short' });
  // `always` names the number of whole days; only "now" is left to the other.
  const relative = lazy(() => forLang(lang, (known) => new Intl.RelativeTimeFormat(known)));
  const now = lazy(() => forLang(lang, (known) => new Intl.RelativeTimeFormat(known, { numeric: 'auto' })));
  const number = lazy(() => forLang(lang, (known) => new Intl.NumberFormat(known)));
  const percent = lazy(() => forLang(lang, (known) => new Intl.NumberFormat(known, { style: 'percent' })));
  const list = lazy(() => forLang(lang, (known) => new Intl.ListFormat(known, { type: 'conjunction' })));
  const show = (formatter: () => Intl.DateTimeFormat) => (instant: Instant) => {
    const ms = toMs(instant);
    return ms === null ? null : formatter().format(ms);
  };
  const unit = (value: number, name: string): string =>
    forLang(lang, (known) => new Intl.NumberFormat(known, { style: 'unit', unit: name })).format(value);
  return {
    date: show(date),
    time: show(time),
    dateTime: show(dateTime),
    relative(instant, since) {
      const ms = toMs(instant);
      if (ms === null) return null;
      const [count, unit] = relativeParts(ms - since);
      return (count === 0 ? now() : relative()).format(count, unit);
    },
    duration(ms) {
      const first = SPANS.findIndex(([, span]) => ms >= span);
      const spans = first < 0 ? SPANS.slice(-1) : SPANS.slice(first, first + 2);
      const texts = spans.flatMap(([name, span], index) => {
        const count = Math.floor((index === 0 ? ms : ms % spans[0]![1]) / span);
        return index > 0 && count === 0 ? [] : [unit(count, name)];
      });
      return texts.join(' ');
    },
    number: (value) => number().format(value),
    percent: (share) => percent().format(share),
    list: (items) => list().format(items),
    get zone() {
      return (zone() ?? date().resolvedOptions().timeZone).replaceAll('_', ' ');
    },
  };
}

const ZONES = new Map<string, string | undefined>();
const FORMATS = new Map<string, Format>();

/** The formats of a language and a time zone; without one, or with an unknown one, those of the browser. */
export function formatFor(lang: string, timeZone?: string | null): Format {
  const key = `${lang}|${timeZone ?? ''}`;
  const format = FORMATS.get(key) ?? makeFormat(lang, timeZone);
  FORMATS.set(key, format);
  return format;
}
