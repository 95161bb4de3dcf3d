import { expect } from '@open-wc/testing';
import {
  DAY_MS,
  HOUR_MS,
  isExpiringSoon,
  isWithinRetention,
  parseInstant,
  retentionDeadline,
  timeLeft,
} from 'contacts-restore/domain';

/** Whether a contact can be restored `now`, from texts alone, as a back end would ask. */
function isRestorable(deletedAt: unknown, now: string, days = 60): boolean {
  const start = parseInstant(deletedAt);
  return isWithinRetention(start === null ? null : retentionDeadline(start, days), parseInstant(now)!);
}

describe('the retention window', () => {
  const cases: [fact: string, deletedAt: string, now: string, restorable: boolean][] = [
    ['age 0', '2026-06-01T00:00:00.000Z', '2026-06-01T00:00:00.000Z', true],
    ['age 1 ms', '2026-06-01T00:00:00.000Z', '2026-06-01T00:00:00.001Z', true],
    ['the window less 1 ms', '2026-06-01T00:00:00.000Z', '2026-07-30T23:59:59.999Z', true],
    ['exactly the window', '2026-06-01T00:00:00.000Z', '2026-07-31T00:00:00.000Z', false],
    ['the window and 1 ms', '2026-06-01T00:00:00.000Z', '2026-07-31T00:00:00.001Z', false],
    ['61 local dates but less than the window', '2026-06-01T23:00:00Z', '2026-07-31T22:59:59.999Z', true],
    ['60 local dates and the window', '2026-06-01T10:00:00Z', '2026-07-31T10:00:00Z', false],
    ['expired on the same local day', '2026-06-01T08:00:00Z', '2026-07-31T20:00:00Z', false],
    [
      '60 wall-clock days over the US autumn change',
      '2026-10-01T12:00:00-04:00',
      '2026-11-30T12:00:00-05:00',
      false,
    ],
    [
      '60 wall-clock days over the US spring change',
      '2026-02-01T12:00:00-05:00',
      '2026-04-02T12:00:00-04:00',
      true,
    ],
    [
      '60 wall-clock days over the EU spring change',
      '2026-03-01T12:00:00+01:00',
      '2026-04-30T12:00:00+02:00',
      true,
    ],
    [
      '60 wall-clock days on Lord Howe in spring',
      '2026-09-01T12:00:00+10:30',
      '2026-10-31T12:00:00+11:00',
      true,
    ],
    ['over a leap day, less 1 ms', '2028-02-01T00:00:00Z', '2028-03-31T23:59:59.999Z', true],
    ['over a leap day, exactly', '2028-02-01T00:00:00Z', '2028-04-01T00:00:00Z', false],
    ['over the end of a year', '2026-12-01T00:00:00Z', '2027-01-29T23:59:59.999Z', true],
    ['over the leap second of 2016', '2016-12-31T23:59:59Z', '2017-03-01T23:59:59Z', false],
    ['an offset of two hours', '2026-06-01T02:00:00+02:00', '2026-07-31T00:00:00Z', false],
    ['microseconds, which are cut off', '2026-06-01T00:00:00.000999Z', '2026-07-31T00:00:00.000Z', false],
    ['a deletion in the future', '2026-06-01T00:05:00Z', '2026-06-01T00:00:00Z', true],
  ];
  for (const [fact, deletedAt, now, restorable] of cases) {
    it(`${restorable ? 'holds' : 'has passed'}: ${fact}`, () => {
      expect(isRestorable(deletedAt, now)).to.equal(restorable);
    });
  }

  it('is 60 times 24 hours long', () => {
    expect(retentionDeadline(0, 60)).to.equal(5_184_000_000);
  });

  it('is over from the beginning when the account keeps nothing', () => {
    expect(isRestorable('2026-06-01T00:00:00Z', '2026-06-01T00:00:00Z', 0)).to.equal(false);
  });

  it('is over for an unknown deadline', () => {
    expect(isWithinRetention(null, 0)).to.equal(false);
  });
});

describe('parseInstant', () => {
  const unreadable: [kind: string, value: unknown][] = [
    ['nothing', undefined],
    ['null', null],
    ['an empty text', ''],
    ['a number', 1_780_000_000_000],
    ['a date object', new Date(0)],
    ['a list of one', ['2026-06-01T00:00:00Z']],
    ['no zone', '2026-06-01T00:00:00'],
    ['no time', '2026-06-01'],
    ['a 30th of February', '2026-02-30T00:00:00Z'],
    ['a 29th of February in a common year', '2026-02-29T00:00:00Z'],
    ['month 13', '2026-13-01T00:00:00Z'],
    ['month 0', '2026-00-01T00:00:00Z'],
    ['day 0', '2026-06-00T00:00:00Z'],
    ['hour 24', '2026-06-01T24:00:00Z'],
    ['minute 60', '2026-06-01T00:60:00Z'],
    ['a leap second', '2016-12-31T23:59:60Z'],
    ['words', 'yesterday'],
    ['words around an instant', 'on 2026-06-01T00:00:00Z'],
    ['a line break after it', '2026-06-01T00:00:00Z\n'],
    ['another way of writing dates', 'Mon, 01 Jun 2026 00:00:00 GMT'],
    ['an impossible offset', '2026-06-01T00:00:00+99:00'],
  ];
  for (const [kind, value] of unreadable) {
    it(`reads nothing from ${kind}`, () => {
      expect(parseInstant(value)).to.equal(null);
    });
  }

  const readable: [value: string, instant: number][] = [
    ['1970-01-01T00:00:00Z', 0],
    ['1970-01-01T00:00Z', 0],
    ['1970-01-01T02:00:00+02:00', 0],
    ['1970-01-01T02:00:00+0200', 0],
    ['1969-12-31T18:30:00-05:30', 0],
    ['1970-01-01T00:00:00.5Z', 500],
    ['1970-01-01T00:00:00.001Z', 1],
    ['1970-01-01T00:00:00.001999Z', 1],
    ['1970-01-01T00:00:00.999999999Z', 999],
    ['1969-12-31T23:59:59.9999Z', -1],
    ['2028-02-29T00:00:00Z', Date.UTC(2028, 1, 29)],
  ];
  for (const [value, instant] of readable) {
    it(`reads ${value}`, () => {
      expect(parseInstant(value)).to.equal(instant);
    });
  }
});

describe('timeLeft', () => {
  const deadline = 60 * DAY_MS;
  const cases: [left: number, shown: unknown][] = [
    [60 * DAY_MS, { unit: 'days', count: 60 }],
    [60 * DAY_MS - 1, { unit: 'days', count: 59 }],
    [2 * DAY_MS - 1, { unit: 'days', count: 1 }],
    [DAY_MS + 1, { unit: 'days', count: 1 }],
    [DAY_MS, { unit: 'days', count: 1 }],
    [DAY_MS - 1, { unit: 'hours', count: 23 }],
    [HOUR_MS, { unit: 'hours', count: 1 }],
    [HOUR_MS - 1, { unit: 'under-an-hour' }],
    [1, { unit: 'under-an-hour' }],
    [0, { unit: 'expired' }],
    [-1, { unit: 'expired' }],
    [-400 * DAY_MS, { unit: 'expired' }],
  ];
  for (const [left, shown] of cases) {
    it(`shows ${left} ms as ${JSON.stringify(shown)}`, () => {
      expect(timeLeft(deadline, deadline - left)).to.deep.equal(shown);
    });
  }

  it('shows an unknown deadline as unknown', () => {
    expect(timeLeft(null, 0)).to.deep.equal({ unit: 'unknown' });
  });
});

describe('isExpiringSoon', () => {
  const cases: [left: number, soon: boolean][] = [
    [7 * DAY_MS + 1, false],
    [7 * DAY_MS, true],
    [1, true],
    [0, false],
  ];
  for (const [left, soon] of cases) {
    it(`is ${soon} with ${left} ms left`, () => {
      expect(isExpiringSoon(100 * DAY_MS, 100 * DAY_MS - left)).to.equal(soon);
    });
  }

  it('is false for an unknown deadline', () => {
    expect(isExpiringSoon(null, 0)).to.equal(false);
  });

  it('takes another number of days', () => {
    expect(isExpiringSoon(DAY_MS + 1, 0, 1)).to.equal(false);
    expect(isExpiringSoon(DAY_MS, 0, 1)).to.equal(true);
  });
});
