/** Linux 7.0: memory nodes of a wrong length are ignored; the memory map comes after the built-in area. */
import type { KernelVersion } from './kernel-version';
import { linux619 } from './linux-6.19';

export const linux70: KernelVersion = {
  source: { version: '7.0.0', standIn: false },
  boot: { ...linux619.boot, memoryRegTrailingCells: 'ignored', memmap: 'after-built-in' },
  allocation: { ...linux619.allocation, allocFunction: '__cma_alloc_frozen' },
};
