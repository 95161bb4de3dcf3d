// The checks of the tasks by keys can fail: each is given a page that is broken on purpose, and sees it.
import { describe } from 'node:test';
import {
  assertFocusBack,
  assertFocusInDialog,
  assertFocusKept,
  assertStaysInDialog,
  button,
  deletedContacts,
  dialogOf,
  plain,
  press,
  restoreButton,
  sees,
  takeRowAway,
} from './steps.mjs';
import { demoTest } from './support.mjs';

const firstOf = async (world) => plain((await deletedContacts(world)).slice(0, 10))[0];

/** Opens the dialog by keys, and answers what opened it. */
async function openByKey({ page, table, world }) {
  const trigger = restoreButton(table, await firstOf(world));
  await press(page, 'Tab', trigger);
  await page.keyboard.press('Enter');
  await button(dialogOf(page), 'Restore 1 contact').waitFor();
  return trigger;
}

/** No script of the page can move the focus any more. */
const stopMoving = () => {
  HTMLElement.prototype.focus = () => {};
};

describe('the look at the keys', () => {
  demoTest('sees a planted dialog that lets the focus go to the page behind it', {}, async (demo) => {
    await demo.page.evaluate(() => {
      HTMLDialogElement.prototype.showModal = HTMLDialogElement.prototype.show;
    });
    await openByKey(demo);
    await sees(assertStaysInDialog(demo.page), /Tab stays in the dialog/);
  });

  demoTest('sees a planted dialog that doesn’t take the focus', {}, async (demo) => {
    const { page } = demo;
    await page.evaluate(() => {
      HTMLDialogElement.prototype.showModal = function planted() {
        this.setAttribute('open', '');
      };
    });
    await page.evaluate(stopMoving);
    await openByKey(demo);
    await sees(assertFocusInDialog(page), /takes the focus/);
  });

  demoTest('sees a planted dialog that doesn’t give the focus back', {}, async (demo) => {
    const { page } = demo;
    await page.evaluate(() => {
      const { close } = HTMLDialogElement.prototype;
      HTMLDialogElement.prototype.close = function planted() {
        close.call(this);
        let active = document.activeElement;
        while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
        active?.blur();
      };
    });
    const trigger = await openByKey(demo);
    await page.keyboard.press('Escape');
    await sees(assertFocusBack(page, trigger), /back where it was/);
  });

  demoTest('sees a planted focus that goes with its row', {}, async ({ page, table, world }) => {
    const contact = await firstOf(world);
    await press(page, 'Tab', button(table, `Details of ${contact.name}`));
    await page.evaluate(stopMoving);
    await takeRowAway(table, world, contact);
    await sees(assertFocusKept(page, 'the focus outlives the row'), /outlives the row/);
  });
});
