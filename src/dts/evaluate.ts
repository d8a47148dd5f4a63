/**
 * The front door of the language: source text in, live tree and diagnostics out.
 * tokens → preprocessor → parser → evaluator, each in a file of its own beside this one.
 */
import type { Diagnostic } from '../lib/diagnostic';
import type { DeviceTree } from './tree';

export type SourceFile = { readonly path: string; readonly text: string };

export type Sources = {
  readonly files: readonly SourceFile[];
  /** Path of the board file among `files`. */
  readonly main: string;
};

/**
 * `tree` is what was understood, also of a text with errors; `complete` is false when dtc would refuse the text,
 * and then a picture of it should be shown as provisional.
 */
export type Evaluation = {
  readonly tree: DeviceTree;
  readonly diagnostics: readonly Diagnostic[];
  readonly complete: boolean;
};

/** Never throws on text. Follows dtc 1.8.1. */
export function evaluate(_sources: Sources): Evaluation {
  throw new Error('not there yet');
}
