/** One area after a step, derived from a run. */
import type { Machine } from '../kernel/machine';
import { elsewhereAt, NO_PAGES, OVERLAY_KINDS, type OverlayKind, type PageRuns } from './asides';
import { LiveIndex } from './live-index';
import type { AreaFrame, Run } from './run';

type Indices = { readonly buffers: LiveIndex; readonly overlays: LiveIndex };

/** An index belongs to its run and goes with it. */
const indices = new WeakMap<Run, Indices>();

function indicesOf(machine: Machine, run: Run): Indices {
  const known = indices.get(run);
  if (known) return known;
  const { lives, asides, steps } = run;
  const areas = machine.areas.length;
  const { overlays } = asides;
  const lane = overlays.area.map((area, i) => laneOf(area, overlays.kind[i]!));
  const made = {
    buffers: new LiveIndex({ ...lives, steps: steps.count, lane: lives.area, lanes: areas }),
    overlays: new LiveIndex({ ...overlays, steps: steps.count, lane, lanes: areas * OVERLAY_KINDS.length }),
  };
  indices.set(run, made);
  return made;
}

/** Pinned and movable pages may overlap. */
const laneOf = (area: number, kind: number): number => area * OVERLAY_KINDS.length + kind;

/** Pages of an area that are pinned, or movable, after a step. */
export function overlayAt(machine: Machine, run: Run, step: number, area: number, kind: OverlayKind): PageRuns {
  const { overlays } = run.asides;
  if (overlays.count === 0) return NO_PAGES;
  const lane = laneOf(area, OVERLAY_KINDS.indexOf(kind));
  const alive = indicesOf(machine, run).overlays.aliveAt(lane, step);
  return { first: alive.map((i) => overlays.first[i]!), pages: alive.map((i) => overlays.pages[i]!) };
}

/** An area that was not activated has no pages. */
export function areaAt(machine: Machine, run: Run, step: number, area: number): AreaFrame {
  const { first, pages } = run.lives;
  const { activated, pages: areaPages } = machine.areas[area]!;
  const buffers = indicesOf(machine, run).buffers.aliveAt(area, step);
  const freeFirst = new Uint32Array(buffers.length + 1);
  const freePages = new Uint32Array(buffers.length + 1);
  let runs = 0;
  let end = 0;
  let largestFree = 0;
  const gap = (to: number): void => {
    if (to <= end) return;
    freeFirst[runs] = end;
    freePages[runs++] = to - end;
    largestFree = Math.max(largestFree, to - end);
  };
  let used = 0;
  for (const life of buffers) {
    gap(first[life]!);
    end = first[life]! + pages[life]!;
    used += pages[life]!;
  }
  const size = activated ? areaPages : 0;
  gap(size);
  const free = size - used;
  const runsOf = (list: Uint32Array): Uint32Array => list.slice(0, runs);
  return {
    area,
    used,
    free,
    largestFree,
    buffers,
    freeFirst: runsOf(freeFirst),
    freePages: runsOf(freePages),
    pinned: overlayAt(machine, run, step, area, 'pinned'),
    movable: overlayAt(machine, run, step, area, 'movable'),
    elsewhere: elsewhereAt(run.asides, area, step),
  };
}
