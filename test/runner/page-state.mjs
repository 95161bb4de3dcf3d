// Runs in the browser: what one test file could leave behind in a page for the next.

const PROTOTYPES = [
  Object,
  Array,
  Promise,
  EventTarget,
  Node,
  Element,
  HTMLElement,
  HTMLDialogElement,
  Document,
];

/** Objects whose own properties tests replace. */
const HOLDERS = new Map([
  ['window', globalThis],
  ...Object.entries({ document, navigator, console, performance, history, Date, Math, URL, Intl }),
  ...PROTOTYPES.map(({ name, prototype }) => [`${name}.prototype`, prototype]),
]);

const MEDIA = ['(prefers-reduced-motion)', '(prefers-color-scheme: dark)', '(forced-colors)', 'print'];

/** WebKit's driver keeps its own things in a page, from the first key or command on. */
const isOfDriver = (key) => typeof key === 'symbol' && key.description === 'automationSessionProxy';

function* properties(holderName, holder) {
  for (const key of Reflect.ownKeys(holder)) {
    if (isOfDriver(key)) continue;
    const { value, get } = Object.getOwnPropertyDescriptor(holder, key);
    yield [`${holderName}.${String(key)}`, get ?? value];
  }
}

/** An empty attribute says as much as none. */
function* attributes({ localName, attributes: all }) {
  for (const { name, value } of all) if (value !== '') yield [`<${localName} ${name}>`, value];
}

const tags = ({ children }) => [...children].map(({ localName }) => `<${localName}>`).join(' ');

function* surroundings() {
  yield* attributes(document.documentElement);
  yield* attributes(document.body);
  yield ['head', tags(document.head)];
  yield ['body', tags(document.body)];
  yield ['document.adoptedStyleSheets', document.adoptedStyleSheets.length];
  yield ['document.activeElement', document.activeElement];
  yield ['location', location.href];
  yield ['window size', `${innerWidth} × ${innerHeight}`];
  yield ['storage', JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])];
  for (const query of MEDIA) yield [query, matchMedia(query).matches];
}

/** Everything that is compared, by what to call it. */
export function pageState() {
  const globals = [...HOLDERS].flatMap(([name, holder]) => [...properties(name, holder)]);
  return new Map([...globals, ...surroundings()]);
}

/** Names of what has been added, replaced or taken away, with what is there now where that says something. */
export function changesBetween(before, after) {
  const names = new Set([...before.keys(), ...after.keys()]);
  const changed = [...names].filter((name) => !Object.is(before.get(name), after.get(name)));
  return changed.map((name) => {
    const now = after.get(name);
    return ['string', 'number', 'boolean'].includes(typeof now) ? `${name} (${now})` : name;
  });
}
