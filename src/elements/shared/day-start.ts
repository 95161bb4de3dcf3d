import { DAY_MS, parseInstant } from '../../domain/retention.js';

const isDay = (day: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(day) && parseInstant(`${day}T00:00:00Z`) !== null;

/** By how much the wall clock of a zone is ahead of UTC at an instant. */
function offsetMs(instant: number, format: Intl.DateTimeFormat): number {
  const parts = Object.fromEntries(
    format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour % 24, minute, second) - Math.floor(instant / 1000) * 1000;
}

function zoneFormat(timeZone: string | undefined): Intl.DateTimeFormat {
  const digits = '2-digit' as const;
  return new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    year: 'numeric',
    month: digits,
    day: digits,
    hour: digits,
    minute: digits,
    second: digits,
    hourCycle: 'h23',
    ...(timeZone && { timeZone }),
  });
}

/**
 * The instant at which a calendar day ("2026-11-24") begins in a time zone, or so many days later; the browser's zone for
 * one that isn't given. `undefined` for what is no day.
 */
export function dayStart(day: string, timeZone: string | undefined, daysLater = 0): string | undefined {
  if (!isDay(day)) return undefined;
  const wall = Date.parse(`${day}T00:00:00Z`) + daysLater * DAY_MS;
  const format = zoneFormat(timeZone);
  const near = wall - offsetMs(wall, format);
  // The offset may be another one there, around a change to or from daylight saving time.
  return new Date(wall - offsetMs(near, format)).toISOString();
}
