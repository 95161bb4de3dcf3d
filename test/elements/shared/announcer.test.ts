import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import { LitElement } from 'lit';
import { Announcer, type Wait } from '../../../src/elements/shared/announcer.js';

/** Runs what waits when told, and remembers how long it was to wait. */
class ManualWait {
  readonly gaps: number[] = [];
  waiting: (() => void) | undefined;
  readonly wait: Wait = (done, ms) => {
    this.gaps.push(ms);
    this.waiting = done;
    return () => (this.waiting = undefined);
  };
  pass(): void {
    const done = this.waiting;
    this.waiting = undefined;
    done?.();
  }
}

class AnnouncerProbe extends LitElement {
  readonly time = new ManualWait();
  readonly announcer = new Announcer(this, this.time.wait);
  override render(): unknown {
    return this.announcer.regions();
  }
  said(role: 'status' | 'alert'): string {
    return this.renderRoot.querySelector(`[role=${role}]`)!.textContent;
  }
}
customElements.define('announcer-probe', AnnouncerProbe);

const probe = (): Promise<AnnouncerProbe> => fixture(html`<announcer-probe></announcer-probe>`);

describe('Announcer', () => {
  afterEach(() => fixtureCleanup());

  it('has both regions from the first render, empty', async () => {
    const element = await probe();
    expect([element.said('status'), element.said('alert')]).to.deep.equal(['', '']);
  });

  it('says one sentence after the other, at least 150 ms apart', async () => {
    const host = await probe();
    host.announcer.say('One.');
    host.announcer.say('Two.');
    host.time.pass();
    expect(host.said('status')).to.equal('One.');
    host.time.pass();
    expect(host.said('status')).to.equal('Two.');
    expect(Math.min(...host.time.gaps)).to.be.at.least(150);
  });

  it('says failures in the assertive region and before what waits', async () => {
    const host = await probe();
    host.announcer.say('One.');
    host.announcer.say('Failed.', { assertive: true });
    host.time.pass();
    expect([host.said('status'), host.said('alert')]).to.deep.equal(['', 'Failed.']);
  });

  it('changes a repeated sentence so that it is read again', async () => {
    const host = await probe();
    host.announcer.say('Saved.');
    host.time.pass();
    host.announcer.say('Saved.');
    host.time.pass();
    expect(host.said('status')).to.equal('Saved.\u00a0');
  });

  it('drops what is outdated: a later announcement on the same topic takes its place', async () => {
    const host = await probe();
    host.announcer.say('1 selected.', { topic: 'selection' });
    host.announcer.say('2 selected.', { topic: 'selection' });
    host.time.pass();
    expect(host.said('status')).to.equal('2 selected.');
    host.time.pass();
    expect(host.said('status')).to.equal('2 selected.');
  });

  it('says nothing more once its element is gone', async () => {
    const host = await probe();
    host.announcer.say('Late.');
    host.remove();
    expect(host.time.waiting).to.equal(undefined);
    host.time.pass();
    expect(host.said('status')).to.equal('');
  });
});
