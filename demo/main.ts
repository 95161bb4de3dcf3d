import { provideAdapter } from 'contacts-restore/adapter';
import 'contacts-restore/define';
import { BackEndClock } from './clock.js';
import { contactIdIn, showContacts } from './contacts-panel.js';
import { control, remoteControl, type DemoCommand, type DemoState } from './control.js';
import { byId } from './dom.js';
import { connectEventLog } from './event-log.js';
import { connectPanel, showLook, showSettings } from './panel.js';
import { AT_FIRST, settingsFromUrl, settingsToUrl, worldSwitches, type Settings } from './settings.js';
import { switchesFromUrl } from './switches.js';
import { createDemoWorld, type DemoWorld } from './world.js';

/** Where the elements find a back end that is a server. */
const SERVER = '/api';

const form = byId('panel', HTMLFormElement);
const stage = byId('stage', HTMLElement);
const table = document.querySelector('contacts-restore-table')!;
const bulkActions = document.querySelector('bulk-actions-history')!;
const elements = [table, bulkActions];
const clock = new BackEndClock(byId('back-end-time', HTMLTimeElement));
const provision = provideAdapter(stage, undefined);
const remote = remoteControl(`${SERVER}/__demo`);

let settings: Settings = settingsFromUrl(location.search);
let world = newWorld();

const isServer = (): boolean => settings.via === 'server';

function newWorld(): DemoWorld {
  return createDemoWorld({ onChange: (change) => change === 'data' && !isServer() && reload() });
}

function reload(): void {
  for (const element of elements) element.reload();
}

/** Asks the world, wherever it lives, and shows what it says. */
async function ask(command: DemoCommand = {}): Promise<DemoState | null> {
  const contactId = contactIdIn(location.hash);
  const whole = { ...command, ...(contactId !== undefined && { contactId }) };
  const problem = byId('problem', HTMLElement);
  try {
    const state = await (isServer() ? remote(whole) : control(world, whole));
    clock.set(state.now);
    showContacts(state, contactId);
    problem.hidden = true;
    return state;
  } catch {
    problem.hidden = false;
    return null;
  }
}

/** Gives the elements an adapter; or only an address, where the back end is a server. */
function connect(): void {
  for (const element of elements) {
    if (isServer()) element.setAttribute('src', SERVER);
    else element.removeAttribute('src');
  }
  provision.set(isServer() ? undefined : world.adapter);
}

function show(): void {
  showSettings(form, settings);
  showLook(settings, elements);
  history.replaceState(null, '', `${location.pathname}${settingsToUrl(settings)}${location.hash}`);
}

async function change(changes: Partial<Settings>): Promise<void> {
  const before = settings;
  settings = { ...before, ...changes };
  show();
  const hasMoved = settings.via !== before.via;
  // A mocked network would answer in place of the server.
  if (hasMoved && before.via === 'http') await world.dispose();
  await ask({ switches: worldSwitches(settings) });
  if (hasMoved) connect();
  else if (isServer()) reload();
}

async function forward(forwardMs: number): Promise<void> {
  await ask({ forwardMs });
  if (isServer()) reload();
}

/** Begins anew with the same way to the back end and the same look. */
async function reset(): Promise<void> {
  const { via, theme, brand, dir, density } = settings;
  settings = { ...AT_FIRST, via, theme, brand, dir, density };
  location.hash = '';
  show();
  if (!isServer()) {
    await world.dispose();
    world = newWorld();
  }
  await ask({ reset: true, switches: worldSwitches(settings) });
  for (const element of elements) element.reset();
  connect();
  if (isServer()) reload();
}

/** A server may be in a state of its own, which only what the address says explicitly changes. */
async function begin(): Promise<void> {
  show();
  const switches = isServer() ? switchesFromUrl(location.search) : worldSwitches(settings);
  const state = await ask({ switches });
  if (state && isServer()) {
    settings = { ...settings, ...state.switches, via: 'server' };
    show();
  }
  connect();
}

// Where the panel would push all else out of sight it waits to be opened.
if (matchMedia('(width < 64rem)').matches) byId('panel-details', HTMLDetailsElement).open = false;
connectPanel(form, {
  set: (changes) => void change(changes),
  forward: (ms) => void forward(ms),
  reset: () => void reset(),
});
connectEventLog(byId('events', HTMLOListElement), stage);
for (const type of ['restore-start', 'restore-end']) stage.addEventListener(type, () => void ask());
addEventListener('hashchange', () => {
  const isOpen = contactIdIn(location.hash) !== undefined;
  void ask().then(() => isOpen && byId('contact-name', HTMLElement).focus());
});
await begin();
