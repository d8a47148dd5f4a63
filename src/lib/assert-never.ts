/** Ends a switch over a union: a member that was forgotten is a type error here, and a throw if it comes at run time. */
export function assertNever(value: never): never {
  throw new Error(`unexpected ${JSON.stringify(value)}`);
}
