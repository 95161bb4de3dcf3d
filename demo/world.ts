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
  type Faults,
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
  /** How fast running actions go on. Default: slow enough to be watched. `null`: small ones are done in the answer. */
  pace?: DemoPace | null | undefined;
}

/** So many contacts every so often. */
export interface DemoPace {
  itemsPerTick: number;
  tickMs: number;
}

/** An account to play with: a back end in memory, the way to it, and the switches. */
export interface DemoWorld {
  /** What the elements are to be given now. */
  readonly adapter: RestoreAdapter;
  readonly backend: MemoryBackend;
  readonly switches: Readonly<DemoSwitches>;
  /** The back end's clock. */
  now(): Date;
  /** Turns some of the switches; resolves when they hold. */
  set(switches: Partial<DemoSwitches>): Promise<void>;
  /** Lets time pass in the back end. Running actions go on by real time. */
  forward(ms: number): void;
  /** Gives the network back to the page. */
  dispose(): Promise<void>;
}

const WATCHABLE: DemoPace = { itemsPerTick: 30, tickMs: 250 };

const AT_FIRST: DemoSwitches = {
  via: 'memory',
  admin: true,
  hipaa: false,
  allowsDuplicates: false,
  latencyMs: 0,
  faults: 'none',
};

/** Where the demo shows a live contact. */
const contactPath = (contactId: string): string => `#/contacts/${encodeURIComponent(contactId)}`;

export function createDemoWorld(options: DemoWorldOptions = {}): DemoWorld {
  return new World(options);
}

class World implements DemoWorld {
  readonly backend: MemoryBackend;
  readonly switches: DemoSwitches = { ...AT_FIRST };
  readonly #options: DemoWorldOptions;
  readonly #startAt: number;
  readonly #direct: RestoreAdapter;
  readonly #faults: Faults;
  readonly #handlers: ReturnType<typeof createHandlers>;
  #adapter: RestoreAdapter;
  readonly #began = performance.now();
  #forwarded = 0;
  #mocked: ReturnType<typeof startMocks> | undefined;

  constructor(options: DemoWorldOptions) {
    const { startAt = Date.now(), seed, baseUrl, pace = WATCHABLE } = options;
    this.#startAt = startAt;
    const memory = createMemoryAdapter({
      ...createDemoData({ now: startAt, seed, isSettled: true }),
      ...pace,
      now: () => this.now(),
      contactUrl: contactPath,
    });
    const { adapter, faults } = createFaultyAdapter<RestoreAdapter>(memory);
    this.backend = memory.backend;
    this.#options = options;
    this.#direct = adapter;
    this.#faults = faults;
    this.#handlers = createHandlers({ adapter, baseUrl });
    this.#adapter = adapter;
  }

  get adapter(): RestoreAdapter {
    return this.#adapter;
  }

  now(): Date {
    return new Date(this.#startAt + performance.now() - this.#began + this.#forwarded);
  }

  async set(wanted: Partial<DemoSwitches>): Promise<void> {
    const before = { ...this.switches };
    const { via, admin, hipaa, allowsDuplicates, latencyMs } = Object.assign(this.switches, wanted);
    this.#faults.latencyMs = latencyMs;
    // A fault is armed again each time it is chosen.
    if (wanted.faults) this.#faults.mode = wanted.faults;
    this.backend.setAccount({ hipaa, allowsDuplicates, viewer: { canRestore: admin } });
    if (via !== before.via) await this.#take(via);
    else if (changed(before, this.switches, ['admin', 'hipaa', 'allowsDuplicates'])) this.#tell('data');
  }

  forward(ms: number): void {
    this.#forwarded += ms;
    this.#tell('data');
  }

  async dispose(): Promise<void> {
    const worker = await this.#mocked;
    this.#mocked = undefined;
    await worker?.stop();
  }

  async #take(via: DemoSwitches['via']): Promise<void> {
    const adapter = await this.#way(via);
    // Another way may have been chosen while the network was being mocked.
    if (this.switches.via !== via) return;
    this.#adapter = adapter;
    this.#tell('adapter');
  }

  async #way(via: DemoSwitches['via']): Promise<RestoreAdapter> {
    const { baseUrl = '/api', workerUrl } = this.#options;
    if (via === 'memory') return this.#direct;
    if (via === 'http') await (this.#mocked ??= startMocks({ handlers: this.#handlers, workerUrl }));
    const fetch = via === 'in-page' ? fetchFromHandlers(this.#handlers) : undefined;
    return { ...createHttpAdapter({ baseUrl, fetch }), contactUrl: contactPath };
  }

  #tell(change: DemoChange): void {
    this.#options.onChange?.(change);
  }
}

const changed = (before: DemoSwitches, after: DemoSwitches, names: (keyof DemoSwitches)[]): boolean =>
  names.some((name) => before[name] !== after[name]);
