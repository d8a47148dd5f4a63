/** Machine and size to scene: everything that the picture of physical memory shows, and where. Pure. */
import type { Fate, Machine } from '../../kernel/machine';
import type { MemoryRange } from '../../lib/units';
import type { Measure } from '../measure';
import { estimateWidth } from '../measure';
import type { AddressScale } from './address-scale';
import { addressScale } from './address-scale';
import type { AddressWindow } from './address-window';
import { firstWindow, minWindowLength, wholeWindow, windowAtOffsets } from './address-window';
import type { FoldedSpace } from './folded-space';
import { foldedOffset, foldSpace } from './folded-space';
import type { Placement } from './labels';
import { nameTexts, rowsOf } from './labels';
import type { PlacedItem } from './lanes';
import { assignLanes, sharedBytes } from './lanes';
import { memoryLegend } from './legend';
import type { MapItem } from './map-item';
import { kindOf, mapItems, markLabel, rangeOf, selectionName } from './map-item';
import type { AddressRange } from './marks';
import { bankMarks, foldMarks, highlightBoxes, laneMarks, overviewBanks, overviewMarks, sharedMarks } from './marks';
import type { Texts, UnplacedChip } from './names';
import { bankNames, emptyLines, laneNames, outsideNames, sideNames, unplacedChips, unplacedRows } from './names';
import type { Rows } from './rows';
import {
  FRAME_MARGIN,
  LANE_HEIGHT,
  layoutRows,
  nameRowsFor,
  OUTSIDE_ROW_Y,
  OVERVIEW_HEIGHT,
  OVERVIEW_Y,
  TICK_LENGTH,
} from './rows';
import type { Box, Mark, MemoryMapScene, OverviewMark, SceneText, TextSpan } from './scene';
import { ROW_HEIGHT, textAt, TextRow } from './text-row';
import { axisTicks, scaleBar } from './ticks';

export type MemoryMapOptions = {
  /** In CSS pixels. */
  readonly width: number;
  /** Room for rows of names; without it the picture takes what it needs, within reason. */
  readonly height?: number;
  /** Undefined: a window round the regions. */
  readonly zoom?: AddressWindow | undefined;
  /** Path of the selected node, `cma` for the built-in area, empty for none. */
  readonly selection?: string;
  readonly measure?: Measure;
  /** A range to point out, for example a gap that memblock looked at. */
  readonly highlight?: AddressRange | undefined;
  /** What another picture shows too: both then have one scale. */
  readonly also?: readonly MemoryRange[];
};

export const NO_RAM = 'No RAM: no memory node gives a usable bank. Set RAM in the bar at the top.';

const MAX_UNPLACED_ROWS = 3;
const MIN_FRAME = 4;
const SCALE_TEXT_GAP = 6;
const SCALE_MARGIN = 16;
/** On a narrower picture the axis takes all the width. */
const MIN_SCALE_WIDTH = 480;
/** From the axis down to the bar, so that it stands on the baseline of the labels. */
const SCALE_BAR_DROP = 12;

const isUnplaced = (item: MapItem): boolean => rangeOf(item) === undefined;

/** What is worked out once, before anything is placed. */
type Ground = {
  readonly machine: Machine;
  readonly width: number;
  readonly selection: string;
  readonly measure: Measure;
  readonly items: readonly MapItem[];
  readonly placed: readonly PlacedItem[];
  readonly space: FoldedSpace;
  readonly scale: AddressScale;
  readonly overviewScale: AddressScale;
};

function windowFor(
  machine: Machine,
  space: FoldedSpace,
  zoom: AddressWindow | undefined,
  selection: string,
): AddressWindow {
  if (!zoom) return firstWindow(machine, space, (fate: Fate) => selectionName(fate) === selection);
  const from = foldedOffset(space, zoom.from);
  return windowAtOffsets(space, from, foldedOffset(space, zoom.to) - from, minWindowLength(machine));
}

function groundOf(machine: Machine, options: MemoryMapOptions): Ground {
  const width = Math.max(1, Math.floor(options.width));
  const selection = options.selection ?? '';
  const items = machine.banks.length === 0 ? [] : mapItems(machine);
  const placed = assignLanes(items);
  const inUse = [...machine.banks, ...placed.map((p) => p.range), ...(options.also ?? [])];
  const space = foldSpace(inUse, width);
  const window = windowFor(machine, space, options.zoom, selection);
  return {
    machine,
    width,
    selection,
    measure: options.measure ?? estimateWidth,
    items,
    placed,
    space,
    scale: addressScale(space, window, width),
    overviewScale: addressScale(space, wholeWindow(space), width),
  };
}

/** Frame in the overview round what the lane shows. */
function windowFrame({ scale, overviewScale, width }: Ground): Box {
  const from = Math.round(overviewScale.x(scale.window.from));
  const to = Math.max(from + MIN_FRAME, Math.round(overviewScale.x(scale.window.to)));
  const x = Math.min(from, width - MIN_FRAME);
  return {
    x,
    width: Math.min(to, width) - x,
    y: OVERVIEW_Y - FRAME_MARGIN,
    height: OVERVIEW_HEIGHT + 2 * FRAME_MARGIN,
  };
}

function funnelOf(frame: Box, width: number): string {
  const top = frame.y + frame.height;
  const foot = top + ROW_HEIGHT - 1;
  return `${frame.x},${top} ${frame.x + frame.width},${top} ${width},${foot} 0,${foot}`;
}

/** Names above the lane, and the rows of the picture: no more of them than the names take. */
function namesAndRows(ground: Ground, height: number | undefined): { readonly rows: Rows; readonly names: Placement } {
  const { items, placed, scale, selection, width, measure } = ground;
  const sideLanes = placed.reduce((most, p) => Math.max(most, p.lane), 0);
  const unplaced = unplacedRows(items.filter(isUnplaced), width, MAX_UNPLACED_ROWS, measure);
  const most = nameRowsFor(height, sideLanes, unplaced);
  const marks = laneMarks(placed, scale, layoutRows(most, sideLanes, unplaced), selection);
  const names = laneNames(marks, most, width, measure);
  return { names, rows: layoutRows(rowsOf(names.names), sideLanes, unplaced) };
}

function chipMark({ item, box }: UnplacedChip, selection: string): Mark {
  const selected = item.type === 'fate' && selectionName(item.fate) === selection;
  const whole = { openStart: false, openEnd: false };
  return { key: item.key, item, kind: kindOf(item), lane: -1, label: markLabel(item), selected, ...whole, ...box };
}

const quiet = (text: string): TextSpan => ({ text, face: 'sans', tone: 'text-3', gap: 0 });

type AxisEnd = { readonly bar: Box | undefined; readonly texts: readonly SceneText[]; readonly limit: number };

/** The scale bar stands at the right end of the axis, its text behind it; addresses end at `limit`. */
function axisEnd({ scale, measure, width, machine }: Ground, axisY: number): AxisEnd {
  if (width < MIN_SCALE_WIDTH || machine.banks.length === 0) return { bar: undefined, texts: [], limit: width };
  const { width: length, text } = scaleBar(scale);
  const textWidth = measure(text, 'sans');
  const textX = width - textWidth;
  const bar = { x: textX - SCALE_TEXT_GAP - length, y: axisY + SCALE_BAR_DROP, width: length, height: TICK_LENGTH };
  return {
    bar,
    texts: [textAt('scale', textX, axisY + TICK_LENGTH - 1, textWidth, [quiet(text)])],
    limit: bar.x - SCALE_MARGIN,
  };
}

/** Says how many names are left out, at length or in short, where there is room for saying it. */
function hiddenNote(hidden: number, row: TextRow, measure: Measure): SceneText[] {
  if (hidden === 0) return [];
  for (const text of [`${hidden} more, without room for a name`, `${hidden} more`]) {
    const width = measure(text, 'sans');
    const x = [0, row.width - width].find((at) => row.isFree(at, at + width));
    if (x !== undefined) return [textAt('hidden', x, row.y, width, [quiet(text)])];
  }
  return [];
}

type Marks = {
  readonly marks: readonly Mark[];
  readonly overview: readonly OverviewMark[];
  readonly overviewBanks: readonly Box[];
  readonly chips: readonly UnplacedChip[];
};

function marksOf(
  { machine, placed, scale, overviewScale, items, width, measure, selection }: Ground,
  rows: Rows,
): Marks {
  const chips = unplacedChips(items.filter(isUnplaced), rows.unplaced, width, measure);
  return {
    marks: [...laneMarks(placed, scale, rows, selection), ...chips.map((chip) => chipMark(chip, selection))],
    overview: overviewMarks(placed, overviewScale),
    overviewBanks: overviewBanks(machine, overviewScale),
    chips,
  };
}

/** All names, and how many are left out. */
function textsOf(
  ground: Ground,
  rows: Rows,
  names: Placement,
  { marks, overview, overviewBanks, chips }: Marks,
): Texts {
  const { machine, placed, width, measure, items } = ground;
  if (machine.banks.length === 0) return { texts: emptyLines(NO_RAM, width, measure), left: 0 };
  const inView = new Set(marks.map((mark) => mark.key));
  const row = new TextRow(OUTSIDE_ROW_Y, width);
  const parts: Texts[] = [
    { texts: nameTexts(names.names, rows.names, rows.laneY), left: names.left },
    sideNames(marks, placed, rows, width, measure),
    outsideNames(overview, (key) => inView.has(key), row, measure),
    { texts: chips.map((chip) => chip.text), left: items.filter(isUnplaced).length - chips.length },
    { texts: bankNames(machine, overviewBanks, width, measure), left: 0 },
  ];
  const left = parts.reduce((sum, part) => sum + part.left, 0);
  return { texts: [...parts.flatMap((part) => part.texts), ...hiddenNote(left, row, measure)], left };
}

/** Lays the picture out. All addresses stay exact; only pixels are rounded. */
export function layoutMemoryMap(machine: Machine, options: MemoryMapOptions): MemoryMapScene {
  const ground = groundOf(machine, options);
  const { items, placed, space, scale, overviewScale, width, measure } = ground;
  const { rows, names } = namesAndRows(ground, options.height);
  const all = marksOf(ground, rows);
  const { texts, left } = textsOf(ground, rows, names, all);
  const end = axisEnd(ground, rows.axisY);
  const ticks = axisTicks(space, scale, measure, rows.axisY, end.limit);
  const frame = windowFrame(ground);
  return {
    width,
    height: rows.height,
    empty: machine.banks.length === 0 ? NO_RAM : undefined,
    space,
    scale,
    overviewScale,
    window: scale.window,
    minLength: minWindowLength(machine),
    zoomed: options.zoom !== undefined,
    overview: {
      y: OVERVIEW_Y,
      height: OVERVIEW_HEIGHT,
      banks: all.overviewBanks,
      marks: all.overview,
      frame,
      funnel: funnelOf(frame, width),
    },
    lane: { x: 0, y: rows.laneY, width, height: LANE_HEIGHT },
    banks: bankMarks(machine, scale, rows),
    folds: [
      ...foldMarks(space, overviewScale, OVERVIEW_Y, OVERVIEW_HEIGHT, 'overview'),
      ...foldMarks(space, scale, rows.laneY, LANE_HEIGHT, 'lane'),
    ],
    marks: all.marks,
    shared: sharedMarks(sharedBytes(placed), scale, rows),
    highlights: highlightBoxes(options.highlight, overviewScale, scale, rows.laneY),
    texts: [...texts, ...end.texts, ...ticks.map((tick) => tick.text)],
    ticks: ticks.map(({ key, x }) => ({ key, x })),
    axisY: rows.axisY,
    scaleBar: end.bar,
    hiddenNames: left,
    items,
    legend: memoryLegend(machine),
  };
}
