import type { CmaArea } from '../../kernel/machine';
import type { Run } from '../../scenario/run';

/** All that marks, totals and items of the diagram are made from. */
export type TimeSource = {
  readonly area: CmaArea;
  /** Index into `Machine.areas`. */
  readonly index: number;
  readonly pageSize: number;
  readonly run: Run;
};
