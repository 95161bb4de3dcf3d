import { memberName, textOf } from './syntax.mjs';

const UNSAFE_PROPERTIES = new Set([
  'innerHTML',
  'outerHTML',
  'srcdoc',
  'insertAdjacentHTML',
  'setHTMLUnsafe',
  'parseHTMLUnsafe',
  'createContextualFragment',
]);
const UNSAFE_IMPORTS = new Set([
  'unsafeHTML',
  'unsafeSVG',
  'unsafeMathML',
  'unsafeStatic',
  'unsafeCSS',
  'styleMap',
]);
const UNSAFE_TEMPLATE =
  /[\s"'](?:style|srcdoc|on[a-z]+)\s*=|<(?:style|script|iframe)\b|\.(?:inner|outer)HTML\s*=/i;
const UNSAFE_ATTRIBUTE = /^(?:style|srcdoc|on\w+)$/i;
const SETS_ATTRIBUTE = /^(?:setAttribute(?:NS)?|toggleAttribute|createAttribute(?:NS)?)$/;
// Browsers skip white space and control characters before the scheme.
const SCRIPT_LINK = /\bjavascript:/i;

const isDocument = (node) =>
  /^(?:d|ownerD)ocument$/.test(node.type === 'MemberExpression' ? memberName(node) : node.name);

/** Forbids what can run a text as markup or script, and inline styles, which a strict content security policy blocks. */
export const noUnsafeDom = {
  create(context) {
    const report = (node, what) =>
      context.report({
        node,
        message: `${what} is banned: it breaks or weakens a strict content security policy.`,
      });
    return {
      MemberExpression(node) {
        const name = memberName(node);
        if (UNSAFE_PROPERTIES.has(name) || UNSAFE_IMPORTS.has(name)) report(node, name);
        if (/^write(ln)?$/.test(name) && isDocument(node.object)) report(node, `document.${name}`);
      },
      // Object.assign(element, { innerHTML })
      Property(node) {
        const name = memberName(node);
        if (UNSAFE_PROPERTIES.has(name)) report(node, name);
      },
      ImportSpecifier: (node) => UNSAFE_IMPORTS.has(node.imported.name) && report(node, node.imported.name),
      ExportSpecifier: (node) => UNSAFE_IMPORTS.has(node.local.name) && report(node, node.local.name),
      CallExpression({ callee, arguments: given }) {
        const called = callee.type === 'MemberExpression' ? memberName(callee) : '';
        if (!SETS_ATTRIBUTE.test(called)) return;
        const name = textOf(given[called.endsWith('NS') ? 1 : 0]);
        if (name === undefined) report(callee, `${called} with a name that isn't written out`);
        else if (UNSAFE_ATTRIBUTE.test(name)) report(callee, `${called}('${name}')`);
      },
      Literal: (node) => SCRIPT_LINK.test(textOf(node)) && report(node, 'A link that is a script'),
      TemplateElement: (node) =>
        SCRIPT_LINK.test(node.value.cooked) && report(node, 'A link that is a script'),
      TaggedTemplateExpression(node) {
        if (!/^(html|svg|mathml)$/.test(node.tag.name)) return;
        for (const quasi of node.quasi.quasis) {
          const found = UNSAFE_TEMPLATE.exec(quasi.value.raw);
          if (found) report(quasi, `"${found[0].trim()}" in a template`);
        }
      },
    };
  },
};
