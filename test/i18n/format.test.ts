import { expect } from '@open-wc/testing';
import { formatFor } from '../../src/i18n/format.js';

const NOW = Date.parse('2026-11-24T12:00:00Z');

describe('formatFor', () => {
  it('shows the same instant in the asked time zone and names the zone', () => {
    const instant = '2026-11-23T23:30:00Z';
    expect(formatFor('en-GB', 'Asia/Tokyo').date(instant)).to.equal('24 Nov 2026');
    expect(formatFor('en-GB', 'America/New_York').date(instant)).to.equal('23 Nov 2026');
    expect(formatFor('en-GB', 'America/New_York').dateTime(instant)).to.match(/18:30.*GMT-5/);
    expect(formatFor('en', 'America/New_York').zone).to.equal('America/New York');
  });

  it('falls back to the zone of the browser when the asked one is unknown', () => {
    const instant = '2026-11-23T23:30:00Z';
    expect(formatFor('en', 'Mars/Olympus').dateTime(instant)).to.equal(formatFor('en').dateTime(instant));
  });

  it('falls back to English when the language is malformed', () => {
    const broken = formatFor('en_US!', 'UTC');
    expect(broken.date('2026-11-23T23:30:00Z')).to.equal(formatFor('en', 'UTC').date('2026-11-23T23:30:00Z'));
    expect(broken.list(['a', 'b'])).to.equal('a and b');
  });

  for (const value of [null, undefined, '', 'yesterday', '2026-02-30T00:00:00Z', Number.NaN, 9e15]) {
    it(`gives null for what it can't read: ${String(value)}`, () => {
      const format = formatFor('en', 'UTC');
      expect([
        format.date(value),
        format.time(value),
        format.dateTime(value),
        format.relative(value, NOW),
      ]).to.deep.equal([null, null, null, null]);
    });
  }

  for (const [instant, text] of [
    ['2026-11-24T11:59:31Z', 'now'],
    ['2026-11-24T11:58:01Z', '1 minute ago'],
    ['2026-11-22T12:00:01Z', '1 day ago'],
    ['2026-11-22T12:00:00Z', '2 days ago'],
    ['2027-01-22T11:59:59Z', 'in 58 days'],
    ['2026-08-01T12:00:00Z', '3 months ago'],
    ['2024-01-01T12:00:00Z', '2 years ago'],
  ] as const) {
    it(`says "${text}" for ${instant}, rounded towards now`, () => {
      expect(formatFor('en', 'UTC').relative(instant, NOW)).to.equal(text);
    });
  }

  it('makes no date formatter before one is needed', () => {
    const { DateTimeFormat } = Intl;
    let made = 0;
    const counting = new Proxy(DateTimeFormat, {
      construct: (target, args) => {
        made += 1;
        return Reflect.construct(target, args) as Intl.DateTimeFormat;
      },
    });
    Intl.DateTimeFormat = counting;
    try {
      const format = formatFor('en-NZ', 'Pacific/Auckland');
      expect(made).to.equal(0);
      format.date('2026-11-22T12:00:00Z');
      const afterFirst = made;
      format.date('2026-11-23T12:00:00Z');
      expect(afterFirst).to.be.greaterThan(0);
      expect(made).to.equal(afterFirst);
    } finally {
      Intl.DateTimeFormat = DateTimeFormat;
    }
  });

  for (const [ms, text] of [
    [0, '0 secs'],
    [59_999, '59 secs'],
    [60_000, '1 min'],
    [200_000, '3 mins 20 secs'],
    [3_600_000 + 59_000, '1 hr'],
    [90_000_000, '1 day 1 hr'],
  ] as const) {
    it(`says how long ${ms} ms are: ${text}`, () => {
      expect(formatFor('en-GB').duration(ms)).to.equal(text);
    });
  }
});
