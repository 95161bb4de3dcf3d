// A page that restores, without its elements: the controllers over the HTTP adapter, as the table uses them.
import { createHttpAdapter, isJobDone, RestoreController, sessionFor } from './project.mjs';

/** Timers for which a second lasts 20 milliseconds. */
const hasty = {
  elapsed: () => performance.now() * 50,
  after(delayMs, callback) {
    const timer = setTimeout(() => callback(), delayMs / 50);
    return () => clearTimeout(timer);
  },
};

const pause = (ms = 0) =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** Calls until it succeeds: what a person does who clicks on "Try again". */
async function persist(call) {
  for (let left = 100; ; left--) {
    try {
      return await call();
    } catch (thrown) {
      if (left === 0 || thrown.retryable === false) throw thrown;
    }
  }
}

export class Client {
  #controller;
  #session;
  #ended = () => {};
  #toResume = new Set();

  constructor({ baseUrl, sender, random, fetch, timers = hasty, timeoutMs = 500, waits = 1 / 1000 }) {
    const adapter = createHttpAdapter({
      ...{ baseUrl, fetch, timeoutMs },
      headers: () => ({ 'X-Sender': sender }),
      random: () => random.next(),
      sleep: (ms) => pause(ms * waits),
    });
    this.#session = sessionFor(adapter, timers);
    const host = { addController() {}, requestUpdate: () => this.#resumeStalled() };
    this.#controller = new RestoreController(host, {
      onStart() {},
      onEnd: (job) => this.#ended(job),
      onError() {},
    });
  }

  async connect() {
    this.#controller.connect(this.#session);
    const account = await persist(() => this.#session.loadAccount());
    this.#controller.setAccount(account);
  }

  /** Carries one intent through to its end, and gives the job, what it says of each contact, and how often a person clicked. */
  async restore(target, choices, { looksFirst = true } = {}) {
    const controller = this.#controller;
    const end = new Promise((resolve) => {
      this.#ended = resolve;
    });
    controller.ask(target, '');
    if (looksFirst) await controller.check();
    let clicks = 0;
    for (; controller.dialog && clicks < 100; clicks++) await controller.confirm(choices);
    if (controller.dialog) throw controller.dialog.failure;
    const { key } = await end;
    const job = controller.jobs.find((known) => known.key === key);
    return { job, clicks, outcomes: await persist(() => controller.loadOutcomes(job)) };
  }

  close() {
    this.#controller.connect(null);
  }

  /** Clicks on "Try again" of a job that couldn't send all of its requests. */
  #resumeStalled() {
    for (const job of this.#controller?.jobs ?? []) {
      if (!job.failure || isJobDone(job) || job.unsent === 0 || this.#toResume.has(job.key)) continue;
      this.#toResume.add(job.key);
      setTimeout(() => {
        this.#toResume.delete(job.key);
        void this.#controller.resume(job);
      });
    }
  }
}
