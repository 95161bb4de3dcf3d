// The folder that the package is installed in, and what package.json says about it. See run.mjs.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export const consumer = process.env.PACKAGE_CONSUMER ?? '';
if (consumer === '') throw new Error('Run these tests with "npm run test:package".');

export const TAGS = ['contacts-restore-table', 'bulk-actions-history', 'restore-confirm-modal'];
export const installed = join(consumer, 'node_modules/contacts-restore');
export const manifest = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8'));

/** The public names of all entries that are modules: 'contacts-restore', 'contacts-restore/define', … */
export const moduleEntries = Object.entries(manifest.exports)
  .filter(([, target]) => typeof target === 'object')
  .map(([subpath]) => `contacts-restore${subpath.slice(1)}`);
