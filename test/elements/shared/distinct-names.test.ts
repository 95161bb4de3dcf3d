import { expect } from '@open-wc/testing';
import { distinctNames } from '../../../src/elements/shared/distinct-names.js';

interface Person {
  id: string;
  name: string;
  email?: string | null;
  phone?: string | null;
}

const namesOf = (...people: Person[]): string[] => [
  ...distinctNames(people, {
    nameOf: ({ name }) => name,
    details: [({ email }) => email ?? null, ({ phone }) => phone ?? null, ({ id }) => id],
    join: (name, detail) => `${name} (${detail})`,
  }).values(),
];

describe('distinctNames', () => {
  it('leaves names as they are that nobody shares', () => {
    expect(
      namesOf({ id: '1', name: 'Ana', email: 'a@x' }, { id: '2', name: 'Bo', email: 'b@x' }),
    ).to.deep.equal(['Ana', 'Bo']);
  });

  it('adds the first detail that differs in all of the same name', () => {
    expect(
      namesOf({ id: '1', name: 'Ana', email: 'a@x' }, { id: '2', name: 'Ana', email: 'b@x' }),
    ).to.deep.equal(['Ana (a@x)', 'Ana (b@x)']);
    const ana = { id: '1', name: 'Ana', email: 'a@x', phone: '1' };
    const other = { id: '2', name: 'Ana', email: 'a@x', phone: '2' };
    expect(namesOf(ana, other)).to.deep.equal(['Ana (1)', 'Ana (2)']);
  });

  it('takes the id where nothing else differs, and nothing beside the name of one that lacks what the others have', () => {
    expect(namesOf({ id: '1', name: 'Ana' }, { id: '2', name: 'Ana' })).to.deep.equal(['Ana (1)', 'Ana (2)']);
    expect(namesOf({ id: '1', name: 'Ana', email: 'a@x' }, { id: '2', name: 'Ana' })).to.deep.equal([
      'Ana (a@x)',
      'Ana',
    ]);
  });
});
