/** What the page map consists of, in CSS pixels from its top left corner. Plain data; volume stays in typed arrays. */
import type { Pages } from '../../lib/units';
import type { Cells } from './cells';
import type { ClientColours } from './client-colours';
import type { Corner, GridBox, PageGrid } from './page-grid';
import type { PageSource } from './page-item';
import type { MovableMarks, PinMarks } from './page-shares';

export type AddressLabel = { readonly y: number; readonly text: string };

/** A name inside a buffer; the box is that of the text. `size` is empty where only the name fits. */
export type TextInside = GridBox & { readonly name: string; readonly size: string; readonly sizeX: number };
export type BufferName = TextInside & { readonly paint: number };

/** Where the number of a hole stands; `from` is the hole where that is too narrow for it, and joined to it by a line. */
export type RingMark = {
  readonly x: number;
  readonly y: number;
  readonly number: number;
  readonly from: { readonly x: number; readonly y: number } | undefined;
};

/** A hole of an explained failure. */
export type HoleMark = {
  readonly outline: readonly Corner[][];
  /** Undefined where the hole is out of view. */
  readonly ring: RingMark | undefined;
};

/** One line of text; `x` is its left end, `y` its middle. `address` follows the words in the other face. */
export type MapNote = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly words: string;
  readonly address: string;
  readonly addressX: number;
  readonly tone: 'text' | 'failed';
};

/** Where a page at a multiple of the pending alignment begins: a line down a row, or a tick before it. */
export type AlignmentLine = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };

export type PageMapScene = {
  readonly width: number;
  readonly height: number;
  readonly grid: PageGrid;
  readonly cells: Cells;
  readonly source: PageSource;
  readonly colours: ClientColours;
  /** Lives to outline; empty where outlines would hide what they part. */
  readonly outlined: Uint32Array;
  readonly names: readonly BufferName[];
  readonly addresses: readonly AddressLabel[];
  /** Right end of the address labels. */
  readonly addressX: number;
  readonly alignment: readonly AlignmentLine[];
  readonly pins: PinMarks;
  readonly movable: MovableMarks;
  readonly holes: readonly HoleMark[];
  /** Pages passed over to reach an aligned start. */
  readonly skipped: readonly Corner[][];
  /** Pages that the buffer would have needed behind its hole. */
  readonly overshoot: readonly Corner[][];
  /** Words in a close-up. */
  readonly notes: readonly MapNote[];
  readonly selection: number | undefined;
  /** Less than the area while zoomed in. */
  readonly zoomed: boolean;
  readonly areaPages: Pages;
  /** The whole in one sentence, for readers that hear it. */
  readonly summary: string;
};
