import { expect } from '@open-wc/testing';
import { en } from 'contacts-restore/i18n/en';
import { counter } from '../../src/i18n/plural.js';

describe('counter', () => {
  it('uses the plural rules of its language, not "1 or many"', () => {
    const forms = { one: '# kontakt', few: '# kontakty', many: '# kontaktów', other: '# kontaktu' };
    const count = counter('pl');
    expect([1, 3, 5, 22].map((n) => count(n, forms))).to.deep.equal([
      '1 kontakt',
      '3 kontakty',
      '5 kontaktów',
      '22 kontakty',
    ]);
  });

  it('falls back to "other" and groups the digits of large numbers', () => {
    expect(counter('en')(1284, { one: '# contact', other: '# contacts' })).to.equal('1,284 contacts');
    expect(counter('en')(1, { other: '# selected' })).to.equal('1 selected');
  });
});

describe('English strings', () => {
  it('say "contact" for one and "contacts" for none and for many', () => {
    expect([0, 1, 2].map(en.common.restoreN)).to.deep.equal([
      'Restore 0 contacts',
      'Restore 1 contact',
      'Restore 2 contacts',
    ]);
  });

  it('hold neither an unfilled number nor an unreadable value', () => {
    const say = (entry: unknown): string[] => {
      if (typeof entry === 'string') return [entry];
      if (typeof entry === 'function') return say(entry(2, 3, 4));
      return Object.values(entry as object).flatMap(say);
    };
    for (const text of say(en))
      expect(text)
        .to.match(/^\S/)
        .and.not.match(/#|undefined|null|NaN|\[object/);
  });

  it('never say recover, undelete, successfully or please', () => {
    const words = JSON.stringify(en, (_, value: unknown) =>
      typeof value === 'function' ? String(value) : value,
    );
    expect(words).not.to.match(/recover|undelete|successful|please|cannot/i);
  });
});
