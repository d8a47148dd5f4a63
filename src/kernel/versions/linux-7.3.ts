/** Linux 7.3: handlers may decline; the first reg entry counts alone. */
import type { KernelVersion } from './kernel-version';
import { linux70 } from './linux-7.0';

export const linux73: KernelVersion = {
  source: { version: '7.3.4', standIn: false },
  boot: {
    ...linux70.boot,
    tableSort: 'two-at-a-time',
    cmdlineAgainstDefault: 'skipped-if-cma',
    declining: 'leaves-the-region',
    regionLimit: '64-dynamic',
    keepsFailedRegions: false,
    triesAllHandlers: false,
    dynamicCmaNeeds: 'DMA_CMA',
    inactiveAreas: 'hidden',
    choosesDefaultFirst: ['arm32'],
    numaAreas: 'numa-after-default',
    severalRegEntries: 'first-only',
    emptyReg: 'absent',
    dmaPoolUnit: 'KiB',
  },
  allocation: linux70.allocation,
};
