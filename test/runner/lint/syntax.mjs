// What the rules of this folder ask of pieces of a program.

const GLOBAL_OBJECTS = /^(?:globalThis|window|self|top|parent|frames)$/;

/** The name of a member, however it is written: `a.b`, `a['b']` or, in a pattern, `{ b: … }`; `undefined` if it is worked out. */
export function memberName({ computed, property, key = property }) {
  return computed || key.type === 'Literal' ? textOf(key) : key.name;
}

/** The name of what is global, be it `a`, `window.a` or `globalThis['a']`; else `undefined`. */
export function globalName(node) {
  if (node.type === 'Identifier') return node.name;
  const object = node.type === 'MemberExpression' && node.object.type === 'Identifier' && node.object.name;
  return object && GLOBAL_OBJECTS.test(object) ? memberName(node) : undefined;
}

/** A text that is written out; `undefined` for one that is worked out. */
export function textOf(node) {
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0].value.cooked;
  return typeof node?.value === 'string' ? node.value : undefined;
}

/** What is called, by `new` or without. */
export const onCalls = (check) => ({ NewExpression: check, CallExpression: check });
