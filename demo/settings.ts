import { FAULT_MODES } from 'contacts-restore/mocks';
import { LATENCIES_MS, switchesFromUrl } from './switches.js';
import type { DemoSwitches } from './world.js';

/** All that the panel sets: the switches of the world, the way to it, and the look of the page. */
export interface Settings extends Omit<DemoSwitches, 'via'> {
  /** `server`: the elements are given an address only, and the world lives behind it. */
  via: DemoSwitches['via'] | 'server';
  theme: 'auto' | 'light' | 'dark';
  brand: 'default' | 'teal' | 'plum';
  dir: 'ltr' | 'rtl';
  density: 'comfortable' | 'compact';
}

export const AT_FIRST: Readonly<Settings> = {
  via: 'memory',
  admin: true,
  hipaa: false,
  allowsDuplicates: false,
  latencyMs: 0,
  faults: 'none',
  theme: 'auto',
  brand: 'default',
  dir: 'ltr',
  density: 'comfortable',
};

const CHOICES: { readonly [K in keyof Settings]: readonly Settings[K][] } = {
  via: ['memory', 'http', 'in-page', 'server'],
  admin: [true, false],
  hipaa: [false, true],
  allowsDuplicates: [false, true],
  latencyMs: LATENCIES_MS,
  faults: FAULT_MODES,
  theme: ['auto', 'light', 'dark'],
  brand: ['default', 'teal', 'plum'],
  dir: ['ltr', 'rtl'],
  density: ['comfortable', 'compact'],
};

const NAMES = Object.keys(AT_FIRST) as (keyof Settings)[];

/** How a setting is called in an address. */
const paramOf = (name: keyof Settings): string => (name === 'latencyMs' ? 'latency' : name);
const textOf = (value: Settings[keyof Settings]): string =>
  typeof value === 'boolean' ? (value ? '1' : '0') : String(value);

function read<K extends keyof Settings>(name: K, text: string | null): Settings[K] | undefined {
  return CHOICES[name].find((choice) => textOf(choice) === text);
}

/** One setting out of a control of the panel; what isn't a setting or a choice changes nothing. */
export function settingFrom(control: { name: string; value: string; checked?: boolean }): Partial<Settings> {
  const name = NAMES.find((known) => known === control.name);
  if (!name) return {};
  const isFlag = typeof AT_FIRST[name] === 'boolean';
  const value = read(name, isFlag ? (control.checked ? '1' : '0') : control.value);
  return value === undefined ? {} : { [name]: value };
}

/** The settings that an address asks for; the others as at first. */
export function settingsFromUrl(search: string): Settings {
  const params = new URLSearchParams(search);
  const own = NAMES.map((name) => ({ [name]: read(name, params.get(paramOf(name))) ?? AT_FIRST[name] }));
  return Object.assign({}, ...own, switchesFromUrl(search)) as Settings;
}

/** The query that leads to these settings: only what isn't as at first. */
export function settingsToUrl(settings: Settings): string {
  const params = new URLSearchParams(
    NAMES.filter((name) => settings[name] !== AT_FIRST[name]).map((name) => [
      paramOf(name),
      textOf(settings[name]),
    ]),
  );
  return params.size > 0 ? `?${params}` : '';
}

/** The part that the world is set by, as seen from where it lives. */
export function worldSwitches({
  via,
  admin,
  hipaa,
  allowsDuplicates,
  latencyMs,
  faults,
}: Settings): DemoSwitches {
  return { via: via === 'server' ? 'memory' : via, admin, hipaa, allowsDuplicates, latencyMs, faults };
}
