import { expect } from '@open-wc/testing';
import {
  contactLabel,
  digitsOf,
  emailKey,
  foldText,
  matchesSearch,
  phoneKey,
  searchTerm,
  searchableText,
  shortId,
  toCsv,
  visibleText,
} from 'contacts-restore/domain';

describe('foldText', () => {
  const cases: [text: string, folded: string][] = [
    ['AGNES', 'agnes'],
    ['Ágnes', 'agnes'],
    ['A\u0301gnes', 'agnes'],
    ['ＡＧＮＥＳ', 'agnes'],
    ['ﬁn', 'fin'],
    ['ΟΔΟΣ', 'οδος'],
    ['Ágnes \t Kovács', 'agnes kovacs'],
    ['', ''],
  ];
  for (const [text, folded] of cases) {
    it(`folds "${text}" to "${folded}"`, () => {
      expect(foldText(text)).to.equal(folded);
    });
  }

  it('folds a Greek word alike in capitals and in small letters', () => {
    expect(foldText('Γιώργος')).to.equal(foldText('ΓΙΏΡΓΟΣ'));
  });

  it('folds the dotted capital I of Turkish alike with the plain one', () => {
    expect(foldText('İnci')).to.equal('inci');
  });
});

describe('search', () => {
  const row = searchableText({
    name: 'Ágnes  Kovács',
    email: 'Agnes.K+crm@Example.com',
    phone: '+1 (555) 010-0199',
  });
  const cases: [search: string, found: boolean][] = [
    ['agnes', true],
    ['KOVACS', true],
    ['Kovács', true],
    ['nes', true],
    ['example.COM', true],
    ['k+crm', true],
    ['5550100199', true],
    ['555-010', true],
    ['(555) 010', true],
    ['0199', true],
    ['555 999', false],
    ['bob', false],
    ['.*', false],
    ['(a+)+$', false],
    ['agnes 555', false],
  ];
  for (const [search, found] of cases) {
    it(`${found ? 'finds' : 'does not find'} her by "${search}"`, () => {
      expect(matchesSearch(row, searchTerm(search)!)).to.equal(found);
    });
  }

  for (const search of [undefined, '', '   ', '\t\n']) {
    it(`looks for nothing in ${JSON.stringify(search) ?? 'no words'}`, () => {
      expect(searchTerm(search)).to.equal(null);
    });
  }

  it('looks for digits only where the words may be a piece of a phone number', () => {
    expect(searchTerm('(555) 010')).to.deep.equal({ text: '(555) 010', digits: '555010' });
    expect(searchTerm('Agnes 5')).to.deep.equal({ text: 'agnes 5', digits: '' });
  });

  it('finds by punctuation alone only what is written so', () => {
    expect(matchesSearch(row, searchTerm('+')!)).to.equal(true);
    expect(matchesSearch(row, searchTerm('/')!)).to.equal(false);
  });

  it('finds a name whose words are more than one space apart', () => {
    expect(matchesSearch(row, searchTerm('agnes kovacs')!)).to.equal(true);
  });

  it('finds nothing in a contact without anything', () => {
    const empty = searchableText({ name: null, email: null, phone: null });
    expect(empty).to.deep.equal({ name: '', email: '', phone: '', phoneDigits: '' });
    expect(matchesSearch(empty, searchTerm('null')!)).to.equal(false);
    expect(matchesSearch(empty, searchTerm('5')!)).to.equal(false);
  });

  it('reads the digits of other scripts written full-width', () => {
    expect(digitsOf('＋１ ５５５')).to.equal('1555');
  });
});

describe('the keys of duplicates', () => {
  const emails: [email: string | null, key: string | null][] = [
    [' Ada@Example.COM ', 'ada@example.com'],
    ['ada+crm@example.com', 'ada+crm@example.com'],
    ['', null],
    ['  ', null],
    [null, null],
  ];
  for (const [email, key] of emails) {
    it(`is ${key} for the e-mail ${JSON.stringify(email)}`, () => {
      expect(emailKey(email)).to.equal(key);
    });
  }

  const phones: [phone: string | null, key: string | null][] = [
    ['+1 (555) 010-0199', '15550100199'],
    ['001 555 010 0199', '15550100199'],
    ['15550100199', '15550100199'],
    ['none', null],
    ['', null],
    [null, null],
  ];
  for (const [phone, key] of phones) {
    it(`is ${key} for the phone ${JSON.stringify(phone)}`, () => {
      expect(phoneKey(phone)).to.equal(key);
    });
  }
});

describe('visibleText', () => {
  const cases: [fact: string, text: string | null | undefined, visible: string | null][] = [
    ['leaves a plain name alone', 'Ada Lovelace', 'Ada Lovelace'],
    ['leaves right-to-left names alone', 'עדה', 'עדה'],
    ['leaves joined emoji alone', '👩\u200d💻', '👩\u200d💻'],
    ['leaves the non-joiner of Persian alone', 'می\u200cخواهم', 'می\u200cخواهم'],
    ['leaves combining marks on a letter alone', 'e\u0301', 'e\u0301'],
    ['takes a direction override out', 'Ada\u202egnp.exe', 'Ada gnp.exe'],
    ['takes isolates out', '\u2066Ada\u2069', 'Ada'],
    ['takes control characters out', 'A\u0007da', 'A da'],
    ['joins lines', 'Ada\r\nLovelace', 'Ada Lovelace'],
    ['finds nothing in nothing', '', null],
    ['finds nothing in null', null, null],
    ['finds nothing in undefined', undefined, null],
    ['finds nothing in spaces', ' \u00a0\u3000', null],
    ['finds nothing in a zero-width space', '\u200b', null],
    ['finds nothing in joiners', '\u200c\u200d', null],
    ['finds nothing in overrides', '\u202e\u2066', null],
    ['finds nothing in a byte order mark', '\ufeff', null],
    ['finds nothing in a soft hyphen', '\u00ad', null],
    ['finds nothing in Hangul fillers', '\u3164\uffa0\u115f', null],
    ['finds nothing in the blank Braille pattern', '\u2800', null],
    ['finds nothing in half of a surrogate pair', '\ud800', null],
    ['finds nothing in private characters', '\ue000\u{f0000}', null],
    ['keeps a private character among others', 'Li \ue000', 'Li \ue000'],
    ['finds nothing in a mark without a letter', '\u0301', null],
    ['finds nothing in variation selectors', '\ufe0f', null],
    ['finds nothing in tag characters', '\u{e0041}', null],
  ];
  for (const [fact, text, visible] of cases) {
    it(fact, () => {
      expect(visibleText(text)).to.equal(visible);
    });
  }
});

describe('contactLabel', () => {
  const cases: [contact: Parameters<typeof contactLabel>[0], label: string | null][] = [
    [{ name: 'Ada', email: 'a@x.org', phone: '1' }, 'Ada'],
    [{ name: '\u200b', email: 'a@x.org', phone: '1' }, 'a@x.org'],
    [{ name: null, email: ' ', phone: '1' }, '1'],
    [{ name: null, email: null, phone: null }, null],
    [{ name: null }, null],
  ];
  for (const [contact, label] of cases) {
    it(`is ${label} for ${JSON.stringify(contact)}`, () => {
      expect(contactLabel(contact)).to.equal(label);
    });
  }
});

describe('shortId', () => {
  const cases: [id: string, short: string][] = [
    ['contact-000123', '…0123'],
    ['abcd', 'abcd'],
    ['', ''],
    ['\u202e', ''],
    ['👩👩👩👩👩', '…👩👩👩👩'],
  ];
  for (const [id, short] of cases) {
    it(`is "${short}" for ${JSON.stringify(id)}`, () => {
      expect(shortId(id)).to.equal(short);
    });
  }
});

describe('toCsv', () => {
  const cellOf = (value: string | number | null) => toCsv([[value]]).slice(1, -2);

  it('writes a byte order mark, lines and quoted cells', () => {
    expect(
      toCsv([
        ['a', 1],
        ['b', null],
      ]),
    ).to.equal('\ufeff"a","1"\r\n"b",""\r\n');
  });

  it('doubles quotes and keeps commas and line breaks inside their cell', () => {
    expect(cellOf('say "hi",\nAda')).to.equal('"say ""hi"",\nAda"');
  });

  for (const start of ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠']) {
    it(`disarms a cell that begins with ${JSON.stringify(start)}`, () => {
      expect(cellOf(`${start}1`)).to.equal(`"'${start}1"`);
    });
  }

  it('leaves such signs alone inside a cell', () => {
    expect(cellOf('a=1')).to.equal('"a=1"');
  });

  it('leaves numbers alone, negative ones too', () => {
    expect(cellOf(-5)).to.equal('"-5"');
  });
});
