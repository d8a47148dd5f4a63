/** What every part of a boot shares: the tree and profile it reads, the memblock it changes, the events it writes. */
import type { DeviceTree } from '../dts/tree';
import type { Bytes } from '../lib/units';
import type { CmaAreas } from './cma-areas';
import type { BootParameters } from './command-line';
import type { BootEvent } from './events';
import type { Memblock } from './memblock';
import type { RootCells } from './memory-nodes';
import type { BootProfile } from './profile';
import type { BootBehaviour } from './versions/boot-behaviour';

export type BootContext = {
  readonly tree: DeviceTree;
  readonly profile: BootProfile;
  readonly behaviour: BootBehaviour;
  readonly parameters: BootParameters;
  readonly cells: RootCells;
  readonly minAlignment: Bytes;
  readonly memblock: Memblock;
  readonly areas: CmaAreas;
  readonly emit: (event: BootEvent) => void;
};
