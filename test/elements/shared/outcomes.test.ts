import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import type { BulkActionItem } from '../../../src/domain/bulk-action.js';
import {
  downloadOutcomes,
  groupProblems,
  outcomesCsv,
  problemList,
  type OutcomeTexts,
} from '../../../src/elements/shared/outcomes.js';
import { common } from '../../../src/i18n/en/common.js';
import { filesSavedBy } from '../../support/saved-files.js';

const TEXTS: OutcomeTexts = { common, days: 60, supports: { conflicts: ['skip', 'merge'] } };
const item = (number: number, patch: Partial<BulkActionItem> = {}): BulkActionItem => ({
  contactId: `c-${number}`,
  name: `Contact ${number}`,
  outcome: 'failed',
  reason: 'retention-expired',
  message: null,
  ...patch,
});
const words = (element: Element): string => element.textContent.replace(/\s+/g, ' ').trim();

describe('outcomes', () => {
  afterEach(() => fixtureCleanup());

  it('are grouped by reason, the commonest first, without those that succeeded', () => {
    const items = [
      item(1, { reason: 'locked' }),
      item(2),
      item(3),
      item(4, { outcome: 'succeeded', reason: null }),
      item(5, { reason: null }),
    ];
    expect(groupProblems(items).map(({ reason, items }) => [reason, items.length])).to.deep.equal([
      ['retention-expired', 2],
      ['locked', 1],
      ['unknown', 1],
    ]);
  });

  it('name the contacts, isolated from the text around them, with the words of the back end', async () => {
    const items = [item(1, { name: '\u202eevil' }), item(2, { name: null, message: 'In use' })];
    const list = await fixture<HTMLElement>(html`<div>${problemList(items, TEXTS)}</div>`);
    expect([...list.querySelectorAll('.names bdi')].map((name) => name.textContent)).to.deep.equal([
      'evil',
      'No name (ID c-2)',
      'In use',
    ]);
    expect(words(list)).to.contain('2 contacts · Past the 60-day limit');
  });

  it('say what helps, and count the names beyond the first eight', async () => {
    const items = Array.from({ length: 11 }, (_, index) => item(index, { reason: 'duplicate-email' }));
    const list = await fixture<HTMLElement>(html`<div>${problemList(items, TEXTS)}</div>`);
    expect(words(list)).to.contain('Restore again to choose what to do with them.');
    expect(words(list)).to.contain('and 3 more');
    expect(list.querySelectorAll('.names li')).to.have.length(9);
  });

  it('promise no choice where the back end leaves none', async () => {
    const texts: OutcomeTexts = { ...TEXTS, supports: { conflicts: ['skip'] } };
    const list = await fixture<HTMLElement>(
      html`<div>${problemList([item(1, { reason: 'duplicate-email' })], texts)}</div>`,
    );
    expect(words(list)).to.contain('Email is used by an active contact');
    expect(words(list)).not.to.contain('Restore again');
  });

  it('become a table with a heading, one line each, and nothing that a spreadsheet would run', () => {
    const csv = outcomesCsv([item(1, { name: '=HYPERLINK("x")' })], TEXTS);
    expect(csv.replace('\ufeff', '').trim().split('\r\n')).to.deep.equal([
      '"Contact ID","Name","Outcome","Reason","Message"',
      '"c-1","\'=HYPERLINK(""x"")","Failed","Past the 60-day limit",""',
    ]);
  });

  it('are saved under a name that holds no path', async () => {
    const saved = await filesSavedBy(() => downloadOutcomes('../job 1', [item(1)], TEXTS));
    expect(saved.map(({ name }) => name)).to.deep.equal(['contacts-restore-_job_1.csv']);
    expect(saved[0]!.text).to.contain('"Contact 1"');
  });
});
