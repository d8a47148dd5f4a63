/** The nodes of the source that became regions, for the bars and notes beside them. */
import type { RegionMark } from '../../editor/editor';
import type { Machine } from '../../kernel/machine';

export const regionMarks = (machine: Machine, selection: string): RegionMark[] =>
  machine.fates.flatMap(({ span, kind, sentence, path }) =>
    span ? [{ span, kind, note: sentence, selected: path !== undefined && path === selection }] : [],
  );
