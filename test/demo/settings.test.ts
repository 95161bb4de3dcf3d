import { expect } from '@open-wc/testing';
import { AT_FIRST, settingFrom, settingsFromUrl, settingsToUrl, worldSwitches } from '../../demo/settings.js';

describe('the settings of the demo', () => {
  it('are as at first without a query, and leave none', () => {
    expect(settingsFromUrl('')).to.deep.equal(AT_FIRST);
    expect(settingsToUrl({ ...AT_FIRST })).to.equal('');
  });

  it('come back from the query that they are put into', () => {
    const settings = {
      ...AT_FIRST,
      via: 'server',
      admin: false,
      hipaa: true,
      latencyMs: 300,
      faults: 'offline',
      theme: 'dark',
      dir: 'rtl',
    } as const;
    const query = settingsToUrl(settings);
    expect(query).to.equal('?via=server&admin=0&hipaa=1&latency=300&faults=offline&theme=dark&dir=rtl');
    expect(settingsFromUrl(query)).to.deep.equal(settings);
  });

  it('take no word that they don’t know', () => {
    expect(settingsFromUrl('?via=pigeon&theme=<b>&dir=up&latency=7&constructor=1')).to.deep.equal(AT_FIRST);
  });

  it('are read from controls', () => {
    expect(settingFrom({ name: 'hipaa', value: 'on', checked: true })).to.deep.equal({ hipaa: true });
    expect(settingFrom({ name: 'admin', value: 'on', checked: false })).to.deep.equal({ admin: false });
    expect(settingFrom({ name: 'latencyMs', value: '2000' })).to.deep.equal({ latencyMs: 2000 });
    expect(settingFrom({ name: 'toString', value: 'x' })).to.deep.equal({});
  });

  it('leave the world behind a server in its own memory', () => {
    expect(worldSwitches({ ...AT_FIRST, via: 'server' }).via).to.equal('memory');
    expect(worldSwitches({ ...AT_FIRST, via: 'http' }).via).to.equal('http');
  });
});
