/** What pin, unpin and movable did, in a sentence. */
import { formatPages } from '../lib/format';
import type { Machine } from '../kernel/machine';
import { elsewhereAt, positionOf } from './asides';
import { OPERATION_KINDS } from './operation';
import type { Run } from './run';

/** @param step a pin, unpin, movable or elsewhere that went through */
export function pagesSentence(machine: Machine, run: Run, step: number): string {
  const { steps, asides } = run;
  const { name } = machine.areas[steps.area[step - 1]!]!;
  const kind = OPERATION_KINDS[steps.operation[step - 1]!]!;
  if (kind === 'elsewhere') return elsewhereSentence(elsewhereAt(asides, steps.area[step - 1]!, step), name);
  const at = positionOf(asides.namedPages.step, step);
  const pages = asides.namedPages.pages[at]!;
  const where = `${formatPages(pages)} of ${name} from page ${asides.namedPages.first[at]} on`;
  if (kind === 'pin')
    return `${where} cannot be moved: a window with one of them answers EBUSY, and the next is tried.`;
  if (kind === 'unpin') return `${where} can be moved again.`;
  return `${where}: what is free of them is lent to the OS, and moves out of the way of an allocation.`;
}

function elsewhereSentence(pages: number, name: string): string {
  if (pages === Infinity) return `Pages that have to leave ${name} always find room.`;
  return `${formatPages(pages)} elsewhere can take what has to leave ${name}; beyond that an allocation fails.`;
}
