/** Linux 6.12: dynamic regions at once, static ones late. */
import type { KernelVersion } from './kernel-version';
import { linux66 } from './linux-6.6';

export const linux612: KernelVersion = {
  source: { version: '6.12.107', standIn: false },
  boot: {
    ...linux66.boot,
    initialises: 'dynamic-then-static',
    memreserve: 'last',
    directionHint: 'dynamic',
    severalRegEntries: 'keep-first-warn',
    badReg: 'skip-twice',
    emptyReg: 'reads-behind',
    overlapCheck: 'end',
    staticPrefix: 'OF: reserved mem: ',
    passes: 2,
    regionLimit: '64-dynamic',
    extraSlots: 0,
    thpPageblock: 'pmd-order',
    choosesDefaultFirst: ['arm32', 'riscv64'],
  },
  allocation: { ...linux66.allocation, allocFunction: '__cma_alloc', freeRunDump: 'one-line' },
};
