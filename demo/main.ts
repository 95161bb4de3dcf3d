import { provideAdapter } from 'contacts-restore/adapter';
import 'contacts-restore/define';
import { switchesFromUrl } from './switches.js';
import { createDemoWorld, type DemoWorld } from './world.js';

const elements = () => document.querySelectorAll('contacts-restore-table, bulk-actions-history');

const world: DemoWorld = createDemoWorld({
  onChange: (change) => {
    if (change === 'adapter') provision.set(world.adapter);
    else for (const element of elements()) if ('reload' in element) void (element.reload as () => unknown)();
  },
});
const provision = provideAdapter(document.body, undefined);

await world.set(switchesFromUrl(location.search));
provision.set(world.adapter);
