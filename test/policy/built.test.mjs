// The built files hold nothing that a strict policy forbids, that runs text, or that would keep people's data.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { BANNED, scanBuilt, scanText } from '../runner/scan-built.mjs';
import { BREACHES, NO_BREACHES } from './breaches.mjs';

const built = fileURLToPath(new URL('../../dist', import.meta.url));
const findsIn = ({ text }, number = 1) =>
  assert.equal(scanText('planted.js', `const a = 1;${text}`).length, number);

describe('the built files', () => {
  it('hold nothing that is banned', async () => {
    assert.ok(existsSync(join(built, 'index.js')), 'There is nothing built: `npm run build` comes first.');
    assert.deepEqual(await scanBuilt(built), []);
  });

  for (const breach of BREACHES.filter((one) => one.built)) {
    it(`are seen to hold a planted ${breach.text}`, () => findsIn(breach));
  }

  it('are looked through for nothing that has no planted breach', () => {
    const text = BREACHES.map((one) => one.text).join('\n');
    assert.deepEqual(
      BANNED.filter((pattern) => text.search(pattern) < 0),
      [],
    );
  });

  for (const sound of NO_BREACHES.filter(({ at }) => !at?.startsWith('test/'))) {
    it(`are not taken to hold a breach in ${sound.text}`, () => findsIn(sound, 0));
  }

  it('may hold one line of Lit’s in the one-file build, and no second one', () => {
    const lit = new Map([['.innerHTML=', 1]]);
    assert.deepEqual(scanText('cdn/a.js', 'a.innerHTML=b', lit), []);
    assert.equal(scanText('cdn/a.js', 'a.innerHTML=b;c.innerHTML=d', lit).length, 1);
  });
});
