import { fixtureCleanup } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { axeProblems } from '../support/axe.js';
import { lostAtSides, misread, smallTargets, spaceText } from '../support/geometry.js';
import type { ShownState } from './shown-state.js';

const WIDE = 1200;
/** What is left of 1280 pixels at 400 %. */
const NARROW = 320;
/** Of the runner. */
const WINDOW = { width: 800, height: 600 };

/** Shows a state and answers all that is wrong with it, each with the look in which it is. */
export type Look = (show: () => Promise<ShownState>) => Promise<string[]>;

type Combination = readonly [width: number, dir: 'ltr' | 'rtl', scheme: 'light' | 'dark'];
const COMBINATIONS = [WIDE, NARROW].flatMap((width) =>
  (['ltr', 'rtl'] as const).flatMap((dir) =>
    (['light', 'dark'] as const).map((scheme): Combination => [width, dir, scheme]),
  ),
);
/** Axe takes several times as long elsewhere, and goes by the same tree and colours: there, the two that differ most do. */
const combinations =
  'userAgentData' in navigator ? COMBINATIONS : [COMBINATIONS.at(0)!, COMBINATIONS.at(-1)!];

const { documentElement: page } = document;

/** Gives a state its width: through its frame or, as for a dialog, through the window. */
async function setWidth({ frame }: ShownState, width: number): Promise<void> {
  if (frame) frame.style.inlineSize = `${width}px`;
  else await setViewport({ ...WINDOW, width });
}

const box = ({ frame }: ShownState): { left: number; right: number } =>
  frame?.getBoundingClientRect() ?? { left: 0, right: innerWidth };

const labelled = (label: string, problems: string[]): string[] =>
  problems.map((problem) => `${label}: ${problem}`);

/** What axe finds. */
export const byAxe: Look = async (show) => {
  const shown = await show();
  const problems: string[] = [];
  for (const [width, dir, scheme] of combinations) {
    await setWidth(shown, width);
    page.dir = dir;
    page.style.colorScheme = scheme;
    problems.push(...labelled(`${width} px, ${dir}, ${scheme}`, await axeProblems(shown.element)));
  }
  return problems;
};

/** What is lost at 400 %, and with wider spaced text. */
export const atFourHundred: Look = async (show) => {
  const shown = await show();
  await setWidth(shown, NARROW);
  return (['ltr', 'rtl'] as const).flatMap((dir) => {
    page.dir = dir;
    const lost = labelled(dir, lostAtSides(shown.element, box(shown)));
    const unspace = spaceText(shown.element);
    lost.push(...labelled(`${dir}, spaced`, lostAtSides(shown.element, box(shown))));
    unspace();
    return lost;
  });
};

/** Targets below 24 pixels without that much room. */
export const ofTargets: Look = async (show) => {
  const shown = await show();
  const problems: string[] = [];
  for (const width of [WIDE, NARROW]) {
    await setWidth(shown, width);
    problems.push(...labelled(`${width} px`, smallTargets(shown.element, 24)));
  }
  return problems;
};

/** English words that have lost their order where reading goes from right to left. */
export const fromRightToLeft: Look = async (show) => {
  page.dir = 'rtl';
  const shown = await show();
  const problems: string[] = [];
  for (const width of [WIDE, NARROW]) {
    await setWidth(shown, width);
    problems.push(...labelled(`${width} px`, misread(shown.element)));
  }
  return problems;
};

/** To be called where tests with looks are declared: each begins with the page as it was. */
export function putPageBack(): void {
  before(() => emulateMedia({ reducedMotion: 'reduce' }));
  afterEach(async () => {
    fixtureCleanup();
    page.removeAttribute('dir');
    page.removeAttribute('style');
    if (innerWidth !== WINDOW.width) await setViewport(WINDOW);
  });
  after(() => emulateMedia({ reducedMotion: 'no-preference' }));
}
