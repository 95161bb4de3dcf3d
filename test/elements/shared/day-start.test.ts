import { expect } from '@open-wc/testing';
import { dayStart } from '../../../src/elements/shared/day-start.js';

describe('dayStart', () => {
  for (const [day, zone, later, instant] of [
    ['2026-11-24', 'UTC', 0, '2026-11-24T00:00:00.000Z'],
    ['2026-11-24', 'Europe/Berlin', 0, '2026-11-23T23:00:00.000Z'],
    ['2026-11-24', 'America/New_York', 0, '2026-11-24T05:00:00.000Z'],
    ['2026-11-24', 'Asia/Kathmandu', 0, '2026-11-23T18:15:00.000Z'],
    // The clock is put back on the 25th at 3 o'clock, and forward on 29 March.
    ['2026-10-25', 'Europe/Berlin', 0, '2026-10-24T22:00:00.000Z'],
    ['2026-10-25', 'Europe/Berlin', 1, '2026-10-25T23:00:00.000Z'],
    ['2026-03-29', 'Europe/Berlin', 1, '2026-03-29T22:00:00.000Z'],
    ['2026-12-31', 'UTC', 1, '2027-01-01T00:00:00.000Z'],
  ] as const) {
    it(`finds the beginning of ${day} in ${zone}, ${later} days later`, () => {
      expect(dayStart(day, zone, later)).to.equal(instant);
    });
  }

  it('gives nothing for what is no day', () => {
    for (const text of ['', '2026-02-30', '24.11.2026', '2026-11-24T00:00']) {
      expect(dayStart(text, 'UTC')).to.equal(undefined);
    }
  });
});
