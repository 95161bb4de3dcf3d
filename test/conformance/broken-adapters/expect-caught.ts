import { expect } from '@open-wc/testing';
import type { RestoreAdapter } from '../../../src/adapter/contract.js';
import {
  conformanceCases,
  runCase,
  runConformance,
  type ConformanceHarness,
} from '../../../src/conformance/index.js';
import { memoryWorld, type MemoryWorldOptions } from '../../../mocks/memory-world.js';
import { brief, sleepless } from '../support.js';
import type { BrokenAdapter } from './broken-adapter.js';

const optionsOf = ({ supports, atOnce }: BrokenAdapter): MemoryWorldOptions => ({
  supports: { maxIds: 100, ...supports },
  itemsPerTick: atOnce ? undefined : 10,
});

/** Tests that the kit finds each fault, and nothing else. */
export function expectCaught(faults: readonly BrokenAdapter[]): void {
  const usage = new Map<string, Promise<Map<string, Set<PropertyKey>>>>();
  for (const fault of faults) {
    it(`finds that ${fault.fault}`, async function () {
      this.timeout(60_000);
      const options = optionsOf(fault);
      const key = JSON.stringify(options);
      const uses = await (usage.get(key) ?? methodsUsed(options));
      usage.set(key, Promise.resolve(uses));
      const broken: PropertyKey[] = [];
      const harness: ConformanceHarness = {
        create: (seed) =>
          memoryWorld(seed, {
            ...options,
            wrap: (memory) => {
              const breaks = fault.breaks(memory, seed);
              broken.push(...Object.keys(breaks));
              return { ...memory, ...breaks };
            },
          }),
      };
      await runCase(conformanceCases[0]!, harness, sleepless);
      // A case that uses none of the broken methods runs as it does without the fault.
      const only = [...uses].filter(([, used]) => broken.some((name) => used.has(name))).map(([id]) => id);
      const report = await runConformance(harness, { ...sleepless, only });
      expect(Object.keys(brief(report, 'failed'))).to.deep.equal(fault.fails);
    });
  }
}

/** Which methods of its adapter each case looks at. */
async function methodsUsed(options: MemoryWorldOptions): Promise<Map<string, Set<PropertyKey>>> {
  const uses = new Map<string, Set<PropertyKey>>();
  for (const one of conformanceCases) {
    const used = new Set<PropertyKey>();
    const watch = <T extends RestoreAdapter>(adapter: T): T =>
      new Proxy(adapter, {
        get: (target, name) => {
          used.add(name);
          return Reflect.get(target, name) as unknown;
        },
      });
    const harness = {
      create: (seed: Parameters<typeof memoryWorld>[0]) => memoryWorld(seed, { ...options, wrap: watch }),
    };
    await runCase(one, harness, sleepless);
    uses.set(one.id, used);
  }
  return uses;
}
