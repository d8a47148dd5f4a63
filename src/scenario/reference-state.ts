/** Who holds the buffer of a step, told again from the steps: runs keep no count, since most buffers have one holder. */
import { positionOf } from './asides';
import { OPERATION_KINDS } from './operation';
import { References } from './references';
import { outcomeOf } from './results';
import { NO_LIFE, OPERATION_CODE, type Run } from './run';

/** References to what the name of `step` holds after it; undefined when it holds nothing. Walks back to the birth. */
export function referencesAt(run: Run, step: number): References | undefined {
  const { steps, asides } = run;
  const name = steps.name[step - 1]!;
  const of = (at: number): boolean =>
    steps.name[at - 1] === name && steps.operation[at - 1]! <= OPERATION_CODE.drop && outcomeOf(run, at) === 'ok';
  let born = step;
  while (born > 0 && !(of(born) && steps.life[born - 1] !== NO_LIFE)) born--;
  if (born === 0 || steps.operation[born - 1] !== OPERATION_CODE.alloc) return undefined;
  const references = new References();
  for (let at = born + 1; at <= step; at++) {
    if (!of(at)) continue;
    const kind = asides.references.kind[positionOf(asides.references.step, at)];
    const operation = OPERATION_KINDS[steps.operation[at - 1]!];
    if (operation === 'free') references.open = false;
    else if (operation === 'hold') references.hold(kind!);
    else if (operation === 'drop') references.drop(kind);
  }
  return references;
}
