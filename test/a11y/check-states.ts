import { expect, fixtureCleanup } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { axeProblems } from '../support/axe.js';
import { lostAtSides, misread, smallTargets, spaceText } from '../support/geometry.js';
import type { ShownState, States } from './shown-state.js';

const WIDE = 1200;
/** What is left of 1280 pixels at 400 %. */
const NARROW = 320;
/** Of the runner. */
const WINDOW = { width: 800, height: 600 };

type Look = readonly [width: number, dir: 'ltr' | 'rtl', scheme: 'light' | 'dark'];
const LOOKS = [WIDE, NARROW].flatMap((width) =>
  (['ltr', 'rtl'] as const).flatMap((dir) =>
    (['light', 'dark'] as const).map((scheme): Look => [width, dir, scheme]),
  ),
);
/** Axe takes several times as long elsewhere, and goes by the same tree and colours: there, the two that differ most do. */
const looks = 'userAgentData' in navigator ? LOOKS : [LOOKS.at(0)!, LOOKS.at(-1)!];

/** Gives a state its width: through its frame or, as for a dialog, through the window. */
async function setWidth({ frame }: ShownState, width: number): Promise<void> {
  if (frame) frame.style.inlineSize = `${width}px`;
  else await setViewport({ ...WINDOW, width });
}

const box = ({ frame }: ShownState): { left: number; right: number } =>
  frame?.getBoundingClientRect() ?? { left: 0, right: innerWidth };

/** Declares what holds for every state of an element. */
export function checkStates(element: keyof HTMLElementTagNameMap, states: States): void {
  describe(`accessibility of every state of ${element}`, () => {
    const { documentElement: page } = document;
    before(() => emulateMedia({ reducedMotion: 'reduce' }));
    afterEach(async () => {
      fixtureCleanup();
      page.removeAttribute('dir');
      page.removeAttribute('style');
      if (innerWidth !== WINDOW.width) await setViewport(WINDOW);
    });
    after(() => emulateMedia({ reducedMotion: 'no-preference' }));

    for (const [state, show] of Object.entries(states)) {
      it(`${state}: axe finds nothing, light and dark, wide and narrow, in both directions`, async () => {
        const shown = await show();
        for (const [width, dir, scheme] of looks) {
          await setWidth(shown, width);
          page.dir = dir;
          page.style.colorScheme = scheme;
          expect(await axeProblems(shown.element), `${width} px, ${dir}, ${scheme}`).to.deep.equal([]);
        }
      });

      it(`${state}: nothing is lost at 400 %, nor with wider spaced text`, async () => {
        const shown = await show();
        await setWidth(shown, NARROW);
        for (const dir of ['ltr', 'rtl']) {
          page.dir = dir;
          expect(lostAtSides(shown.element, box(shown)), dir).to.deep.equal([]);
          const unspace = spaceText(shown.element);
          expect(lostAtSides(shown.element, box(shown)), `${dir}, spaced`).to.deep.equal([]);
          unspace();
        }
      });

      it(`${state}: every target is 24 pixels wide and high, or has that much room`, async () => {
        const shown = await show();
        for (const width of [WIDE, NARROW]) {
          await setWidth(shown, width);
          expect(smallTargets(shown.element, 24), `${width} px`).to.deep.equal([]);
        }
      });

      it(`${state}: English words keep their order where reading goes from right to left`, async () => {
        page.dir = 'rtl';
        const shown = await show();
        for (const width of [WIDE, NARROW]) {
          await setWidth(shown, width);
          expect(misread(shown.element), `${width} px`).to.deep.equal([]);
        }
      });
    }
  });
}
