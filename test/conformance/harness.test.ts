import { expect } from '@open-wc/testing';
import { adapterError, isAdapterError } from '../../src/adapter/errors.js';
import { createMemoryAdapter } from '../../src/adapter/memory/index.js';
import {
  cannot,
  conformanceCases,
  formatReport,
  runCase,
  runConformance,
  toJUnit,
  type ConformanceCase,
  type ConformanceHarness,
  type ConformanceReport,
  type ConformanceSeed,
  type ConformanceWorld,
} from '../../src/conformance/index.js';
import { memoryWorld } from '../../mocks/memory-world.js';
import { parseXml } from '../support/parse-xml.js';
import { brief, sleepless } from './support.js';

const whole: ConformanceHarness = { create: (seed) => memoryWorld(seed, { itemsPerTick: 5 }) };
const caseOf = (id: string): ConformanceCase => conformanceCases.find((one) => one.id === id)!;

/** A back end that numbers what it holds: contacts, bulk actions and people each from 1. */
function numbered(seed: ConformanceSeed): ConformanceWorld {
  const ids = new Map<string, string>();
  const number = <T extends { id: string }>(things: readonly T[]): T[] =>
    things.map((thing, index) => {
      ids.set(thing.id, String(index + 1));
      return { ...thing, id: String(index + 1) };
    });
  const contacts = number([...seed.contacts, ...seed.liveContacts]);
  const bulkActions = number(seed.bulkActions);
  const people = [...new Set(seed.contacts.flatMap(({ deletedBy }) => deletedBy?.id ?? []))];
  number(people.map((id) => ({ id })));
  const world = memoryWorld({
    ...seed,
    bulkActions,
    contacts: seed.contacts.map((contact, index) => ({
      ...contact,
      id: contacts[index]!.id,
      bulkActionId: contact.bulkActionId && ids.get(contact.bulkActionId)!,
      deletedBy: contact.deletedBy && { ...contact.deletedBy, id: ids.get(contact.deletedBy.id)! },
    })),
    liveContacts: seed.liveContacts.map((contact, index) => ({
      ...contact,
      id: contacts[seed.contacts.length + index]!.id,
    })),
  });
  return { ...world, ids: Object.fromEntries(ids) };
}

describe('a harness of the conformance kit', () => {
  it('may give ids of its own, and only the cases about odd ids are skipped for that', async function () {
    this.timeout(60_000);
    const report = await runConformance({ create: numbered }, sleepless);
    expect(brief(report, 'failed')).to.deep.equal({});
    const own = Object.entries(brief(report, 'skipped')).filter(([, reason]) =>
      /ids of its own/.test(reason!),
    );
    expect(own.map(([id]) => id.replace(/-.*/, '')))
      .to.have.lengthOf(10)
      .and.satisfy((ids: string[]) => ids.every((id) => id === 'odd/id'));
  });

  it('may be no more than an adapter: what it can not do is skipped, and nothing fails', async function () {
    this.timeout(60_000);
    const bare: ConformanceHarness = {
      create: ({ account, contacts, liveContacts, bulkActions }) => ({
        adapter: createMemoryAdapter({ account, contacts, liveContacts, bulkActions }),
      }),
    };
    const report = await runConformance(bare, sleepless);
    expect(brief(report, 'failed')).to.deep.equal({});
    const reasons = new Set(Object.values(brief(report, 'skipped')));
    expect([...reasons]).to.include.members([
      "The harness can't move the account's clock (advance).",
      "The harness can't tell the truth about contacts (probe).",
      "The harness can't delete live contacts (deleteContacts).",
      "The harness can't erase contacts (eraseContacts).",
      "The harness can't make its adapter anew (reopen).",
    ]);
  });

  it('may live in an account that holds other contacts', async function () {
    this.timeout(60_000);
    const crowded: ConformanceHarness = {
      create(seed) {
        const others = Array.from({ length: 30 }, (_, index) => ({
          id: `other-${index}`,
          name: `Other ${index}`,
          email: `other-${index}@example.org`,
          deletedAt: new Date(Date.parse(seed.now) - index * 7_200_000).toISOString(),
        }));
        return memoryWorld({ ...seed, contacts: [...seed.contacts, ...others] }, { itemsPerTick: 5 });
      },
    };
    const report = await runConformance(crowded, sleepless);
    expect(brief(report, 'failed')).to.deep.equal({});
    const left = Object.entries(brief(report, 'skipped')).filter(([, reason]) =>
      /other deleted/.test(reason!),
    );
    expect(left.map(([id]) => id)).to.include('restore/matching');
  });

  it('says by cannot() that there is no such state, which skips the case for that reason', async () => {
    const create = (): never => {
      throw cannot('There are no HIPAA accounts.');
    };
    const { outcome, reason } = await runCase(caseOf('hipaa/list'), { create });
    expect([outcome, reason]).to.deep.equal(['skipped', 'There are no HIPAA accounts.']);
  });

  it('that breaks fails the case and is named as what broke', async () => {
    const create = (): never => {
      throw new Error('no database');
    };
    const { outcome, reason } = await runCase(caseOf('shape/account'), { create });
    expect(outcome).to.equal('failed');
    expect(reason).to.equal("The harness can't create the account: Error: no database.");
  });

  it('that passes over a part of the seed fails the case, so that nothing passes for the wrong reason', async () => {
    const create = (seed: ConformanceSeed) =>
      memoryWorld({ ...seed, account: { ...seed.account, hipaa: false } });
    const { outcome, reason } = await runCase(caseOf('hipaa/account'), { create });
    expect(outcome).to.equal('failed');
    expect(reason).to.include("The account's hipaa is false, and the seed says true.");
  });

  it('whose clock runs by itself skips what is about single milliseconds', async () => {
    let ticks = 0;
    const create = (seed: ConformanceSeed): ConformanceWorld => {
      const world = memoryWorld(seed);
      const { getAccount } = world.adapter;
      const running = async (call: object) => ({
        ...(await getAccount(call)),
        serverTime: new Date(Date.parse(seed.now) + ++ticks).toISOString(),
      });
      return { ...world, adapter: { ...world.adapter, getAccount: running } };
    };
    const { outcome, reason } = await runCase(caseOf('retention/last-millisecond'), { create });
    expect(outcome).to.equal('skipped');
    expect(reason).to.include('runs by itself');
  });

  it('may fail with a plain object that has the name and a code, and no more', async () => {
    const create = (seed: ConformanceSeed): ConformanceWorld =>
      memoryWorld(seed, {
        wrap: (memory) => ({
          ...memory,
          getBulkAction: (id, call) =>
            memory.getBulkAction(id, call).catch((thrown: unknown) => {
              throw isAdapterError(thrown) ? { name: 'AdapterError', code: thrown.code } : thrown;
            }),
        }),
      });
    const { failed, passed } = await runConformance({ create }, { ...sleepless, groups: ['failures'] });
    expect([failed, passed > 0]).to.deep.equal([0, true]);
  });

  it('whose back end never knows how contacts were deleted is not blamed for it', async () => {
    const create = (seed: ConformanceSeed): ConformanceWorld => {
      const contacts = seed.contacts.map((contact) => ({ ...contact, source: 'unknown' as const }));
      return memoryWorld({ ...seed, contacts });
    };
    expect((await runCase(caseOf('shape/contact'), { create })).outcome).to.equal('passed');
    const { outcome, reason } = await runCase(caseOf('shape/source'), { create });
    expect([outcome, reason]).to.deep.equal([
      'skipped',
      "The back end doesn't know how contacts came to be deleted: every source is unknown.",
    ]);
  });

  it('may leave open what hangs on a contact, which skips the cases that need to know', async () => {
    const create = (seed: ConformanceSeed): ConformanceWorld => {
      const world = memoryWorld(seed);
      return {
        ...world,
        probe: async (ids) => (await world.probe!(ids)).map((truth) => ({ ...truth, related: null })),
      };
    };
    const groups = ['idempotency', 'conflicts', 'related'] as const;
    const report = await runConformance({ create }, { ...sleepless, groups });
    expect(brief(report, 'failed')).to.deep.equal({});
    const blind = Object.entries(brief(report, 'skipped')).filter(([, reason]) => /associated/.test(reason!));
    expect(blind.map(([id]) => id)).to.deep.equal([
      'idempotency/related-data',
      'conflicts/merge-related-data',
      'related/returns',
      'related/several-cycles',
      'related/undo-and-restore',
      'related/automations-paused',
      'related/automations-resumed',
    ]);
  });

  it('whose clock stands still but tells whole seconds hears that, and not that it runs by itself', async () => {
    const create = (seed: ConformanceSeed): ConformanceWorld => {
      const world = memoryWorld(seed);
      const { getAccount } = world.adapter;
      const inSeconds = async (call: object) => {
        const account = await getAccount(call);
        return { ...account, serverTime: account.serverTime.replace(/\.\d+Z$/, '.000Z') };
      };
      return { ...world, adapter: { ...world.adapter, getAccount: inSeconds } };
    };
    for (const instant of ['2026-11-24T10:00:00.000Z', '2026-11-24T10:00:00.345Z']) {
      const now = () => new Date(instant);
      const { outcome, reason } = await runCase(caseOf('retention/last-millisecond'), { create }, { now });
      expect([outcome, reason?.includes('whole seconds')]).to.deep.equal(['skipped', true]);
    }
  });

  it('that loses __proto__ hears where that may be', async () => {
    const create = (seed: ConformanceSeed): ConformanceWorld => {
      const byId: Record<string, (typeof seed.contacts)[number]> = {};
      for (const contact of seed.contacts) byId[contact.id] = contact;
      return memoryWorld({ ...seed, contacts: Object.values(byId) });
    };
    const { outcome, reason } = await runCase(caseOf('odd/id-prototype'), { create });
    expect([outcome, reason?.includes('use a Map')]).to.deep.equal(['failed', true]);
  });

  it('is disposed of after the case, however it ended', async () => {
    let disposed = 0;
    const create = (seed: ConformanceSeed): ConformanceWorld => ({
      ...memoryWorld(seed, {
        wrap: (memory) => ({ ...memory, getBulkAction: () => Promise.reject(new Error()) }),
      }),
      dispose: () => (disposed += 1),
    });
    await runCase(caseOf('shape/account'), { create });
    await runCase(caseOf('failures/unknown-bulk-action'), { create });
    await runCase(caseOf('shape/max-ids'), { create });
    expect(disposed).to.equal(3);
  });
});

describe('a run of the conformance kit', () => {
  it('tells each result as it comes, and all of them in the end', async () => {
    const told: string[] = [];
    const report = await runConformance(whole, {
      ...sleepless,
      groups: ['many'],
      onResult: ({ id }) => told.push(id),
    });
    expect(told).to.deep.equal(report.results.map(({ id }) => id));
    expect(told.every((id) => id.startsWith('many/'))).to.equal(true);
    expect(JSON.parse(JSON.stringify(report))).to.deep.equal(report);
  });

  it('can be cut down to single cases', async () => {
    const only = ['undo/deletes-again', 'shape/page'];
    const { results } = await runConformance(whole, { ...sleepless, only });
    expect(results.map(({ id }) => id).sort()).to.deep.equal([...only].sort());
  });

  it('ends after the case under way when it is given up', async () => {
    const controller = new AbortController();
    const { results } = await runConformance(whole, {
      ...sleepless,
      signal: controller.signal,
      onResult: () => controller.abort(),
    });
    expect(results).to.have.lengthOf(1);
  });

  it('gives a case up that takes too long, and goes on', async () => {
    const hanging: ConformanceHarness = {
      create: (seed) =>
        memoryWorld(seed, { wrap: (memory) => ({ ...memory, getAccount: () => new Promise(() => {}) }) }),
    };
    const options = { groups: ['many' as const], timeoutMs: 5 };
    const report = await runConformance(hanging, options);
    expect(new Set(Object.values(brief(report, 'failed')))).to.deep.equal(new Set(['Not done within 5 ms.']));
    expect(report.failed).to.equal(4);
  });

  it('names the call that fails, and the kind of its target', async () => {
    const deaf: ConformanceHarness = {
      create: (seed) =>
        memoryWorld(seed, {
          wrap: (memory) => ({ ...memory, startRestore: () => Promise.reject(adapterError('not-found')) }),
        }),
    };
    const ids = ['restore/bulk-delete', 'idempotency/two-tabs'];
    const reasons = await Promise.all(
      ids.map(async (id) => (await runCase(caseOf(id), deaf, sleepless)).reason),
    );
    expect(reasons[0]).to.match(
      /^A call fails that is to succeed: startRestore \(target: bulk-action\), with the code not-found /,
    );
    expect(reasons[1]).to.match(/at once fails: startRestore \(target: contacts\), with the code not-found /);
  });

  it('tells the cause of what an adapter throws, for whoever looks for the fault', async () => {
    const broken: ConformanceHarness = {
      create: (seed) =>
        memoryWorld(seed, {
          wrap: (memory) => ({
            ...memory,
            listDeletedContacts: () => Promise.reject(new TypeError('rows is undefined')),
          }),
        }),
    };
    const { reason } = await runCase(caseOf('paging/every-row-once'), broken);
    expect(reason).to.match(/the code unknown \(.*, caused by TypeError: rows is undefined\)\.$/);
  });
});

describe('a report of the conformance kit', () => {
  const report: ConformanceReport = {
    passed: 1,
    failed: 1,
    skipped: 1,
    results: [
      {
        id: 'shape/a',
        group: 'shape',
        title: 'All is well',
        outcome: 'passed',
        reason: null,
        durationMs: 1500,
      },
      {
        id: 'shape/b',
        group: 'shape',
        title: 'A < B & "C"',
        outcome: 'failed',
        reason: 'a\u0000b <c>',
        durationMs: 2,
      },
      {
        id: 'undo/c',
        group: 'undo',
        title: 'It undoes',
        outcome: 'skipped',
        reason: 'There is no undo.',
        durationMs: 0,
      },
    ],
  };

  it('is a table with the sums of each group, and every failure and skip with its reason', () => {
    expect(formatReport(report)).to.equal(
      [
        'group                passed   failed  skipped',
        'shape                     1        1        0',
        'undo                      0        0        1',
        '',
        'Failed',
        '  shape/b: A < B & "C"',
        '    a\u0000b <c>',
        '',
        'Skipped',
        '  undo/c: It undoes',
        '    There is no undo.',
        '',
        '1 passed, 1 failed, 1 skipped',
        '',
      ].join('\n'),
    );
  });

  it('warns of a group that nobody may leave out, and of which nothing was tested', async () => {
    const create = (seed: ConformanceSeed): ConformanceWorld => {
      if (seed.account.viewer?.canRestore === false || seed.account.hipaa) throw cannot('Everybody may.');
      return memoryWorld(seed, { supports: { undo: false } });
    };
    const groups = ['undo', 'hipaa', 'permission', 'many'] as const;
    const narrow = await runConformance({ create }, { ...sleepless, groups });
    const warning = 'Nothing of the group permission was tested.';
    expect(narrow.warnings).to.deep.equal([warning]);
    expect(formatReport(narrow)).to.match(
      new RegExp(`\\n\\nWarnings\\n  ${warning}\\n\\n\\d+ passed, 0 failed, \\d+ skipped\\n$`),
    );
    const xml = parseXml(toJUnit(narrow));
    const warned = [...xml.querySelectorAll('property[name="warning"]')];
    expect(warned.map((one) => one.closest('testsuite')?.getAttribute('name'))).to.deep.equal(['permission']);
    expect(warned[0]?.getAttribute('value')).to.equal(warning);
  });

  it('is well-formed JUnit, whatever stands in its texts', () => {
    const xml = parseXml(toJUnit(report));
    expect(xml.querySelector('parsererror')).to.equal(null);
    const [shape, undo] = [...xml.querySelectorAll('testsuite')];
    expect([shape?.getAttribute('tests'), shape?.getAttribute('failures')]).to.deep.equal(['2', '1']);
    expect(undo?.getAttribute('skipped')).to.equal('1');
    expect(xml.querySelector('failure')?.getAttribute('message')).to.equal('a\uFFFDb <c>');
    expect(xml.querySelector('testcase')?.getAttribute('time')).to.equal('1.500');
  });
});
