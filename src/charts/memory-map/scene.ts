/** What the picture of physical memory consists of, in CSS pixels from its top left corner. Plain data. */
import type { MemoryKind } from '../../kernel/machine';
import type { Face } from '../measure';
import type { AddressScale } from './address-scale';
import type { AddressWindow } from './address-window';
import type { FoldedSpace } from './folded-space';
import type { LegendEntry } from './legend';
import type { MapItem } from './map-item';

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export type Tone = 'text' | 'text-2' | 'text-3' | 'failed';

/** `gap` is left free before the span. */
export type TextSpan = { readonly text: string; readonly face: Face; readonly tone: Tone; readonly gap: number };

/** One line of text; the box is what it covers. `leader` is a line from the text down to its mark. */
export type SceneText = Box & {
  readonly key: string;
  readonly baseline: number;
  readonly spans: readonly TextSpan[];
  readonly leader: { readonly x: number; readonly y0: number; readonly y1: number } | undefined;
};

/** RAM in the lane; an open end goes on outside of the window. */
export type BankMark = Box & {
  readonly key: string;
  readonly label: string;
  readonly openStart: boolean;
  readonly openEnd: boolean;
};

export type Mark = Box & {
  readonly key: string;
  readonly item: MapItem;
  readonly kind: MemoryKind;
  readonly lane: number;
  readonly label: string;
  readonly selected: boolean;
  /** It goes on outside of the window. */
  readonly openStart: boolean;
  readonly openEnd: boolean;
};

export type OverviewMark = Box & { readonly key: string; readonly item: MapItem; readonly kind: MemoryKind };

export type SharedMark = Box & { readonly key: string; readonly clash: boolean };

/** A hole that is drawn shorter than it is. */
export type FoldMark = { readonly key: string; readonly x: number; readonly y: number; readonly height: number };

export type MemoryMapScene = {
  readonly width: number;
  readonly height: number;
  /** Sentence in place of the picture. */
  readonly empty: string | undefined;
  readonly space: FoldedSpace;
  /** Of the lane. */
  readonly scale: AddressScale;
  readonly overviewScale: AddressScale;
  readonly window: AddressWindow;
  /** Closest window, in bytes. */
  readonly minLength: bigint;
  /** False for the window that was chosen for want of a zoom. */
  readonly zoomed: boolean;
  readonly overview: {
    readonly y: number;
    readonly height: number;
    readonly banks: readonly Box[];
    readonly marks: readonly OverviewMark[];
    readonly frame: Box;
    /** Widens from the frame to the lane: four corners as SVG points. */
    readonly funnel: string;
  };
  readonly lane: Box;
  readonly banks: readonly BankMark[];
  readonly folds: readonly FoldMark[];
  readonly marks: readonly Mark[];
  readonly shared: readonly SharedMark[];
  /** Outlines of the range that is pointed out: in the overview, and in the lane where it is in view. */
  readonly highlights: readonly Box[];
  readonly texts: readonly SceneText[];
  readonly ticks: readonly { readonly key: string; readonly x: number }[];
  readonly axisY: number;
  /** Undefined where the width is better spent on addresses. */
  readonly scaleBar: Box | undefined;
  /** Names that found no room; zooming in makes some. */
  readonly hiddenNames: number;
  /** Every item by address, also those out of view: the order of the keyboard. */
  readonly items: readonly MapItem[];
  readonly legend: readonly LegendEntry[];
};
