/**
 * The retention window. Instants here are whole milliseconds since 1970 in UTC. A window is so many times 24 hours, never
 * calendar days: daylight saving and time zones play no part in the rule.
 */

export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** The window of the CRM that this feature comes from (HighLevel, "Restore Deleted Contacts"). */
export const DEFAULT_RETENTION_DAYS = 60;

/** How close to its end the elements begin to warn about a contact. */
export const EXPIRING_SOON_DAYS = 7;

// No second 60: WebKit would read a leap second, others don't.
const INSTANT = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/;

/**
 * Reads an ISO 8601 instant, in milliseconds; finer parts are cut off, so that nothing lives longer than it should.
 * `null` for whatever can't be placed on the time line for certain: no zone, an impossible date, not a string. Whoever
 * gets `null` must treat the contact as not restorable.
 */
export function parseInstant(value: unknown): number | null {
  if (typeof value !== 'string') return null;
  const parts = INSTANT.exec(value);
  if (!parts) return null;
  const [year, month, day, hour] = parts.slice(1, 5).map(Number) as [number, number, number, number];
  // Engines roll 30 February over into March instead of refusing it.
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth || hour > 23) return null;
  const cut = value.replace(/(\.\d{3})\d+/, '$1');
  const instant = Date.parse(cut);
  return Number.isNaN(instant) ? null : instant;
}

/** The first instant at which a contact can no longer be restored. */
export function retentionDeadline(deletedAt: number, retentionDays: number): number {
  return deletedAt + retentionDays * DAY_MS;
}

/** Whether a contact with this deadline can still be restored. Equal is too late; an unknown deadline is no. */
export function isWithinRetention(deadline: number | null, now: number): boolean {
  return deadline !== null && now < deadline;
}

/** How much of the window is left, in the unit in which it is shown. */
export type TimeLeft =
  { unit: 'days' | 'hours'; count: number } | { unit: 'under-an-hour' | 'expired' | 'unknown' };

/**
 * What is left until a deadline, rounded down: rounding up would promise time that isn't there. So a contact just deleted
 * has 60 days left, one millisecond later 59, and the last day counts in hours.
 */
export function timeLeft(deadline: number | null, now: number): TimeLeft {
  if (deadline === null) return { unit: 'unknown' };
  const left = deadline - now;
  if (left >= DAY_MS) return { unit: 'days', count: Math.floor(left / DAY_MS) };
  if (left >= HOUR_MS) return { unit: 'hours', count: Math.floor(left / HOUR_MS) };
  return { unit: left > 0 ? 'under-an-hour' : 'expired' };
}

/** Whether a contact is still restorable but not for much longer. */
export function isExpiringSoon(
  deadline: number | null,
  now: number,
  withinDays = EXPIRING_SOON_DAYS,
): boolean {
  return isWithinRetention(deadline, now) && deadline! - now <= withinDays * DAY_MS;
}
