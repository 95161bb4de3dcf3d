import type { BulkActionsQuery, ItemsQuery } from 'contacts-restore/adapter';
import { BULK_ACTION_STATUSES, DEFAULT_PAGE_SIZE, ITEM_OUTCOMES } from 'contacts-restore/domain';
import { badRequest } from './problem.js';

/** The id in the path: the segment after the collection, whatever comes behind it. */
export function idIn(request: Request, root: string): string {
  const base = new URL(root, request.url).pathname.replace(/\/+$/, '');
  const segments = new URL(request.url).pathname.slice(base.length + 1).split('/');
  return decodeURIComponent(segments[1] ?? '');
}

/** The body of a request. That it is an object is all that is checked here: what it says is for the adapter to judge. */
export async function jsonBody<T extends object>(request: Request): Promise<T> {
  const body: unknown = await request.json().catch(() => null);
  if (typeof body !== 'object' || body === null) throw badRequest('body');
  return body as T;
}

/** One word out of a list, as a part of a query that may be left out. */
function wordIn<T extends string>(params: URLSearchParams, name: string, known: readonly T[]): T | undefined {
  const value = params.get(name);
  if (value === null) return undefined;
  const word = known.find((one) => one === value);
  if (word === undefined) throw badRequest(name);
  return word;
}

function paging(params: URLSearchParams): { pageSize: number; cursor?: string } {
  const cursor = params.get('cursor');
  return { pageSize: Number(params.get('pageSize') ?? DEFAULT_PAGE_SIZE), ...(cursor && { cursor }) };
}

export function bulkActionsQuery(request: Request): BulkActionsQuery {
  const params = new URL(request.url).searchParams;
  const texts = (['kind', 'createdBy', 'from', 'to'] as const).flatMap((name) => {
    const value = params.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  const restorable = wordIn(params, 'restorable', ['true', 'false']);
  return {
    ...paging(params),
    ...Object.fromEntries(texts),
    status: wordIn(params, 'status', BULK_ACTION_STATUSES),
    restorable: restorable && restorable === 'true',
  };
}

export function itemsQuery(request: Request): ItemsQuery {
  const params = new URL(request.url).searchParams;
  return { ...paging(params), outcome: wordIn(params, 'outcome', ITEM_OUTCOMES) };
}
