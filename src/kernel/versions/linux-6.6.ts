/** Linux 6.6, after the source of 6.8: as 6.1, with ties broken and a line a region. */
import type { KernelVersion } from './kernel-version';
import { linux61 } from './linux-6.1';

export const linux66: KernelVersion = {
  source: { version: '6.8.0', standIn: true },
  boot: {
    ...linux61.boot,
    memreserve: 'after-static',
    tableSort: 'tree-order-on-ties',
    directionHint: 'all',
    numaAreas: 'both-before-default',
    printsRegions: true,
    defaultAreaLog: 'rounded-with-node',
    maxOrder: 'inclusive',
    zoneLimit: 'exact',
  },
  allocation: linux61.allocation,
};
