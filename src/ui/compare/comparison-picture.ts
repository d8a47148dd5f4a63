/** The comparison as a picture to be taken away. */
import { layoutComparison } from '../../charts/compare/layout';
import type { Legend } from '../../charts/export/plate';
import { drawStillComparison, signWords } from '../../charts/export/still-comparison';
import type { AddressWindow } from '../../charts/memory-map/address-window';
import type { Measure } from '../../charts/measure';
import type { Comparison } from '../../scenario/compare';
import type { ExportPicture } from '../export/pictures';

const WIDTH = 1120;

/** Kinds of either side, without totals, which differ. */
export const sharedLegend = (legends: readonly Legend[]): Legend => [
  ...new Map(legends.flat().map((entry) => [entry.kind, { ...entry, total: '' }])).values(),
];

export function comparisonPicture(
  { machines, regions, sides }: Comparison,
  zoom: AddressWindow | undefined,
  measure: Measure,
): ExportPicture {
  return {
    id: 'comparison',
    name: 'Comparison',
    about: 'Physical memory, compared',
    vector: true,
    draw(scope) {
      const scenes = layoutComparison(machines, regions, { width: WIDTH, zoom, measure });
      const svg = scope.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'svg'));
      const stills = scenes.map((scene, i) => ({
        scene,
        words: `${i === 0 ? 'A' : 'B'} ${sides[i]!.title}: ${sides[i]!.profile}`,
      }));
      const height = drawStillComparison(svg, stills, signWords(regions, stills));
      return { width: WIDTH, height, node: svg, legend: sharedLegend(scenes.map(({ map }) => map.legend)) };
    },
  };
}
