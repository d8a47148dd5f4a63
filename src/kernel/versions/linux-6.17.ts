/** Linux 6.17: a fixed name for the default heap. */
import type { KernelVersion } from './kernel-version';
import { linux612 } from './linux-6.12';

export const linux617: KernelVersion = {
  source: { version: '6.17.0', standIn: false },
  boot: {
    ...linux612.boot,
    regionLimit: '65th-dynamic-panics',
    cmdlineLimit: 'replaces-dma-limit',
    defaultAreaLog: 'as-requested',
    heaps: 'default-and-legacy',
    slotsBeforeSize: false,
    hasPageBlockMaxOrder: true,
    bottomUpAbove4G: 'limit',
    highmemBoundaryCheck: false,
  },
  allocation: {
    allocFunction: '__cma_alloc',
    noHoleErrno: 16,
    freeRunDump: 'ranges',
    logsOversized: true,
    countsAvailable: true,
  },
};
