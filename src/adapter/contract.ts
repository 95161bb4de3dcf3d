import type { Account } from '../domain/account.js';
import type { BulkAction, BulkActionItem } from '../domain/bulk-action.js';
import type { DeletedContact, DeletedContactDetails } from '../domain/contact.js';
import type { Page } from '../domain/page.js';
import type { BulkActionsQuery, DeletedContactsQuery, ItemsQuery } from '../domain/query.js';
import type { RestorePreview, RestoreRequest, RestoreTarget } from '../domain/restore.js';

/** Given to every call. */
export interface CallOptions {
  /**
   * Aborted when nobody waits for the answer any more. Reject promptly with an `AbortError` (as `fetch` does when it gets the
   * signal), also where the answer comes from memory. Aborting takes back no write that the back end has accepted.
   */
  signal?: AbortSignal | undefined;
}

/** Given to every call that changes something. */
export interface WriteOptions extends CallOptions {
  /**
   * Names one intent that a person confirmed. The same key with the same request must give the same answer and no second
   * effect, for at least 24 hours, even when the contacts were deleted again since; the same key with another request is
   * `validation`, and so is an empty one. Send it to the back end and store it there with the effect, in one transaction.
   */
  idempotencyKey: string;
}

/** How long calls may take, in milliseconds; a day at most. */
export interface Deadlines {
  /** What only reads. Default: 10 seconds. */
  readMs?: number | undefined;
  /** What changes something, until it is accepted. Default: 30 seconds. */
  writeMs?: number | undefined;
}

/**
 * What the elements need of a back end. Write a plain object with these functions: four are mandatory, the others add to
 * what people can do. No base class and no imports are needed.
 *
 * **Data** are plain JSON in the shapes of the domain types. Unknown extra fields are dropped; a field of a wrong type turns
 * the whole answer into a `protocol` failure that names its path, because half an answer about people's data is no answer.
 * What a call is given holds as it was at the call: whoever made it may change the object afterwards, so take a copy before the
 * first `await`.
 *
 * **Failures.** Reject with anything; what isn't recognised becomes the code `unknown`. To say more, reject with
 * `adapterError(code, …)` or with any object that has `name: 'AdapterError'` and a `code`; `retryable`, left out, follows from
 * the code. What concerns one contact of many (it expired, it clashes) is never a failure of the call: it is a result, told
 * per contact.
 *
 * **What you don't offer.** Methods, targets of the kind `matching`, search, sort and filters that the account doesn't declare
 * are `unsupported`. Words that the contract doesn't have (a kind of target, a resolution, a choice about automations) are
 * `validation`, and so are resolutions that it has and the account doesn't declare. Where `automations` isn't declared, both
 * choices are accepted, and make no difference.
 *
 * **Deciding is yours.** The elements only explain. Your back end must check on every call, by its own clock and from its own
 * session: who asks and in which account; that the role may restore; that the account is not HIPAA-compliant; then contact by
 * contact, in one transaction each: is it still deleted by that same deletion, within its window, without a clash. Never
 * trust ids, eligibility or time that come from a page. What an adapter refuses by itself keeps to the same order: session,
 * role, HIPAA, arguments, idempotency key, then contact by contact.
 */
export interface RestoreAdapter {
  /**
   * The account of the session, its policy, the viewer and what this back end supports. Called once when an element
   * connects, and again after a pause.
   *
   * Rejects with `unauthenticated` when there is no session. A viewer who may not restore is not a failure: answer with
   * `viewer.canRestore: false`.
   */
  getAccount(call: CallOptions): Promise<Account>;

  /**
   * One page of contacts that are deleted, not erased, and inside their window (an expired one isn't listed, purged or not).
   *
   * The cursor must neither repeat nor skip a row while others come and go: continue *after the last row's sort key and id*
   * (keyset), not after a number of rows. The end is `nextCursor: null`, never a short or empty page. With equal sort keys
   * order by id. `asOf` names the state of the data for "all matching" ({@link RestoreTarget}); `null` if you can't freeze.
   *
   * Rejects with `forbidden` for a viewer without the role, `policy-blocked` in a HIPAA account (and hands out no contact
   * data), `validation` for a query that makes no sense, a cursor of another query included.
   */
  listDeletedContacts(query: DeletedContactsQuery, call: CallOptions): Promise<Page<DeletedContact>>;

  /**
   * Begins a restore at once and answers with its bulk action, which may be finished already. Contacts that can't come back
   * don't stop the others: each gets an outcome and a reason. Each is judged at the moment of its own restore, not when the
   * request was accepted. A bulk delete has one running or completed restore at most: a second start answers with the first.
   *
   * Must be applied exactly once per {@link WriteOptions.idempotencyKey}. Rejects with `forbidden`, `policy-blocked`,
   * `validation` (no ids, more than `maxIds`, a resolution that is unknown), `not-found` (unknown bulk action). Without
   * `supports.history` nobody learns of bulk deletes, and every target of the kind `bulk-action` is `not-found`.
   */
  startRestore(request: RestoreRequest, call: WriteOptions): Promise<BulkAction>;

  /** The bulk action as it is now. Called until its status is final. Rejects with `not-found`. */
  getBulkAction(id: string, call: CallOptions): Promise<BulkAction>;

  /** A dry run: what `startRestore` would do if it came now. Changes nothing. Announce as `supports.preview`. */
  previewRestore?(target: RestoreTarget, call: CallOptions): Promise<RestorePreview>;

  /**
   * The history of all bulk actions of the account, newest first, whatever their kind. In a HIPAA account it stays readable,
   * without contact names. Announce as `supports.history`.
   */
  listBulkActions?(query: BulkActionsQuery, call: CallOptions): Promise<Page<BulkAction>>;

  /** The read-only look at one deleted contact. Rejects with `not-found`. Announce as `supports.details`. */
  getDeletedContact?(id: string, call: CallOptions): Promise<DeletedContactDetails>;

  /**
   * What became of each contact of a bulk action, in a stable order. One whose `name` is `null` reads "No name (ID …)".
   * Announce as `supports.items`.
   */
  listBulkActionItems?(id: string, query: ItemsQuery, call: CallOptions): Promise<Page<BulkActionItem>>;

  /**
   * Stops a running action before its next contact. What is done stays done, and the counts say so. Does nothing to a
   * finished action, and answers with it. Announce as `supports.cancel`.
   */
  cancelBulkAction?(id: string, call: WriteOptions): Promise<BulkAction>;

  /**
   * Deletes again what a restore brought back, as one step: a bulk action of the kind `undo-restore`. Contacts that were
   * changed since (deleted again, merged) stay as they are. Announce as `supports.undo`.
   */
  undoRestore?(id: string, call: WriteOptions): Promise<BulkAction>;

  /**
   * The states of a bulk action as they come, ending with a final one. Without it, or when it breaks off, `getBulkAction` is
   * asked at intervals. Announce as `supports.watch`.
   */
  watchBulkAction?(id: string, call: CallOptions): AsyncIterable<BulkAction>;

  /**
   * After how long a call is given up (`timeout`), where the usual deadlines don't fit: name the longest that a call can take
   * when the adapter tries again by itself, as the HTTP adapter does, or asks a slow back end. Until then the viewer is told
   * that it loads and may do something else; a dialog can be closed, which takes back no write.
   */
  readonly deadlines?: Deadlines;

  /** Where the host shows a live contact; `null` for nowhere. Only `http:`, `https:` and relative addresses are used. */
  contactUrl?(contactId: string): string | null;
}
