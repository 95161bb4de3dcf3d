// axe-core ships UMD only: imported for its side effect of setting globalThis.axe.
import 'axe-core/axe.min.js';
import type * as Axe from 'axe-core';

export const axe = (globalThis as unknown as { axe: typeof Axe }).axe;

/** What axe finds wrong in an element, shadow trees included: "rule: selector" lines; empty when all is well. */
export async function axeProblems(element: Element): Promise<string[]> {
  const { violations } = await axe.run(element, { resultTypes: ['violations'] });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.flat().join(' ')}`),
  );
}
