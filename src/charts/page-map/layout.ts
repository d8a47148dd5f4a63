/** One area after one step, and a size, to scene: every page of the area, and where it is drawn. Pure. */
import type { CmaArea } from '../../kernel/machine';
import { formatAddress, formatBytes } from '../../lib/format';
import type { Pages } from '../../lib/units';
import type { AreaFrame, FailureReport, Run } from '../../scenario/run';
import type { Measure } from '../measure';
import { estimateWidth } from '../measure';
import { alignmentLines } from './alignment';
import { closeUpNotes } from './close-up';
import type { PaintedRuns } from './cells';
import { countCells, FIRST_BUFFER, PAINT_SYSTEM } from './cells';
import type { ClientColours } from './client-colours';
import { clientColours } from './client-colours';
import { holeMarks, outlinesOf, RING_RADIUS } from './failure-marks';
import type { GridBox, PageGrid, PageWindow, PlotRoom } from './page-grid';
import { fullestBox, gridHeight, pageGrid } from './page-grid';
import type { PageSource } from './page-item';
import { orderByAddress } from './page-item';
import { movableMarks, pinMarks } from './page-shares';
import { overshootRuns, skippedRuns } from './refused-runs';
import type { AddressLabel, BufferName, HoleMark, PageMapScene, TextInside } from './scene';

export type PageMapOptions = {
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly pageSize: number;
  /** Index into Lives of the selected buffer. */
  readonly selection?: number | undefined;
  /** Order of the alignment that a request would need: its boundaries are drawn. */
  readonly pendingAlignOrder?: number | undefined;
  /** Explained over the map when it is about this area. */
  readonly failure?: FailureReport | undefined;
  /** Part of the area to show; undefined: all of it. */
  readonly zoom?: PageWindow | undefined;
  /** Pages in a row, a power of two, where the choice should not be ours. */
  readonly rowPages?: Pages | undefined;
  /** Explains in the map itself what was skipped and missing, and where pins are: for a picture with room for words. */
  readonly closeUp?: boolean;
  readonly measure?: Measure;
};

/** Pictures of one area share this left edge, so that their addresses line up. */
export const PLOT_EDGE = 92;
const LABEL_GAP = 8;
const TOP_MARGIN = 8;
const BOTTOM_MARGIN = 6;
const LEFT_MARGIN = 4;
const RIGHT_MARGIN = 1;
/** Free pixels from one address label to the next, baseline to baseline. */
const LABEL_PITCH = 20;
const NAME_HEIGHT = 12;
const LEAST_NAMED_HEIGHT = 14;
const NAME_MARGIN = 6;
const NAME_GAP = 5;
/** More outlines than this cover what they should part. */
const MAX_OUTLINED = 6000;
const MIN_OUTLINED_ROW = 3;

/** Left edge of the plot for an area: PLOT_EDGE, or more where addresses are longer. */
export function plotEdge(area: CmaArea, pageSize: number, measure: Measure): number {
  const last = (BigInt(area.base) + BigInt(area.pages)) * BigInt(pageSize);
  return Math.max(PLOT_EDGE, Math.ceil(measure(formatAddress(last), 'mono')) + LABEL_GAP + LEFT_MARGIN);
}

function paintedRuns(frame: AreaFrame, { lives }: Run, colours: ClientColours): PaintedRuns {
  const life = (i: number) => frame.buffers[i]!;
  return {
    count: frame.buffers.length,
    first: (i) => lives.first[life(i)]!,
    pages: (i) => lives.pages[life(i)]!,
    paint: (i) => paintOf(life(i), lives, colours),
  };
}

/** Index of the paint of a life; see cells. */
export function paintOf(life: number, lives: Run['lives'], colours: ClientColours): number {
  if (lives.birth[life] === 0) return PAINT_SYSTEM;
  return FIRST_BUFFER + (colours[lives.client[life]!] ?? 0);
}

const inWindow = ({ window }: PageGrid, first: Pages, pages: Pages): boolean =>
  first < window.first + window.pages && first + pages > window.first;

function addressLabels(grid: PageGrid, { area, pageSize }: PageSource): AddressLabel[] {
  let step = 1;
  while (step * grid.rowHeight < LABEL_PITCH) step *= 2;
  const labels: AddressLabel[] = [];
  for (let row = 0; row < grid.rows; row += step) {
    const page = BigInt(area.base) + BigInt(grid.window.first) + BigInt(row) * BigInt(grid.rowPages);
    labels.push({ y: grid.y + (row + 0.5) * grid.rowHeight, text: formatAddress(page * BigInt(pageSize)) });
  }
  return labels;
}

/** Lives that are large enough in the picture to be worth a try. */
function nameable({ lives }: Run, frame: AreaFrame, grid: PageGrid): Uint32Array {
  const fewest = (NAME_HEIGHT * NAME_HEIGHT) / (grid.pageWidth * grid.rowHeight);
  return frame.buffers.filter((life) => lives.pages[life]! >= fewest);
}

/** Name and size where both fit, the name alone where only that does. */
function bufferName(life: number, source: PageSource, grid: PageGrid, measure: Measure): TextInside | undefined {
  const { lives, names } = source.run;
  const pages = lives.pages[life]!;
  const name = names[lives.name[life]!] ?? '';
  const box = fullestBox(grid, lives.first[life]!, pages);
  if (name === '' || !box || box.height < LEAST_NAMED_HEIGHT) return undefined;
  const size = formatBytes(pages * source.pageSize);
  const nameWidth = measure(name, 'sans');
  const both = nameWidth + NAME_GAP + measure(size, 'sans');
  const room = box.width - 2 * NAME_MARGIN;
  if (nameWidth > room) return undefined;
  const y = box.y + (box.height - NAME_HEIGHT) / 2;
  const place = { x: box.x + NAME_MARGIN, y, height: NAME_HEIGHT };
  return both <= room
    ? { ...place, name, size, sizeX: place.x + nameWidth + NAME_GAP, width: both }
    : { ...place, name, size: '', sizeX: place.x, width: nameWidth };
}

function buffersNames(source: PageSource, grid: PageGrid, colours: ClientColours, measure: Measure): BufferName[] {
  const { run, frame } = source;
  return Array.from(nameable(run, frame, grid)).flatMap((life) => {
    const text = bufferName(life, source, grid, measure);
    return text ? [{ ...text, paint: paintOf(life, run.lives, colours) }] : [];
  });
}

function outlinedLives(frame: AreaFrame, { lives }: Run, grid: PageGrid): Uint32Array {
  if (grid.rowHeight < MIN_OUTLINED_ROW) return new Uint32Array(0);
  const shown = frame.buffers.filter((life) => inWindow(grid, lives.first[life]!, lives.pages[life]!));
  return shown.length > MAX_OUTLINED ? new Uint32Array(0) : shown;
}

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

function summaryOf({ area, pageSize, frame }: PageSource): string {
  const size = (pages: Pages) => formatBytes(BigInt(pages) * BigInt(pageSize));
  return (
    `Page map of ${area.name}: ${size(frame.used)} of ${size(area.pages)} used by ` +
    `${counted(frame.buffers.length, 'buffer')}, ${counted(frame.freeFirst.length, 'hole')}, ` +
    `the largest ${size(frame.largestFree)}`
  );
}

function roomFor(edge: number, { width, height }: PageMapOptions): PlotRoom {
  return {
    x: edge,
    y: TOP_MARGIN,
    width: width - edge - RIGHT_MARGIN,
    height: height - TOP_MARGIN - BOTTOM_MARGIN,
  };
}

function ringBox({ ring }: HoleMark): GridBox[] {
  if (!ring) return [];
  const side = 2 * RING_RADIUS + 2;
  return [{ x: ring.x - side / 2, y: ring.y - side / 2, width: side, height: side }];
}

/** Lays the map out. Takes time for buffers plus cells, whatever the number of pages. */
export function layoutPageMap(area: CmaArea, frame: AreaFrame, run: Run, options: PageMapOptions): PageMapScene {
  const measure = options.measure ?? estimateWidth;
  const { pageSize, pendingAlignOrder } = options;
  const failure = options.failure?.area === frame.area ? options.failure : undefined;
  const source: PageSource = { area, pageSize, frame, run, failure, order: orderByAddress(frame, run) };
  const window = options.zoom ?? { first: 0, pages: area.pages };
  const edge = plotEdge(area, pageSize, measure);
  const grid = pageGrid(window, roomFor(edge, options), options.rowPages);
  const colours = clientColours(run);
  const names = buffersNames(source, grid, colours, measure);
  const holes = failure ? holeMarks(grid, failure) : [];
  const skipped = failure ? skippedRuns(failure, frame.pinned) : [];
  const overshoot = failure ? overshootRuns(failure, area.pages) : [];
  const pins = pinMarks(grid, frame.pinned);
  const taken = [...names, ...holes.flatMap(ringBox)];
  return {
    width: options.width,
    height: TOP_MARGIN + gridHeight(grid) + BOTTOM_MARGIN,
    grid,
    cells: countCells(grid, paintedRuns(frame, run, colours)),
    source,
    colours,
    outlined: outlinedLives(frame, run, grid),
    names,
    addresses: addressLabels(grid, source),
    addressX: edge - LABEL_GAP,
    alignment: pendingAlignOrder === undefined ? [] : alignmentLines(grid, area.base, pendingAlignOrder),
    pins,
    movable: movableMarks(grid, frame.movable),
    holes,
    skipped: outlinesOf(grid, skipped),
    overshoot: outlinesOf(grid, overshoot),
    notes: options.closeUp ? closeUpNotes(grid, { source, dots: pins.dots, skipped, overshoot, taken }, measure) : [],
    selection: options.selection,
    zoomed: window.pages < area.pages,
    areaPages: area.pages,
    summary: summaryOf(source),
  };
}
