import { expect } from '@open-wc/testing';
import { ADAPTER_ERROR_CODES, isAdapterError } from '../../src/adapter/errors.js';
import { createHttpAdapter } from '../../src/adapter/http/index.js';
import { readOptions } from '../../src/conformance/cli/options.js';
import { rejection, scriptedFetch } from '../adapter/http/scripted-fetch.js';

/** By a request that brings a document: where Trusted Types are enforced, no text becomes one. */
function readPage(): Promise<Document> {
  const request = new XMLHttpRequest();
  request.open('GET', '/demo/partners.html');
  request.responseType = 'document';
  return new Promise((resolve, reject) => {
    request.addEventListener('load', () => resolve(request.responseXML!));
    request.addEventListener('error', () => reject(new Error('The page for partners is not there.')));
    request.send();
  });
}

/** The table of failures: the statuses of each code. */
function statusesOf(page: Document): Map<string, number[]> {
  const rows = [...page.querySelectorAll('#codes tbody tr')];
  return new Map(
    rows.map(({ children: [code, statuses] }) => [
      code!.textContent.trim(),
      [...statuses!.textContent.matchAll(/\d{3}/g)].map(([status]) => Number(status)),
    ]),
  );
}

async function codeOf(status: number): Promise<string> {
  const { fetch } = scriptedFetch(() => new Response('', { status }));
  const sleep = () => Promise.resolve();
  const failure = await rejection(createHttpAdapter({ baseUrl: '/api', fetch, sleep }).getAccount({}));
  return isAdapterError(failure) ? failure.code : 'none';
}

/** The command as a shell hands it over: words, some of them in quotes. */
const wordsOf = (command: string): string[] =>
  [...command.replaceAll('\\\n', ' ').matchAll(/'([^']*)'|\S+/g)].map(([word, quoted]) => quoted ?? word);

describe('the page for partners', () => {
  it('names every code of the contract', async () => {
    expect([...statusesOf(await readPage()).keys()]).to.deep.equal([...ADAPTER_ERROR_CODES]);
  });

  it('says of every status which code it is', async () => {
    for (const [code, statuses] of statusesOf(await readPage())) {
      // With a status alone, a HIPAA account can't be told from a missing role.
      if (code === 'policy-blocked') continue;
      for (const status of statuses) expect(await codeOf(status), String(status)).to.equal(code);
    }
  });

  it('leaves out no status that has a code of its own', async () => {
    const named = [...statusesOf(await readPage()).values()].flat();
    for (let status = 400; status < 600; status++) {
      if ((await codeOf(status)) !== 'unknown') expect(named).to.include(status);
    }
  });

  it('allows every header that the HTTP adapter sends, and shows it all that it reads', async () => {
    const cors = (await readPage()).querySelector('#cors')!.textContent;
    const listed = (name: string) => new RegExp(`${name}: (.*)`).exec(cors)![1]!.toLowerCase().split(', ');
    const { fetch, sent } = scriptedFetch(() => Response.json({}));
    const headers = () => Promise.resolve({ Authorization: 'Bearer t' });
    const adapter = createHttpAdapter({ baseUrl: '/api', fetch, headers });
    await adapter.getAccount({});
    await adapter.undoRestore('r', { idempotencyKey: 'k' });
    const names = sent.flatMap(({ headers: all }) => [...all.keys()]);
    expect(listed('Access-Control-Allow-Headers')).to.have.members([...new Set(names)]);
    expect(listed('Access-Control-Expose-Headers')).to.have.members(['date', 'retry-after', 'x-request-id']);
    expect(listed('Access-Control-Allow-Methods')).to.have.members(['get', 'post']);
  });

  it('shows a command that the kit understands', async () => {
    const [npx, name, ...args] = wordsOf((await readPage()).querySelector('#command')!.textContent);
    expect([npx, name]).to.deep.equal(['npx', 'contacts-restore-conformance']);
    expect(readOptions(args)).to.deep.include({
      url: 'https://staging.example.com/api',
      seedUrl: 'https://staging.example.com/test/seed',
      headers: [['Authorization', 'Bearer test']],
      junit: 'report.xml',
    });
    expect(readOptions(['--url', 'http://localhost:8787/api', '--group', 'shape'])).to.not.equal(null);
  });
});
