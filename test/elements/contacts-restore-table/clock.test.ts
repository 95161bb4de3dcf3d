import { expect } from '@open-wc/testing';
import { DAY_MS, HOUR_MS } from '../../../src/domain/retention.js';
import { makeContact, makePreview, NOW } from '../../support/fake-adapter.js';
import { renderTable, type Table } from './table-harness.js';

const inMs = (ms: number): string => new Date(Date.parse(NOW) + ms).toISOString();
const until = (number: number, ms: number) => makeContact(number, { restorableUntil: inMs(ms) });

async function pass(table: Table, ms: number): Promise<void> {
  await table.timers.advance(ms);
  await table.settle();
}

/** From now on each look at the clock finds it a quarter of a millisecond later, and timers run so much early. */
function creep({ timers }: Table, earlyMs: number): void {
  const { elapsed, after } = timers;
  let looks = 0;
  timers.elapsed = () => elapsed() + looks++ / 4;
  timers.after = (ms, run) => after(ms > 1 ? ms - earlyMs : ms, run);
}

async function expectExpired(table: Table): Promise<void> {
  expect(table.rowText('Contact 1')).to.contain('Expired').and.contain('Past the 60-day limit');
  expect(table.checkbox('Contact 1').checked).to.equal(false);
  expect(table.detail('selection-change')).to.deep.include({ ids: [] });
  await table.said('1 contact is past its limit and can’t be restored any more.');
}

describe('a table that stays open', () => {
  it('counts whole days and hours down as they pass, never "0 days"', async () => {
    const table = await renderTable({ contacts: [until(1, 2 * DAY_MS)] });
    expect(table.rowText('Contact 1')).to.contain('2 days left');
    await pass(table, 1);
    expect(table.rowText('Contact 1')).to.contain('1 day left');
    await pass(table, DAY_MS);
    expect(table.rowText('Contact 1')).to.contain('23 hours left').and.contain('Until 12:00');
    await pass(table, 23 * HOUR_MS);
    expect(table.rowText('Contact 1')).to.contain('Less than 1 hour left');
  });

  it('turns a contact to expired on the instant, unticks it, counts it off and says so once', async () => {
    const table = await renderTable({ contacts: [until(1, 5_000), until(2, DAY_MS)] });
    await table.tick('Contact 1', 'Contact 2');
    await pass(table, 4_999);
    expect(table.rowText('Contact 1')).to.contain('Less than 1 hour left');
    await pass(table, 1);
    expect(table.rowText('Contact 1')).to.contain('Expired').and.contain('Past the 60-day limit');
    expect(table.checkbox('Contact 1').checked).to.equal(false);
    expect(table.checkbox('Contact 1').ariaDisabled).to.equal('true');
    expect(table.detail('selection-change')).to.deep.include({ ids: ['c-2'] });
    expect(table.text).to.contain('1 contact ·');
    await table.said('1 contact is past its limit and can’t be restored any more.');
    expect(table.queries).to.have.length(1);
  });

  for (const early of [0, 0.25, 0.5, 0.75, 1]) {
    it(`misses no limit that passes while it works, its timer ${early} ms early`, async () => {
      const table = await renderTable({ contacts: [until(1, 5_000), until(2, DAY_MS)] });
      creep(table, early);
      await table.tick('Contact 1');
      await pass(table, 5_020);
      await expectExpired(table);
    });

    it(`misses no limit that passes while it renders for another reason, ${early} ms after it began`, async () => {
      const table = await renderTable({ contacts: [until(1, 5_000), until(2, DAY_MS)] });
      await table.tick('Contact 1');
      await pass(table, 4_999.99 - early);
      creep(table, 0);
      table.element.requestUpdate();
      await pass(table, 0);
      await pass(table, 20);
      await expectExpired(table);
    });
  }

  it('misses no limit that a render shows as passed before its timer has run', async () => {
    const table = await renderTable({ contacts: [until(1, 5_000), until(2, DAY_MS)] });
    await table.tick('Contact 1');
    await pass(table, 4_990);
    const { elapsed } = table.timers;
    table.timers.elapsed = () => elapsed() + 10;
    table.element.requestUpdate();
    await pass(table, 0);
    await expectExpired(table);
  });

  it('shows an open dialog what has expired, though the back end’s own clock is behind', async () => {
    let preview = makePreview();
    const table = await renderTable({
      contacts: [until(1, 5_000)],
      answers: { previewRestore: async () => preview },
    });
    await table.click(table.control('Contact 1', 'action')!);
    await pass(table, 5_000);
    expect(table.modalTitle).to.contain('Restore');
    const group = { reason: 'retention-expired' as const, count: 1, sample: [], resolutions: [] };
    preview = makePreview({ eligible: 0, ineligible: [group] });
    await pass(table, 1_000);
    expect(table.modal.shadowRoot!.textContent).to.contain('Past the 60-day limit');
    await pass(table, 60_000);
    expect(table.adapter.called('previewRestore')).to.have.length(3);
  });

  it('checks again what an open dialog asks about', async () => {
    const table = await renderTable({ contacts: [until(1, 5_000), until(2, DAY_MS)] });
    await table.tick('Contact 1', 'Contact 2');
    await table.click('Restore 2 contacts');
    await pass(table, 5_000);
    expect(table.adapter.called('previewRestore')).to.have.length(2);
  });

  it('goes by the back end’s clock alone', async () => {
    const contact = makeContact(1, {
      deletedAt: '2031-01-01T00:00:00Z',
      restorableUntil: '2031-03-02T00:00:00Z',
    });
    const table = await renderTable({
      contacts: [contact],
      account: { serverTime: '2031-02-01T00:00:00Z' },
      answers: {
        listDeletedContacts: async () => ({
          items: [contact],
          nextCursor: null,
          total: 1,
          asOf: null,
          serverTime: '2031-02-01T00:00:00Z',
        }),
      },
    });
    expect(table.rowText('Contact 1')).to.contain('31 days ago').and.contain('29 days left');
  });

  it('fails closed where a date can’t be read', async () => {
    const table = await renderTable({ contacts: [makeContact(1, { restorableUntil: 'soon' })] });
    expect(table.rowText('Contact 1')).to.contain('Date unknown').and.contain('Can’t restore');
    await table.tick('Contact 1');
    expect(table.events).to.deep.equal([]);
  });

  it('has one timer for all rows, never longer than a day, and none once it is gone', async () => {
    const table = await renderTable({
      contacts: [until(1, DAY_MS), until(2, 30 * DAY_MS), until(3, 7 * DAY_MS)],
    });
    expect(table.timers.pending).to.equal(1);
    table.element.remove();
    await table.settle();
    expect(table.timers.pending).to.equal(0);
  });
});
