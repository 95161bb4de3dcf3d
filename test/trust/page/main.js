// The page of the tests. `trust(name, args)` runs one of these functions, from a timer of the page's own.
import { pass, waitForReal } from './time.js';
import '/contacts-restore.js';
import * as clocks from './clocks.js';
import { faultsOfPage } from './dom.js';
import * as faults from './faults.js';
import * as hostile from './hostile.js';
import * as leaks from './leaks.js';
import { plant } from './planted.js';
import * as privacy from './privacy.js';
import * as soak from './soak.js';

const functions = {
  ...clocks,
  ...faults,
  ...hostile,
  ...leaks,
  ...privacy,
  ...soak,
  faultsOfPage,
  pass,
  plant,
};

globalThis.trust = async (name, args) => {
  await waitForReal(0);
  return functions[name](...args);
};
