/** How each kind of memory looks and is called: the same in map, list, gutter, legend and export. */
import type { MemoryKind } from '../kernel/machine';

export type KindLook = {
  /** Id of its pattern; see ui/theme/Textures. */
  readonly texture: string;
  /** Custom property with its full hue, for edges. */
  readonly edge: string;
  /** In a legend. */
  readonly label: string;
};

/** In legend order. */
export const KIND_LOOK: Readonly<Record<MemoryKind, KindLook>> = {
  cma: { texture: 'tx-cma', edge: '--kind-cma', label: 'CMA with heap' },
  'cma-noheap': { texture: 'tx-cma-noheap', edge: '--kind-cma', label: 'CMA without heap' },
  coherent: { texture: 'tx-coherent', edge: '--kind-coherent', label: 'coherent' },
  nomap: { texture: 'tx-nomap', edge: '--kind-nomap', label: 'no-map' },
  other: { texture: 'tx-other', edge: '--kind-other', label: 'other' },
  system: { texture: 'tx-system', edge: '--kind-system', label: 'system' },
  refused: { texture: 'tx-refused', edge: '--kind-refused', label: 'refused' },
};

export const KINDS = Object.keys(KIND_LOOK) as readonly MemoryKind[];

/** What an SVG mark of the kind is filled with. */
export const kindFill = (kind: MemoryKind): string => `url(#${KIND_LOOK[kind].texture})`;
