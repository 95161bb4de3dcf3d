// A Web Test Runner launcher for WebKitGTK over plain W3C WebDriver: nothing is downloaded, no other runner is needed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findWebKit } from './browsers.mjs';
import { onlyReducedMotion } from './engine-media.mjs';
import { webkitPage } from './webkit-page.mjs';

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

async function call(base, method, path, body) {
  const init = body ? { method, body: JSON.stringify(body) } : { method };
  const response = await fetch(`${base}${path}`, init);
  const { value } = await response.json();
  if (!response.ok) throw new Error(`WebDriver ${method} ${path}: ${value.error}: ${value.message}`);
  return value;
}

async function untilReady(base) {
  const TRIES = 200;
  for (let tries = 1; ; tries++) {
    try {
      return await call(base, 'GET', '/status');
    } catch (error) {
      if (tries === TRIES) throw error;
      await delay(50);
    }
  }
}

/** A display of its own, unless the environment has one. Xvfb chooses a free number and tells it. */
async function startDisplay(children) {
  if (process.env.DISPLAY) return process.env.DISPLAY;
  const args = ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'];
  const xvfb = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  children.push(xvfb);
  const [number] = await once(xvfb.stdio[3], 'data');
  const display = `:${String(number).trim()}`;
  children.push(spawn('9wm', { stdio: 'ignore', env: { ...process.env, DISPLAY: display } }));
  return display;
}

/** GTK's own switch for motion is what `prefers-reduced-motion` goes by. */
async function writeGtkSettings(folder) {
  await mkdir(join(folder, 'gtk-3.0'), { recursive: true });
  await writeFile(join(folder, 'gtk-3.0/settings.ini'), '[Settings]\ngtk-enable-animations=0\n');
}

/** "reducedMotion", as Playwright calls it, is "prefers-reduced-motion" in style sheets. */
const featureOf = (name) => `prefers-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

class WebKitLauncher {
  name = 'WebKit';
  /** The runner's commands know how to use a page of Playwright; `getPage` gives them what they use of one. */
  type = 'playwright';
  concurrency = 1;
  #children = [];
  #urls = new Map();
  #starting;
  #session;
  #root;

  initialize({ rootDir }) {
    this.#root = rootDir;
  }

  async #start() {
    const found = findWebKit();
    if (!found) throw new Error('WebKitGTK is missing: apt-get install webkit2gtk-driver xvfb 9wm');
    const settings = join(this.#root, 'node_modules/.cache/contacts-restore/webkit');
    await writeGtkSettings(settings);
    const display = await startDisplay(this.#children);
    const port = await freePort();
    const driver = spawn(found.driver, ['-p', String(port)], {
      stdio: 'ignore',
      env: {
        ...process.env,
        ...{ DISPLAY: display, GDK_BACKEND: 'x11', NO_AT_BRIDGE: '1', GTK_A11Y: 'none' },
        ...{ XDG_CONFIG_HOME: settings },
      },
    });
    this.#children.push(driver);
    const base = `http://127.0.0.1:${port}`;
    await untilReady(base);
    const options = { binary: found.browser, args: ['--automation'] };
    const { sessionId, capabilities } = await call(base, 'POST', '/session', {
      capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
    });
    this.name = `WebKit ${capabilities.browserVersion}`;
    this.#session = `${base}/session/${sessionId}`;
  }

  async stop() {
    await this.#starting?.catch(() => {});
    if (this.#session) await call(this.#session, 'DELETE', '').catch(() => {});
    for (const child of this.#children.toReversed()) child.kill();
  }

  async startSession(id, url) {
    await (this.#starting ??= this.#start());
    this.#urls.set(id, url);
    await this.getPage().setViewportSize({ width: 800, height: 600 });
    await call(this.#session, 'POST', '/url', { url });
  }

  isActive(id) {
    return this.#urls.has(id);
  }

  getBrowserUrl(id) {
    return this.#urls.get(id);
  }

  async stopSession(id) {
    this.#urls.delete(id);
    await call(this.#session, 'POST', '/url', { url: 'about:blank' });
    return {};
  }

  startDebugSession() {
    throw new Error('WebKit is driven without a debugger.');
  }

  getPage() {
    const page = webkitPage((method, path, body) => call(this.#session, method, path, body));
    return { ...page, emulateMedia: async (media) => onlyReducedMotion(Object.keys(media).map(featureOf)) };
  }
}

export const webkitLauncher = () => new WebKitLauncher();
