/** The pictures that can be taken away, each laid out anew at a width of its own and drawn in the theme of its place. */
import type { Content } from '../../charts/export/plate';
import { drawFoot, layoutFoot } from '../../charts/export/page-map-foot';
import { drawStill, isVector, type Still } from '../../charts/export/still';
import { drawStillMemoryMap } from '../../charts/export/still-memory-map';
import { createFragmentation } from '../../charts/fragmentation/fragmentation';
import { layoutFragmentation } from '../../charts/fragmentation/layout';
import { isPinnedAt } from '../../charts/fragmentation/series';
import type { Measure } from '../../charts/measure';
import { layoutGuides } from '../../charts/memory-map/guides';
import { layoutMemoryMap } from '../../charts/memory-map/layout';
import { clientColours } from '../../charts/page-map/client-colours';
import { drawBase } from '../../charts/page-map/draw';
import { layoutPageMap, plotEdge } from '../../charts/page-map/layout';
import { paintColours } from '../../charts/page-map/paint';
import { clientTotals } from '../../charts/space-time/client-totals';
import { drawPicture } from '../../charts/space-time/draw';
import { drawOverlay } from '../../charts/space-time/draw-overlay';
import { layoutSpaceTime } from '../../charts/space-time/layout';
import type { Fragmentation } from '../../scenario/fragmentation';
import type { Shown } from '../../state/run-store';
import type { ViewState } from '../../state/view-store';
import { areaTitle, selectedFate, shownArea } from '../selection';
import { devicesPicture } from './devices-picture';

/** What pictures are made from: the run on screen, where the reader looks, and what was asked of the engine for it. */
export type PictureSource = {
  readonly shown: Shown;
  readonly view: Pick<ViewState, 'selection' | 'zoom' | 'gap' | 'bottomTab'>;
  /** Of the area on screen; undefined where there is none. */
  readonly series: Fragmentation | undefined;
  readonly measure: Measure;
};

export type ExportPicture = {
  /** For a file name. */
  readonly id: string;
  readonly name: string;
  /** `Page map of video@90000000`. */
  readonly about: string;
  /** Whether an SVG of it holds shapes, or pixels. */
  readonly vector: boolean;
  readonly draw: (scope: Element) => Content;
};

const WIDTH = 1120;
const PAGE_MAP_HEIGHT = 420;
const SPACE_TIME_HEIGHT = 420;
const FRAGMENTATION_HEIGHT = 180;

const nothing = (): void => undefined;

function newSvg(scope: Element): SVGSVGElement {
  return scope.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'svg'));
}

function memoryPicture({ shown, view, measure }: PictureSource): ExportPicture {
  const { machine } = shown.simulation;
  const { selection, zoom } = view;
  return {
    id: 'physical-memory',
    name: 'Physical memory',
    about: 'Physical memory',
    vector: true,
    draw(scope) {
      const fate = selectedFate(machine, selection);
      const scene = layoutMemoryMap(machine, { width: WIDTH, zoom, selection, measure });
      const svg = newSvg(scope);
      const gap = view.bottomTab === 'why' ? view.gap : undefined;
      drawStillMemoryMap(svg, scene, layoutGuides({ scene, machine, fate, gap, measure }));
      return { width: WIDTH, height: scene.height, node: svg, legend: scene.legend };
    },
  };
}

/** One that the page has on a canvas. */
function stillPicture(about: Pick<ExportPicture, 'id' | 'name' | 'about'>, still: Still): ExportPicture {
  return {
    ...about,
    vector: isVector(still),
    draw(scope) {
      const { width, height } = still;
      return { width, height, node: drawStill(still, scope), legend: [] };
    },
  };
}

/** Index of the area that the pictures are about, and its names. */
type Of = { readonly area: number; readonly title: string };

function pageMapPicture({ shown, measure }: PictureSource, { area, title }: Of): ExportPicture[] {
  const { machine, run } = shown.simulation;
  const [of, use] = [machine.areas[area], shown.frame.areas.find((one) => one.area === area)];
  if (!of || !use) return [];
  const its = shown.frame.report?.failure;
  const failure = its?.area === area ? its : undefined;
  const size = { width: WIDTH, height: PAGE_MAP_HEIGHT, pageSize: machine.pageSize };
  const scene = layoutPageMap(of, use, run, { ...size, failure, measure });
  const totals = clientTotals(run, area, shown.frame.step, clientColours(run));
  const foot = layoutFoot(scene, { totals, pageSize: machine.pageSize, sentence: failure?.sentence }, measure);
  const about = { id: 'page-map', name: 'Page map', about: `Page map of ${title}` };
  return [
    stillPicture(about, {
      width: WIDTH,
      height: foot.height,
      draw(pen, theme, ratio) {
        drawBase(pen, scene, theme, paintColours(theme), ratio);
        drawFoot(pen, foot, theme);
      },
    }),
  ];
}

function spaceTimePicture({ shown, measure }: PictureSource, { area, title }: Of): ExportPicture[] {
  const { machine, run } = shown.simulation;
  const of = machine.areas[area];
  if (!of || run.steps.count === 0) return [];
  const size = { width: WIDTH, height: SPACE_TIME_HEIGHT, pageSize: machine.pageSize };
  const scene = layoutSpaceTime(of, area, run, { ...size, cursor: shown.frame.step, measure });
  const about = { id: 'space-time', name: 'Space–time', about: `Space–time of ${title}` };
  return [
    stillPicture(about, {
      width: WIDTH,
      height: scene.picture.height,
      draw(pen, theme, ratio) {
        drawPicture(pen, scene.picture, theme, paintColours(theme), ratio);
        drawOverlay(pen, scene, theme);
      },
    }),
  ];
}

function fragmentationPicture({ shown, series, measure }: PictureSource, { area, title }: Of): ExportPicture[] {
  const { machine, run } = shown.simulation;
  const of = machine.areas[area];
  if (!of || !series || run.steps.count === 0) return [];
  return [
    {
      id: 'fragmentation',
      name: 'Fragmentation',
      about: `Fragmentation of ${title}`,
      vector: true,
      draw(scope) {
        const { pageSize } = machine;
        const edge = plotEdge(of, pageSize, measure);
        const size = { width: WIDTH, height: FRAGMENTATION_HEIGHT, pageSize };
        const pinned = isPinnedAt(run, area, shown.frame.step);
        const scene = layoutFragmentation(series, { ...size, edge, cursor: shown.frame.step, pinned, measure });
        const svg = newSvg(scope);
        createFragmentation(svg, { onStep: nothing, onHover: nothing }).update(scene);
        return { width: WIDTH, height: scene.height, node: svg, legend: [] };
      },
    },
  ];
}

/** In the order of the page. Lays out and counts: to be asked once. */
export function exportPictures(source: PictureSource): ExportPicture[] {
  const { simulation, frame } = source.shown;
  const { machine } = simulation;
  const area = shownArea(simulation, source.view.selection, frame.step);
  const always = [memoryPicture(source), ...devicesPicture(source, WIDTH)];
  if (area === undefined) return always;
  const of = { area, title: areaTitle(machine, area) };
  return [
    ...always,
    ...pageMapPicture(source, of),
    ...spaceTimePicture(source, of),
    ...fragmentationPicture(source, of),
  ];
}
