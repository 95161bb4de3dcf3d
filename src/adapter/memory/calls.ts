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

export interface Write {
  /** All that the intent says. The same key with anything else is refused. */
  request: unknown;
  check: () => void;
  effect: (idempotencyKey: string) => StoredAction;
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

  read<T>(rule: CallRule, call: CallOptions | undefined, work: () => T): Promise<T> {
    return this.#run(rule, call, work);
  }

  /** Applies an intent once. Its key, said again, answers with the same action, however that has got on since. */
  write(
    rule: CallRule,
    call: WriteOptions | undefined,
    { request, check, effect }: Write,
  ): Promise<BulkAction> {
    return this.#run(rule, call, () => {
      const key = call?.idempotencyKey;
      checkKey(key);
      check();
      const { account } = this.#world;
      const scope = JSON.stringify([account.id, account.viewer.id, key]);
      const print = fingerprint([rule.method, request]);
      const known = this.#intents.get(scope);
      if (known && known.print !== print) {
        throw invalid('idempotencyKey', 'expected a key that names no other intent');
      }
      const action = known?.action ?? effect(key!);
      this.#intents.set(scope, { print, action });
      return actionView(this.#world, action);
    });
  }

  async #run<T>(rule: CallRule, call: CallOptions | undefined, work: () => T): Promise<T> {
    const { latencyMs = 0, pause } = this.#options;
    const { method } = rule;
    const signal = call?.signal;
    if (signal?.aborted) throw abortError();
    if (latencyMs > 0) await abortable(this.#sleep(latencyMs), signal);
    if (pause) await abortable(Promise.resolve(pause(method, 'before')), signal);
    const answer = this.#act(rule, call, work);
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
  #act<T>(rule: CallRule, call: Partial<WriteOptions> | undefined, work: () => T): T {
    try {
      this.#admit(rule);
      return work();
    } catch (thrown) {
      const { account, audit } = this.#world;
      const { code } = toAdapterError(thrown);
      audit.record(sessionOf(account, call?.idempotencyKey), { event: rule.method, outcome: code });
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
