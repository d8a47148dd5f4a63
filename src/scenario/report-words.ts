/** A scenario in the few words that stand on everything that is taken away from it. */
import type { Machine } from '../kernel/machine';
import { formatBytes } from '../lib/format';
import type { Scenario } from './scenario';
import type { Simulation } from './simulate';

/** A name for an area as a person would call it: its first heap, else its own name. */
export function areaName(machine: Machine, area: number): string {
  const heap = machine.heaps.find((one) => one.kind === 'cma' && one.area === area);
  return heap?.name ?? machine.areas[area]?.name ?? '';
}

/** `Linux 7.3, arm64, 4 KiB pages, RAM 2 GiB, cmdline cma=64M`; `RAM 2 GiB (assumed)` where nobody gave it. */
export function profileWords(
  { profile }: Pick<Scenario, 'profile'>,
  { machine, assumptions }: Pick<Simulation, 'machine' | 'assumptions'>,
): string {
  const ram = machine.banks.reduce((sum, bank) => sum + bank.size, 0n);
  const { version, arch, pageSize, cmdline, config } = profile;
  const set = Object.entries(config).map(([symbol, value]) => `CONFIG_${symbol}=${value}`);
  return [
    `Linux ${version}`,
    arch,
    `${formatBytes(pageSize)} pages`,
    `RAM ${formatBytes(ram)}${assumptions.some(({ key }) => key === 'ram') ? ' (assumed)' : ''}`,
    ...set,
    ...(cmdline.trim() === '' ? [] : [`cmdline ${cmdline.trim()}`]),
  ].join(', ');
}

/** `step 27 of 27`; `no workload` where there are no steps. */
export const stepWords = (step: number, count: number): string =>
  count === 0 ? 'no workload' : `step ${step} of ${count}`;
