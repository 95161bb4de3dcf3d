// The HTTP profile on the loopback interface, behind a front that plays tricks.
import { createServer } from 'node:http';
import { getResponse } from 'msw';
import { createHandlers, createRandom } from './project.mjs';

/** Listens on a free port. `origin` is where it is found. */
async function listen(server) {
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => {
      server.close(resolve);
    });
  };
  return { origin: `http://127.0.0.1:${server.address().port}`, close };
}

/** Answers requests below a base address. Only what may match is tried: each try costs a copy of the request. */
function createAnswerer(adapter, baseUrl) {
  const depthOf = (path) => path.split('?')[0].split('/').length;
  const ways = new Map();
  for (const handler of createHandlers({ adapter, baseUrl })) {
    const way = `${handler.info.method} ${depthOf(String(handler.info.path))}`;
    ways.set(way, [...(ways.get(way) ?? []), handler]);
  }
  return (request) => getResponse(ways.get(`${request.method} ${depthOf(request.url)}`) ?? [], request);
}

/** Finds the adapter for a request by its address: each adapter of a map is under `/api/<its key>`. */
function createBackEnds(adapters) {
  const answerers = new WeakMap();
  return (request) => {
    const { origin, pathname } = new URL(request.url);
    const [, , name] = pathname.split('/');
    const adapter = adapters.get(name);
    if (!answerers.has(adapter)) answerers.set(adapter, createAnswerer(adapter, `${origin}/api/${name}`));
    return answerers.get(adapter)(request);
  };
}

/** What can happen to a request, and how often: so many times in a hundred, and else it goes well. */
const FAULTS = {
  latency: 10,
  hang: 1,
  'hang after the effect': 1,
  'reset before the effect': 3,
  'lost answer': 5,
  'reset in the body': 4,
  'truncated JSON': 3,
  'malformed JSON': 2,
  'wrong JSON': 2,
  429: 3,
  503: 3,
  '504 after the effect': 2,
  'delivered twice': 3,
};

/** The fault for one request. Depends on who sends it and on how many went before, and on nothing that time has a part in. */
function drawFault(seed, sender, count) {
  let hash = seed;
  for (const char of `${sender} ${count}`) hash = Math.imul(hash ^ char.codePointAt(0), 0x01000193) >>> 0;
  const random = createRandom(hash);
  let left = random.int(0, 99);
  for (const [fault, chance] of Object.entries(FAULTS)) {
    left -= chance;
    if (left < 0) return { fault, random };
  }
  return { fault: 'none', random };
}

async function readAll(stream) {
  const pieces = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** A Node request as the platform's own. */
function toRequest({ method, headers, url }, body, signal) {
  const { connection: _, 'transfer-encoding': __, ...kept } = headers;
  return new Request(new URL(url, `http://${headers.host}`), {
    ...{ method, headers: kept },
    ...(signal && { signal }),
    ...(body.length > 0 && { body }),
  });
}

/** Ends a stream that nobody listens to any more. Everything else is brief, and takes effect whoever has gone. */
function signalFor({ url }, outgoing) {
  if (!url.endsWith('/events')) return undefined;
  const gone = new AbortController();
  outgoing.on('close', () => gone.abort());
  return gone.signal;
}

async function bytesOf(response) {
  return Buffer.from(await response.arrayBuffer());
}

/** Hands an answer on, piece by piece as it comes. */
async function pass(response, outgoing) {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  for await (const piece of response.body ?? []) outgoing.write(piece);
  outgoing.end();
}

function problem(outgoing, status, headers = {}) {
  outgoing.writeHead(status, { 'Content-Type': 'application/problem+json', ...headers });
  outgoing.end(JSON.stringify({ type: 'about:blank', status }));
}

/** `Retry-After` in one of its two forms, or none. */
function retryAfter(random) {
  const when = random.pick(['0', new Date().toUTCString(), null]);
  return when === null ? {} : { 'Retry-After': when };
}

const TRICKS = {
  async latency({ go, outgoing, random }) {
    await new Promise((resolve) => {
      setTimeout(resolve, random.int(1, 12));
    });
    await pass(await go(), outgoing);
  },
  async hang() {},
  async 'hang after the effect'({ go }) {
    await bytesOf(await go());
  },
  async 'reset before the effect'({ outgoing }) {
    outgoing.destroy();
  },
  async 'lost answer'({ go, outgoing }) {
    await bytesOf(await go());
    outgoing.destroy();
  },
  async 'reset in the body'({ go, outgoing }) {
    const answer = await go();
    const body = await bytesOf(answer);
    outgoing.writeHead(answer.status, {
      ...Object.fromEntries(answer.headers),
      'content-length': body.length,
    });
    outgoing.write(body.subarray(0, body.length >> 1), () => outgoing.destroy());
  },
  async 'truncated JSON'({ go, outgoing }) {
    const answer = await go();
    const body = await bytesOf(answer);
    outgoing.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') });
    outgoing.end(body.subarray(0, body.length - 3));
  },
  async 'malformed JSON'({ go, outgoing }) {
    await bytesOf(await go());
    outgoing.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><p>Sign in</p>');
  },
  async 'wrong JSON'({ go, outgoing }) {
    await bytesOf(await go());
    outgoing.writeHead(200, { 'Content-Type': 'application/json' }).end('{"id":7,"items":null}');
  },
  async 429({ outgoing, random }) {
    problem(outgoing, 429, retryAfter(random));
  },
  async 503({ outgoing, random }) {
    problem(outgoing, 503, retryAfter(random));
  },
  async '504 after the effect'({ go, outgoing }) {
    await bytesOf(await go());
    problem(outgoing, 504);
  },
  /** As a proxy does that tries again by itself. */
  async 'delivered twice'({ go, outgoing }) {
    const [first, second] = await Promise.all([go(), go()]);
    await bytesOf(first);
    await pass(second, outgoing);
  },
};

/**
 * Serves each adapter of a map under `/api/<its key>`. Every request may meet a fault on its way there or back; `counts` says
 * how often each did.
 */
export async function serveFaults(adapters, seed) {
  const requests = new Map();
  const counts = new Map();
  const server = await servePlan(adapters, ({ headers }) => {
    const sender = headers['x-sender'];
    const count = requests.get(sender) ?? 0;
    requests.set(sender, count + 1);
    const drawn = drawFault(seed, sender, count);
    counts.set(drawn.fault, (counts.get(drawn.fault) ?? 0) + 1);
    return drawn;
  });
  return { ...server, counts };
}

/** Serves the same way, with the fault that the plan names for a request. */
export function servePlan(adapters, plan) {
  return serve(adapters, async ({ incoming, outgoing, go }) => {
    const { fault, random } = plan(incoming);
    await (TRICKS[fault] ?? deliver)({ go, outgoing, random });
  });
}

const deliver = async ({ go, outgoing }) => pass(await go(), outgoing);

/** Serves each adapter of a map under `/api/<its key>`, and all goes well. */
export const serveProfile = (adapters) => serve(adapters, deliver);

function serve(adapters, play) {
  const backEnds = createBackEnds(adapters);
  const handle = async (incoming, outgoing) => {
    const body = await readAll(incoming);
    const go = () => backEnds(toRequest(incoming, body, signalFor(incoming, outgoing)));
    await play({ incoming, outgoing, go });
  };
  const server = createServer((incoming, outgoing) => {
    handle(incoming, outgoing).catch(() => outgoing.destroy());
  });
  return listen(server);
}
