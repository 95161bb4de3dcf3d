import { globalName, memberName } from './syntax.mjs';

const CLOCKS = new Map([
  ['Date', ['now']],
  ['performance', ['now', 'timeOrigin']],
  ['Temporal', ['Now']],
]);

/** Forbids to ask a clock but in the files that are named for it: all others are given the instant. */
export const noClock = {
  create(context) {
    const report = (node) =>
      context.report({ node, message: 'No clock is read here: take the instant as a parameter.' });
    const isDate = (node) => globalName(node) === 'Date';
    return {
      MemberExpression: (node) =>
        CLOCKS.get(globalName(node.object))?.includes(memberName(node)) && report(node),
      // const { now } = performance
      VariableDeclarator({ id, init }) {
        if (id.type !== 'ObjectPattern' || !init) return;
        const names = CLOCKS.get(globalName(init));
        for (const property of id.properties)
          if (property.type === 'Property' && names?.includes(memberName(property))) report(property);
      },
      NewExpression: (node) => isDate(node.callee) && node.arguments.length === 0 && report(node),
      CallExpression: (node) => isDate(node.callee) && report(node),
    };
  },
};
