// The built files hold nothing that a strict policy forbids, that runs text, or that would keep people's data.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { scanBuilt, scanText } from '../runner/scan-built.mjs';

const BREACHES = [
  'eval("1")',
  'new Function("return 1")',
  'unsafeHTML(name)',
  'styleMap({})',
  'document.write(name)',
  'root.innerHTML = name',
  'root.insertAdjacentHTML("beforeend", name)',
  'frame.srcdoc = name',
  'link.href = "javascript:void 0"',
  'setTimeout("run()")',
  'localStorage.setItem("name", name)',
  'sessionStorage.name = name',
  'indexedDB.open("names")',
  'document.cookie = name',
  'caches.open("names")',
  'new BroadcastChannel("names")',
  'navigator.sendBeacon("/", name)',
  'console.log(name)',
  'debugger;',
];

describe('the built files', () => {
  it('hold nothing that is banned', async () => {
    assert.deepEqual(await scanBuilt(fileURLToPath(new URL('../../dist', import.meta.url))), []);
  });

  for (const breach of BREACHES) {
    it(`are seen to hold a planted ${breach}`, () => {
      assert.equal(scanText('planted.js', `const a = 1;${breach};`).length, 1);
    });
  }

  it('may hold one line of Lit’s in the one-file build, and no second one', () => {
    const lit = new Map([['.innerHTML=', 1]]);
    assert.deepEqual(scanText('cdn/a.js', 'a.innerHTML=b', lit), []);
    assert.equal(scanText('cdn/a.js', 'a.innerHTML=b;c.innerHTML=d', lit).length, 1);
  });
});
