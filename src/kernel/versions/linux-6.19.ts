/** Linux 6.19: a heap for every area. */
import type { KernelVersion } from './kernel-version';
import { linux618 } from './linux-6.18';

export const linux619: KernelVersion = {
  source: { version: '7.0.0', standIn: true },
  boot: {
    ...linux618.boot,
    badReg: 'absent',
    badAllocRanges: 'absent',
    heaps: 'default-and-every-area',
    atomicPools: 'zones-with-ram',
  },
  allocation: linux618.allocation,
};
