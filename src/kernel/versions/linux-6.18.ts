/** Linux 6.18: cma= keeps default nodes from being reserved. */
import type { KernelVersion } from './kernel-version';
import { linux617 } from './linux-6.17';

export const linux618: KernelVersion = {
  source: { version: '6.17.0', standIn: true },
  boot: {
    ...linux617.boot,
    severalRegEntries: 'drop',
    badReg: 'skip',
    emptyReg: 'drop',
    cmdlineAgainstDefault: 'skipped',
    earlyMapping: 'pages',
  },
  allocation: linux617.allocation,
};
