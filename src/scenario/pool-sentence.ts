/** What a driver got of a coherent pool, in a sentence. */
import { formatAddress, formatBytes, formatPages } from '../lib/format';
import { coherentPools } from '../kernel/coherent-pool';
import type { Machine } from '../kernel/machine';
import { orderOf } from '../kernel/heaps/cma-heap';
import type { Run } from './run';

/** @param step an allocation from a pool that went through */
export function fromPool(machine: Machine, run: Run, step: number): string {
  const life = run.steps.life[step - 1]!;
  const pool = poolOf(machine, run.steps.area[step - 1]!);
  const taken = run.lives.pages[life]!;
  const address = formatAddress(BigInt(pool.base + run.lives.first[life]!) * BigInt(machine.pageSize));
  const asked = run.steps.pages[step - 1]!;
  const more = taken === asked ? '' : `, ${taken} taken: the pool hands out powers of two`;
  return `dma_alloc_coherent() of a driver: ${formatPages(asked)} asked${more}, at ${address} in ${pool.name}.`;
}

/** @param step an allocation that found no place in a pool */
export function poolFull(machine: Machine, run: Run, step: number): string {
  const pool = poolOf(machine, run.steps.area[step - 1]!);
  const asked = run.steps.pages[step - 1]!;
  const whole = `${pool.name} has ${formatPages(pool.pages)} (${formatBytes(pool.pages * machine.pageSize)}) in all`;
  if (asked === 0 || asked > pool.pages)
    return `dma_alloc_coherent() answers NULL: ${formatPages(asked)} asked, ${whole}.`;
  const size = formatPages(2 ** orderOf(asked));
  return `dma_alloc_coherent() answers NULL: no ${size} from a multiple of as many are free, ${whole}. The driver gets no memory from elsewhere.`;
}

function poolOf(machine: Machine, area: number) {
  const pool = coherentPools(machine)[area - machine.areas.length];
  if (!pool) throw new Error('a step has a pool that the machine has not');
  return pool;
}
