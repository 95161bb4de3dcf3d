// What must not be done, one breach each, and who sees it: the rule of the linter that reports it in the sources, and, where
// `built`, the look at the built files. The texts stand in a function of an element's module that is given `name`, `root`, ….

const STORES = 'eslint(no-restricted-globals)';
const PROPERTIES = 'eslint(no-restricted-properties)';
const DOM = 'house(no-unsafe-dom)';
const CLOCK = 'house(no-clock)';
const EXPRESSION = 'house(no-regexp-from-text)';
const IMPLIED = 'typescript(no-implied-eval)';
const LITERAL = ['eslint(no-implied-eval)', IMPLIED];

const built = true;
const lit = (name, from) => `import { ${name} } from 'lit/${from}';`;
const TAKEN = [
  'caches',
  'cookieStore',
  'indexedDB',
  'localStorage',
  'sessionStorage',
  'BroadcastChannel',
  'DOMParser',
];

export const BREACHES = [
  // Text as code.
  { text: 'eval(name);', rule: 'eslint(no-eval)', built },
  { text: 'show(new Function("return 1"));', rule: ['eslint(no-new-func)', IMPLIED], built },
  { text: 'setTimeout("run()");', rule: LITERAL, built },
  { text: 'setTimeout(name, 1);', rule: IMPLIED },
  { text: 'window.setTimeout("run()", 1);', rule: LITERAL },
  { text: 'setInterval("run()", 1);', rule: LITERAL, built, at: 'demo/plant.ts' },
  { text: 'link.href = "javascript:void 0";', rule: DOM, built },
  { text: 'link.href = `javascript:run(${name})`;', rule: DOM },
  { text: 'link.href = " JavaScript:run()";', rule: DOM },
  { text: 'show(html`<a href="javascript:run()">Run</a>`);', rule: DOM, built },
  { text: 'new RegExp(name).test("a");', rule: EXPRESSION },
  { text: 'RegExp(`^${name}`).test("a");', rule: EXPRESSION },
  { text: 'new globalThis.RegExp(name).test("a");', rule: EXPRESSION },
  { text: 'show("abc".match(name));', rule: EXPRESSION },
  { text: 'show([..."abc".matchAll(name)]);', rule: EXPRESSION },

  // Text as markup, and inline styles.
  { text: 'show(unsafeHTML(name));', head: lit('unsafeHTML', 'directives/unsafe-html.js'), rule: DOM, built },
  { text: 'show(unsafeSVG(name));', head: lit('unsafeSVG', 'directives/unsafe-svg.js'), rule: DOM, built },
  { text: 'show(styleMap({}));', head: lit('styleMap', 'directives/style-map.js'), rule: DOM, built },
  { text: 'show(look({}));', head: lit('styleMap as look', 'directives/style-map.js'), rule: DOM },
  {
    text: 'show(unsafeMathML(name));',
    head: lit('unsafeMathML', 'directives/unsafe-mathml.js'),
    rule: DOM,
    built,
  },
  { text: 'show(unsafeStatic(name));', head: lit('unsafeStatic', 'static-html.js'), rule: DOM },
  { text: 'show(unsafeCSS(name));', head: "import { unsafeCSS } from 'lit';", rule: DOM },
  {
    text: 'show(all.unsafeHTML(name));',
    head: "import * as all from 'lit/directives/unsafe-html.js';",
    rule: DOM,
    built,
  },
  { text: 'show(name);', head: "export { unsafeCSS } from 'lit';", rule: DOM },
  { text: 'document.write(name);', rule: DOM, built },
  { text: 'document.writeln(name);', rule: DOM, built },
  { text: 'root.ownerDocument.write(name);', rule: DOM },
  { text: 'root.innerHTML = name;', rule: DOM, built },
  { text: 'root.outerHTML = name;', rule: DOM, built },
  { text: 'root["innerHTML"] = name;', rule: DOM },
  { text: 'Object.assign(root, { innerHTML: name });', rule: DOM },
  { text: 'root.insertAdjacentHTML("beforeend", name);', rule: DOM, built },
  { text: 'frame.srcdoc = name;', rule: DOM, built },
  { text: 'root.setHTMLUnsafe(name);', rule: DOM },
  { text: 'show(Document.parseHTMLUnsafe(name));', rule: DOM },
  { text: 'new Range().createContextualFragment(name);', rule: DOM },
  { text: 'root.setAttribute("style", name);', rule: DOM },
  { text: 'root.setAttribute(`style`, name);', rule: DOM },
  { text: 'root.setAttribute("onclick", name);', rule: DOM },
  { text: 'root.setAttributeNS(null, "srcdoc", name);', rule: DOM, built },
  { text: 'root.setAttribute(name, "");', rule: DOM },
  { text: 'show(document.createAttribute(name));', rule: DOM },
  { text: 'root.toggleAttribute("onclick");', rule: DOM },
  { text: 'show(html`<p style="color: red">${name}</p>`);', rule: DOM },
  { text: 'show(svg`<g style="fill: red"></g>`);', head: "import { svg } from 'lit';", rule: DOM },
  { text: 'show(mathml`<mi style="color: red"></mi>`);', head: "import { mathml } from 'lit';", rule: DOM },
  { text: 'show(html`<style>p { color: red }</style>`);', rule: [DOM, 'lit(prefer-static-styles)'] },
  { text: 'show(html`<script src="/run.js"></script>`);', rule: DOM },
  { text: 'show(html`<p onclick="run()">${name}</p>`);', rule: DOM },
  { text: 'show(html`<p .innerHTML=${name}></p>`);', rule: DOM },
  { text: 'show(html`<object srcdoc=${name}></object>`);', rule: DOM, built },
  { text: 'show(html`<iframe src=${name}></iframe>`);', rule: DOM },
  { text: 'new DOMParser().parseFromString(name, "text/html");', rule: STORES },

  // Where people's data would be left, or handed on.
  { text: 'localStorage.setItem("name", name);', rule: STORES, built },
  { text: 'window.localStorage.setItem("name", name);', rule: [STORES, PROPERTIES], built },
  ...TAKEN.map((store) => ({ text: `const { ${store}: taken } = window; show(taken);`, rule: PROPERTIES })),
  { text: 'sessionStorage.name = name;', rule: STORES, built },
  { text: 'indexedDB.open(name);', rule: STORES, built },
  { text: 'void caches.open(name);', rule: STORES, built },
  { text: 'void self.caches.delete(name);', rule: [STORES, PROPERTIES] },
  { text: 'void cookieStore.set("name", name);', rule: STORES },
  { text: 'new BroadcastChannel(name).close();', rule: STORES, built },
  { text: 'document.cookie = name;', rule: PROPERTIES, built },
  { text: 'show(document.cookie);', rule: PROPERTIES, built },
  { text: 'const { cookie } = document; show(cookie);', rule: PROPERTIES },
  { text: 'navigator.sendBeacon("/", name);', rule: PROPERTIES, built },
  { text: 'void navigator.storage.getDirectory();', rule: PROPERTIES },
  { text: 'console.log(name);', rule: 'eslint(no-console)', built },
  { text: 'console.warn(name);', rule: 'eslint(no-console)' },

  // Clocks, and what goes on for ever.
  { text: 'show(Date.now());', rule: CLOCK },
  { text: 'show(new Date());', rule: CLOCK },
  { text: 'show(Date());', rule: CLOCK },
  { text: 'show(performance.now());', rule: CLOCK },
  { text: 'show(performance.timeOrigin);', rule: CLOCK },
  { text: 'show(window.performance.now());', rule: CLOCK },
  { text: 'show(self.Date.now());', rule: CLOCK },
  { text: 'show(top.Date.now());', rule: CLOCK },
  { text: 'show(parent.Date.now());', rule: CLOCK },
  { text: 'show(frames.Date.now());', rule: CLOCK },
  { text: 'show(Temporal.Now.instant());', rule: CLOCK },
  { text: 'const { now } = Date; show(now());', rule: CLOCK },
  { text: 'show(Date.now());', rule: CLOCK, at: 'src/domain/plant.ts' },
  { text: 'show(Date.now());', rule: CLOCK, at: 'mocks/plant.ts' },
  { text: 'setInterval(() => show(name), 1);', rule: 'house(no-interval)' },
  { text: 'window.setInterval(() => show(name), 1);', rule: 'house(no-interval)' },

  // What belongs nowhere.
  { text: 'debugger;', rule: 'eslint(no-debugger)', built },
  { text: 'show((root as any).__proto__);', rule: ['typescript(no-explicit-any)', 'eslint(no-proto)'] },
  { text: 'for (const key in root) show(key);', rule: 'eslint(guard-for-in)' },
];

const tested = (text) => ({ text, at: 'test/plant.ts' });

/** What looks like a breach, and is none: nobody may report it. */
export const NO_BREACHES = [
  { text: 'show(/a+b/.test(name), new RegExp("a+b").test(name));' },
  { text: 'const WORD = /a+b/g; show(name.match(/a+b/), name.match(WORD), root.matches(name));' },
  { text: 'show(new Date(0), Date.parse(name), Date.UTC(2026, 1), performance.mark("a"));' },
  { text: 'root.setAttribute(`title`, name); root.style.color = "red"; root.textContent = name;' },
  { text: 'const caches = new Map<string, string>(); show(caches.get(name));' },
  { text: 'const store = { storage: name, write: show }; store.write(store.storage);' },
  { text: 'setTimeout(() => show(name), 1);' },
  { text: 'show(html`<p class="on-a-style">${name} innerHTML = 1</p>`);' },
  { text: 'show(html`<button @click=${() => show(name)}>JavaScript</button>`);' },
  { text: 'for (const key of Object.keys(root)) show(key);' },
  // Where it is allowed.
  { text: 'show(Date.now(), performance.now());', at: 'src/controllers/timers.ts' },
  { text: 'show(new Date()); setInterval(() => show(name), 1);', at: 'demo/plant.ts' },
  tested('root.innerHTML = name; show(localStorage, document.cookie, new RegExp(name), Date.now());'),
];
