/** Decides for the controllers of the test whether their element can be seen. */
export interface FakeSight {
  show(visible: boolean): void;
  /** How many observers are at work. */
  readonly observers: number;
  restore(): void;
}

/** Replaces `IntersectionObserver` until `restore`. Everything counts as seen until the test says otherwise. */
export function fakeSight(): FakeSight {
  const RealObserver = globalThis.IntersectionObserver;
  const callbacks = new Map<object, IntersectionObserverCallback>();
  class Observer {
    constructor(callback: IntersectionObserverCallback) {
      callbacks.set(this, callback);
    }
    observe(): void {}
    disconnect(): void {
      callbacks.delete(this);
    }
  }
  Object.assign(globalThis, { IntersectionObserver: Observer });
  return {
    show(visible) {
      const entries = [{ isIntersecting: visible }] as IntersectionObserverEntry[];
      for (const [observer, callback] of callbacks) callback(entries, observer as IntersectionObserver);
    },
    get observers() {
      return callbacks.size;
    },
    restore: () => void Object.assign(globalThis, { IntersectionObserver: RealObserver }),
  };
}
