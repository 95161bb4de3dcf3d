// An oxlint plugin with the rules of this project that no published plugin has.
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importFault } from './layers.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const slashes = (path) => path.split(sep).join('/');

const specifiersAreTypes = (node) =>
  node.importKind === 'type' ||
  node.exportKind === 'type' ||
  (node.specifiers?.length > 0 &&
    node.specifiers.every((one) => one.importKind === 'type' || one.exportKind === 'type'));

/** Keeps the layers apart: see layers.mjs. */
const layers = {
  create(context) {
    const from = slashes(relative(root, context.filename));
    const check = (node) => {
      const source = node.source?.value;
      if (typeof source !== 'string') return;
      const target = source.startsWith('.')
        ? slashes(join(dirname(from), source)).replace(/\.js$/, '.ts')
        : null;
      const message = importFault({ from, source, target, typeOnly: specifiersAreTypes(node) });
      if (message) context.report({ node, message });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};

/** Forbids to ask the page's clock: rules are given the instant. */
const noClock = {
  create(context) {
    const message = 'Rules have no clock: take the instant as a parameter.';
    const isClock = ({ object, property }) =>
      (object.name === 'Date' || object.name === 'performance') && property.name === 'now';
    return {
      MemberExpression: (node) => isClock(node) && context.report({ node, message }),
      NewExpression: (node) =>
        node.callee.name === 'Date' && node.arguments.length === 0 && context.report({ node, message }),
      CallExpression: (node) => node.callee.name === 'Date' && context.report({ node, message }),
    };
  },
};

const UNSAFE_PROPERTIES = new Set([
  'innerHTML',
  'outerHTML',
  'srcdoc',
  'insertAdjacentHTML',
  'setHTMLUnsafe',
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

/** Forbids what can run a text as markup or script, and inline styles, which a strict content security policy blocks. */
const noUnsafeDom = {
  create(context) {
    const report = (node, what) =>
      context.report({
        node,
        message: `${what} is banned: it breaks or weakens a strict content security policy.`,
      });
    return {
      MemberExpression(node) {
        const name = node.computed ? node.property.value : node.property.name;
        if (UNSAFE_PROPERTIES.has(name)) report(node, name);
        if (node.object.name === 'document' && /^write(ln)?$/.test(name)) report(node, `document.${name}`);
      },
      ImportSpecifier: (node) => UNSAFE_IMPORTS.has(node.imported.name) && report(node, node.imported.name),
      TaggedTemplateExpression(node) {
        if (!/^(html|svg)$/.test(node.tag.name)) return;
        for (const quasi of node.quasi.quasis) {
          const found = UNSAFE_TEMPLATE.exec(quasi.value.raw);
          if (found) report(quasi, `"${found[0].trim()}" in a template`);
        }
      },
    };
  },
};

/** Forbids `.only`, which silently leaves the other tests out. */
const noFocusedTests = {
  create(context) {
    return {
      MemberExpression(node) {
        if (node.property.name === 'only' && /^(describe|it|test|suite)$/.test(node.object.name ?? ''))
          context.report({ node, message: `${node.object.name}.only leaves the other tests out.` });
      },
    };
  },
};

export default {
  meta: { name: 'house' },
  rules: { layers, 'no-clock': noClock, 'no-unsafe-dom': noUnsafeDom, 'no-focused-tests': noFocusedTests },
};
