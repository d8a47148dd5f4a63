/** Names inside of rectangles that are high enough for one. */
import { formatBytes } from '../../lib/format';
import type { Run } from '../../scenario/run';
import type { Measure } from '../measure';
import type { LifeRects } from './life-marks';
import type { Box } from './time-room';

/** Where the text begins, and the middle of its line. `size` is empty where only the name fits. */
export type LifeName = {
  readonly x: number;
  readonly y: number;
  readonly name: string;
  readonly size: string;
  readonly sizeX: number;
  readonly paint: number;
};

const LEAST_HEIGHT = 14;
const MARGIN = 6;
const SIZE_GAP = 5;
/** A name that is narrower than this is not worth a measurement. */
const LEAST_WIDTH = 14;

export function lifeNames(rects: LifeRects, run: Run, pageSize: number, plot: Box, measure: Measure): LifeName[] {
  const names: LifeName[] = [];
  for (let i = 0; i < rects.lives.length; i++) {
    const [left, top, right, foot] = rects.corners.subarray(4 * i, 4 * i + 4) as unknown as [
      number,
      number,
      number,
      number,
    ];
    if (foot - top < LEAST_HEIGHT || right - left < LEAST_WIDTH) continue;
    const life = rects.lives[i]!;
    const name = run.names[run.lives.name[life]!] ?? '';
    const width = measure(name, 'sans');
    const room = right - left - 2 * MARGIN;
    if (name === '' || width > room) continue;
    const size = formatBytes(BigInt(run.lives.pages[life]!) * BigInt(pageSize));
    const both = width + SIZE_GAP + measure(size, 'sans') <= room;
    const x = plot.x + left + MARGIN;
    const y = plot.y + (top + foot) / 2;
    names.push({ x, y, name, size: both ? size : '', sizeX: x + width + SIZE_GAP, paint: rects.paint[i]! });
  }
  return names;
}
