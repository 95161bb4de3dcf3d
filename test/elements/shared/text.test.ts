import { expect } from '@open-wc/testing';
import { render } from 'lit';
import {
  addressText,
  contactName,
  sentence,
  timeLeftText,
  userText,
} from '../../../src/elements/shared/text.js';
import { common } from '../../../src/i18n/en/common.js';

function rendered(template: unknown): HTMLElement {
  const place = document.createElement('div');
  render(template, place);
  return place;
}

describe('text helpers', () => {
  it('show hostile names as text, isolated and without turning characters', () => {
    const place = rendered(userText('\u202eevil <img src=x onerror=alert(1)>'));
    expect(place.querySelector('img')).to.equal(null);
    expect(place.querySelector('bdi')!.textContent).to.equal('evil <img src=x onerror=alert(1)>');
  });

  it('keep addresses left to right', () => {
    expect(rendered(addressText('a@example.com')).querySelector('bdi')!.dir).to.equal('ltr');
  });

  it('isolate each value of a sentence, whatever its order', () => {
    const place = rendered(sentence((a: string, b: string) => `${b} then ${a}.`, 'Ana', 'Bo'));
    expect(place.textContent).to.equal('Bo then Ana.');
    expect([...place.querySelectorAll('bdi')].map((bdi) => bdi.textContent)).to.deep.equal(['Bo', 'Ana']);
  });

  it('call a contact by name, e-mail, phone, or the end of its id', () => {
    const nobody = { id: 'contact-0042', name: '\u200b', email: null, phone: null };
    expect(contactName({ ...nobody, name: 'Ana' }, common)).to.equal('Ana');
    expect(contactName({ ...nobody, phone: '+1 555' }, common)).to.equal('+1 555');
    expect(contactName(nobody, common)).to.equal('No name (ID …0042)');
  });

  it('say what is left of the window in words', () => {
    expect(timeLeftText({ unit: 'days', count: 1 }, common)).to.equal('1 day left');
    expect(timeLeftText({ unit: 'hours', count: 3 }, common)).to.equal('3 hours left');
    expect(timeLeftText({ unit: 'under-an-hour' }, common)).to.equal('Less than 1 hour left');
    expect(timeLeftText({ unit: 'expired' }, common)).to.equal('Expired');
  });
});
