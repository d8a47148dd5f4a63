/** Linux 7.1: as 7.3, but a node with several or no reg entries is dropped, and coherent pools are counted in MiB. */
import type { KernelVersion } from './kernel-version';
import { linux73 } from './linux-7.3';

export const linux71: KernelVersion = {
  source: { version: '7.3.4', standIn: true },
  boot: { ...linux73.boot, severalRegEntries: 'drop', emptyReg: 'drop', dmaPoolUnit: 'MiB' },
  allocation: linux73.allocation,
};
