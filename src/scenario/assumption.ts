/** A value nobody wrote: what is assumed, and why. `key` names the profile field that would set it. */
export type Assumption = {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  readonly reason: string;
};
