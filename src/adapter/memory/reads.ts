import { adapterError } from '../errors.js';
import { sessionOf } from './audit-log.js';
import type { Calls, CallRule } from './calls.js';
import { hasExpired } from './contact-store.js';
import type { StoredAction } from './history.js';
import type { MemoryAdapter } from './options.js';
import { listBulkActions, listDeletedContacts, listItems } from './pages.js';
import { previewRestore } from './preview.js';
import { inSlices } from './slices.js';
import { taken } from './taken.js';
import * as check from './validation.js';
import { actionView, detailsView } from './views.js';
import { watchAction } from './watch.js';
import type { World } from './world.js';

const RULES = {
  account: { method: 'getAccount', for: 'anybody' },
  list: { method: 'listDeletedContacts', for: 'admins-without-hipaa' },
  look: { method: 'getDeletedContact', needs: 'details', for: 'admins-without-hipaa' },
  preview: { method: 'previewRestore', needs: 'preview', for: 'admins-without-hipaa' },
  // What a HIPAA account may see: what was done, without names.
  history: { method: 'listBulkActions', needs: 'history', for: 'admins' },
  action: { method: 'getBulkAction', for: 'admins' },
  items: { method: 'listBulkActionItems', needs: 'items', for: 'admins' },
  watch: { method: 'watchBulkAction', needs: 'watch', for: 'admins' },
} as const satisfies Record<string, CallRule>;

export function findAction({ history }: World, id: string): StoredAction {
  check.checkId(id);
  const action = history.get(id);
  if (!action) throw adapterError('not-found');
  return action;
}

type ContactReads = 'getAccount' | 'listDeletedContacts' | 'getDeletedContact' | 'previewRestore';
type ActionReads = 'getBulkAction' | 'listBulkActions' | 'listBulkActionItems' | 'watchBulkAction';

/** The methods that change nothing. */
export function readMethods(world: World, calls: Calls): Pick<MemoryAdapter, ContactReads | ActionReads> {
  return { ...contactReads(world, calls), ...actionReads(world, calls) };
}

/** Looking at contacts is audited. */
function contactReads(world: World, calls: Calls): Pick<MemoryAdapter, ContactReads> {
  const { account, audit, clock, store } = world;
  const noted = <T>(event: string, answer: T, facts: { contactId?: string; count?: number }): T => {
    audit.record(sessionOf(account), { event, ...facts });
    return answer;
  };
  return {
    getAccount: (call) =>
      calls.read(RULES.account, call, () => ({ ...structuredClone(account), serverTime: clock.iso() })),
    listDeletedContacts: (given, call) => {
      const asked = taken(given, 'query');
      return calls.read(RULES.list, call, () => {
        const query = asked();
        check.checkListQuery(query, account.supports);
        const page = listDeletedContacts(world, query);
        return noted('list', page, { count: page.items.length });
      });
    },
    getDeletedContact: (id, call) =>
      calls.read(RULES.look, call, () => {
        check.checkId(id);
        const contact = store.get(id);
        if (!contact?.deletion || hasExpired(store.deadline(contact.deletion), clock.now())) {
          throw adapterError('not-found');
        }
        return noted('look', detailsView(world, contact, contact.deletion), { contactId: id });
      }),
    previewRestore: (given, call) => {
      const asked = taken(given, 'target', 'target.');
      const work = inSlices(function* () {
        const target = asked();
        check.checkTarget(target, account);
        const preview = yield* previewRestore(world, target);
        return noted('preview', preview, { count: preview.total });
      });
      return calls.read(RULES.preview, call, work);
    },
  };
}

function actionReads(world: World, calls: Calls): Pick<MemoryAdapter, ActionReads> {
  return {
    getBulkAction: (id, call) =>
      calls.read(RULES.action, call, () => actionView(world, findAction(world, id))),
    listBulkActions: (given, call) => {
      const asked = taken(given, 'query');
      return calls.read(RULES.history, call, () => {
        const query = asked();
        check.checkHistoryQuery(query);
        return listBulkActions(world, query);
      });
    },
    listBulkActionItems: (id, given, call) => {
      const asked = taken(given, 'query');
      return calls.read(RULES.items, call, () => {
        const query = asked();
        check.checkItemsQuery(query);
        return listItems(world, findAction(world, id), query);
      });
    },
    watchBulkAction: (id, call) =>
      watchAction(world.history, id, {
        call,
        read: () => calls.read(RULES.watch, call, () => actionView(world, findAction(world, id))),
      }),
  };
}
