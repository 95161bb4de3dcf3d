import { createBackend } from './backend.js';
import { Calls } from './calls.js';
import type { MemoryAdapter, MemoryAdapterOptions } from './options.js';
import { readMethods } from './reads.js';
import { sow } from './seed.js';
import { createWorld } from './world.js';
import { writeMethods } from './writes.js';

/**
 * A complete back end in memory: the reference for what the contract's text means, and the stage for tests and demos. It
 * enforces every rule on every call, whatever its caller is. Nothing is stored beyond the object's life.
 */
export function createMemoryAdapter(options: MemoryAdapterOptions = {}): MemoryAdapter {
  const world = createWorld(options);
  sow(world, options);
  world.bin.prepare();
  const calls = new Calls(world, options);
  return {
    ...readMethods(world, calls),
    ...writeMethods(world, calls),
    ...(options.contactUrl && { contactUrl: options.contactUrl }),
    backend: createBackend(world, options),
  };
}
