import { expect } from '@open-wc/testing';
import { runCommand } from '../../src/conformance/cli/command.js';
import type { ConformanceReport } from '../../src/conformance/index.js';
import { seedAt } from '../../src/conformance/seeds.js';
import { fetchFromHandlers } from '../../mocks/fetch-from-handlers.js';
import { createSeedHandlers, type SeedHandlersOptions } from '../../mocks/seed-handlers.js';
import { parseXml } from '../support/parse-xml.js';

const API = 'http://kit.test/api';
const SEED_URL = 'http://kit.test/test/seed';

/** A server on which the command can run, as a `fetch`. */
const serverFetch = (options: SeedHandlersOptions = {}): typeof fetch =>
  fetchFromHandlers(createSeedHandlers({ ...options, baseUrl: API, seedUrl: SEED_URL }));

/** Puts something in the account before the command comes, as it would be on a server with data of its own. */
async function fill(fetch: typeof globalThis.fetch): Promise<void> {
  const contacts = ['a', 'b', 'c'].map((id) => ({
    id,
    name: `Canary ${id}`,
    email: `canary-${id}@example.com`,
  }));
  await fetch(SEED_URL, { method: 'POST', body: JSON.stringify(seedAt({ contacts }, Date.now())) });
}

async function run(args: string[], fetch: typeof globalThis.fetch = serverFetch()) {
  const said = { out: '', error: '', files: {} as Record<string, string> };
  const code = await runCommand(args, {
    write: (text) => (said.out += text),
    writeError: (text) => (said.error += text),
    writeFile: async (path, text) => {
      said.files[path] = text;
    },
    fetch,
  });
  return { code, ...said };
}

const answering =
  (status: number, body: unknown = {}) =>
  async (): Promise<Response> =>
    Response.json(body, { status });

describe('conformance command', () => {
  it('seeds a server, runs the cases of a group and ends with 0', async () => {
    const { code, out, error } = await run(['--url', API, '--seed-url', SEED_URL, '--group', 'undo']);
    expect(out).to.match(/^undo +7 +0 +0$/m);
    expect(out).to.match(/\n7 passed, 0 failed, 0 skipped\n$/);
    expect([code, error]).to.deep.equal([0, 'undo: 7 passed, 0 failed, 0 skipped\n']);
  });

  it('tells beside its report how far it has got, group by group', async () => {
    const groups = ['--group', 'many', '--group', 'undo'];
    const { out, error } = await run(['--url', API, '--seed-url', SEED_URL, ...groups]);
    expect(error).to.match(/^undo: 7 passed, 0 failed, 0 skipped\nmany: \d passed, 0 failed, \d skipped\n$/);
    expect(out).to.match(/^group +passed +failed +skipped\n/);
  });

  it('ends with 1 and tells what failed, and how', async () => {
    const server = serverFetch({
      wrap: (adapter) => ({
        ...adapter,
        undoRestore: async (id, call) => ({
          ...(await adapter.getBulkAction(id, call)),
          kind: 'undo-restore',
        }),
      }),
    });
    const { code, out } = await run(['--url', API, '--seed-url', SEED_URL, '--group=undo'], server);
    expect(code).to.equal(1);
    expect(out).to.include(
      'undo/can-be-restored-again: What was undone can be restored again\n    Contacts that succeeded: expected 1, got 0.',
    );
  });

  it('writes the report as JSON and as JUnit', async () => {
    const files = ['--json', 'report.json', '--junit', 'report.xml'];
    const { files: written } = await run(['--url', API, '--seed-url', SEED_URL, '--group', 'many', ...files]);
    const report = JSON.parse(written['report.json']!) as ConformanceReport;
    expect([report.passed, report.failed, report.skipped]).to.deep.equal([3, 0, 1]);
    const xml = parseXml(written['report.xml']!);
    expect(xml.querySelectorAll('testcase')).to.have.lengthOf(4);
    expect(xml.querySelector('testsuite')?.getAttribute('skipped')).to.equal('1');
    expect(xml.querySelector('skipped')?.getAttribute('message')).to.equal(
      "The account doesn't declare maxIds.",
    );
  });

  it('changes nothing without a seed URL, and says what it left out', async () => {
    const server = serverFetch();
    await fill(server);
    const list = async (): Promise<unknown> => {
      const answer = await server(`${API}/deleted-contacts/search`, {
        method: 'POST',
        body: JSON.stringify({ pageSize: 50 }),
      });
      return ((await answer.json()) as { items: unknown }).items;
    };
    const before = await list();
    const { code, out } = await run(['--url', API], server);
    expect(await list()).to.deep.equal(before);
    expect(code).to.equal(0);
    expect(out).to.match(/^restore +0 +0 +[1-9]\d*$/m);
    expect(out).to.match(/^failures +\d+ +0 +\d+$/m);
    expect(out).to.include("The server's data must not change (no --seed-url).");
  });

  it('tells nothing of what the server holds, even where a case fails', async () => {
    const server = serverFetch({
      wrap: (adapter) => ({
        ...adapter,
        listDeletedContacts: async (query, call) => {
          const page = await adapter.listDeletedContacts(query, call);
          return { ...page, items: page.items.map((row) => ({ ...row, restorableUntil: row.name! })) };
        },
      }),
    });
    await fill(server);
    const files = ['--json', 'report.json', '--junit', 'report.xml'];
    const { code, out, files: written } = await run(['--url', API, ...files], server);
    expect(code).to.equal(1);
    expect(JSON.stringify([out, written]).toLowerCase()).not.to.include('canary');
  });

  it('sends its headers with every request, and those that the seed answers', async () => {
    const seen: string[] = [];
    const server = serverFetch();
    const watching: typeof fetch = async (input, init) => {
      const { headers, url } = new Request(input, init);
      seen.push(
        `${url.includes('seed') ? 'seed' : 'api'} ${headers.get('x-key')} ${headers.get('x-session')}`,
      );
      if (String(input) !== SEED_URL) return server(input, init);
      const answer = (await (await server(input, init)).json()) as object;
      return Response.json({ ...answer, headers: { 'X-Session': 'admin' } });
    };
    const args = ['--url', API, '--seed-url', SEED_URL, '--header', 'X-Key: k', '--group', 'related'];
    expect((await run(args, watching)).code).to.equal(0);
    expect([...new Set(seen)].sort()).to.deep.equal(['api k admin', 'seed k admin', 'seed k null']);
  });

  it('skips what the server says that it has no state for', async () => {
    const server = serverFetch();
    const picky: typeof fetch = async (input, init) =>
      String(init?.body).includes('"hipaa":true')
        ? Response.json({ cannot: 'There are no HIPAA accounts.' })
        : server(input, init);
    const args = ['--url', API, '--seed-url', SEED_URL, '--group', 'hipaa', '--group', 'permission'];
    const { code, out } = await run(args, picky);
    expect(code).to.equal(0);
    expect(out).to.match(/^hipaa +0 +0 +9$/m);
    expect(out).to.include('There are no HIPAA accounts.');
  });
});

describe('conformance command that can not run', () => {
  const faults: Record<string, { args: string[]; says: string }> = {
    'no URL': { args: [], says: '--url is missing' },
    'a URL that is none': { args: ['--url', '/api'], says: 'give a whole one' },
    'an unknown option': { args: ['--url', API, '--quick'], says: '"--quick" is no option' },
    'an option without its value': { args: ['--url'], says: '--url needs a value' },
    'an unknown group': { args: ['--url', API, '--group', 'all'], says: 'There is no group "all"' },
    'a header without a value': { args: ['--url', API, '--header', 'secret'], says: "'Name: value'" },
    'a time that is none': { args: ['--url', API, '--timeout', 'soon'], says: 'a number of milliseconds' },
  };
  for (const [fault, { args, says }] of Object.entries(faults)) {
    it(`ends with 2 for ${fault}, and says how to mend it`, async () => {
      const { code, out, error } = await run(args);
      expect([code, out]).to.deep.equal([2, '']);
      expect(error).to.include(says);
      expect(error).not.to.include('secret');
    });
  }

  it('shows its options when it is asked for help', async () => {
    const { code, out } = await run(['--help']);
    expect(code).to.equal(0);
    expect(out).to.match(/^Usage: .*--url URL/);
  });

  const servers: Record<string, { server: typeof fetch; says: string }> = {
    'does not answer': {
      server: () => Promise.reject(new TypeError('failed')),
      says: 'Is the server running',
    },
    'wants a session': { server: answering(401), says: '--header' },
    'has no profile there': { server: answering(404), says: 'Does the HTTP profile begin at --url?' },
    'answers with something else': {
      server: answering(200, { hello: 1 }),
      says: 'Does the HTTP profile begin',
    },
    'shows no contacts': {
      server: answering(403, { code: 'forbidden' }),
      says: 'refuses with forbidden',
    },
  };
  for (const [fault, { server, says }] of Object.entries(servers)) {
    it(`ends with 2 where the server ${fault}, and says what to do`, async () => {
      const { code, error } = await run(['--url', API], server);
      expect(code).to.equal(2);
      expect(error).to.include(says);
    });
  }

  it('ends with 2 where nobody answers the seed protocol, which may still be starting', async () => {
    const silent: typeof fetch = () => Promise.reject(new TypeError('failed'));
    const { code, error } = await run(['--url', API, '--seed-url', SEED_URL], silent);
    expect(code).to.equal(2);
    expect(error).to.include(
      `No answer from ${SEED_URL}. Is the server running there? It may still be starting`,
    );
  });

  it('ends with 2 where the seed protocol is switched off', async () => {
    const { code, error } = await run(['--url', API, '--seed-url', SEED_URL], answering(404));
    expect(code).to.equal(2);
    expect(error).to.include(`answers with status 404. Does the server's seed protocol begin at ${SEED_URL}`);
  });

  it('ends with 2 where no case ran', async () => {
    const server = serverFetch();
    await fill(server);
    const { code, error } = await run(['--url', API, '--group', 'restore'], server);
    expect(code).to.equal(2);
    expect(error).to.include('No case ran.');
  });
});
