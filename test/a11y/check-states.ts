import { expect } from '@open-wc/testing';
import { atFourHundred, byAxe, fromRightToLeft, ofTargets, putPageBack, type Look } from './looks.js';
import type { States } from './shown-state.js';

/** What holds for every state. */
const LOOKS: Record<string, Look> = {
  'axe finds nothing, light and dark, wide and narrow, in both directions': byAxe,
  'nothing is lost at 400 %, nor with wider spaced text': atFourHundred,
  'every target is 24 pixels wide and high, or has that much room': ofTargets,
  'English words keep their order where reading goes from right to left': fromRightToLeft,
};

/** Declares what holds for every state of an element. */
export function checkStates(element: keyof HTMLElementTagNameMap, states: States): void {
  describe(`accessibility of every state of ${element}`, () => {
    putPageBack();
    for (const [state, show] of Object.entries(states)) {
      for (const [claim, look] of Object.entries(LOOKS)) {
        it(`${state}: ${claim}`, async () => {
          expect(await look(show)).to.deep.equal([]);
        });
      }
    }
  });
}
