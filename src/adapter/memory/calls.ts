import type { BulkAction } from '../../domain/bulk-action.js';
import { accountBarrier } from '../../domain/eligibility.js';
import type { Supports } from '../../domain/account.js';
import type { CallOptions, WriteOptions } from '../contract.js';
import { adapterError, toAdapterError, unsupported } from '../errors.js';
import { abortable, abortError } from './abort.js';
import { sessionOf } from './audit-log.js';
import { fingerprint } from './fingerprint.js';
import type { StoredAction } from './history.js';
import type { MemoryAdapterOptions } from './options.js';
import { MORE } from './slices.js';
import { checkKey, invalid } from './validation.js';
import { actionView } from './views.js';
import type { World } from './world.js';

/** What has to hold before a call may do anything. */
export interface CallRule {
  method: string;
  /** The capability without which there is no such method. */
  needs?: keyof Supports | undefined;
  /** Who may call it: anybody with a session, admins, or admins of an account without HIPAA. */
  for: 'anybody' | 'admins' | 'admins-without-hipaa';
}

export interface Write<T> {
  /** All that the intent says, as it was at the call. The same key with anything else is refused. */
  asked: () => T;
  check: (asked: T) => void;
  effect: (asked: T, idempotencyKey: string) => StoredAction;
}

/** A call's options, as they were when it was made. */
interface Call extends CallOptions {
  key?: string | undefined;
}

/**
 * How every call runs: it takes its time, then checks and acts in one synchronous step, in the order capability, role, policy,
 * arguments, idempotency, effect. A call that was given up before that step has no effect; after it, the effect stays.
 */
export class Calls {
  readonly #world: World;
  readonly #options: MemoryAdapterOptions;
  readonly #intents = new Map<string, { print: string; action: StoredAction }>();

  constructor(world: World, options: MemoryAdapterOptions) {
    this.#world = world;
    this.#options = options;
  }

  /** What takes too long for one task answers `MORE` until it is done. */
  async read<T>(rule: CallRule, call: CallOptions | undefined, work: () => T | typeof MORE): Promise<T> {
    return this.#run(rule, { signal: call?.signal }, work);
  }

  /** Applies an intent once. Its key, said again, answers with the same action, however that has got on since. */
  async write<T>(
    rule: CallRule,
    call: WriteOptions | undefined,
    { asked, check, effect }: Write<T>,
  ): Promise<BulkAction> {
    const key = call?.idempotencyKey;
    return this.#run(rule, { key, signal: call?.signal }, () => {
      checkKey(key);
      const request = asked();
      check(request);
      const { account } = this.#world;
      const scope = JSON.stringify([account.id, account.viewer.id, key]);
      const print = fingerprint([rule.method, request]);
      const known = this.#intents.get(scope);
      if (known && known.print !== print) {
        throw invalid('idempotencyKey', 'expected a key that names no other intent');
      }
      const action = known?.action ?? effect(request, key!);
      this.#intents.set(scope, { print, action });
      return actionView(this.#world, action);
    });
  }

  async #run<T>(rule: CallRule, { signal, key }: Call, work: () => T | typeof MORE): Promise<T> {
    const { latencyMs = 0, pause } = this.#options;
    const { method } = rule;
    if (signal?.aborted) throw abortError();
    if (latencyMs > 0) await abortable(this.#sleep(latencyMs), signal);
    if (pause) await abortable(Promise.resolve(pause(method, 'before')), signal);
    let answer = this.#act(rule, key, work);
    while (answer === MORE) {
      await abortable(this.#sleep(0), signal);
      // Who lost the right to ask meanwhile gets nothing.
      answer = this.#act(rule, key, work);
    }
    if (pause) await abortable(Promise.resolve(pause(method, 'after')), signal);
    return answer;
  }

  #sleep(ms: number): Promise<void> {
    const { schedule = setTimeout } = this.#options;
    return new Promise((resolve) => {
      schedule(resolve, ms);
    });
  }

  /** Every refusal leaves a line in the audit log. */
  #act<T>(rule: CallRule, key: string | undefined, work: () => T): T {
    try {
      this.#admit(rule);
      return work();
    } catch (thrown) {
      const { account, audit } = this.#world;
      const { code } = toAdapterError(thrown);
      audit.record(sessionOf(account, key), { event: rule.method, outcome: code });
      throw thrown;
    }
  }

  #admit({ method, needs, for: who }: CallRule): void {
    const { account } = this.#world;
    if (needs && !account.supports[needs]) throw unsupported(method);
    if (who === 'anybody') return;
    const barrier = accountBarrier(account);
    if (barrier === 'not-admin') throw adapterError('forbidden');
    if (barrier && who === 'admins-without-hipaa') throw adapterError('policy-blocked');
  }
}
