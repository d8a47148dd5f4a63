/**
 * The text that the tokens are made of: all that the preprocessor read, in one piece, and where each piece of it stands
 * in the user's files.
 */
import type { Problem } from './problems';
import type { Origin } from './tree';

export type FlatSource = {
  readonly text: string;
  /** The user's place of a range of `text`. */
  readonly originOf: (start: number, end: number) => Origin;
  readonly problems: readonly Problem[];
};
