/** The picture of devices as one to be taken away. */
import type { Content } from '../../charts/export/plate';
import { drawStillOwners } from '../../charts/export/still-owners';
import type { Measure } from '../../charts/measure';
import { memoryLegend } from '../../charts/memory-map/legend';
import { layoutOwners } from '../../charts/owners/layout';
import type { Machine } from '../../kernel/machine';

type Source = {
  readonly shown: { readonly simulation: { readonly machine: Machine } };
  readonly view: { readonly selection: string };
  readonly measure: Measure;
};

/** `width` in px; none where the tree has neither regions nor devices that name one. */
export function devicesPicture({ shown, view, measure }: Source, width: number) {
  const { machine } = shown.simulation;
  if (machine.fates.length === 0 && machine.owners.length === 0) return [];
  const draw = (scope: Element): Content => {
    const scene = layoutOwners(machine, { width, selection: view.selection, measure });
    const svg = scope.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'svg'));
    const height = drawStillOwners(svg, scene, measure);
    const kinds = new Set(machine.fates.map(({ kind }) => kind));
    const legend = memoryLegend(machine).filter(({ kind }) => kinds.has(kind));
    return { width, height, node: svg, legend };
  };
  return [{ id: 'devices', name: 'Devices', about: 'Devices and their regions', vector: true, draw }];
}
