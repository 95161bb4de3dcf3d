import { expect } from '@open-wc/testing';
import { NoAdapterWarning } from '../../../src/elements/shared/no-adapter-warning.js';
import { ControllerHost } from '../../support/controller-host.js';
import { manualTimers } from '../../support/manual-timers.js';

/** Runs an element that is told of as `tag`, and gives back what the console got in the first ten seconds. */
async function warningsOf(isMissing: () => boolean, isRemoved = false): Promise<string[]> {
  const timers = manualTimers();
  const host = new ControllerHost();
  host.addController(new NoAdapterWarning(host, isMissing, (done, ms) => timers.after(ms, done)));
  const { warn } = console;
  const warnings: string[] = [];
  console.warn = (text: string) => warnings.push(text);
  try {
    document.body.append(host);
    if (isRemoved) host.remove();
    await timers.advance(10_000);
  } finally {
    console.warn = warn;
    host.remove();
  }
  return warnings;
}

describe('warning of a missing adapter', () => {
  it('is not given to an element that has one by then, or has gone', async () => {
    expect(await warningsOf(() => false)).to.deep.equal([]);
    expect(await warningsOf(() => true, true)).to.deep.equal([]);
  });

  it('names the element and how to mend it, once', async () => {
    const [first, ...others] = [...(await warningsOf(() => true)), ...(await warningsOf(() => true))];
    expect(first)
      .to.contain('<controller-host> has no adapter')
      .and.contain('`adapter`')
      .and.contain('`src`');
    expect(others).to.deep.equal([]);
  });
});
