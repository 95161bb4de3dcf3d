import { FILTER_FIELDS, SORT_FIELDS, type Account, type Supports } from '../../domain/account.js';
import { BULK_ACTION_STATUSES, ITEM_OUTCOMES } from '../../domain/bulk-action.js';
import { CONFLICT_RESOLUTIONS } from '../../domain/contact.js';
import {
  unreadableInstants,
  type BulkActionsQuery,
  type DeletedContactsQuery,
  type ItemsQuery,
  type MatchQuery,
} from '../../domain/query.js';
import { CONFLICT_REASONS, type RestoreRequest, type RestoreTarget } from '../../domain/restore.js';
import { parseInstant } from '../../domain/retention.js';
import { adapterError, unsupported, type AdapterError, type AdapterErrorIssue } from '../errors.js';

/** A bad argument, by its path and what was expected there; never by what it held. */
export function invalid(path: string, message: string): AdapterError {
  return refusal([{ path, message }]);
}

function refusal(issues: AdapterErrorIssue[]): AdapterError {
  const { path, message } = issues[0]!;
  return adapterError('validation', { message: `Wrong at "${path}": ${message}.`, issues });
}

/** Collects what is wrong with arguments, which come from outside and may be anything. */
class Check {
  readonly #issues: AdapterErrorIssue[] = [];

  that(fine: boolean, path: string, expected: string): boolean {
    if (!fine) this.#issues.push({ path, message: `expected ${expected}` });
    return fine;
  }

  object(value: unknown, path: string): value is Record<string, unknown> {
    return this.that(typeof value === 'object' && value !== null && !Array.isArray(value), path, 'an object');
  }

  text(value: unknown, path: string, optional = false): void {
    const fine = optional ? value === undefined || typeof value === 'string' : isId(value);
    this.that(fine, path, 'a text');
  }

  word(value: unknown, path: string, words: readonly string[]): void {
    this.that(words.includes(value as string), path, `one of ${words.join(', ')}`);
  }

  ids(value: unknown, path: string): void {
    if (!this.that(Array.isArray(value), path, 'a list of ids')) return;
    for (const [index, id] of (value as unknown[]).entries())
      if (!isId(id)) this.that(false, `${path}.${index}`, 'a text');
  }

  done(): void {
    if (this.#issues.length > 0) throw refusal(this.#issues);
  }
}

const isId = (value: unknown): value is string => typeof value === 'string' && value !== '';

export function checkId(id: unknown): void {
  if (!isId(id)) throw invalid('id', 'expected an id');
}

export function checkKey(key: unknown): void {
  if (!isId(key)) throw invalid('idempotencyKey', 'expected a text that names the intent');
}

function checkPaging(check: Check, query: { pageSize: unknown; cursor?: unknown }): void {
  const { pageSize, cursor } = query;
  check.that(Number.isInteger(pageSize) && (pageSize as number) > 0, 'pageSize', 'a whole number above 0');
  check.text(cursor, 'cursor', true);
}

function checkMatch(check: Check, { search, filters = {} }: MatchQuery, prefix = ''): void {
  check.text(search, `${prefix}search`, true);
  if (!check.object(filters, `${prefix}filters`)) return;
  for (const name of FILTER_FIELDS) check.text(filters[name], `${prefix}filters.${name}`, true);
  for (const path of unreadableInstants(filters)) check.that(false, prefix + path, 'an ISO 8601 instant');
}

/** Throws `validation` for a question that makes no sense, `unsupported` for one that this back end can't answer. */
export function checkListQuery(query: DeletedContactsQuery, supports: Supports): void {
  const check = new Check();
  if (check.object(query, 'query')) {
    const { sort } = query;
    checkPaging(check, query);
    checkMatch(check, query);
    if (sort !== undefined && check.object(sort, 'sort')) {
      check.word(sort.by, 'sort.by', SORT_FIELDS);
      check.word(sort.direction, 'sort.direction', ['asc', 'desc']);
    }
  }
  check.done();
  if (query.sort && !supports.sort?.includes(query.sort.by)) throw unsupported(`sorting by ${query.sort.by}`);
  checkMatchSupport(query, supports);
}

function checkMatchSupport({ search, filters = {} }: MatchQuery, supports: Supports): void {
  if (search?.trim() && !supports.search) throw unsupported('search');
  const other = FILTER_FIELDS.find((name) => filters[name] && !supports.filters?.includes(name));
  if (other) throw unsupported(`the filter ${other}`);
}

export function checkHistoryQuery(query: BulkActionsQuery): void {
  const check = new Check();
  if (check.object(query, 'query')) {
    const { status, kind, createdBy, from, to, restorable } = query;
    checkPaging(check, query);
    if (status !== undefined) check.word(status, 'status', BULK_ACTION_STATUSES);
    check.text(kind, 'kind', true);
    check.text(createdBy, 'createdBy', true);
    const times = { from, to };
    for (const name of ['from', 'to'] as const) {
      const fine = times[name] === undefined || parseInstant(times[name]) !== null;
      check.that(fine, name, 'an ISO 8601 instant');
    }
    check.that(restorable === undefined || typeof restorable === 'boolean', 'restorable', 'true or false');
  }
  check.done();
}

export function checkItemsQuery(query: ItemsQuery): void {
  const check = new Check();
  if (check.object(query, 'query')) {
    const { outcome } = query;
    checkPaging(check, query);
    if (outcome !== undefined) check.word(outcome, 'outcome', ITEM_OUTCOMES);
  }
  check.done();
}

/** All or nothing: one bad id refuses the whole target. */
export function checkTarget(target: RestoreTarget, account: Account): void {
  const check = new Check();
  inspectTarget(check, target, account.supports);
  check.done();
  if (target.kind !== 'matching') return;
  if (!account.supports.matching) throw unsupported('targets of the kind "matching"');
  checkMatchSupport(target.query, account.supports);
}

function inspectTarget(check: Check, target: RestoreTarget, { maxIds = Infinity }: Supports): void {
  if (!check.object(target, 'target')) return;
  switch (target.kind as unknown) {
    case 'contacts': {
      const { ids } = target as RestoreTarget & { kind: 'contacts' };
      check.ids(ids, 'target.ids');
      const fine = !Array.isArray(ids) || (ids.length > 0 && ids.length <= maxIds);
      return void check.that(fine, 'target.ids', `1 to ${maxIds} ids`);
    }
    case 'matching': {
      const { query, exceptIds = [], asOf = null } = target as RestoreTarget & { kind: 'matching' };
      check.ids(exceptIds, 'target.exceptIds');
      check.that(asOf === null || typeof asOf === 'string', 'target.asOf', 'a text or null');
      if (check.object(query, 'target.query')) checkMatch(check, query, 'target.query.');
      return;
    }
    case 'bulk-action': {
      const { bulkActionId, exceptIds = [] } = target as RestoreTarget & { kind: 'bulk-action' };
      check.text(bulkActionId, 'target.bulkActionId');
      return check.ids(exceptIds, 'target.exceptIds');
    }
    default:
      check.that(false, 'target.kind', 'contacts, matching or bulk-action');
  }
}

export function checkRequest(request: RestoreRequest, account: Account): void {
  const check = new Check();
  if (check.object(request, 'request')) {
    const { automations, onConflict, onConflictByReason = {}, conflictOverrides = {} } = request;
    const known = CONFLICT_RESOLUTIONS.filter(
      (way) => way === 'skip' || account.supports.conflicts?.includes(way),
    );
    check.word(automations, 'automations', ['keep-paused', 'resume']);
    check.word(onConflict, 'onConflict', known);
    if (check.object(onConflictByReason, 'onConflictByReason')) {
      for (const [reason, way] of Object.entries(onConflictByReason)) {
        check.word(reason, 'onConflictByReason', CONFLICT_REASONS);
        if (way !== undefined) check.word(way, `onConflictByReason.${reason}`, known);
      }
    }
    if (check.object(conflictOverrides, 'conflictOverrides')) {
      for (const way of Object.values(conflictOverrides)) check.word(way, 'conflictOverrides', known);
    }
    inspectTarget(check, request.target, account.supports);
  }
  check.done();
  checkTarget(request.target, account);
}
