/** Which area a reader may have meant who selected a region that is none. */
import type { Fate, Machine } from '../../kernel/machine';
import { heapOfArea } from '../selection';

/** Index into `Machine.areas`: the nearest that a heap hands out, else the nearest; undefined where there is none. */
export function nearestArea(machine: Machine, { base }: Pick<Fate, 'base'>): number | undefined {
  const { areas, pageSize } = machine;
  const page = base === undefined ? 0 : Number(base) / pageSize;
  const away = (area: number): number => Math.abs(areas[area]!.base - page);
  const all = areas.map((_, area) => area).sort((a, b) => away(a) - away(b));
  return all.find((area) => heapOfArea(machine, area) !== undefined) ?? all[0];
}
