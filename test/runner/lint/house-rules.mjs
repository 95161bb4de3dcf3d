// An oxlint plugin with the rules of this project that no published plugin has.
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importFault } from './layers.mjs';
import { noClock } from './no-clock.mjs';
import { noUnsafeDom } from './no-unsafe-dom.mjs';
import { globalName, memberName, onCalls, textOf } from './syntax.mjs';

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

/** Forbids regular expressions that aren't written out: from a text, they may match anything, or take for ever. */
const noRegexpFromText = {
  create(context) {
    const message = 'A regular expression is written out here, and never made from a text.';
    return onCalls((node) => {
      const [asked] = node.arguments;
      const isMade = globalName(node.callee) === 'RegExp' && textOf(asked) === undefined;
      // A text that is asked to match makes one of what it is given.
      const isMatched = /^match(All)?$/.test(
        memberName(node.callee.property ? node.callee : { key: {} }) ?? '',
      );
      const isWritten = asked?.regex !== undefined || /^[A-Z][A-Z_]*$/.test(asked?.name ?? '');
      if (isMade || (isMatched && !isWritten)) context.report({ node, message });
    });
  },
};

/** Forbids what ticks until somebody stops it. */
const noInterval = {
  create(context) {
    const message =
      'An interval goes on when its element has gone: set a timer anew each time, see timers.ts.';
    return {
      CallExpression: (node) =>
        globalName(node.callee) === 'setInterval' && context.report({ node, message }),
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
  rules: {
    layers,
    'no-clock': noClock,
    'no-focused-tests': noFocusedTests,
    'no-interval': noInterval,
    'no-regexp-from-text': noRegexpFromText,
    'no-unsafe-dom': noUnsafeDom,
  },
};
