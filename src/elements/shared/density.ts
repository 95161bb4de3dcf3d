import type { PropertyDeclaration } from 'lit';

export type Density = 'comfortable' | 'compact';

/** How `density` shows in its attribute. A page might set anything, and not all of it can be made a string. */
export const densityProperty: PropertyDeclaration = {
  reflect: true,
  converter: { toAttribute: (value: unknown) => (typeof value === 'string' ? value : null) },
};
