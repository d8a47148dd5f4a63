/**
 * A preset as a small picture, laid out by the layouts of the large ones: the strip of physical memory, and below it the
 * page map of the area that the preset selects. Made when tests run and kept as thumbnails.json, which a test compares:
 * so the gallery needs no engine of its own.
 */
import { layoutMemoryMap } from '../../charts/memory-map/layout';
import { clientColours } from '../../charts/page-map/client-colours';
import { pageGrid, runOutlines } from '../../charts/page-map/page-grid';
import { areaAt } from '../../scenario/area-frame';
import { NO_AREA } from '../../scenario/run';
import type { Scenario } from '../../scenario/scenario';
import type { Simulation } from '../../scenario/simulate';
import { shownArea } from '../selection';
import { HELD, MAP_TOP, THUMBNAIL_HEIGHT, THUMBNAIL_WIDTH, type Thumbnail } from './thumbnail-form';

const MAP_HEIGHT = THUMBNAIL_HEIGHT - MAP_TOP - 1;
/** Buffers beyond are too small to be told apart. */
const MAX_BUFFERS = 60;

/** The CMA area that the workload allocated most often from; undefined where it got nothing. */
function busiestArea({ machine, run: { lives } }: Pick<Simulation, 'machine' | 'run'>): number | undefined {
  const counts = new Map<number, number>();
  for (let life = 0; life < lives.count; life++) {
    const area = lives.area[life] ?? NO_AREA;
    if (machine.areas[area] && lives.birth[life] !== 0) counts.set(area, (counts.get(area) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

const near = (value: number): number => Math.round(value * 2) / 2;

export function thumbnailOf({ view }: Scenario, { machine, run }: Simulation): Thumbnail {
  const { overview } = layoutMemoryMap(machine, { width: THUMBNAIL_WIDTH });
  const strip = {
    banks: overview.banks.map(({ x, width }) => [near(x), near(width)] as const),
    marks: overview.marks.map(({ x, width, kind }) => [near(x), Math.max(1, near(width)), kind] as const),
  };
  const step = view.step ?? run.steps.count;
  const index = shownArea({ machine, run }, view.selection, step) ?? busiestArea({ machine, run });
  const area = index === undefined ? undefined : machine.areas[index];
  if (index === undefined || !area) return { ...strip, buffers: [] };
  const room = { x: 0.5, y: MAP_TOP + 0.5, width: THUMBNAIL_WIDTH - 1, height: MAP_HEIGHT };
  const grid = pageGrid({ first: 0, pages: area.pages }, room);
  const looks = clientColours(run);
  const alive = [...areaAt(machine, run, step, index).buffers].slice(0, MAX_BUFFERS);
  const buffers = alive.flatMap((life) => {
    const look = run.lives.birth[life] === 0 ? HELD : (looks[run.lives.client[life] ?? 0] ?? HELD);
    const outlines = runOutlines(grid, run.lives.first[life] ?? 0, run.lives.pages[life] ?? 0);
    return outlines.map((corners) => [look, corners.map((one) => one.map(near).join()).join(' ')] as const);
  });
  return { ...strip, map: { width: near(grid.width), height: grid.rows * grid.rowHeight }, buffers };
}
