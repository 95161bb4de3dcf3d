import type { RestoreAdapter } from '../../src/adapter/contract.js';
import { sessionFor, type AdapterSession } from '../../src/controllers/adapter-session.js';
import { RestoreController } from '../../src/controllers/restore-controller.js';
import type { RestoreJob } from '../../src/controllers/restore-job.js';
import type { Supports } from '../../src/domain/account.js';
import type { BulkAction, BulkActionItem } from '../../src/domain/bulk-action.js';
import type { RestoreTarget } from '../../src/domain/restore.js';
import { ControllerHost } from './controller-host.js';
import { ALL_SUPPORTED, fakeAdapter, makeAccount, makeAction, type FakeAdapter } from './fake-adapter.js';
import { manualTimers, type ManualTimers } from './manual-timers.js';

export interface RestoreSetup {
  host: ControllerHost;
  controller: RestoreController<string>;
  adapter: FakeAdapter;
  timers: ManualTimers;
  session: AdapterSession;
  started: RestoreJob[];
  ended: RestoreJob[];
  progress: RestoreJob[];
  /** Codes of the failures that listeners were told of. */
  errors: string[];
  /** The idempotency keys of all calls of a method. */
  keys(method: keyof RestoreAdapter): (string | undefined)[];
}

export interface RestoreSetupOptions {
  answers?: Partial<RestoreAdapter>;
  supports?: Supports;
  items?: BulkActionItem[];
}

/** A connected restore controller whose account is known. */
export function restoreSetup({ answers = {}, supports = {}, items = [] }: RestoreSetupOptions): RestoreSetup {
  const timers = manualTimers();
  const adapter = fakeAdapter({ answers, items });
  const session = sessionFor(adapter, timers);
  const [started, ended, progress]: RestoreJob[][] = [[], [], []];
  const errors: string[] = [];
  const host = new ControllerHost();
  const controller = new RestoreController<string>(host, {
    onStart: (job) => started!.push(job),
    onEnd: (job) => ended!.push(job),
    onProgress: (job) => progress!.push(job),
    onError: ({ code }) => errors.push(code),
  });
  document.body.append(host);
  controller.connect(session);
  controller.setAccount(makeAccount({ supports: { ...ALL_SUPPORTED, ...supports } }));
  return {
    ...{ host, controller, adapter, timers, session, errors },
    ...{ started: started!, ended: ended!, progress: progress! },
    keys: (method) => adapter.called(method).map(({ options }) => options.idempotencyKey),
  };
}

export function contacts(count: number): Extract<RestoreTarget, { kind: 'contacts' }> {
  return { kind: 'contacts', ids: Array.from({ length: count }, (_, index) => `c-${index + 1}`) };
}

/** A restore that still runs, with so many of its contacts done. */
export function running(id: string, processed = 0, total = 2): BulkAction {
  const counts = { total, processed, succeeded: processed, failed: 0, skipped: 0 };
  return makeAction({ id, status: 'in-progress', counts, finishedAt: null });
}

/** A restore that is done, with so many contacts that came back and that stayed behind. */
export function completed(id: string, succeeded = 2, failed = 0): BulkAction {
  const total = succeeded + failed;
  const counts = { total, processed: total, succeeded, failed, skipped: 0 };
  return makeAction({ id, status: failed > 0 ? 'completed-with-errors' : 'completed', counts });
}
