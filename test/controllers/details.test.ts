import { expect } from '@open-wc/testing';
import { adapterError } from '../../src/adapter/errors.js';
import { sessionFor } from '../../src/controllers/adapter-session.js';
import { DetailsController } from '../../src/controllers/details-controller.js';
import { ControllerHost } from '../support/controller-host.js';
import { deferred, type Deferred } from '../support/deferred.js';
import { fakeAdapter } from '../support/fake-adapter.js';
import { manualTimers, settle } from '../support/manual-timers.js';

interface Call {
  id: string;
  signal: AbortSignal;
  answer: Deferred<string>;
}

function make(): { details: DetailsController<string>; calls: Call[] } {
  const calls: Call[] = [];
  const details = new DetailsController<string>(new ControllerHost(), (_session, id, signal) => {
    const answer = deferred<string>();
    calls.push({ id, signal, answer });
    return answer.promise;
  });
  details.connect(sessionFor(fakeAdapter(), manualTimers()));
  return { details, calls };
}

describe('details controller', () => {
  it('loads what is opened, and several side by side', async () => {
    const { details, calls } = make();
    details.toggle('a');
    details.toggle('b');
    expect(details.view('a')).to.deep.equal({ status: 'loading', details: null, error: null });
    calls[1]!.answer.resolve('about b');
    await settle();
    expect([details.view('a')?.status, details.view('b')]).to.deep.equal([
      'loading',
      { status: 'ready', details: 'about b', error: null },
    ]);
  });

  it('forgets what is closed, gives its call up, and drops its answer', async () => {
    const { details, calls } = make();
    details.toggle('a');
    details.toggle('a');
    expect([details.view('a'), calls[0]!.signal.aborted]).to.deep.equal([null, true]);
    calls[0]!.answer.resolve('late');
    await settle();
    expect(details.view('a')).to.equal(null);
  });

  it('shows why it failed, and loads again when opened again', async () => {
    const { details, calls } = make();
    void details.open('a');
    calls[0]!.answer.reject(adapterError('not-found'));
    await settle();
    expect([details.view('a')?.status, details.view('a')?.error?.code]).to.deep.equal([
      'failed',
      'not-found',
    ]);
    void details.open('a');
    calls[1]!.answer.resolve('here');
    await settle();
    expect(details.view('a')).to.deep.equal({ status: 'ready', details: 'here', error: null });
  });

  it('keeps what it shows while it loads that again, and takes the last answer', async () => {
    const { details, calls } = make();
    void details.open('a');
    calls[0]!.answer.resolve('first');
    await settle();
    void details.open('a');
    void details.open('a');
    expect(details.view('a')).to.deep.equal({ status: 'loading', details: 'first', error: null });
    calls[2]!.answer.resolve('third');
    calls[1]!.answer.resolve('second');
    await settle();
    expect(details.view('a')?.details).to.equal('third');
  });

  it('forgets everything when the session ends, and opens nothing without one', async () => {
    const { details, calls } = make();
    details.toggle('a');
    details.connect(null);
    details.toggle('b');
    calls[0]!.answer.resolve('late');
    await settle();
    expect([details.view('a'), details.view('b'), calls.length]).to.deep.equal([null, null, 1]);
    expect(calls[0]!.signal.aborted).to.equal(true);
  });
});
