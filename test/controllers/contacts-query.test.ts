import { expect } from '@open-wc/testing';
import { sessionFor } from '../../src/controllers/adapter-session.js';
import { ContactsQueryController } from '../../src/controllers/contacts-query-controller.js';
import type { DeletedContactsQuery } from '../../src/domain/query.js';
import { ControllerHost } from '../support/controller-host.js';
import { ALL_SUPPORTED, fakeAdapter } from '../support/fake-adapter.js';
import { manualTimers } from '../support/manual-timers.js';

function make(supports = ALL_SUPPORTED) {
  const timers = manualTimers();
  const queries: DeletedContactsQuery[] = [];
  const query = new ContactsQueryController(new ControllerHost(), (next) => queries.push(next));
  query.connect(sessionFor(fakeAdapter(), timers));
  query.setSupports(supports);
  return { query, queries, timers };
}

describe('the query of the list of deleted contacts', () => {
  it('begins with the newest deletions, 25 to a page', () => {
    const { query } = make();
    expect(query.query).to.deep.equal({ sort: { by: 'deletedAt', direction: 'desc' }, pageSize: 25 });
    expect(query.isNarrowed).to.equal(false);
  });

  it('leaves out what isn’t supported, whatever was chosen', () => {
    const { query } = make({});
    query.setSearch('ana', true);
    query.setFilters({ source: 'api' });
    query.setSort({ by: 'name', direction: 'asc' });
    expect(query.query).to.deep.equal({ pageSize: 25 });
    expect(query.filterCount).to.equal(0);
  });

  it('waits for a pause in typing, unless told otherwise', async () => {
    const { query, queries, timers } = make();
    queries.splice(0);
    query.setSearch('a');
    await timers.advance(249);
    query.setSearch('an');
    await timers.advance(249);
    expect(queries).to.deep.equal([]);
    await timers.advance(1);
    expect(queries.map(({ search }) => search)).to.deep.equal(['an']);
    query.setSearch('ana', true);
    expect(queries.at(-1)?.search).to.equal('ana');
    expect(timers.pending).to.equal(0);
  });

  it('turns the order of the sorted column, and begins others ascending but for dates of deletion', () => {
    const { query } = make();
    query.toggleSort('deletedAt');
    expect(query.sort).to.deep.equal({ by: 'deletedAt', direction: 'asc' });
    query.toggleSort('name');
    expect(query.sort).to.deep.equal({ by: 'name', direction: 'asc' });
    query.toggleSort('deletedAt');
    expect(query.sort).to.deep.equal({ by: 'deletedAt', direction: 'desc' });
  });

  it('counts and clears what narrows it down', () => {
    const { query } = make();
    query.setSearch('ana', true);
    query.setFilters({
      source: 'api',
      deletedFrom: '2026-11-01T00:00:00Z',
      deletedTo: '2026-11-02T00:00:00Z',
    });
    expect(query.filterCount).to.equal(2);
    query.clear();
    expect(query.isNarrowed).to.equal(false);
  });

  it('forgets all but the page size with another adapter', () => {
    const { query } = make();
    query.setPageSize(100);
    query.setSearch('ana', true);
    query.connect(sessionFor(fakeAdapter(), manualTimers()), { bulkActionId: 'b' });
    query.setSupports(ALL_SUPPORTED);
    expect(query.query).to.deep.include({ pageSize: 100, filters: { bulkActionId: 'b' } });
    expect(query.query).not.to.have.property('search');
  });

  it('gives up a pause in typing when its element goes', async () => {
    const { query, queries, timers } = make();
    query.setSearch('ana');
    query.hostDisconnected();
    await timers.advance(1_000);
    expect(queries.at(-1)).not.to.have.property('search');
  });
});
