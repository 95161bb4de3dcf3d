import { expect } from '@open-wc/testing';
import * as domain from 'contacts-restore/domain';

describe('the domain entry', () => {
  it('resolves to its source by the public name', () => {
    expect(domain.retentionDeadline(0, 60)).to.equal(5_184_000_000);
  });
});
