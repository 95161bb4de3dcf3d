/** An element that shows one of its states. */
export interface ShownState {
  element: HTMLElement;
  /** What gives the element its width; `null` where the window does. */
  frame: HTMLElement | null;
}

/** How to come to each state, by its name. */
export type States = Record<string, () => Promise<ShownState>>;

export const never = new Promise<never>(() => {});
