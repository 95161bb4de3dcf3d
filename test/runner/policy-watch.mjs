// Runs in the browser: a test in which the page's policy is violated fails.

const violations = [];
// Tests replace it.
const { setTimeout: realTimeout } = globalThis;

const describeViolation = ({ effectiveDirective, blockedURI, sample, sourceFile, lineNumber }) =>
  `${effectiveDirective} forbids ${blockedURI}${sample ? ` "${sample}"` : ''} at ${sourceFile}:${lineNumber}`;

/** WebKit tells of the icon that it asks for itself, as the policy lets it have none. */
const isOfBrowser = ({ blockedURI }) => blockedURI === `${location.origin}/favicon.ico`;

/** The violations since the last time, as one line each. They are told by events, a task after the fact. */
export async function takeViolations() {
  await new Promise((resolve) => realTimeout(resolve));
  return violations.splice(0);
}

async function nextFault() {
  const taken = await takeViolations();
  return taken.length > 0 && new Error(`The policy of the page is violated: ${taken.join('; ')}`);
}

/** To be called before any test is declared, so that it looks before anything is cleared away. */
export function watchPolicy() {
  addEventListener('securitypolicyviolation', (event) => {
    if (!isOfBrowser(event)) violations.push(describeViolation(event));
  });
  afterEach(async function failTest() {
    const fault = await nextFault();
    // Not thrown: a hook that fails would end the run of all tests of the page.
    if (fault) Object.assign(this.currentTest, { state: 'failed', err: this.currentTest.err ?? fault });
  });
  after(async () => {
    const fault = await nextFault();
    if (fault) throw fault;
  });
}
