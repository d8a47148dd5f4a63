/** Machine and size to scene: which device a region belongs to, and which heap hands it out. Pure. */
import type { Machine } from '../../kernel/machine';
import { estimateWidth, type Face, type Measure } from '../measure';
import { columnsFor, cutName, cutText, GAP, isWide, SWATCH_WIDTH, type Columns } from './columns';
import { deviceRows, fallsBack, linkWords, lookOf, regionRows, type DeviceRow, type RegionRow } from './owner-rows';
import type { OwnerLink, OwnerNode, OwnersScene, OwnerText } from './scene';
import { bottomOf, HEADING_HEIGHT, settle, stack, type Stacked } from './stack';

export type OwnersOptions = {
  /** In CSS pixels. The height follows from the rows. */
  readonly width: number;
  /** Room that rows may spread over where they stand side by side with their heaps. */
  readonly height?: number | undefined;
  /** Path of the selected node, `cma` for the built-in area, empty for none. */
  readonly selection?: string;
  readonly measure?: Measure;
};

const ROW_HEIGHT = 20;
/** As far as rows spread. */
const MOST_ROW_HEIGHT = 48;
/** Two lines of text, and high enough to be touched. */
const NARROW_ROW_HEIGHT = 44;
const HEADING_BASELINE = 14;
/** From the middle of a row down to the baseline of its text. */
const TEXT_DROP = 4;
const NARROW_BASELINES = [19, 35] as const;
const SWATCH_HEIGHT = 13;
const STUB = 14;

type Ground = {
  readonly columns: Columns;
  readonly measure: Measure;
  readonly selection: string;
  readonly rowHeight: number;
};

/** One row for each device's use of a region, one for each heap of a region; nothing is left out. */
export function layoutOwners(machine: Machine, options: OwnersOptions): OwnersScene {
  const { width, selection = '', measure = estimateWidth } = options;
  const devices = deviceRows(machine);
  const regions = regionRows(machine);
  const columns = columnsFor(width, wantedWidths(devices, regions, isWide(width), measure));
  const linesOf = ({ heaps }: RegionRow) => (columns.wide ? Math.max(1, heaps.length) : 1);
  const lines = Math.max(
    devices.reduce((sum, { owners }) => sum + owners.length, 0),
    regions.reduce((sum, row) => sum + linesOf(row), 0),
  );
  const rowHeight = columns.wide ? rowHeightFor(lines, options.height) : NARROW_ROW_HEIGHT;
  const ground = { columns, measure, selection, rowHeight };
  const right = stack(regions, linesOf, rowHeight);
  const tops = new Map(right.map(({ row, y }) => [row.fate.path, y]));
  const left = settle(
    stack(devices, ({ owners }) => owners.length, ground.rowHeight),
    ({ owners }) => owners.flatMap(({ region }) => (region === undefined ? [] : (tops.get(region) ?? []))),
    bottomOf(right),
    ground.rowHeight,
  );
  const placed = new Map(right.map(({ row, y }) => [row.fate.path, { key: row.key, y: y + rowMiddle(ground) }]));
  return {
    width,
    height: Math.max(HEADING_HEIGHT + ground.rowHeight, bottomOf(left), bottomOf(right)),
    headings: headings(ground),
    nodes: [...left.map((one) => deviceNode(one, ground)), ...right.map((one) => regionNode(one, ground))],
    links: [
      ...left.flatMap((one) => deviceLinks(one, placed, ground)),
      ...right.flatMap((one) => heapLinks(one, ground)),
    ],
    heaps: right.flatMap((one) => heapTexts(one, ground)),
  };
}

function rowHeightFor(lines: number, height = 0): number {
  const share = Math.floor((height - HEADING_HEIGHT) / Math.max(1, lines));
  return Math.min(MOST_ROW_HEIGHT, Math.max(ROW_HEIGHT, share));
}

const rowMiddle = ({ columns, rowHeight }: Ground): number => (columns.wide ? rowHeight / 2 : 15);

/** From the top of a row down to the baseline of its name. */
const nameDrop = ({ columns, rowHeight }: Ground): number =>
  columns.wide ? rowHeight / 2 + TEXT_DROP : NARROW_BASELINES[0];

type Wording = readonly [string, Face];

function wantedWidths(devices: readonly DeviceRow[], regions: readonly RegionRow[], wide: boolean, measure: Measure) {
  const widest = (rows: readonly (readonly Wording[])[]) =>
    rows.reduce((max, row) => Math.max(max, Math.ceil(rowWidth(row, measure))), 0);
  const withNote = (name: string, note: string): Wording[] =>
    note === ''
      ? [[name, 'mono']]
      : [
          [name, 'mono'],
          [note, 'sans'],
        ];
  const words = devices.flatMap(({ owners }) => owners.map((owner) => linkWords(owner, owners.length)));
  const regionRow = ({ fate, note }: RegionRow) => withNote(fate.name, wide ? note : '');
  const heapRow = (row: RegionRow): Wording[][] =>
    wide ? row.heaps.map((heap) => [[heap, 'mono']]) : [[[wordsBelow(row), 'sans']]];
  const beside = SWATCH_WIDTH + GAP;
  return {
    device: widest(devices.map(({ name, note }) => withNote(name, note))),
    words: widest(words.map((text) => [[text, 'sans']])),
    region: beside + widest(regions.map(regionRow)),
    heap: (wide ? 0 : beside) + widest(regions.flatMap(heapRow)),
  };
}

const rowWidth = (row: readonly Wording[], measure: Measure): number =>
  row.reduce((sum, [text, face]) => sum + GAP + measure(text, face), -GAP);

/** In a narrow picture, what stands below the name of a region. */
const wordsBelow = ({ note, heaps }: RegionRow): string =>
  [note, heaps.length > 0 ? `heap ${heaps.join(', ')}` : ''].filter((word) => word !== '').join(', ');

type TextAt = { readonly x: number; readonly baseline: number; readonly room: number };
type Look = Pick<OwnerText, 'face' | 'tone' | 'strong'>;

const NAME: Look = { face: 'mono', tone: 'text', strong: false };
const QUIET: Look = { face: 'sans', tone: 'text-2', strong: false };
const LOST: Look = { face: 'sans', tone: 'failed', strong: false };

/** Nothing where there is no room for it. */
function textAt(key: string, text: string, at: TextAt, look: Look, measure: Measure): OwnerText[] {
  const cut = look.face === 'mono' ? cutName(text, at.room, measure) : cutText(text, look.face, at.room, measure);
  if (cut === '') return [];
  return [{ key, text: cut, x: at.x, baseline: at.baseline, width: measure(cut, look.face), ...look }];
}

/** A name and behind it a note, which keeps its room. */
function nameAndNote(key: string, name: string, note: string, at: TextAt, look: Look, measure: Measure): OwnerText[] {
  const noteWidth = note === '' ? 0 : GAP + measure(note, 'sans');
  const names = textAt(`${key} name`, name, { ...at, room: at.room - noteWidth }, look, measure);
  const x = at.x + (names[0]?.width ?? 0) + GAP;
  return [...names, ...textAt(`${key} note`, note, { ...at, x, room: at.x + at.room - x }, QUIET, measure)];
}

function headings({ columns, measure }: Ground): OwnerText[] {
  const { device, region, heap, wide } = columns;
  const at = (x: number, room: number): TextAt => ({ x, baseline: HEADING_BASELINE, room });
  return [
    ...textAt(
      'devices',
      wide ? 'Device, and its name for the region' : 'Device',
      at(0, wide ? columns.lines.to : device),
      QUIET,
      measure,
    ),
    ...textAt('regions', wide ? 'Region' : 'Region and heap', at(region.x, region.width), QUIET, measure),
    ...(wide ? textAt('heaps', 'Heap', at(heap.x, Infinity), QUIET, measure) : []),
  ];
}

/** Baseline of the words on line `index` of a device. */
function wordsAt(y: number, index: number, { columns, rowHeight }: Ground): TextAt {
  const baseline = y + index * rowHeight + (columns.wide ? rowHeight / 2 + TEXT_DROP : NARROW_BASELINES[1]);
  return { x: columns.words.x, baseline, room: columns.words.width };
}

function deviceNode({ row, y, height }: Stacked<DeviceRow>, ground: Ground): OwnerNode {
  const { columns, measure } = ground;
  const baseline = y + nameDrop(ground);
  const look: Look = row.note === '' ? NAME : { ...NAME, tone: 'text-2' };
  const name = nameAndNote(row.path, row.name, row.note, { x: 0, baseline, room: columns.device }, look, measure);
  const words = row.owners.flatMap((owner, index) => {
    const text = linkWords(owner, row.owners.length);
    const tone = fallsBack(owner) ? LOST : QUIET;
    return textAt(`${row.path} ${index}`, text, wordsAt(y, index, ground), tone, measure);
  });
  const width = columns.wide ? columns.words.x + columns.words.width : columns.device;
  const key = `device ${row.path}`;
  return {
    role: 'device',
    key,
    device: row.path,
    label: row.label,
    x: 0,
    y,
    width,
    height,
    texts: [...name, ...words],
  };
}

function regionNode({ row, y, height }: Stacked<RegionRow>, ground: Ground): OwnerNode {
  const { columns, measure, selection } = ground;
  const { x, width } = columns.region;
  const baseline = y + nameDrop(ground);
  const at = { x: x + SWATCH_WIDTH + GAP, baseline, room: width - SWATCH_WIDTH - GAP };
  const swatch = { x, y: y + rowMiddle(ground) - SWATCH_HEIGHT / 2, width: SWATCH_WIDTH, height: SWATCH_HEIGHT };
  const selected = row.key === selection;
  const texts = columns.wide
    ? nameAndNote(row.key, row.fate.name, row.note, at, NAME, measure)
    : textAt(`${row.key} name`, row.fate.name, at, NAME, measure);
  const node = { role: 'region', key: `region ${row.key}`, region: row.key, kind: row.fate.kind, selected } as const;
  return { ...node, label: row.label, swatch, x, y, width, height, texts };
}

type End = { readonly key: string; readonly y: number };

function deviceLinks(
  { row, y }: Stacked<DeviceRow>,
  regions: ReadonlyMap<string | undefined, End>,
  ground: Ground,
): OwnerLink[] {
  const { from, to } = ground.columns.lines;
  return row.owners.map((owner, index) => {
    const end = owner.region === undefined ? undefined : regions.get(owner.region);
    const height = y + index * ground.rowHeight + rowMiddle(ground);
    return {
      key: `link ${row.path} ${index}`,
      from: `device ${row.path}`,
      to: end && `region ${end.key}`,
      owner,
      look: lookOf(owner),
      path: end ? curve(from, height, to, end.y) : `M${from} ${height}h${STUB}`,
    };
  });
}

function curve(x0: number, y0: number, x1: number, y1: number): string {
  const middle = (x0 + x1) / 2;
  return `M${x0} ${y0}C${middle} ${y0} ${middle} ${y1} ${x1} ${y1}`;
}

/** Middle of the row of heap `index`. */
const heapMiddle = (y: number, index: number, { rowHeight }: Ground): number => y + (index + 0.5) * rowHeight;

function heapLinks({ row, y }: Stacked<RegionRow>, ground: Ground): OwnerLink[] {
  const { columns, measure } = ground;
  if (!columns.wide) return [];
  const named = SWATCH_WIDTH + 2 * GAP + measure(row.fate.name, 'mono');
  const note = row.note === '' ? 0 : GAP + measure(row.note, 'sans');
  const from = columns.region.x + Math.min(columns.region.width + GAP, named + note);
  return row.heaps.map((heap, index) => ({
    key: `heap ${row.key} ${heap}`,
    from: `region ${row.key}`,
    to: undefined,
    owner: undefined,
    look: 'heap',
    path: curve(from, heapMiddle(y, 0, ground), columns.heap.x - GAP, heapMiddle(y, index, ground)),
  }));
}

/** In a narrow picture one line below the region says heaps and note. */
function heapTexts({ row, y }: Stacked<RegionRow>, ground: Ground): OwnerText[] {
  const { columns, measure } = ground;
  const { x, width } = columns.heap;
  if (!columns.wide) {
    const baseline = y + NARROW_BASELINES[1];
    const at = { x: x + SWATCH_WIDTH + GAP, baseline, room: width - SWATCH_WIDTH - GAP };
    return textAt(`heaps ${row.key}`, wordsBelow(row), at, QUIET, measure);
  }
  return row.heaps.flatMap((heap, index) => {
    const at = { x, baseline: heapMiddle(y, index, ground) + TEXT_DROP, room: width };
    return textAt(`heaps ${row.key} ${heap}`, heap, at, { ...NAME, strong: true }, measure);
  });
}
