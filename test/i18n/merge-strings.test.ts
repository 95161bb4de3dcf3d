import { expect } from '@open-wc/testing';
import { en } from '../../src/i18n/en.js';
import { mergeStrings } from '../../src/i18n/merge-strings.js';
import { recordWarnings } from '../support/record-warnings.js';

describe('mergeStrings', () => {
  it('takes over single words, as deep as they go, and keeps the others', () => {
    const over = { common: { cancel: 'Abbrechen', barriers: { 'not-admin': { title: 'Nur für Admins' } } } };
    const merged = mergeStrings(en, over);
    expect([merged.common.cancel, merged.common.close]).to.deep.equal(['Abbrechen', 'Close']);
    expect(merged.common.barriers['not-admin']).to.deep.equal({
      title: 'Nur für Admins',
      text: en.common.barriers['not-admin'].text,
    });
    expect(en.common.cancel).to.equal('Cancel');
  });

  it('takes words for kinds of bulk actions that English has none for', () => {
    const merged = mergeStrings(en, { history: { kinds: { 'add-to-list': 'Add to list' } } });
    expect(merged.history.kinds['add-to-list']).to.equal('Add to list');
  });

  for (const junk of [null, undefined, 'words', 5, true, [], Symbol('junk'), () => '']) {
    it(`keeps all of ours for ${String(junk)}`, () => {
      const warnings = recordWarnings();
      expect(mergeStrings(en, junk)).to.deep.equal(en);
      warnings.stop();
    });
  }

  it('keeps ours for what can’t be read', () => {
    const trap = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('no');
        },
      },
    );
    const warnings = recordWarnings();
    expect(mergeStrings(en, { table: trap })).to.equal(en);
    warnings.stop();
  });

  it('keeps ours for an entry of another kind, and tells the developer which, but not what it holds', () => {
    const warnings = recordWarnings();
    const merged = mergeStrings(en, {
      common: { cancel: { secret: 1 }, restoreN: 'Restore ada@example.com', timeLeft: 'soon' },
    });
    expect(warnings.stop()).to.deep.equal([
      'contacts-restore: The property `strings.common.cancel` has to be of the type string.',
      'contacts-restore: The property `strings.common.restoreN` has to be of the type function.',
      'contacts-restore: The property `strings.common.timeLeft` has to be of the type object.',
    ]);
    expect([merged.common.cancel, merged.common.restoreN(1)]).to.deep.equal(['Cancel', 'Restore 1 contact']);
  });

  it('says what ours says when a function throws, or says nothing or nonsense', () => {
    const warnings = recordWarnings();
    const merged = mergeStrings(en, {
      common: {
        contacts: () => {
          throw new Error('ada@example.com');
        },
        restoreN: () => 5,
        noName: () => null,
      },
      table: { empty: () => ({ title: 'Leer' }) },
    });
    expect(merged.common.contacts(2)).to.equal('2 contacts');
    expect(merged.common.restoreN(2)).to.equal('Restore 2 contacts');
    expect(merged.common.noName('4f2')).to.equal('No name (ID 4f2)');
    expect(merged.table.empty(60)).to.deep.equal({ title: 'Leer', text: en.table.empty(60).text });
    expect(warnings.stop()).to.deep.equal([
      'contacts-restore: The property `strings.common.contacts` has to be a function that does not throw.',
      'contacts-restore: The property `strings.common.restoreN()` has to be of the type string.',
    ]);
  });

  it('leaves the prototypes of objects alone', () => {
    const warnings = recordWarnings();
    const merged = mergeStrings(en, JSON.parse('{"common":{"__proto__":{"polluted":"yes"}}}'));
    warnings.stop();
    expect('polluted' in {}).to.equal(false);
    expect('polluted' in merged.common).to.equal(false);
  });
});
