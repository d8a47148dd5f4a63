/** One tree booted on every modelled kernel: what stands under /dev/dma_heap, side by side. */
import { boot } from '../kernel/boot';
import { KERNEL_SERIES, type KernelSeries } from '../kernel/versions/series';
import { resolveProfile } from './boot-profile';
import { evaluationOf } from './evaluation';
import type { Scenario } from './scenario';

export type VersionListing = {
  readonly series: KernelSeries;
  /** In order of registration; `area` is the CMA area that it hands out, undefined for the system heap. */
  readonly heaps: readonly { readonly name: string; readonly area: string | undefined }[];
  /** Physical address of the default area; undefined where there is none. */
  readonly defaultBase: bigint | undefined;
  /** Children of /reserved-memory that were refused or dropped. */
  readonly refused: readonly string[];
  /** A sentence if the tree can stop this kernel. */
  readonly fatal: string | undefined;
};

/** Oldest first. Boots only: the workload runs on no version. */
export const versionStrip = (scenario: Scenario): VersionListing[] =>
  KERNEL_SERIES.map((series) => listingOf(scenario, series));

function listingOf(scenario: Scenario, series: KernelSeries): VersionListing {
  const { tree } = evaluationOf(scenario);
  const { profile } = resolveProfile({ ...scenario.profile, version: series }, tree);
  const machine = boot(tree, profile);
  const page = BigInt(machine.pageSize);
  const main = machine.areas.find((area) => area.isDefault);
  return {
    series,
    heaps: machine.heaps.map((heap) => ({
      name: heap.name,
      area: heap.kind === 'cma' ? machine.areas[heap.area]?.name : undefined,
    })),
    defaultBase: main && BigInt(main.base) * page,
    refused: machine.fates.filter((fate) => fate.kind === 'refused').map((fate) => fate.name),
    fatal: machine.fatal,
  };
}
