import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  CAUTIOUS_CHOICES,
  chunkRequest,
  halveChunk,
  isTooLong,
  type RestoreRequest,
} from 'contacts-restore/domain';

const request = (ids: string[], part: Partial<RestoreRequest> = {}): RestoreRequest => ({
  ...CAUTIOUS_CHOICES,
  target: { kind: 'contacts', ids },
  ...part,
});
const idsOf = ({ target }: RestoreRequest) => (target.kind === 'contacts' ? target.ids : []);
const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length;

describe('chunkRequest', () => {
  it('leaves a small request and its key as they are', () => {
    const small = request(['a', 'b']);
    expect(chunkRequest(small, 2, 'k')).to.deep.equal([{ request: small, idempotencyKey: 'k' }]);
  });

  it('cuts a large one into pieces with keys of their own', () => {
    const chunks = chunkRequest(request(['a', 'b', 'c', 'd', 'e']), 2, 'k');
    expect(chunks.map(({ request: piece }) => idsOf(piece))).to.deep.equal([['a', 'b'], ['c', 'd'], ['e']]);
    expect(chunks.map(({ idempotencyKey }) => idempotencyKey)).to.deep.equal(['k.1', 'k.2', 'k.3']);
  });

  it('gives each piece the overrides of its own contacts', () => {
    const conflictOverrides = { a: 'merge', c: 'skip', z: 'merge' } as const;
    const chunks = chunkRequest(request(['a', 'b', 'c'], { conflictOverrides }), 2, 'k');
    expect(chunks.map(({ request: piece }) => piece.conflictOverrides)).to.deep.equal([
      { a: 'merge' },
      { c: 'skip' },
    ]);
  });

  it('does not cut what has no ids', () => {
    const all = request([], { target: { kind: 'bulk-action', bulkActionId: 'b', exceptIds: ['x', 'y'] } });
    expect(chunkRequest(all, 1, 'k')).to.have.length(1);
  });

  for (const maxIds of [0, -1, 0.5, 1.9]) {
    it(`makes pieces of one for a limit of ${maxIds}`, () => {
      expect(chunkRequest(request(['a', 'b']), maxIds, 'k')).to.have.length(2);
    });
  }

  it('loses, doubles and reorders no id, and repeats itself', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string()), fc.integer({ min: 1, max: 7 }), (ids, maxIds) => {
        const chunks = chunkRequest(request(ids), maxIds, 'k');
        expect(chunks.flatMap(({ request: piece }) => idsOf(piece))).to.deep.equal(ids);
        expect(new Set(chunks.map((chunk) => chunk.idempotencyKey)).size).to.equal(chunks.length);
        for (const { request: piece } of chunks) expect(idsOf(piece).length).to.be.at.most(maxIds);
        expect(chunkRequest(request(ids), maxIds, 'k')).to.deep.equal(chunks);
      }),
    );
  });

  it('cuts so that no body is longer than 1 MB, whatever the ids are made of', () => {
    for (const letter of ['a', '"', '名', '\u0001', '\ud800', '😀']) {
      const ids = Array.from({ length: 500 }, (_, index) => letter.repeat(2_000) + index);
      const conflictOverrides = Object.fromEntries(ids.map((id) => [id, 'drop-value' as const]));
      const chunks = chunkRequest(request(ids, { conflictOverrides }), 500, 'k');
      expect(chunks.flatMap(({ request: piece }) => idsOf(piece))).to.deep.equal(ids);
      for (const { request: piece } of chunks) expect(bytesOf(piece), letter).to.be.below(1_000_000);
    }
  });

  it('does not cut 500 ids of an ordinary length', () => {
    const ids = Array.from({ length: 500 }, (_, index) => String(index).padStart(36, '0'));
    expect(chunkRequest(request(ids), 500, 'k')).to.have.length(1);
  });

  it('sends an id that is too long all alone', () => {
    const long = 'x'.repeat(1_000_000);
    const chunks = chunkRequest(request(['a', long, 'b']), 500, 'k');
    expect(chunks.map(({ request: piece }) => idsOf(piece))).to.deep.equal([['a'], [long], ['b']]);
  });
});

describe('isTooLong', () => {
  const leavingOut = (exceptIds: string[]): RestoreRequest => ({
    ...CAUTIOUS_CHOICES,
    target: { kind: 'matching', query: {}, exceptIds, asOf: null },
  });
  const bytes = (request: RestoreRequest) => new TextEncoder().encode(JSON.stringify(request)).length;
  const around = bytes(leavingOut(['']));

  for (const [name, character] of Object.entries({
    ASCII: 'a',
    quotes: '"',
    umlauts: 'ä',
    kana: 'あ',
    emoji: '🙂',
  }))
    it(`is so above 1 MB, to the byte, of ${name}`, () => {
      const each = bytes(leavingOut([character])) - around;
      const filled = character.repeat(Math.floor((1_000_000 - around) / each));
      const rest = 'a'.repeat(1_000_000 - bytes(leavingOut([filled])));
      const longest = leavingOut([filled + rest]);
      expect(bytes(longest)).to.equal(1_000_000);
      expect(isTooLong(longest)).to.equal(false);
      expect(isTooLong(leavingOut([`${filled}${rest}a`]))).to.equal(true);
    });

  it('is never so of single contacts, which go out in several requests', () => {
    const ids = Array.from({ length: 10 }, (_, index) => `${index}${'x'.repeat(200_000)}`);
    expect(isTooLong({ ...CAUTIOUS_CHOICES, target: { kind: 'contacts', ids } })).to.equal(false);
  });
});

describe('halveChunk', () => {
  const conflictOverrides = { a: 'merge', c: 'skip' } as const;

  it('makes two of one, with keys and overrides of their own', () => {
    const chunk = { request: request(['a', 'b', 'c'], { conflictOverrides }), idempotencyKey: 'k.2' };
    expect(halveChunk(chunk)).to.deep.equal([
      { request: request(['a', 'b'], { conflictOverrides: { a: 'merge' } }), idempotencyKey: 'k.2.1' },
      { request: request(['c'], { conflictOverrides: { c: 'skip' } }), idempotencyKey: 'k.2.2' },
    ]);
  });

  it('makes one and one of two', () => {
    const halves = halveChunk({ request: request(['a', 'b']), idempotencyKey: 'k' });
    expect(halves.map(({ request: half }) => idsOf(half))).to.deep.equal([['a'], ['b']]);
  });

  it('leaves one id, and what has no ids, alone', () => {
    const all = request([], { target: { kind: 'bulk-action', bulkActionId: 'b', exceptIds: ['x', 'y'] } });
    for (const one of [request(['a']), all]) {
      expect(halveChunk({ request: one, idempotencyKey: 'k' })).to.deep.equal([]);
    }
  });
});
