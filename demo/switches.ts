import { FAULT_MODES } from 'contacts-restore/mocks';
import { DAY_MS, HOUR_MS } from 'contacts-restore/domain';
import type { DemoSwitches } from './world.js';

const VIAS: readonly DemoSwitches['via'][] = ['memory', 'http', 'in-page'];

export const LATENCIES_MS = [0, 300, 2000] as const;

/** Steps by which the back end's clock can be put forward. */
export const FORWARD_STEPS_MS = [HOUR_MS, DAY_MS, 7 * DAY_MS, 61 * DAY_MS] as const;

/** The switches that an address turns: `?via=http&hipaa=1&admin=0&latency=300&faults=offline`. Others stay as they are. */
export function switchesFromUrl(search: string): Partial<DemoSwitches> {
  const params = new URLSearchParams(search);
  const flag = (name: 'admin' | 'hipaa' | 'allowsDuplicates') =>
    params.has(name) ? { [name]: params.get(name) !== '0' } : {};
  const via = VIAS.find((one) => one === params.get('via'));
  const faults = FAULT_MODES.find((one) => one === params.get('faults'));
  const latencyMs = LATENCIES_MS.find((one) => String(one) === params.get('latency'));
  return {
    ...(via && { via }),
    ...flag('admin'),
    ...flag('hipaa'),
    ...flag('allowsDuplicates'),
    ...(faults && { faults }),
    ...(latencyMs !== undefined && { latencyMs }),
  };
}
