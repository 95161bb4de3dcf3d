// Puts the pages of the browser tests under the policy that partners are promised.
import { createHash } from 'node:crypto';

/** The same as README.md names, with the address of no other back end. */
const STRICT = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'connect-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': 'lit-html',
};

/** What the pages of a folder may do beside that, with the reason. */
const EXCEPTIONS = [
  {
    folder: 'test/mocks',
    reason:
      "MSW is a worker of the site's own, and `startMocks` lets its address through by a default policy.",
    allow: { 'worker-src': "'self'", 'trusted-types': 'default' },
  },
  {
    folder: 'test/conformance',
    reason: 'Reports are parsed as XML, by `parseXml` of the tests, to see that they are well-formed.',
    allow: { 'trusted-types': 'test-xml' },
  },
];

const dashed = (path) => path.replaceAll(/\W+/g, '-');

/** A page is of a folder when its file is, or when it brings the folder's files together: `test-mocks.js`. */
const isOf = (testFile, folder) => dashed(`/${testFile}`).includes(dashed(`/${folder}`));

/**
 * The runner writes its configuration and its recorder of console messages as scripts into the page. They are let in by
 * their hashes: that is of no use to an element, as a nonce, which any script can read, would be.
 */
const hashes = (html) =>
  [...html.matchAll(/<script\b[^>]*>([^]+?)<\/script>/g)].map(
    ([, code]) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`,
  );

function policyOf(html) {
  const [, testFile = ''] = /"testFile":\s*"([^"?]*)/.exec(html) ?? [];
  const policy = { ...STRICT, 'script-src': ["'self'", ...hashes(html)].join(' ') };
  for (const { allow } of EXCEPTIONS.filter((exception) => isOf(testFile, exception.folder)))
    for (const [directive, sources] of Object.entries(allow))
      policy[directive] = policy[directive] ? `${policy[directive]} ${sources}` : sources;
  return Object.entries(policy)
    .map((directive) => directive.join(' '))
    .join('; ');
}

/** For the runner's server: the page that the tests run in is at its root. */
export async function strictPages(context, next) {
  await next();
  if (context.path === '/' && typeof context.body === 'string')
    context.set('Content-Security-Policy', policyOf(context.body));
}
