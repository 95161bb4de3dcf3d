import type { BrokenAdapter } from './broken-adapter.js';

/** The same call, which looks at its arguments when its caller has got on. */
const late =
  <A extends unknown[], T>(call: (...args: A) => Promise<T>) =>
  async (...args: A): Promise<T> => {
    await Promise.resolve();
    return call(...args);
  };

/** Adapters that take no copy of what they are asked. */
export const lateFaults: BrokenAdapter[] = [
  {
    fault: 'a question is looked at some time after the call',
    breaks: ({ listDeletedContacts }) => ({ listDeletedContacts: late(listDeletedContacts) }),
    fails: ['paging/as-asked'],
  },
  {
    fault: 'a request is looked at some time after the call',
    breaks: ({ startRestore }) => ({ startRestore: late(startRestore) }),
    fails: ['restore/as-asked'],
  },
  {
    fault: 'a target is looked at some time after the call',
    breaks: ({ previewRestore }) => ({ previewRestore: late(previewRestore) }),
    fails: ['preview/as-asked'],
  },
];
