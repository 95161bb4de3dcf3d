// Every payload of the corpus through every text that an adapter can answer with.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertInert } from './checks.mjs';
import { payloads, sizes } from './corpus.mjs';
import { pageTest } from './support.mjs';

const BATCH = 62;
const BATCHES = Math.ceil(payloads.length / BATCH);
const ROUNDS = ['hostileTable', 'hostileHistory', 'hostileModal', 'hostileFailures'];
const NAMED = new Set(
  'button link checkbox radio combobox searchbox textbox menuitem dialog rowheader columnheader heading'.split(
    ' ',
  ),
);

const isBlank = (text) =>
  text.replace(/[\s\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/gu, '') === '';

/** What screen readers would find without a name, or with one that nobody can hear. */
async function unnamed(cdp) {
  const { nodes } = await cdp.send('Accessibility.getFullAXTree');
  return nodes
    .filter(({ ignored, role }) => !ignored && NAMED.has(role?.value))
    .filter(({ name }) => isBlank(name?.value ?? ''))
    .map(({ role }) => role.value);
}

describe('the corpus', () => {
  void it('has at least 300 payloads, each once', () => {
    console.log(`payloads: ${payloads.length} ${JSON.stringify(sizes)}`);
    assert.ok(payloads.length >= 300);
    assert.equal(new Set(payloads).size, payloads.length);
  });
});

for (const policy of ['strict', 'none']) {
  describe(`hostile data, ${policy === 'none' ? 'without a policy' : 'under the strict policy'}`, () => {
    for (const round of ROUNDS) {
      pageTest(`stay text (${round})`, { policy }, async ({ call, cdp, renew }) => {
        let renders = 0;
        let links = 0;
        for (let batch = 0; batch < BATCHES; batch++) {
          const report = await call(round, batch, BATCH);
          assertInert(report, `batch ${batch}`);
          renders += report.renders;
          links += report.links ?? 0;
          if (policy === 'strict') assert.deepEqual(await unnamed(cdp), [], `batch ${batch}`);
          await renew();
        }
        if (round === 'hostileTable') assert.ok(links > 100, 'harmless addresses are links');
        console.log(`${round}, policy ${policy}: ${renders} texts shown, ${links} links followed`);
      });
    }
  });
}

/** The cells of a table after RFC 4180. */
function cellsOf(csv) {
  const rows = [[]];
  for (const [, cell, end] of csv.matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g)) {
    rows.at(-1).push(cell.replaceAll('""', '"'));
    if (end !== ',') rows.push([]);
  }
  return rows.slice(0, -1);
}

describe('the list to take away', () => {
  pageTest('holds every payload and no formula', { policy: 'none' }, async ({ call }) => {
    const rows = cellsOf(await call('hostileDownload'));
    assert.equal(rows.length, 1 + 2 * payloads.length);
    for (const row of rows) {
      assert.equal(row.length, 5, JSON.stringify(row));
      for (const cell of row) assert.doesNotMatch(cell, /^[=+\-@\t\r\n\0\uff1d\uff0b\uff0d\uff20]/);
    }
    const ids = new Set(rows.map(([id]) => id.replace(/^'/, '')));
    for (const text of payloads) assert.ok(ids.has(text.replace(/^'/, '').toWellFormed?.() ?? text), text);
  });
});
