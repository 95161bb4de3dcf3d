export interface EmitOptions {
  /** Whether a listener may veto with `preventDefault()`. */
  cancelable?: boolean;
  /** For events that are told to the element's own listeners only: they neither bubble nor leave a shadow tree. */
  local?: boolean;
}

/** Tells an event. The answer is `false` when a listener has vetoed it. */
export function emit<T>(target: EventTarget, type: string, detail: T, options: EmitOptions = {}): boolean {
  const { cancelable = false, local = false } = options;
  return target.dispatchEvent(
    new CustomEvent<T>(type, { detail, cancelable, bubbles: !local, composed: !local }),
  );
}
