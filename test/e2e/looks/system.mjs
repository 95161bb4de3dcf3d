// What must hold where people have set something in their system.
import assert from 'node:assert/strict';
import { hasFocus } from '../steps.mjs';

/** Runs in the page: everything in the elements that can be seen. */
function seenInElements(pick) {
  const all = (root) =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      element,
      ...(element.shadowRoot ? all(element.shadowRoot) : []),
    ]);
  const hosts = [...document.querySelectorAll('contacts-restore-table, bulk-actions-history')];
  return hosts
    .flatMap(({ shadowRoot }) => all(shadowRoot))
    .filter((element) => element.checkVisibility() && element.getBoundingClientRect().width > 2)
    .flatMap((element) => globalThis[pick](element) ?? []);
}

/** Looks at every part of both elements with a function that runs in the page and answers what it finds wrong, if anything. */
async function find(page, problemOf) {
  await page.evaluate(`globalThis.problemOf = ${problemOf}`);
  return page.evaluate(seenInElements, 'problemOf');
}

/** Every control has an edge that can be seen. */
export async function assertEdged(page) {
  const edgeless = await find(page, (element) => {
    if (!element.matches('.button:not(.plain, .icon), .input, .select')) return null;
    const { borderBlockStartWidth, borderBlockStartStyle, borderBlockStartColor } = getComputedStyle(element);
    const isEdged =
      parseFloat(borderBlockStartWidth) > 0 &&
      borderBlockStartStyle !== 'none' &&
      !/^rgba\(.*, 0\)$|transparent/.test(borderBlockStartColor);
    return isEdged ? null : element.outerHTML.slice(0, 80);
  });
  assert.deepEqual(edgeless, [], 'controls without an edge');
}

/** A control that keys have come to has an outline. */
export async function assertOutlined(page, control) {
  await control.focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  assert.ok(await hasFocus(control), 'Tab comes back to where it was');
  const outline = await control.evaluate((element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return `${outlineStyle}, ${parseFloat(outlineWidth) >= 2 ? 'wide' : 'too thin'}`;
  });
  assert.equal(outline, 'solid, wide', 'the outline of the focus');
}

/** Nothing moves, or would as soon as it changes. */
export async function assertStill(page) {
  const moving = await find(page, (element) =>
    element.getAnimations().some(({ playState }) => playState === 'running') ||
    parseFloat(getComputedStyle(element).transitionDuration) > 0
      ? element.outerHTML.slice(0, 80)
      : null,
  );
  assert.deepEqual(moving, [], 'what moves');
}

/** Everything that a finger is to hit is 44 pixels high and wide. */
export async function assertFingerSized(page, state) {
  const small = await find(page, (element) => {
    if (!element.matches('button:not(.link), select, input, summary')) return null;
    const target = element.matches('input') ? (element.closest('label') ?? element) : element;
    const { height, width: across } = target.getBoundingClientRect();
    const clipped = ['thead', '.skip'].some((part) => {
      const around = element.closest(part);
      return around && getComputedStyle(around).clipPath !== 'none';
    });
    return clipped || (height >= 43.5 && across >= 43.5)
      ? null
      : `${Math.round(across)} × ${Math.round(height)} ${element.outerHTML.replaceAll(/<!--.*?-->|\s+/g, ' ').slice(0, 90)}`;
  });
  assert.deepEqual(small, [], `${state}: too small for a finger`);
}
