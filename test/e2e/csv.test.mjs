import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe } from 'node:test';
import { button, confirm, deletedContacts, heading, takeEmail } from './steps.mjs';
import { demoTest } from './support.mjs';

describe('the list to take away', () => {
  demoTest('has a line for every contact, and no formula', {}, async ({ page, table, world }) => {
    const [formula] = await deletedContacts(world, { search: 'formula@example.com' });
    const [markup] = await deletedContacts(world, { search: 'markup@example.com' });
    for (const { email } of [formula, markup]) {
      await table.getByRole('searchbox').fill(email);
      await table.getByText('1–1 of 1', { exact: true }).waitFor();
      await table.getByText(email).first().waitFor();
      await table.getByRole('checkbox', { name: /^Select (?!all)/ }).check();
    }
    takeEmail(world, formula);
    await button(table, 'Restore 2 contacts').click();
    await confirm(page, 'Restore 1 contact');
    await heading(table, '1 of 2 contacts restored.');
    const downloading = page.waitForEvent('download');
    await button(table, 'Download list').click();
    const download = await downloading;
    assert.match(download.suggestedFilename(), /\.csv$/);

    const lines = (await readFile(await download.path(), 'utf8')).split('\r\n');
    assert.equal(lines.shift(), '\ufeff"Contact ID","Name","Outcome","Reason","Message"');
    assert.equal(lines.pop(), '');
    assert.deepEqual(
      lines.toSorted(),
      [
        `"${formula.id}","'${formula.name.replaceAll('"', '""')}","Skipped","Email is used by an active contact",""`,
        `"${markup.id}","${markup.name}","Succeeded","",""`,
      ].toSorted(),
    );
  });
});
