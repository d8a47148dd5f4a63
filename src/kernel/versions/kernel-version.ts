/** One kernel series: what it does, and which source that was read from. */
import type { AllocationBehaviour } from './allocation-behaviour';
import type { BootBehaviour } from './boot-behaviour';

export type KernelVersion = {
  /** The source that was read; `standIn` where it is that of a neighbour. */
  readonly source: { readonly version: string; readonly standIn: boolean };
  readonly boot: BootBehaviour;
  readonly allocation: AllocationBehaviour;
};
