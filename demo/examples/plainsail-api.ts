import { adapterError, type AdapterErrorCode } from 'contacts-restore/adapter';

/** What Plainsail, an imagined CRM, answers: numeric ids, milliseconds since 1970, `false` for what isn't there. */
export interface PlainsailAccount {
  account: {
    id: number;
    name: string;
    timezone: string;
    hipaa: boolean;
    trash_days: number;
    duplicates: boolean;
  };
  user: { id: number; name: string; may_restore: boolean };
  now: number;
}

export interface TrashedContact {
  id: number;
  full_name: string | false;
  email: string | false;
  phone: string | false;
  trashed_at: number;
  trashed_by: { id: number; name: string | false } | false;
  /** `user`, `rule` or `import`. */
  trashed_through: string;
  /** Who stands in the way of a restore, and with what. */
  taken: { what: 'email' | 'phone'; by: number; name: string | false } | false;
}

export interface Trash {
  rows: TrashedContact[];
  trash_days: number;
}

/** What became of one id: `restored`, `live`, `gone`, `expired`, `email_taken`, `phone_taken`, or a word of a later version. */
export interface RestoreResult {
  id: number;
  name: string | false;
  result: string;
}

export interface PlainsailOptions {
  baseUrl: string;
  token: () => Promise<string>;
  fetch?: typeof fetch | undefined;
}

interface Call {
  path: string;
  signal?: AbortSignal | undefined;
  body?: object | undefined;
  key?: string | undefined;
}

export type PlainsailApi = <T>(call: Call) => Promise<T>;

/** One way in and out for all calls. */
export function createPlainsailApi({ baseUrl, token, fetch: send }: PlainsailOptions): PlainsailApi {
  return async <T>({ path, signal, body, key }: Call): Promise<T> => {
    const headers = new Headers({ Authorization: `Bearer ${await token()}` });
    if (body) headers.set('Content-Type', 'application/json');
    if (key !== undefined) headers.set('Idempotency-Key', key);
    const { fetch = globalThis.fetch } = { ...(send && { fetch: send }) };
    const answer = await fetch(baseUrl + path, {
      method: body ? 'POST' : 'GET',
      headers,
      ...(body && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
      cache: 'no-store',
      redirect: 'error',
    }).catch((thrown: unknown) => {
      throw signal?.aborted ? thrown : adapterError('network', { cause: thrown });
    });
    if (!answer.ok) throw await failureOf(answer);
    return (await answer.json()) as T;
  };
}

// #region failures
const CODE_OF_STATUS: Readonly<Record<number, AdapterErrorCode>> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  422: 'validation',
  429: 'rate-limited',
  503: 'unavailable',
};

async function failureOf(answer: Response): Promise<Error> {
  const { error, id } = (await answer.json().catch(() => ({}))) as { error?: string; id?: string };
  const code = error === 'hipaa' ? 'policy-blocked' : (CODE_OF_STATUS[answer.status] ?? 'unknown');
  const seconds = Number(answer.headers.get('Retry-After') ?? NaN);
  return adapterError(code, { requestId: id, ...(seconds >= 0 && { retryAfterMs: seconds * 1000 }) });
}
// #endregion
