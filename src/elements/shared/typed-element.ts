import { LitElement } from 'lit';

/** Listeners whose events are typed by a map from name to event. */
export interface TypedListeners<Events> {
  addEventListener<K extends keyof Events & string>(
    type: K,
    listener: (event: Events[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof Events & string>(
    type: K,
    listener: (event: Events[K]) => void,
    options?: boolean | EventListenerOptions,
  ): void;
}

/** `LitElement` with the events of one element, and no page-wide entry for them. */
export type TypedElement<Events> = Omit<typeof LitElement, 'prototype'> &
  (new () => TypedListeners<Events> & LitElement);

/** The same to extend by name: `class Thing extends TypedElement<ThingEventMap>`. */
export const TypedElement: Omit<typeof LitElement, 'prototype'> &
  (new <Events>() => TypedListeners<Events> & LitElement) = LitElement;
