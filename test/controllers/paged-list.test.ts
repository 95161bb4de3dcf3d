import { expect } from '@open-wc/testing';
import { adapterError } from '../../src/adapter/errors.js';
import { sessionFor, type AdapterSession } from '../../src/controllers/adapter-session.js';
import { PagedListController, type ListView } from '../../src/controllers/paged-list-controller.js';
import type { DeletedContact } from '../../src/domain/contact.js';
import type { Page } from '../../src/domain/page.js';
import type { DeletedContactsQuery } from '../../src/domain/query.js';
import { ControllerHost } from '../support/controller-host.js';
import { deferred, type Deferred } from '../support/deferred.js';
import { fakeAdapter, makeContact, makePage, NOW, type FakeAdapter } from '../support/fake-adapter.js';
import { recordWarnings } from '../support/record-warnings.js';
import { warnOnce } from '../../src/warn-once.js';
import { manualTimers, settle } from '../support/manual-timers.js';

type Contacts = Page<DeletedContact>;

interface Setup {
  host: ControllerHost;
  list: PagedListController<DeletedContactsQuery, DeletedContact>;
  session: AdapterSession;
  adapter: FakeAdapter;
  /** Codes of the failures that the source was told of. */
  errors: string[];
  /** How many rows each page had that the source was told of. */
  pages: number[];
  queries(): unknown[];
}

/** A connected list of two rows to a page, over an adapter that pages or answers as told. */
function connect(
  answer?: (query: DeletedContactsQuery) => Promise<Contacts>,
  contacts: DeletedContact[] = [1, 2, 3, 4, 5].map((number) => makeContact(number)),
): Setup {
  const adapter = fakeAdapter({ contacts, answers: answer ? { listDeletedContacts: answer } : {} });
  const session = sessionFor(adapter, manualTimers());
  const [errors, pages]: [string[], number[]] = [[], []];
  const host = new ControllerHost();
  const list = new PagedListController<DeletedContactsQuery, DeletedContact>(
    host,
    {
      load: (current, query, signal) => current.adapter.listDeletedContacts(query, { signal }),
      idOf: ({ id }) => id,
      onError: ({ code }) => errors.push(code),
      onPage: ({ items }) => pages.push(items.length),
    },
    { pageSize: 2 },
  );
  document.body.append(host);
  list.connect(session);
  const queries = (): unknown[] => adapter.called('listDeletedContacts').map(({ args }) => args[0]);
  return { host, list, session, adapter, errors, pages, queries };
}

/** Answers that the test settles by hand, in the order of the questions. */
function byHand(): { answers: Deferred<Contacts>[]; answer: () => Promise<Contacts> } {
  const answers: Deferred<Contacts>[] = [];
  return { answers, answer: () => (answers.push(deferred()), answers.at(-1)!.promise) };
}

const names = ({ page }: ListView<DeletedContact>): string[] => page?.items.map(({ id }) => id) ?? [];
const pageOf = (...numbers: number[]): Contacts => makePage(numbers.map((number) => makeContact(number)));

describe('paged list', () => {
  afterEach(() => document.body.replaceChildren());

  it('loads its first page as soon as there is a session', async () => {
    const { list, pages } = connect();
    expect(list.view.status).to.equal('loading');
    await settle();
    expect([list.view.status, names(list.view), pages]).to.deep.equal(['ready', ['c-1', 'c-2'], [2]]);
  });

  it('turns pages forth and back, and knows how many rows came before', async () => {
    const { list, queries } = connect();
    await settle();
    list.next();
    await settle();
    list.next();
    await settle();
    expect(list.view).to.deep.include({ pageNumber: 3, rowsBefore: 4, hasPrevious: true, hasNext: false });
    list.next();
    list.previous();
    await settle();
    expect(list.view).to.deep.include({ pageNumber: 2, rowsBefore: 2, hasNext: true });
    expect(names(list.view)).to.deep.equal(['c-3', 'c-4']);
    list.previous();
    await settle();
    list.previous();
    await settle();
    expect(list.view).to.deep.include({ pageNumber: 1, rowsBefore: 0, hasPrevious: false });
    const cursors = (queries() as { cursor?: string }[]).map(({ cursor }) => cursor);
    expect(cursors).to.deep.equal([undefined, '2', '4', '2', undefined]);
  });

  it('shows a row once that an adapter sends twice', async () => {
    const warnings = recordWarnings();
    const { list } = connect(async () => pageOf(1, 2, 1));
    await settle();
    warnings.stop();
    expect(names(list.view)).to.deep.equal(['c-1', 'c-2']);
  });

  it('tells the developer of rows that an adapter sends twice', async () => {
    let warnings = recordWarnings();
    connect(async () => pageOf(1, 2, 1));
    await settle();
    warnings.stop();
    // Once per page, and so not again: another test may have come first.
    warnings = recordWarnings();
    warnOnce('A page of a list has rows with the same id. One of them is shown.');
    expect(warnings.stop()).to.deep.equal([]);
  });

  it('goes back to its first page for another question', async () => {
    const { list, queries } = connect();
    await settle();
    list.next();
    await settle();
    list.setQuery({ pageSize: 2, search: 'ada' });
    await settle();
    expect(list.view).to.deep.include({ pageNumber: 1, rowsBefore: 0 });
    expect(queries().at(-1)).to.deep.equal({ pageSize: 2, search: 'ada' });
  });

  it('does not ask the same question again', async () => {
    const { list, queries } = connect();
    await settle();
    list.setQuery({ pageSize: 2 });
    await settle();
    expect(queries()).to.have.length(1);
  });

  it('loads the page it shows again, or the first one when told to', async () => {
    const { list, queries } = connect();
    await settle();
    list.next();
    await settle();
    list.reload();
    await settle();
    expect([queries().at(-1), list.view.pageNumber]).to.deep.equal([{ pageSize: 2, cursor: '2' }, 2]);
    list.reload(true);
    await settle();
    expect([queries().at(-1), list.view.pageNumber]).to.deep.equal([{ pageSize: 2 }, 1]);
  });

  it('steps back from a last page whose rows are all gone', async () => {
    const contacts = [1, 2, 3].map((number) => makeContact(number));
    const { list } = connect(undefined, contacts);
    await settle();
    list.next();
    await settle();
    expect(names(list.view)).to.deep.equal(['c-3']);
    contacts.pop();
    list.reload();
    await settle();
    expect([names(list.view), list.view.pageNumber]).to.deep.equal([['c-1', 'c-2'], 1]);
  });

  it('changes single rows without loading', async () => {
    const { list, queries } = connect();
    await settle();
    list.patch((contact) => (contact.id === 'c-2' ? { ...contact, name: 'Ada' } : contact));
    expect(list.page?.items.map(({ name }) => name)).to.deep.equal(['Contact 1', 'Ada']);
    expect(queries()).to.have.length(1);
  });

  it('sets the clock by its answers', async () => {
    const { session } = connect();
    await settle();
    expect(session.clock.now()).to.equal(Date.parse(NOW));
  });
});

describe('paged list: order of answers', () => {
  afterEach(() => document.body.replaceChildren());

  for (const order of [
    [0, 1, 2],
    [2, 1, 0],
    [1, 2, 0],
  ]) {
    it(`shows the answer to the last question when answers come as ${order.join()}`, async () => {
      const { answers, answer } = byHand();
      const { list, pages } = connect(answer);
      for (const search of ['a', 'b']) {
        await settle();
        list.setQuery({ pageSize: 2, search });
      }
      await settle();
      for (const index of order) {
        answers[index]!.resolve(pageOf(index + 1));
        await settle();
      }
      expect([names(list.view), pages]).to.deep.equal([['c-3'], [1]]);
    });
  }

  it('gives the earlier question up, which is no failure', async () => {
    const { answers, answer } = byHand();
    const { list, adapter, errors } = connect(answer);
    await settle();
    list.setQuery({ pageSize: 2, search: 'a' });
    await settle();
    expect(adapter.calls[0]!.options.signal!.aborted).to.equal(true);
    answers[0]!.reject(new DOMException('', 'AbortError'));
    await settle();
    expect([list.view.status, errors]).to.deep.equal(['loading', []]);
  });

  it('asks once for the next page however often it is turned before that is there', async () => {
    const { list } = connect();
    await settle();
    list.next();
    list.next();
    await settle();
    expect(list.view.pageNumber).to.equal(2);
  });
});

describe('paged list: failures', () => {
  afterEach(() => document.body.replaceChildren());
  const rejections: PromiseRejectionEvent[] = [];
  const note = (event: PromiseRejectionEvent): number => rejections.push(event);
  before(() => window.addEventListener('unhandledrejection', note));
  after(() => {
    window.removeEventListener('unhandledrejection', note);
    expect(rejections).to.deep.equal([]);
  });

  it('keeps the last good page, and its number, when the next one fails', async () => {
    let fails = false;
    const { list, errors } = connect(async ({ cursor }) => {
      if (fails) throw adapterError('network');
      return makePage([makeContact(cursor ? 3 : 1)], { nextCursor: '2' });
    });
    await settle();
    fails = true;
    list.next();
    await settle();
    expect([list.view.status, list.view.error?.code, errors]).to.deep.equal([
      'failed',
      'network',
      ['network'],
    ]);
    expect([names(list.view), list.view.pageNumber]).to.deep.equal([['c-1'], 1]);
    fails = false;
    list.reload();
    expect([list.view.status, list.view.error]).to.deep.equal(['loading', null]);
    await settle();
    expect([list.view.status, names(list.view), list.view.pageNumber]).to.deep.equal(['ready', ['c-3'], 2]);
  });

  it('begins at its first page again, without a word, when a cursor has grown too old', async () => {
    let expired = false;
    const { list, errors } = connect(async ({ cursor }) => {
      if (cursor && expired) throw adapterError('validation');
      return makePage([makeContact(cursor ? 3 : 1)], { nextCursor: cursor ? null : '2' });
    });
    await settle();
    list.next();
    await settle();
    expired = true;
    list.reload();
    await settle();
    expect([list.view.status, names(list.view), list.view.pageNumber]).to.deep.equal(['ready', ['c-1'], 1]);
    expect(errors).to.deep.equal([]);
  });

  it('does not ask for ever when its first page is refused as well', async () => {
    const { list, errors, queries } = connect(async () => {
      throw adapterError('validation');
    });
    await settle();
    expect([list.view.status, errors, queries().length]).to.deep.equal(['failed', ['validation'], 1]);
  });

  it('takes an adapter that throws at once, or throws no error at all, for one that failed', async () => {
    const { list } = connect(() => {
      // oxlint-disable-next-line typescript/only-throw-error -- adapters of others do that.
      throw 'no';
    });
    await settle();
    expect([list.view.status, list.view.error?.code]).to.deep.equal(['failed', 'unknown']);
  });
});

describe('paged list: forgetting', () => {
  afterEach(() => document.body.replaceChildren());

  it('gives up what is on its way when it is cleared, and drops an answer that comes late', async () => {
    const { answers, answer } = byHand();
    const { list, adapter, errors, pages } = connect(answer);
    await settle();
    list.clear();
    expect(adapter.calls[0]!.options.signal!.aborted).to.equal(true);
    answers[0]!.resolve(pageOf(1));
    await settle();
    expect([list.view.status, list.page, errors, pages]).to.deep.equal(['idle', null, [], []]);
  });

  it('shows no row of one session beside another one', async () => {
    const { list, host } = connect();
    await settle();
    const other = fakeAdapter({ contacts: [makeContact(9)] });
    list.connect(sessionFor(other, manualTimers()));
    expect([list.view.status, list.page]).to.deep.equal(['loading', null]);
    await settle();
    expect(names(list.view)).to.deep.equal(['c-9']);
    host.remove();
    list.connect(null);
    await settle();
    expect([list.view.status, list.page]).to.deep.equal(['idle', null]);
  });

  it('takes the rows away when a failure says that the viewer may not see them any longer', async () => {
    for (const code of ['unauthenticated', 'forbidden', 'policy-blocked'] as const) {
      let fails = false;
      const { list } = connect(async () => {
        if (fails) throw adapterError(code);
        return pageOf(1, 2);
      });
      await settle();
      fails = true;
      list.reload();
      await settle();
      expect([list.view.error?.code, list.page], code).to.deep.equal([code, null]);
    }
  });

  it('loads again when the element is back with the same adapter', async () => {
    const { list, session } = connect();
    await settle();
    list.connect(null);
    list.connect(session);
    await settle();
    expect(names(list.view)).to.deep.equal(['c-1', 'c-2']);
  });

  it('asks nothing and shows nothing while it is switched off', async () => {
    const { list, queries } = connect();
    await settle();
    list.enable(false);
    list.setQuery({ pageSize: 3 });
    list.reload();
    await settle();
    expect([list.view.status, list.page, queries().length]).to.deep.equal(['idle', null, 1]);
    list.enable(true);
    await settle();
    expect(queries().at(-1)).to.deep.equal({ pageSize: 3 });
  });
});
