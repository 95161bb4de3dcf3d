import { expect, fixtureCleanup } from '@open-wc/testing';
import { daysAgo, makeAction } from '../../support/fake-adapter.js';
import { ANA, bulkDelete, renderHistory } from './history-harness.js';

const many = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    makeAction({ id: `a-${index + 1}`, label: `Action ${index + 1}` }),
  );

describe('bulk-actions-history: filters and paging', () => {
  afterEach(() => fixtureCleanup());

  it('asks by status, by type, also one that only the back end knows, and by user', async () => {
    const actions = [bulkDelete(), makeAction({ id: 'odd', kind: 'recalculate-scores', createdBy: ANA })];
    const history = await renderHistory({ actions });
    await history.choose('Status', 'failed');
    expect(history.query).to.deep.equal({ status: 'failed', pageSize: 25 });
    await history.choose('Type', 'recalculate-scores');
    await history.choose('By', 'user-2');
    expect(history.query).to.deep.equal({
      ...{ status: 'failed', kind: 'recalculate-scores', createdBy: 'user-2', pageSize: 25 },
    });
    await history.click('Clear filters');
    expect(history.query).to.deep.equal({ pageSize: 25 });
  });

  it('asks for the last days by the clock of the back end', async () => {
    const history = await renderHistory({ actions: [bulkDelete()] });
    await history.choose('Date', '7');
    expect(history.query).to.deep.equal({ from: daysAgo(7), pageSize: 25 });
  });

  it('asks between two days of the zone in which times are shown, the last day included', async () => {
    const history = await renderHistory({ actions: [bulkDelete()] });
    history.element.timeZone = 'Europe/Berlin';
    await history.choose('Date', 'between');
    await history.choose('From', '2026-10-24');
    await history.choose('To', '2026-10-25');
    // The clock is put back in the night between those days.
    expect(history.query).to.deep.equal({
      ...{ from: '2026-10-23T22:00:00.000Z', to: '2026-10-25T23:00:00.000Z', pageSize: 25 },
    });
  });

  it('asks only for what can be restored', async () => {
    const history = await renderHistory({ actions: [bulkDelete()] });
    history.root.querySelector<HTMLElement>('.toolbar input')!.click();
    await history.settled();
    expect(history.query).to.deep.equal({ restorable: true, pageSize: 25 });
  });

  it('shows one page after the other and says which', async () => {
    const history = await renderHistory({ actions: many(12), props: { pageSize: 5 } });
    expect(history.text).to.contain('1–5 of 12');
    const [previous, next] = history.root.querySelectorAll<HTMLElement>('.footer .steps button');
    expect(previous!.ariaDisabled).to.equal('true');
    next!.focus();
    next!.click();
    await history.settled();
    next!.click();
    await history.settled();
    expect(history.names).to.deep.equal(['Action 11', 'Action 12']);
    expect(history.text).to.contain('11–12 of 12');
    expect([history.focused, next!.ariaDisabled]).to.deep.equal([next, 'true']);
    next!.click();
    await history.settled();
    expect(history.names).to.have.length(2);
    previous!.click();
    await history.settled();
    expect(history.names[0]).to.equal('Action 6');
  });

  it('takes the size of the page from its attribute and from its own field', async () => {
    const history = await renderHistory({ actions: many(12) });
    history.element.setAttribute('page-size', '3');
    await history.settled();
    expect(history.names).to.have.length(3);
    await history.choose('Rows per page', '10');
    expect(history.names).to.have.length(10);
  });
});
