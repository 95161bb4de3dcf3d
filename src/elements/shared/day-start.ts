function wallClock(timeZone: string | undefined): Intl.DateTimeFormat {
  const numeric = 'numeric';
  const fields = {
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  } as const;
  return new Intl.DateTimeFormat('en-u-ca-iso8601-hc-h23', { ...fields, timeZone });
}

function zoneClock(timeZone: string | null | undefined): Intl.DateTimeFormat {
  try {
    return wallClock(timeZone ?? undefined);
  } catch {
    return wallClock(undefined);
  }
}

/**
 * The instant at which a day begins in a time zone; `daysLater` for a day after it. `null` for what isn't a day as a date field
 * gives it. Only for asking: what belongs to which day is a matter of display, and no rule counts days.
 */
export function dayStart(day: string, timeZone: string | null | undefined, daysLater = 0): string | null {
  const [year, month, date] = day.split('-').map(Number);
  if (!year || !month || !date) return null;
  const wall = Date.UTC(year, month - 1, date + daysLater);
  const clock = zoneClock(timeZone);
  const ahead = (instant: number): number => {
    const parts = clock.formatToParts(instant);
    const read = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
    const [y, mo, d, h, mi, s] = ['year', 'month', 'day', 'hour', 'minute', 'second'].map(read);
    return Date.UTC(y!, mo! - 1, d, h, mi, s) - instant;
  };
  // The second look is for days on which the clock was set.
  const instant = wall - ahead(wall - ahead(wall));
  return Number.isFinite(instant) ? new Date(instant).toISOString() : null;
}
