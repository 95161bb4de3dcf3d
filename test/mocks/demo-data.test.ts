import { expect } from '@open-wc/testing';
import { DAY_MS, HOUR_MS, emailKey, phoneKey, visibleText } from '../../src/domain/index.js';
import { BULK_ACTION_STATUSES, countsAddUp, isFinalStatus } from '../../src/domain/bulk-action.js';
import { createDemoData } from '../../mocks/demo-data.js';

const NOW = Date.UTC(2026, 10, 24, 10);
const WINDOW_MS = 60 * DAY_MS;
const data = createDemoData({ now: NOW });
const { contacts, liveContacts, bulkActions } = data;
const left = contacts.map(({ deletedAt }) => Date.parse(deletedAt) + WINDOW_MS - NOW);
const between = (least: number, most: number) => left.filter((ms) => ms > least && ms <= most).length;
/** Ranges that regulators set aside: North America, Britain, Germany, France, Sweden, Australia. */
const FICTIONAL = [
  /^1?\d{3}55501\d\d$/,
  /^(44|0)(207946|161496|113496)0\d{3}$/,
  /^(447700900|01632960)\d{3}$/,
  /^(49|0)(3023125|8999998|4066969|2214710|6990009)\d{3}$/,
  /^(33|0)(19900|26191|35301|46571|63998)\d{4}$/,
  /^(46|0|460)(8465004|3139006|4062804|9803192)\d\d$/,
  /^(61|0)[2378](5550|7010)\d{4}$/,
];
const some = (test: RegExp, least: number) => {
  const found = contacts.filter(({ name }) => name !== null && test.test(name)).length;
  expect(found, String(test)).to.be.at.least(least);
};

describe('the data of the demo', () => {
  it('are the same for the same instant and seed', () => {
    expect(createDemoData({ now: new Date(NOW) })).to.deep.equal(data);
  });

  it('differ by the seed', () => {
    expect(createDemoData({ now: NOW, seed: 2 }).contacts[0]).to.not.deep.equal(contacts[0]);
  });

  it('move with the instant', () => {
    const later = createDemoData({ now: NOW + DAY_MS });
    const shift = later.contacts.map(
      ({ deletedAt }, n) => Date.parse(deletedAt) - Date.parse(contacts[n]!.deletedAt),
    );
    expect(new Set(shift)).to.deep.equal(new Set([DAY_MS]));
  });

  it('hold enough contacts', () => {
    expect(contacts.length).to.be.within(2_000, 3_000);
    expect(liveContacts.length).to.be.within(480, 560);
  });

  it('name every contact and every action once', () => {
    const ids = [...contacts, ...liveContacts, ...bulkActions].map(({ id }) => id);
    expect(new Set(ids).size).to.equal(ids.length);
  });

  it('spread over the window, with some about to expire and a few past it', () => {
    expect(between(0, HOUR_MS)).to.be.at.least(3);
    expect(between(HOUR_MS, DAY_MS)).to.be.at.least(8);
    expect(between(DAY_MS, 7 * DAY_MS)).to.be.at.least(13);
    expect(between(-Infinity, 0)).to.be.within(3, 20);
    for (let week = 0; week < 8; week++)
      expect(between(week * 7 * DAY_MS, (week + 1) * 7 * DAY_MS)).to.be.above(9);
    expect(Math.max(...left)).to.be.at.most(WINDOW_MS);
  });

  it('come from several people and in all ways', () => {
    expect(new Set(contacts.map(({ deletedBy }) => deletedBy?.id)).size).to.be.at.least(6);
    expect(new Set(contacts.map(({ source }) => source)).size).to.equal(6);
  });

  it('lie at example domains and in fictional numbers', () => {
    const mails = [...contacts, ...liveContacts].filter(({ id }) => !id.startsWith('odd-'));
    for (const { email } of mails)
      expect(email ?? 'a@example.com').to.match(/^[a-z0-9._-]+@example\.(com|org|net)$/i);
    for (const { phone } of mails) {
      const digits = phoneKey(phone);
      if (digits)
        expect(
          FICTIONAL.some((range) => range.test(digits)),
          digits,
        ).to.equal(true);
    }
  });

  it('hold people from many parts of the world', () => {
    some(/\p{Script=Arabic}/u, 20);
    some(/\p{Script=Hebrew}/u, 20);
    some(/\p{Script=Han}/u, 20);
    some(/\p{Script=Cyrillic}/u, 20);
    some(/\p{Script=Hangul}/u, 20);
    some(/\p{Script=Devanagari}/u, 20);
    some(/[äöüßéèñçøåłžşı]/i, 100);
  });

  it('hold what is hostile, invisible, empty or very long', () => {
    some(/<img src=x onerror=alert\(1\)>/, 1);
    some(/^=HYPERLINK/, 1);
    some(/\u202e/, 1);
    some(/^.{200,}$/, 1);
    expect(contacts.filter(({ name }) => name && !visibleText(name)).length).to.be.at.least(3);
    const has = (name: boolean, email: boolean, phone: boolean) =>
      contacts.filter((one) => !!one.name === name && !!one.email === email && !!one.phone === phone).length;
    expect(has(false, true, false), 'e-mail only').to.be.at.least(1);
    expect(has(false, false, true), 'phone only').to.be.at.least(1);
    expect(has(false, false, false), 'nothing').to.be.at.least(1);
  });

  it('clash with live contacts by e-mail and by phone', () => {
    const live = {
      emails: new Set(liveContacts.map(({ email }) => emailKey(email))),
      phones: new Set(liveContacts.map(({ phone }) => phoneKey(phone))),
    };
    const emails = contacts.filter(({ email }) => email && live.emails.has(emailKey(email))).length;
    const phones = contacts.filter(({ phone }) => phone && live.phones.has(phoneKey(phone))).length;
    expect(emails).to.be.within(18, 40);
    expect(phones).to.be.within(12, 30);
  });

  it('carry associated data, some of it deleted separately', () => {
    const parts = contacts.flatMap(({ related }) => Object.values(related ?? {}));
    expect(parts.length).to.be.above(2_000);
    expect(parts.filter((part) => part && part.deletedSeparately > 0).length).to.be.above(100);
  });
});

describe('the history of the demo', () => {
  it('has thirty lines and more, of many kinds and in every status', () => {
    expect(bulkActions.length).to.be.at.least(30);
    expect(new Set(bulkActions.map(({ kind }) => kind)).size).to.be.at.least(10);
    expect(new Set(bulkActions.map(({ status }) => status))).to.deep.equal(new Set(BULK_ACTION_STATUSES));
    expect(bulkActions.map(({ kind }) => kind)).to.include.members(['delete', 'restore', 'undo-restore']);
  });

  it('has nothing under way where all of it is to be settled, and still adds up', () => {
    const settled = createDemoData({ now: NOW, isSettled: true }).bulkActions;
    expect(settled.map(({ id }) => id)).to.deep.equal(bulkActions.map(({ id }) => id));
    const open = settled.filter(({ status }) => !isFinalStatus(status)).map(({ status }) => status);
    expect(new Set(open)).to.deep.equal(new Set(['scheduled', 'paused']));
    for (const { id, counts, status, finishedAt } of settled) {
      expect(countsAddUp(counts), id).to.equal(true);
      if (status === 'completed') expect(counts.processed, id).to.equal(counts.total);
      if (finishedAt !== null) expect(Date.parse(finishedAt), id).to.be.at.most(NOW);
    }
  });

  it('is ordered from new to old', () => {
    const created = bulkActions.map(({ createdAt }) => Date.parse(createdAt));
    expect(created).to.deep.equal(created.slice().sort((a, b) => b - a));
  });

  it('adds up in every line', () => {
    for (const { id, counts, status, createdAt, startedAt, finishedAt } of bulkActions) {
      expect(countsAddUp(counts), id).to.equal(true);
      if (status.startsWith('completed')) expect(counts.processed, id).to.equal(counts.total);
      expect(finishedAt !== null, id).to.equal(isFinalStatus(status));
      const instants = [createdAt, startedAt ?? createdAt, finishedAt ?? new Date(NOW).toISOString()];
      expect(instants, id).to.deep.equal(instants.slice().sort());
    }
  });

  it('has bulk deletes of 40 to 1,240 contacts that are all there to be restored', () => {
    const deletes = bulkActions.filter(({ kind, restoredById }) => kind === 'delete' && !restoredById);
    const sizes = deletes.map(({ id }) => contacts.filter(({ bulkActionId }) => bulkActionId === id).length);
    expect(sizes.slice().sort((a, b) => a - b)).to.deep.equal([0, 40, 85, 120, 310, 1240]);
  });

  it('has a bulk delete that is too old, of which nothing is left', () => {
    const old = bulkActions.find(({ id }) => id === 'bulk-delete-too-old')!;
    expect(Date.parse(old.finishedAt!) + WINDOW_MS).to.be.below(NOW);
  });

  it('has a bulk delete that was restored but for three', () => {
    const restore = bulkActions.find(({ restoresId }) => restoresId === 'bulk-delete-restored')!;
    const back = restore
      .items!.filter(({ outcome }) => outcome === 'succeeded')
      .map(({ contactId }) => contactId);
    expect(back).to.have.length(restore.counts.succeeded);
    expect(liveContacts.map(({ id }) => id)).to.include.members(back);
    expect(contacts.filter(({ bulkActionId }) => bulkActionId === 'bulk-delete-restored')).to.have.length(3);
  });
});
