import type { RestoreAdapter } from 'contacts-restore/adapter';
import { createHttpAdapter } from 'contacts-restore/adapter/http';
import { createMemoryAdapter, type MemoryBackend } from 'contacts-restore/adapter/memory';
import {
  createDemoData,
  createFaultyAdapter,
  createHandlers,
  fetchFromHandlers,
  startMocks,
  type FaultMode,
} from 'contacts-restore/mocks';

/** Everything that a visitor can turn. */
export interface DemoSwitches {
  /**
   * How the elements reach the back end: `memory` directly; `http` over the HTTP profile and a mocked network; `in-page` over
   * the HTTP profile without a service worker, for pages and browsers where there can't be one.
   */
  via: 'memory' | 'http' | 'in-page';
  admin: boolean;
  hipaa: boolean;
  allowsDuplicates: boolean;
  latencyMs: number;
  faults: FaultMode;
}

/** What has changed: `adapter` asks for the new one to be handed to the elements, `data` for them to be loaded again. */
export type DemoChange = 'adapter' | 'data';

export interface DemoWorldOptions {
  /** When the demo begins, in milliseconds since 1970. Default: now. */
  startAt?: number | undefined;
  seed?: number | undefined;
  /** Called after each switch that what is shown depends on. */
  onChange?: ((change: DemoChange) => void) | undefined;
  /** Where the HTTP profile is mocked. Default: `/api`. */
  baseUrl?: string | undefined;
  /** The service worker's script. Default: at the root of the site. */
  workerUrl?: string | undefined;
}

/** An account to play with: a back end in memory, the way to it, and the switches. */
export interface DemoWorld {
  /** What the elements are to be given now. */
  readonly adapter: RestoreAdapter;
  readonly backend: MemoryBackend;
  readonly switches: Readonly<DemoSwitches>;
  /** Turns some of the switches; resolves when they hold. */
  set(switches: Partial<DemoSwitches>): Promise<void>;
  /** Lets time pass in the back end. Running actions go on by real time. */
  forward(ms: number): void;
  /** Gives the network back to the page. */
  dispose(): Promise<void>;
}

/** A running action does so many contacts every so often: slow enough to be watched. */
const PACE = { itemsPerTick: 30, tickMs: 250 };

export function createDemoWorld(options: DemoWorldOptions = {}): DemoWorld {
  const { startAt = Date.now(), seed, onChange = () => {}, baseUrl = '/api', workerUrl } = options;
  const began = performance.now();
  let forwarded = 0;
  const now = (): Date => new Date(startAt + performance.now() - began + forwarded);

  const memory = createMemoryAdapter({ ...createDemoData({ now: startAt, seed }), now, ...PACE });
  const { backend } = memory;
  const { adapter: direct, faults } = createFaultyAdapter<RestoreAdapter>(memory);
  const handlers = createHandlers({ adapter: direct, baseUrl });
  const switches: DemoSwitches = {
    via: 'memory',
    admin: true,
    hipaa: false,
    allowsDuplicates: false,
    latencyMs: 0,
    faults: 'none',
  };
  let adapter = direct;
  let mocked: ReturnType<typeof startMocks> | undefined;

  async function route(via: DemoSwitches['via']): Promise<RestoreAdapter> {
    if (via === 'memory') return direct;
    if (via === 'in-page') return createHttpAdapter({ baseUrl, fetch: fetchFromHandlers(handlers) });
    await (mocked ??= startMocks({ handlers, workerUrl }));
    return createHttpAdapter({ baseUrl });
  }

  return {
    get adapter() {
      return adapter;
    },
    backend,
    switches,
    async set(wanted) {
      const before = { ...switches };
      Object.assign(switches, wanted);
      const { via, admin, hipaa, allowsDuplicates, latencyMs } = switches;
      faults.latencyMs = latencyMs;
      // A fault is armed again each time it is chosen.
      if (wanted.faults) faults.mode = wanted.faults;
      backend.setAccount({ hipaa, allowsDuplicates, viewer: { canRestore: admin } });
      if (via !== before.via) {
        const next = await route(via);
        // Another turn may have come while the network was being mocked.
        if (switches.via !== via) return;
        adapter = next;
        onChange('adapter');
      } else if (changed(before, switches, ['admin', 'hipaa', 'allowsDuplicates'])) {
        onChange('data');
      }
    },
    forward(ms) {
      forwarded += ms;
      onChange('data');
    },
    async dispose() {
      await (await mocked)?.stop();
    },
  };
}

const changed = (before: DemoSwitches, after: DemoSwitches, names: (keyof DemoSwitches)[]): boolean =>
  names.some((name) => before[name] !== after[name]);
