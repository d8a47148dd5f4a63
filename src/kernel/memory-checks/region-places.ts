/** Regions over what is held already, and regions where there is no RAM; CMA areas are reported by the boot. */
import { formatAddress, formatBytes } from '../../lib/format';
import { overlaps, type MemoryRange } from '../../lib/units';
import type { Problem, Region } from '../machine';
import { problemAt, type Checked } from './finding';

export function regionPlaces(checked: Checked): Problem[] {
  return checked.machine.regions
    .filter((region) => region.kind !== 'cma' && region.size > 0n)
    .flatMap((region) => [...outsideRam(region, checked), ...overHeld(region, checked)]);
}

/** Bytes of a range that lie in one of `banks`, which do not overlap. */
function coveredBytes(range: MemoryRange, banks: readonly MemoryRange[]): bigint {
  const end = range.base + range.size;
  return banks.reduce((sum, bank) => {
    const from = bank.base > range.base ? bank.base : range.base;
    const to = bank.base + bank.size < end ? bank.base + bank.size : end;
    return to > from ? sum + to - from : sum;
  }, 0n);
}

function outsideRam(region: Region, { nodes, machine }: Checked): Problem[] {
  const node = nodes.get(region.path);
  const inside = coveredBytes(region, machine.banks);
  if (!node || inside === region.size) return [];
  const [amount, severity] =
    inside === 0n ? ['', 'info' as const] : [`partly (${formatBytes(region.size - inside)}) `, 'warning' as const];
  const message = `${node.name} lies ${amount}outside of RAM as it is known here. Correct the address, or the RAM in the boot profile.`;
  return [problemAt(node, 'reg', { code: 'region-outside-ram', severity, message })];
}

/** A range of `/memreserve/` and a region often say the same twice. */
const SAID_TWICE: ReadonlySet<string> = new Set(['/memreserve/']);

function overHeld(region: Region, { nodes, machine }: Checked): Problem[] {
  const node = nodes.get(region.path);
  if (!node) return [];
  return machine.held
    .filter((range) => !SAID_TWICE.has(range.what) && overlaps(region, range))
    .map(({ what, base, size }) => {
      const message = `${node.name} lies over ${what} (${formatBytes(size)} at ${formatAddress(base)}). Move it: both would use the memory.`;
      return problemAt(node, 'reg', { code: 'region-over-held', severity: 'warning', message });
    });
}
