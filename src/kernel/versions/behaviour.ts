/**
 * Kernel versions differ by named behaviours; nothing else in the engine asks for a version number.
 * The fields are the master table of the specification (kernel-semantics 0.1), by name.
 */

import { BOOT, type BootBehaviour } from './boot-behaviour';
import { seriesOf, type KernelSeries } from './series';

/** How CMA answers a request; mm/cma.c. */
export type AllocationBehaviour = {
  /** Function named in the failure line. */
  readonly allocFunction: 'cma_alloc' | '__cma_alloc' | '__cma_alloc_frozen';
  /** errno of the log line when no hole is found and no page was busy. */
  readonly noHoleErrno: 12 | 16;
  /** The free runs printed after a failure: never, on one line, or one record per range. */
  readonly freeRunDump: 'never' | 'one-line' | 'ranges';
  /** A request larger than the area is logged like any other failure. */
  readonly logsOversized: boolean;
  /** A request larger than all free pages stops before the bitmap is searched. */
  readonly countsAvailable: boolean;
};

const silent: AllocationBehaviour = {
  allocFunction: 'cma_alloc',
  noHoleErrno: 12,
  freeRunDump: 'never',
  logsOversized: false,
  countsAvailable: false,
};
const oneLine: AllocationBehaviour = { ...silent, allocFunction: '__cma_alloc', freeRunDump: 'one-line' };
const ranged: AllocationBehaviour = {
  allocFunction: '__cma_alloc',
  noHoleErrno: 16,
  freeRunDump: 'ranges',
  logsOversized: true,
  countsAvailable: true,
};
const frozen: AllocationBehaviour = { ...ranged, allocFunction: '__cma_alloc_frozen' };

const ALLOCATION: Readonly<Record<KernelSeries, AllocationBehaviour>> = {
  '6.1': silent,
  '6.6': silent,
  '6.12': oneLine,
  '6.17': ranged,
  '6.18': ranged,
  '6.19': ranged,
  '7.0': frozen,
  '7.1': frozen,
  '7.3': frozen,
};

/** Throws for a series that is not modelled: callers check with seriesOf() first. */
export function allocationBehaviour(version: string): AllocationBehaviour {
  const series = seriesOf(version);
  if (!series) throw new Error(`kernel ${version} is not modelled`);
  return ALLOCATION[series];
}

/** How a version boots. Throws for a series that is not modelled. */
export function behaviourOf(version: string): BootBehaviour {
  const series = seriesOf(version);
  if (!series) throw new Error(`kernel ${version} is not modelled`);
  return BOOT[series];
}
