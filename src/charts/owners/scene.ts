/** What the picture of devices consists of, in CSS pixels from its top left corner. Plain data. */
import type { MemoryKind, Owner } from '../../kernel/machine';
import type { Face } from '../measure';

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export type OwnerText = {
  readonly key: string;
  readonly x: number;
  readonly baseline: number;
  readonly width: number;
  readonly text: string;
  readonly face: Face;
  readonly tone: 'text' | 'text-2' | 'failed';
  readonly strong: boolean;
};

/** A device or a region, with the area that takes clicks and the texts that stand in it. */
export type OwnerNode = Box & {
  readonly key: string;
  readonly texts: readonly OwnerText[];
  /** Said to a reader, and the name in tests. */
  readonly label: string;
} & (
    | { readonly role: 'device'; readonly device: string }
    | {
        readonly role: 'region';
        /** As in a selection. */
        readonly region: string;
        readonly selected: boolean;
        readonly kind: MemoryKind;
        readonly swatch: Box;
      }
  );

/** attached: the device gets memory from it · address: the driver maps it itself · lost: the device gets nothing of it. */
export type LinkLook = 'attached' | 'address' | 'lost' | 'heap';

export type OwnerLink = {
  readonly key: string;
  /** SVG path. */
  readonly path: string;
  readonly look: LinkLook;
  /** Keys of the nodes at its ends; `to` is undefined where it leads nowhere. */
  readonly from: string;
  readonly to: string | undefined;
  /** Undefined for a line from a region to its heap. */
  readonly owner: Owner | undefined;
};

export type OwnersScene = {
  readonly width: number;
  readonly height: number;
  readonly headings: readonly OwnerText[];
  readonly nodes: readonly OwnerNode[];
  readonly links: readonly OwnerLink[];
  /** Names of heaps, beside their regions. */
  readonly heaps: readonly OwnerText[];
};
