// Runs in the browser: a test in which the page's policy is violated fails.

const violations = [];
// Tests replace it.
const { setTimeout: realTimeout } = globalThis;

const describeViolation = ({ effectiveDirective, blockedURI, sample, sourceFile, lineNumber }) =>
  `${effectiveDirective} forbids ${blockedURI}${sample ? ` "${sample}"` : ''} at ${sourceFile}:${lineNumber}`;

/** WebKit tells of the icon that it asks for itself, as the policy lets it have none. */
const isOfBrowser = ({ blockedURI }) => blockedURI === `${location.origin}/favicon.ico`;

/** Violations are told by events, a task after the fact. A timer would wait for milliseconds, after every test. */
function nextTask() {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
}

/** What has been told since the last time; `false` if nothing. */
function fault() {
  const told = violations.splice(0);
  return told.length > 0 && new Error(`The policy of the page is violated: ${told.join('; ')}`);
}

/** To be called before any test is declared, so that it looks before anything is cleared away. */
export function watchPolicy() {
  addEventListener('securitypolicyviolation', (event) => {
    if (!isOfBrowser(event)) violations.push(describeViolation(event));
  });
  afterEach(async function failTest() {
    await nextTask();
    const error = fault();
    // Not thrown: a hook that fails would end the run of all tests of the page.
    if (error) Object.assign(this.currentTest, { state: 'failed', err: this.currentTest.err ?? error });
  });
  // What comes too late for the last test fails the page.
  after(async () => {
    await new Promise((resolve) => realTimeout(resolve));
    const error = fault();
    if (error) throw error;
  });
}
