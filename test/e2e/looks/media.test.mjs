// What people set in their system, which only a browser that is driven from outside can pretend.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { button, dialogOf } from '../steps.mjs';
import { demoTest } from '../support.mjs';
import { showAll } from './checks.mjs';
import { assertEdged, assertFingerSized, assertOutlined, assertStill } from './system.mjs';

describe('settings of the system', () => {
  demoTest('forced colours leave every control an edge, and the focus an outline', {}, async (demo) => {
    const { page, table } = demo;
    await page.emulateMedia({ forcedColors: 'active' });
    await showAll(demo);
    await assertEdged(page);
    await assertOutlined(page, button(table, 'Filters'));
  });

  demoTest('with reduced motion nothing moves', {}, async (demo) => {
    await demo.page.emulateMedia({ reducedMotion: 'reduce' });
    await showAll(demo);
    await assertStill(demo.page);
  });

  for (const width of [1280, 320]) {
    const touch = { width, hasTouch: true };
    demoTest(`for fingers every control is 44 px high, at ${width} px`, touch, async (demo) => {
      await showAll(demo);
      const { page, table } = demo;
      assert.ok(await page.evaluate(() => matchMedia('(pointer: coarse)').matches));
      await assertFingerSized(page, 'lists');
      await button(table, 'Restore 1 contact').click();
      await button(dialogOf(page), 'Restore 1 contact').waitFor();
      await assertFingerSized(page, 'dialog');
    });
  }
});
