/** A machine by hand, so that tests of the workload need no boot. Only tests import it. */
import type { CmaArea, Heap, Machine } from '../kernel/machine';
import type { Pages, Pfn } from '../lib/units';
import type { AllocOperation, Operation } from './operation';

const PAGE_SIZE = 4096;
const RAM_PAGES = 2 ** 18;

export type TestArea = {
  readonly name: string;
  readonly base: Pfn;
  readonly pages: Pages;
  readonly activated?: boolean;
};

/** 4 KiB pages, 1 GiB of RAM at 0x4000_0000, a heap `system` and one for each area. */
export function testMachine(areas: readonly TestArea[], version = '7.3', cmaAlignment = 8): Machine {
  return {
    version,
    pageSize: PAGE_SIZE,
    cmaAlignment,
    cmaMinAlignment: 2n ** 21n,
    banks: [{ base: 0x4000_0000n, size: BigInt(RAM_PAGES * PAGE_SIZE) }],
    held: [],
    regions: [],
    areas: areas.map((area): CmaArea => ({ path: undefined, isDefault: false, activated: true, ...area })),
    heaps: [
      { name: 'system', minor: 0, kind: 'system' },
      ...areas.map(({ name }, area): Heap => ({ name, minor: area + 1, kind: 'cma', area })),
    ],
    log: [],
    fates: [],
    problems: [],
    owners: [],
    claims: [],
    zones: [],
    totalCmaKiB: 0,
    fatal: undefined,
  };
}

export type Request = Partial<Omit<AllocOperation, 'kind' | 'name' | 'heap'>>;

export const alloc = (name: string, heap: string, pages: Pages, more: Request = {}): Operation => ({
  kind: 'alloc',
  line: 1,
  name,
  heap,
  bytes: BigInt(pages * PAGE_SIZE),
  client: 'test',
  ...more,
});
export const free = (name: string): Operation => ({ kind: 'free', line: 1, name });
