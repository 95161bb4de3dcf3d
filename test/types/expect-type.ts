type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Compiles when both types are the very same. */
export function expectSame<A, B>(..._proof: Same<A, B> extends true ? [] : [never]): void {}

/** Compiles when the value is of the type. */
export function expectType<T>(_value: T): void {}
