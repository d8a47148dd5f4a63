/** Kernel versions differ by named behaviours; nothing else in the engine asks for a version number. */
import type { AllocationBehaviour } from './allocation-behaviour';
import type { BootBehaviour } from './boot-behaviour';
import type { KernelVersion } from './kernel-version';
import { linux61 } from './linux-6.1';
import { linux66 } from './linux-6.6';
import { linux612 } from './linux-6.12';
import { linux617 } from './linux-6.17';
import { linux618 } from './linux-6.18';
import { linux619 } from './linux-6.19';
import { linux70 } from './linux-7.0';
import { linux71 } from './linux-7.1';
import { linux73 } from './linux-7.3';
import { seriesOf, type KernelSeries } from './series';

const VERSIONS: Readonly<Record<KernelSeries, KernelVersion>> = {
  '6.1': linux61,
  '6.6': linux66,
  '6.12': linux612,
  '6.17': linux617,
  '6.18': linux618,
  '6.19': linux619,
  '7.0': linux70,
  '7.1': linux71,
  '7.3': linux73,
};

/** Throws for a series that is not modelled: callers ask seriesOf() first. */
export function kernelVersion(version: string): KernelVersion {
  const series = seriesOf(version);
  if (!series) throw new Error(`kernel ${version} is not modelled`);
  return VERSIONS[series];
}

/** How CMA answers; throws as kernelVersion() does. */
export const allocationBehaviour = (version: string): AllocationBehaviour => kernelVersion(version).allocation;

/** How a version boots; throws as kernelVersion() does. */
export const behaviourOf = (version: string): BootBehaviour => kernelVersion(version).boot;
