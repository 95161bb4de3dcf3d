// What people set in their system, which only a browser that is driven from outside can pretend.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { button, dialogOf, tickAndUnfold } from '../steps.mjs';
import { demoTest } from '../support.mjs';

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

async function showAll({ page, table, history }) {
  await table.getByRole('row').nth(5).waitFor();
  await tickAndUnfold(table);
  await button(table, 'Filters').click();
  await history
    .getByRole('button', { name: /^Details/ })
    .first()
    .click();
  await page.waitForFunction(() => document.fonts.status === 'loaded');
}

describe('settings of the system', () => {
  demoTest('forced colours leave every control an edge, and the focus an outline', {}, async (demo) => {
    const { page, table } = demo;
    await page.emulateMedia({ forcedColors: 'active' });
    await showAll(demo);
    const edgeless = await find(page, (element) => {
      if (!element.matches('.button:not(.plain, .icon), .input, .select')) return null;
      const { borderBlockStartWidth, borderBlockStartStyle, borderBlockStartColor } =
        getComputedStyle(element);
      const isEdged =
        parseFloat(borderBlockStartWidth) > 0 &&
        borderBlockStartStyle !== 'none' &&
        !/^rgba\(.*, 0\)$|transparent/.test(borderBlockStartColor);
      return isEdged ? null : element.outerHTML.slice(0, 80);
    });
    assert.deepEqual(edgeless, []);
    await button(table, 'Filters').focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    const outline = await button(table, 'Filters').evaluate(
      (element) => getComputedStyle(element).outlineStyle,
    );
    assert.equal(outline, 'solid');
  });

  demoTest('with reduced motion nothing moves', {}, async (demo) => {
    await demo.page.emulateMedia({ reducedMotion: 'reduce' });
    await showAll(demo);
    const moving = await find(demo.page, (element) =>
      element.getAnimations().some(({ playState }) => playState === 'running') ||
      parseFloat(getComputedStyle(element).transitionDuration) > 0
        ? element.outerHTML.slice(0, 80)
        : null,
    );
    assert.deepEqual(moving, []);
  });

  for (const width of [1280, 320]) {
    const touch = { width, hasTouch: true };
    demoTest(`for fingers every control is 44 px high, at ${width} px`, touch, async (demo) => {
      await showAll(demo);
      const { page, table } = demo;
      assert.ok(await page.evaluate(() => matchMedia('(pointer: coarse)').matches));
      const tooSmall = (element) => {
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
      };
      assert.deepEqual(await find(page, tooSmall), []);
      await button(table, 'Restore 1 contact').click();
      await button(dialogOf(page), 'Restore 1 contact').waitFor();
      assert.deepEqual(await find(page, tooSmall), []);
    });
  }
});
