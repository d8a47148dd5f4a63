/**
 * The picture of physical memory in a room that is higher than it needs: more rows of names, and higher strips, lanes
 * and marks. Places along the addresses stay, and so does the type, which cannot be stretched. Pure.
 */
import type { Machine } from '../../kernel/machine';
import type { MemoryMapOptions } from './layout';
import { layoutMemoryMap } from './layout';
import { FRAME_MARGIN } from './rows';
import type { Box, MemoryMapScene, SceneText } from './scene';
import { ROW_HEIGHT } from './text-row';

/** What lies between two heights of the picture as laid out grows by `by`. */
type Stretch = { readonly from: number; readonly to: number; readonly by: number };

/** How much of the room that is over each part takes, in shares of all parts that are there, and the most, in px. */
const OVERVIEW = { share: 2, most: 42 };
const FUNNEL = { share: 1, most: 28 };
const LANE = { share: 6, most: 150 };
const SIDE_LANE = { share: 1, most: 20 };

type Part = Pick<Stretch, 'from' | 'to'> & { readonly share: number; readonly most: number };

/** Strips and lanes from top to bottom, and the wedge between overview and names. */
function partsOf({ overview, lane, marks }: MemoryMapScene): Part[] {
  const funnelY = overview.y + overview.height + FRAME_MARGIN + ROW_HEIGHT;
  const sides = new Map(marks.filter((mark) => mark.lane > 0).map((mark) => [mark.lane, mark]));
  return [
    { from: overview.y, to: overview.y + overview.height, ...OVERVIEW },
    { from: funnelY, to: funnelY + 1, ...FUNNEL },
    { from: lane.y, to: lane.y + lane.height, ...LANE },
    ...[...sides.values()].map(({ y, height }) => ({ from: y, to: y + height, ...SIDE_LANE })),
  ];
}

/** In whole pixels, and not more than `room` in all. */
function stretchesOf(scene: MemoryMapScene, room: number): Stretch[] {
  const parts = partsOf(scene);
  const all = parts.reduce((sum, { share }) => sum + share, 0);
  return parts.map(({ from, to, share, most }) => ({ from, to, by: Math.min(most, Math.floor((room * share) / all)) }));
}

/** Where a height of the picture goes. */
const moverOf =
  (stretches: readonly Stretch[]) =>
  (y: number): number =>
    Math.round(
      stretches.reduce((at, { from, to, by }) => at + by * Math.min(1, Math.max(0, (y - from) / (to - from))), y),
    );

type Mover = ReturnType<typeof moverOf>;

const boxTo =
  (move: Mover) =>
  <B extends Pick<Box, 'y' | 'height'>>(box: B): B => ({
    ...box,
    y: move(box.y),
    height: move(box.y + box.height) - move(box.y),
  });

/** A text keeps its size: its middle moves. */
function textTo(move: Mover, text: SceneText): SceneText {
  const middle = text.y + text.height / 2;
  const by = move(middle) - Math.round(middle);
  const { leader } = text;
  return {
    ...text,
    y: text.y + by,
    baseline: text.baseline + by,
    leader: leader && { ...leader, y0: leader.y0 + by, y1: move(leader.y1) },
  };
}

/** From the frame of the window in the overview down to the names of the lane. */
function funnelOf({ overview: { frame }, width }: MemoryMapScene, move: Mover): string {
  const top = frame.y + frame.height;
  const [y0, y1] = [move(top), move(top + ROW_HEIGHT + 1)];
  return `${frame.x},${y0} ${frame.x + frame.width},${y0} ${width},${y1} 0,${y1}`;
}

/** The scene, as much of `room` px higher as is of use. */
export function stretchScene(scene: MemoryMapScene, room: number): MemoryMapScene {
  if (room <= 0 || scene.empty !== undefined) return scene;
  const move = moverOf(stretchesOf(scene, room));
  const box = boxTo(move);
  const { overview } = scene;
  return {
    ...scene,
    height: move(scene.height),
    overview: {
      ...box(overview),
      banks: overview.banks.map(box),
      marks: overview.marks.map(box),
      frame: box(overview.frame),
      funnel: funnelOf(scene, move),
    },
    lane: box(scene.lane),
    banks: scene.banks.map(box),
    folds: scene.folds.map(box),
    marks: scene.marks.map(box),
    shared: scene.shared.map(box),
    highlights: scene.highlights.map(box),
    texts: scene.texts.map((text) => textTo(move, text)),
    axisY: move(scene.axisY),
    scaleBar: scene.scaleBar && { ...scene.scaleBar, y: move(scene.scaleBar.y) },
  };
}

/** Lays the picture out for a room of this height in px; higher only where it does not fit. */
export const tallLayout =
  (height: number) =>
  (machine: Machine, options: MemoryMapOptions): MemoryMapScene => {
    const scene = layoutMemoryMap(machine, { ...options, height });
    return stretchScene(scene, height - scene.height);
  };
