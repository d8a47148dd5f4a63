/**
 * `UPGRADERS[n]` turns the saved form n - 1 into n. One step at a time, so that each is written once, when its form is
 * new, and never again. The input has passed no schema yet: an upgrader moves and renames, and judges nothing.
 */
import { SCENARIO_VERSION } from '../scenario';

export const FIRST_FORM = 1;

export type Upgrader = (saved: unknown) => unknown;
export type Upgraders = Readonly<Record<number, Upgrader>>;

/** Empty as long as there is only the first form. */
export const UPGRADERS: Upgraders = {};

/** From form `from` to form `to`, step by step. */
export function upgrade(
  saved: unknown,
  from: number,
  to: number = SCENARIO_VERSION,
  upgraders: Upgraders = UPGRADERS,
): unknown {
  let value = saved;
  for (let form = from + 1; form <= to; form++) {
    const upgrader = upgraders[form];
    if (!upgrader) throw new Error(`no upgrader to form ${form}`);
    value = upgrader(value);
  }
  return value;
}
