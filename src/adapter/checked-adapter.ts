import * as z from 'zod/mini';
import type { BulkAction } from '../domain/bulk-action.js';
import type { CallOptions, Deadlines, RestoreAdapter, WriteOptions } from './contract.js';
import { abortError, withDeadline } from './deadline.js';
import { adapterError, toAdapterError, unsupported } from './errors.js';
import { readField } from './read-field.js';
import * as schemas from './schemas.js';

/** An adapter with every method in place: those that the wrapped one lacks reject with `unsupported`. */
export type CheckedAdapter = Required<RestoreAdapter>;

export interface CheckedAdapterOptions {
  /** How long a call that only reads may take, in milliseconds. Default: what the adapter's `deadlines` say, or 10 seconds. */
  readDeadlineMs?: number | undefined;
  /** How long a call that changes something may take to be accepted. Default: as they say, or 30 seconds. */
  writeDeadlineMs?: number | undefined;
}

const checkedAdapters = new WeakSet<RestoreAdapter>();

/**
 * Wraps any adapter so that its callers can rely on it: answers are parsed (a wrong one rejects with `protocol` and the path
 * of what is wrong), whatever is thrown becomes an `AdapterError`, every call has a deadline, which the adapter may set by its
 * `deadlines`, and an abort rejects at once even where the adapter ignores the signal. The elements wrap the adapters they are
 * given; wrapping twice does nothing.
 *
 * The developer of an adapter behind an element is told in the console, once, which method answers wrongly and where, and never
 * with what values.
 */
export function checkedAdapter(adapter: RestoreAdapter, options: CheckedAdapterOptions = {}): CheckedAdapter {
  if (checkedAdapters.has(adapter)) return adapter as CheckedAdapter;
  const deadlines = deadlinesOf(adapter, options);

  function read<A extends unknown[], T>(
    method: keyof RestoreAdapter,
    schema: z.ZodMiniType<T>,
    deadlineMs: number = deadlines.readMs,
  ) {
    return async (...args: [...A, CallOptions | WriteOptions]): Promise<T> => {
      const call = args.at(-1) as CallOptions;
      const answer = await withDeadline(
        (signal) => {
          const run = adapter[method] as ((...args: unknown[]) => unknown) | undefined;
          if (typeof run !== 'function') throw unsupported(method);
          return run.apply(adapter, [...args.slice(0, -1), { ...call, signal }]);
        },
        call.signal,
        deadlineMs,
      );
      return parse(method, schema, answer);
    };
  }
  function write<A extends unknown[], T>(method: keyof RestoreAdapter, schema: z.ZodMiniType<T>) {
    return read<A, T>(method, schema, deadlines.writeMs);
  }

  const checked: CheckedAdapter = {
    deadlines,
    getAccount: read('getAccount', schemas.account),
    listDeletedContacts: read('listDeletedContacts', schemas.page(schemas.deletedContact)),
    getBulkAction: read('getBulkAction', schemas.bulkAction),
    previewRestore: read('previewRestore', schemas.restorePreview),
    listBulkActions: read('listBulkActions', schemas.page(schemas.bulkAction)),
    getDeletedContact: read('getDeletedContact', schemas.deletedContactDetails),
    listBulkActionItems: read('listBulkActionItems', schemas.page(schemas.bulkActionItem)),
    startRestore: write('startRestore', restoring('restore')),
    cancelBulkAction: write('cancelBulkAction', schemas.bulkAction),
    undoRestore: write('undoRestore', restoring('undo-restore')),
    watchBulkAction: (id, call) => watch(adapter, id, call),
    contactUrl: (contactId) => safeUrl(adapter, contactId),
  };
  checkedAdapters.add(checked);
  return checked;
}

/** What was asked for, and not the bulk delete that it is about: that one's success would be taken for its own. */
const restoring = (kind: string): z.ZodMiniType<BulkAction> =>
  schemas.bulkAction.check(z.refine((action) => action.kind === kind, { path: ['kind'] }));

/** The caller's deadlines, else the adapter's own as far as they make sense, else the usual ones. */
function deadlinesOf(
  adapter: RestoreAdapter,
  { readDeadlineMs, writeDeadlineMs }: CheckedAdapterOptions,
): { readMs: number; writeMs: number } {
  const own = (kind: keyof Deadlines): number | undefined => {
    const ms = readField(readField(adapter, 'deadlines'), kind);
    return typeof ms === 'number' && ms > 0 ? ms : undefined;
  };
  return {
    readMs: readDeadlineMs ?? own('readMs') ?? 10_000,
    writeMs: writeDeadlineMs ?? own('writeMs') ?? 30_000,
  };
}

function parse<T>(method: string, schema: z.ZodMiniType<T>, answer: unknown): T {
  const result = safeParse(method, schema, answer);
  if (result.success) return result.data;
  const issues = result.error.issues.map((issue) => ({
    path: issue.path.map(String).join('.'),
    message: 'expected' in issue ? `expected ${issue.expected}` : 'not as the contract says',
  }));
  const first = issues[0]!;
  throw adapterError('protocol', {
    message: `The answer to ${method} is wrong at "${first.path || 'its root'}": ${first.message}.`,
    issues,
  });
}

/** Reading an answer may do anything, since it comes from outside. */
function safeParse<T>(
  method: string,
  schema: z.ZodMiniType<T>,
  answer: unknown,
): z.core.util.SafeParseResult<T> {
  try {
    return schema.safeParse(answer);
  } catch (cause) {
    throw adapterError('protocol', { message: `The answer to ${method} can't be read.`, cause });
  }
}

/** Passes the states on as they come. An abort ends the wait for the next one, even where the adapter ignores the signal. */
async function* watch(
  adapter: RestoreAdapter,
  id: string,
  call: CallOptions,
): ReturnType<CheckedAdapter['watchBulkAction']> {
  const { signal } = call;
  if (signal?.aborted) throw abortError();
  let giveUp = (): void => {};
  const given = new Promise<never>((_, reject) => {
    giveUp = () => reject(abortError());
  });
  // Between two states nobody waits for it.
  given.catch(() => {});
  signal?.addEventListener('abort', giveUp);
  let states: AsyncIterator<unknown> | undefined;
  try {
    const { watchBulkAction } = adapter;
    if (typeof watchBulkAction !== 'function') throw unsupported('watchBulkAction');
    states = watchBulkAction.call(adapter, id, call)[Symbol.asyncIterator]();
    for (;;) {
      const next = await Promise.race([states.next(), given]);
      if (next.done) return;
      yield parse('watchBulkAction', schemas.bulkAction, next.value);
    }
  } catch (thrown) {
    throw signal?.aborted ? abortError() : toAdapterError(thrown);
  } finally {
    signal?.removeEventListener('abort', giveUp);
    // Not awaited: an adapter that hangs would hold up whoever stops listening. Nor heard: all is said by now.
    new Promise((resolve) => resolve(states?.return?.())).catch(() => {});
  }
}

/** An address that does no more than lead somewhere: `javascript:` and its like come out as `null`. */
function safeUrl(adapter: RestoreAdapter, contactId: string): string | null {
  try {
    const url = adapter.contactUrl?.(contactId);
    if (typeof url !== 'string') return null;
    return /^https?:$/.test(new URL(url, 'https://relative.invalid').protocol) ? url : null;
  } catch {
    return null;
  }
}
