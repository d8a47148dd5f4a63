/** Where the reader looks: selection, zoom, step and tabs. Not part of the undo history; a link holds the first three. */
import { createStore } from 'zustand/vanilla';
import type { PhysAddr } from '../lib/units';
import type { View } from '../scenario/scenario';
import { WORKLOAD_PATH } from './scenario-edit';

/** Selection of the built-in default area, which has no node. */
export const BUILT_IN_AREA = 'cma';
/** Nothing is selected. */
export const NO_SELECTION = '';

/** Part of the address space that the physical memory picture shows; `to` is exclusive. */
export type AddressWindow = { readonly from: PhysAddr; readonly to: PhysAddr };

/** Who made a selection: the editor is not scrolled to a node when its own cursor chose it. */
export type Selector = 'editor' | 'picture' | 'link';

export type BottomTab = 'problems' | 'why' | 'versions' | 'log' | 'assumptions' | 'help';
/** What a narrow screen shows: one of the three at a time. */
export type NarrowTab = 'pictures' | 'source' | 'messages' | 'lesson';

/** Index into Lives, and its name: where a newer run has another name there, it is another buffer. */
export type ChosenBuffer = { readonly life: number; readonly name: string };

export type ViewState = {
  /** Path of the selected node, BUILT_IN_AREA or NO_SELECTION. */
  readonly selection: string;
  readonly selectedBy: Selector;
  /** Undefined: everything. */
  readonly zoom: AddressWindow | undefined;
  /** 0 is the state after boot; undefined follows the last step. */
  readonly step: number | undefined;
  /** Of the search that placed the selected region, the gap that is looked at; counts from 0. */
  readonly gap: number;
  /** In the page map, the space–time diagram and their lists. */
  readonly buffer: ChosenBuffer | undefined;
  /** Path of the text in the editor: a file of the scenario or WORKLOAD_PATH. */
  readonly editorTab: string;
  readonly bottomTab: BottomTab;
  readonly narrowTab: NarrowTab;
  readonly select: (path: string, by: Selector) => void;
  readonly zoomTo: (window: AddressWindow | undefined) => void;
  readonly goToStep: (step: number | undefined) => void;
  readonly goToGap: (gap: number) => void;
  readonly chooseBuffer: (buffer: ChosenBuffer | undefined) => void;
  readonly showEditorTab: (path: string) => void;
  readonly showBottomTab: (tab: BottomTab) => void;
  readonly showNarrowTab: (tab: NarrowTab) => void;
  /** Looks where a link or a saved scenario looked, with `main` in the editor. */
  readonly lookAt: (view: View, main: string) => void;
};

export type ViewStore = ReturnType<typeof createViewStore>;

const hex = (address: PhysAddr): string => `0x${address.toString(16)}`;

/** The view as a link holds it. */
export function viewOf(state: Pick<ViewState, 'selection' | 'zoom' | 'step'>): View {
  return {
    selection: state.selection,
    ...(state.zoom && { zoom: { from: hex(state.zoom.from), to: hex(state.zoom.to) } }),
    ...(state.step !== undefined && { step: state.step }),
  };
}

/** The window of a link; undefined when its texts are no addresses or the wrong way round. */
function windowOf(zoom: View['zoom']): AddressWindow | undefined {
  if (!zoom) return undefined;
  try {
    const window = { from: BigInt(zoom.from), to: BigInt(zoom.to) };
    return window.from < window.to ? window : undefined;
  } catch {
    return undefined;
  }
}

export const createViewStore = () =>
  createStore<ViewState>()((set) => ({
    selection: NO_SELECTION,
    selectedBy: 'link',
    zoom: undefined,
    step: undefined,
    gap: 0,
    buffer: undefined,
    editorTab: WORKLOAD_PATH,
    bottomTab: 'problems',
    narrowTab: 'pictures',
    select: (selection, selectedBy) => set({ selection, selectedBy, gap: 0 }),
    zoomTo: (zoom) => set({ zoom }),
    goToStep: (step) => set({ step }),
    goToGap: (gap) => set({ gap }),
    chooseBuffer: (buffer) => set({ buffer }),
    showEditorTab: (editorTab) => set({ editorTab }),
    showBottomTab: (bottomTab) => set({ bottomTab }),
    showNarrowTab: (narrowTab) => set({ narrowTab }),
    lookAt: (view, main) =>
      set({
        selection: view.selection,
        selectedBy: 'link',
        zoom: windowOf(view.zoom),
        step: view.step,
        gap: 0,
        editorTab: main,
      }),
  }));
