/** A step in the words of the workload language: what a line of it would say if nothing were repeated. */
import { assertNever } from '../lib/assert-never';
import { positionOf } from './asides';
import { OPERATION_KINDS } from './operation';
import { reasonOf } from './results';
import type { Run } from './run';

/** Lengths are in pages. Empty for a line that has an error. */
export function stepText(run: Run, step: number): string {
  const { operation, name, heap, pages } = run.steps;
  const i = step - 1;
  if (reasonOf(run, step) === 'diagnostic') return '';
  const buffer = run.names[name[i]!];
  const target = run.heaps[heap[i]!];
  const kind = OPERATION_KINDS[operation[i]!]!;
  switch (kind) {
    case 'alloc':
      return `alloc ${buffer} ${target}${pages[i] === 0 ? '' : ` ${pages[i]}p`}`;
    case 'free':
      return `free ${buffer}`;
    case 'hold':
    case 'drop':
      return `${kind} ${buffer}${referenceText(run, step)}`;
    case 'pin':
    case 'unpin':
    case 'movable':
      return `${kind} ${target}${rangeText(run, step)}`;
    case 'elsewhere':
      return `movable ${target}${elsewhereText(run, step)}`;
    case 'note':
      return noteAt(run, step) ?? 'note';
    case 'not-run':
      return '';
    default:
      return assertNever(kind);
  }
}

function referenceText({ asides: { references } }: Run, step: number): string {
  const kind = references.kind[positionOf(references.step, step)];
  return kind === undefined ? '' : ` ${kind}`;
}

function rangeText({ asides: { namedPages } }: Run, step: number): string {
  const at = positionOf(namedPages.step, step);
  if (at < 0) return '';
  const first = namedPages.first[at]!;
  const last = first + namedPages.pages[at]! - 1;
  return last === first ? ` ${first}` : ` ${first}..${last}`;
}

function elsewhereText({ asides: { moves } }: Run, step: number): string {
  const at = positionOf(moves.step, step);
  if (at < 0) return '';
  return ` elsewhere ${moves.elsewhere[at] === Infinity ? 'unlimited' : moves.elsewhere[at]}`;
}

/** What a note says; undefined for any other step. */
export function noteAt({ asides: { notes } }: Run, step: number): string | undefined {
  return notes.text[positionOf(notes.step, step)];
}
