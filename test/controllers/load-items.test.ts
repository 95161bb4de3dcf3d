import { expect } from '@open-wc/testing';
import { sessionFor } from '../../src/controllers/adapter-session.js';
import { loadItems } from '../../src/controllers/load-items.js';
import { fakeAdapter, makePage } from '../support/fake-adapter.js';
import { manualTimers } from '../support/manual-timers.js';

describe('loading the outcomes of an action', () => {
  it('ends where a back end leads in circles', async () => {
    let asked = 0;
    const answers = {
      listBulkActionItems: async () => makePage([], { nextCursor: `k${(asked += 1) % 2}` }),
    };
    const session = sessionFor(fakeAdapter({ answers }), manualTimers());
    await loadItems(session, 'job-1', { most: Infinity });
    expect(asked).to.be.at.most(3);
  });
});
