/**
 * The lives of an area within a window: those that are at least a pixel wide and high as rectangles, all others
 * together in a raster. Takes time for the lives, whatever the number of steps and pages.
 */
import type { Run } from '../../scenario/run';
import { FIRST_BUFFER, PAINT_SYSTEM } from '../page-map/cells';
import type { ClientColours } from '../page-map/client-colours';
import type { Interval } from './interval';
import { lengthOf } from './interval';
import type { LifeRaster } from './life-raster';
import { RasterBuilder } from './life-raster';
import type { Box } from './time-room';

/** Rectangles: life i has the corners 4 i to 4 i + 3 of `corners`: left, top, right, foot, in CSS pixels of the plot. */
export type LifeRects = {
  readonly lives: Uint32Array;
  readonly paint: Uint8Array;
  readonly corners: Float32Array;
};

export type LifeMarks = { readonly rects: LifeRects; readonly raster: LifeRaster };

/** More rectangles than this take longer to draw than a frame; the smallest of them go to the raster then. */
const MAX_RECTS = 5000;
const LEAST_SIDE = 1;
const CORNERS = 4;

type Lives = Run['lives'];

export type LifeWindow = {
  readonly run: Run;
  /** Index into `Machine.areas`. */
  readonly area: number;
  readonly steps: Interval;
  readonly pages: Interval;
  readonly plot: Box;
  readonly colours: ClientColours;
};

/** In place of a paint: the life is not in the area. */
const ELSEWHERE = 0;

const remembered = new WeakMap<Run, Map<number, Uint8Array>>();

/** Paint of each life of an area, found once; what is held since boot has its own. */
function lifePaints(run: Run, area: number, colours: ClientColours): Uint8Array {
  const ofRun = remembered.get(run) ?? new Map<number, Uint8Array>();
  remembered.set(run, ofRun);
  const known = ofRun.get(area);
  if (known) return known;
  const { area: areas, birth, client, count } = run.lives;
  const paints = new Uint8Array(count);
  for (let life = 0; life < count; life++) {
    if (areas[life] !== area) continue;
    paints[life] = birth[life] === 0 ? PAINT_SYSTEM : FIRST_BUFFER + (colours[client[life]!] ?? 0);
  }
  ofRun.set(area, paints);
  return paints;
}

/** Lives are numbered by birth, so those born before a state come first. */
export function bornBefore({ birth, count }: Lives, state: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (birth[middle]! < state) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function lifeMarks({ run, area, steps, pages, plot, colours }: LifeWindow): LifeMarks {
  const { birth, death, first, pages: sizes } = run.lives;
  const paints = lifePaints(run, area, colours);
  const builder = new RasterBuilder(plot);
  const large = new RectList();
  const across = plot.width / lengthOf(steps);
  const up = plot.height / lengthOf(pages);
  const last = bornBefore(run.lives, steps.to);
  for (let life = 0; life < last; life++) {
    const paint = paints[life]!;
    const end = death[life]!;
    if (paint === ELSEWHERE || end <= steps.from) continue;
    const foot = first[life]!;
    const top = foot + sizes[life]!;
    if (top <= pages.from || foot >= pages.to) continue;
    const start = birth[life]!;
    const x0 = start <= steps.from ? 0 : (start - steps.from) * across;
    const x1 = end >= steps.to ? plot.width : (end - steps.from) * across;
    const y0 = top >= pages.to ? 0 : (pages.to - top) * up;
    const y1 = foot <= pages.from ? plot.height : (pages.to - foot) * up;
    if (x1 - x0 >= LEAST_SIDE && y1 - y0 >= LEAST_SIDE) large.push(life, paint, x0, y0, x1, y1);
    else builder.add(paint, x0, x1, y0, y1);
  }
  return { rects: large.largest(MAX_RECTS, builder), raster: builder.build() };
}

/** Rectangles as they are found. */
class RectList {
  private readonly lives: number[] = [];
  private readonly paints: number[] = [];
  private readonly corners: number[] = [];

  push(life: number, paint: number, x0: number, y0: number, x1: number, y1: number): void {
    this.lives.push(life);
    this.paints.push(paint);
    this.corners.push(x0, y0, x1, y1);
  }

  private side(i: number): number {
    const at = i * CORNERS;
    const { corners } = this;
    return Math.min(corners[at + 2]! - corners[at]!, corners[at + 3]! - corners[at + 1]!);
  }

  /** The shorter side that leaves no more than `most`. */
  private leastSide(most: number): number {
    if (this.lives.length <= most) return 0;
    const sides = Float64Array.from(this.lives, (_, i) => this.side(i)).sort();
    return sides[sides.length - most - 1]!;
  }

  /** At most so many; the others are handed to the raster. */
  largest(most: number, builder: RasterBuilder): LifeRects {
    const least = this.leastSide(most);
    const kept: number[] = [];
    for (let i = 0; i < this.lives.length; i++) {
      const at = i * CORNERS;
      const { corners } = this;
      if (this.side(i) > least) kept.push(i);
      else builder.add(this.paints[i]!, corners[at]!, corners[at + 2]!, corners[at + 1]!, corners[at + 3]!);
    }
    return {
      lives: Uint32Array.from(kept, (i) => this.lives[i]!),
      paint: Uint8Array.from(kept, (i) => this.paints[i]!),
      corners: Float32Array.from({ length: kept.length * CORNERS }, (_, k) => {
        return this.corners[kept[k >> 2]! * CORNERS + (k & 3)]!;
      }),
    };
  }
}
