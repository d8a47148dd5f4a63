/** What is drawn over the picture of physical memory on demand: zone borders, windows of alloc-ranges, a placement. Pure. */
import type { Fate, Machine } from '../../kernel/machine';
import type { MemoryRange, PhysAddr } from '../../lib/units';
import { rangeEnd } from '../../lib/units';
import type { Measure } from '../measure';
import type { AddressScale } from './address-scale';
import { extentOf } from './marks';
import type { ReplayMarks } from './replay-marks';
import { replayMarks } from './replay-marks';
import { FRAME_MARGIN } from './rows';
import type { MemoryMapScene, SceneText, TextSpan } from './scene';
import { ROW_HEIGHT, textAt, TextRow } from './text-row';

export type GuideLine = {
  readonly key: string;
  readonly x: number;
  readonly y0: number;
  readonly y1: number;
};

/** A range as a bracket below strip or lane; an end that goes on outside of the view has no tick. */
export type Bracket = {
  readonly key: string;
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly openStart: boolean;
  readonly openEnd: boolean;
};

export type GuidesScene = ReplayMarks & {
  readonly borders: readonly GuideLine[];
  readonly brackets: readonly Bracket[];
  readonly texts: readonly SceneText[];
};

export type GuideOptions = {
  readonly scene: MemoryMapScene;
  readonly machine: Machine;
  /** The selected region. */
  readonly fate: Fate | undefined;
  /** Step of its placement that is looked at, from 0; undefined while no placement is replayed. */
  readonly gap: number | undefined;
  readonly measure: Measure;
};

const BORDER_REACH = 5;
const BRACKET_GAP = 2;
const LABEL_GAP = 5;
const MIN_BRACKET = 3;

const quiet = (text: string): TextSpan => ({ text, face: 'sans', tone: 'text-3', gap: 0 });

/** Where the lane shows an address; undefined where it is out of view. */
function visibleX(scale: AddressScale, address: PhysAddr): number | undefined {
  const x = scale.x(address);
  return x > 0 && x < scale.width ? Math.round(x) : undefined;
}

/** A row of the picture with all that stands in it already, and the leaders that cross it. */
export function rowOf(texts: readonly SceneText[], y: number, width: number): TextRow {
  const row = new TextRow(y, width);
  for (const text of texts) {
    if (text.y < y + ROW_HEIGHT && y < text.y + text.height) row.take(text.x, text.x + text.width);
    const { leader } = text;
    if (leader && leader.y0 < y + ROW_HEIGHT && y < leader.y1) row.take(leader.x, leader.x);
  }
  return row;
}

/** The row of names below the overview. */
const outsideRowY = ({ overview }: MemoryMapScene): number => overview.y + overview.height + FRAME_MARGIN;

/** Rows above the lane, the nearest first. */
function rowsAbove(scene: MemoryMapScene): TextRow[] {
  const { lane, texts, width } = scene;
  const rows: TextRow[] = [];
  for (let y = lane.y - 3 - ROW_HEIGHT; y > outsideRowY(scene) + ROW_HEIGHT; y -= ROW_HEIGHT) {
    rows.push(rowOf(texts, y, width));
  }
  return rows;
}

/** The text in the first row with room, at one of the places given. */
function placeText(
  key: string,
  text: string,
  rows: readonly TextRow[],
  places: (width: number) => readonly number[],
  measure: Measure,
): SceneText[] {
  const width = measure(text, 'sans');
  for (const row of rows) {
    const x = places(width).find((at) => row.isFree(at, at + width));
    if (x === undefined) continue;
    row.take(x, x + width);
    return [textAt(key, x, row.y, width, [quiet(text)])];
  }
  return [];
}

type Parts = Pick<GuidesScene, 'borders' | 'texts'>;

/** One strip, the overview or the lane, with a line where a zone ends and the names of both zones beside it. */
function bordersIn(
  name: string,
  { zones }: Machine,
  scale: AddressScale,
  [top, foot]: readonly [number, number],
  rows: readonly TextRow[],
  measure: Measure,
): Parts {
  const borders: GuideLine[] = [];
  const texts: SceneText[] = [];
  zones.slice(1).forEach((zone, i) => {
    const x = visibleX(scale, zone.base);
    if (x === undefined) return;
    borders.push({ key: `${name} ${zone.name}`, x, y0: top - BORDER_REACH, y1: foot + BORDER_REACH });
    const before = (width: number) => [x - LABEL_GAP - width];
    texts.push(
      ...placeText(`${name} ${zone.name}`, `zone ${zone.name}`, rows, () => [x + LABEL_GAP], measure),
      ...placeText(`${name} until ${zone.name}`, `zone ${zones[i]!.name}`, rows, before, measure),
    );
  });
  return { borders, texts };
}

function bracketsIn(name: string, windows: readonly MemoryRange[], scale: AddressScale, y: number): Bracket[] {
  return windows.flatMap((window, i) => {
    const extent = extentOf(scale, window, MIN_BRACKET);
    if (!extent) return [];
    return [
      {
        key: `${name} ${i}`,
        x0: extent.x,
        x1: extent.x + extent.width,
        y,
        openStart: scale.x(window.base) < 0,
        openEnd: scale.x(rangeEnd(window)) > scale.width,
      },
    ];
  });
}

/** Lays out what stands over a picture; its texts keep clear of those of the picture. */
export function layoutGuides({ scene, machine, fate, gap, measure }: GuideOptions): GuidesScene {
  const { overview, overviewScale, scale, lane, texts, width } = scene;
  const above = rowsAbove(scene);
  const foot = overview.y + overview.height;
  const overviewRows = [0, outsideRowY(scene)].map((y) => rowOf(texts, y, width));
  const over = bordersIn('overview', machine, overviewScale, [overview.y, foot], overviewRows, measure);
  const within = bordersIn('lane', machine, scale, [lane.y, lane.y + lane.height], above, measure);
  const windows = fate?.windows ?? [];
  const brackets = [
    ...bracketsIn('overview', windows, overviewScale, foot + FRAME_MARGIN - 1),
    ...bracketsIn('lane', windows, scale, lane.y + lane.height + BRACKET_GAP),
  ];
  return {
    borders: [...over.borders, ...within.borders],
    brackets,
    texts: [...over.texts, ...within.texts],
    ...replayMarks(scene, fate?.placement, gap),
  };
}
