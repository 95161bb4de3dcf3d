// The looks at the states can fail: each is given a real element that is broken on purpose, and sees that and nothing else.
import { expect } from '@open-wc/testing';
import { renderHistory, bulkDelete } from '../elements/bulk-actions-history/history-harness.js';
import { KINDS } from '../elements/contacts-restore-table/kinds.js';
import { renderTable } from '../elements/contacts-restore-table/table-harness.js';
import { openModal } from '../elements/restore-confirm-modal/modal-harness.js';
import { makeContact } from '../support/fake-adapter.js';
import { atFourHundred, byAxe, fromRightToLeft, ofTargets, putPageBack, type Look } from './looks.js';
import type { ShownState } from './shown-state.js';

type Show = () => Promise<ShownState>;
type Plant = (root: ShadowRoot) => void;

const table: Show = async () => {
  const { element } = await renderTable({ contacts: [makeContact(1), makeContact(2)] });
  return { element, frame: element.parentElement };
};
const longNames: Show = async () => {
  const { element } = await renderTable({ contacts: KINDS });
  return { element, frame: element.parentElement };
};
const history: Show = async () => {
  const { element } = await renderHistory({ actions: [bulkDelete()] });
  return { element, frame: element.parentElement };
};
const modal: Show = async () => ({ element: (await openModal()).element, frame: null });

const broken =
  (show: Show, plant: Plant): Show =>
  async () => {
    const shown = await show();
    plant(shown.element.shadowRoot!);
    return shown;
  };

/** One sheet more. */
const sheet =
  (css: string): Plant =>
  (root) => {
    const planted = new CSSStyleSheet();
    planted.replaceSync(css);
    root.adoptedStyleSheets.push(planted);
  };

const attribute =
  (selector: string, name: string, value: string | null): Plant =>
  (root) => {
    const element = root.querySelector(selector)!;
    if (value === null) element.removeAttribute(name);
    else element.setAttribute(name, value);
  };

/** Buttons of 20 pixels, so far apart. */
const smallButtons = (gap: string): Plant =>
  sheet(`
    .steps { gap: ${gap} !important; }
    .steps .button { inline-size: 20px !important; block-size: 20px; min-inline-size: 0; min-block-size: 0; padding: 0; }`);

/** A box around a text that is exactly as wide as its letters are. */
const tightBox: Plant = (root) => {
  const { width } = root.querySelector('.left > span')!.getBoundingClientRect();
  sheet(
    `.left > span { display: block; flex: none; overflow: hidden; inline-size: ${Math.ceil(width)}px; white-space: nowrap; }`,
  )(root);
};

/** A look finds what was planted, and nothing else. */
function sees(what: string, { look, show, plant, words, where = /./ }: Planted): void {
  it(`sees a planted ${what}`, async () => {
    const problems = await look(broken(show, plant));
    expect(problems).to.not.deep.equal([]);
    for (const problem of problems) expect(problem).to.match(words).and.match(where);
  });
}

interface Planted {
  look: Look;
  show: Show;
  plant: Plant;
  /** Of each problem that is found. */
  words: RegExp;
  /** In which looks it is there. */
  where?: RegExp;
}

describe('the looks at the states', () => {
  putPageBack();

  const pale = (selector: string): Plant =>
    sheet(`${selector} { color: light-dark(#ccc, #333) !important; }`);
  const contrast = { look: byAxe, show: table, words: /color-contrast: .*\.left/ };
  sees('colour that is too pale in the dark', {
    ...contrast,
    plant: sheet('.left { color: light-dark(#000, #333) !important; }'),
    where: /dark:/,
  });
  sees('colour that is too pale from right to left', {
    ...contrast,
    plant: pale(':host(:dir(rtl)) .left'),
    where: /rtl,/,
  });
  sees('colour that is too pale in a narrow element', {
    ...contrast,
    plant: sheet('@container (inline-size < 400px) { .left { color: light-dark(#ccc, #333) !important; } }'),
    where: /320 px/,
  });
  sees('button without a name', {
    look: byAxe,
    show: table,
    plant: attribute('.steps button', 'aria-label', null),
    words: /button-name: .*\.steps/,
  });
  sees('button without a name in the dialog', {
    look: byAxe,
    show: modal,
    plant: attribute('[part=close-button]', 'aria-label', null),
    words: /button-name: /,
  });
  sees('role that there isn’t', {
    look: byAxe,
    show: table,
    plant: attribute('.left', 'role', 'lift'),
    words: /aria-roles: /,
  });
  sees('row that is none', {
    look: byAxe,
    show: history,
    plant: attribute('tbody tr', 'role', 'listitem'),
    words: /aria-required-(children|parent): /,
  });

  sees('part that is too wide', {
    look: atFourHundred,
    show: table,
    plant: sheet('.toolbar { min-inline-size: 400px; }'),
    words: /^(ltr|rtl)(, spaced)?: out: /,
  });
  sees('name that is cut off', {
    look: atFourHundred,
    show: longNames,
    plant: sheet('.disclosure bdi { display: block; overflow: hidden; white-space: nowrap; }'),
    words: /cut: <bdi .*Wolfe/,
  });
  sees('line of text that is cut off below', {
    look: atFourHundred,
    show: table,
    plant: sheet('.c-deletedAt { block-size: 1.2em; min-block-size: 0; overflow: hidden; }'),
    words: /cut below: .*c-deletedAt/,
  });
  sees('text that is cut off once it is spaced', {
    look: atFourHundred,
    show: table,
    plant: tightBox,
    words: /cut: <span .*days left/,
    where: /spaced/,
  });
  sees('part that has to be scrolled sideways', {
    look: atFourHundred,
    show: table,
    plant: sheet('.base { overflow-x: auto !important; } .base > * { min-inline-size: 400px; }'),
    words: /scrolls: .*base/,
  });

  sees('pair of small buttons side by side', {
    look: ofTargets,
    show: table,
    plant: smallButtons('0'),
    words: /20 × 20: <button/,
  });
  sees('pair of small buttons whose circles meet', {
    look: ofTargets,
    show: table,
    plant: smallButtons('3px'),
    words: /20 × 20: <button/,
  });
  it('lets small buttons be that have room', async () => {
    expect(await ofTargets(broken(table, smallButtons('24px')))).to.deep.equal([]);
  });

  const unordered = sheet('* { unicode-bidi: normal !important; }');
  sees('sentence that is turned', {
    look: fromRightToLeft,
    show: table,
    plant: unordered,
    words: /\d|[.]$/,
  });
  it('sees a planted sentence that is turned and broken into lines', async () => {
    const problems = await fromRightToLeft(broken(table, unordered));
    expect(problems.join('\n')).to.match(/^320 px: 2 contacts/m);
  });

  it('finds nothing where nothing was planted', async () => {
    for (const look of [byAxe, atFourHundred, ofTargets, fromRightToLeft])
      expect(await look(longNames)).to.deep.equal([]);
  });
});
