/** Activation of CMA areas and their sysfs entries: cma_init_reserved_areas() in mm/cma.c, cma_sysfs_init() in mm/cma_sysfs.c. */
import { overlaps } from '../lib/units';
import type { BootContext } from './boot-context';
import { configOn } from './kconfig';
import type { HeldRange } from './profile';
import { crossesZone } from './zones';

/** Which areas can be used; what could stop the boot is written as hazards. */
export function activateAreas(context: BootContext, held: readonly HeldRange[]): boolean[] {
  const { areas, emit } = context;
  reportHazards(context, held);
  const activated = areas.list.map((area) => !crossesZone(context, area));
  activated.forEach((fine, area) => {
    if (!fine) emit({ kind: 'area-not-activated', area, name: areas.list[area]?.name ?? '' });
  });
  if (configOn(context.profile.config, 'CMA_SYSFS')) reportTakenName(context, activated);
  return activated;
}

/** Only the first duplicate is reported: all entries are rolled back then. */
function reportTakenName({ areas, behaviour, emit }: BootContext, activated: readonly boolean[]): void {
  const names = areas.list.map(({ name }, i) =>
    activated[i] || behaviour.inactiveAreas === 'listed' ? name : undefined,
  );
  const area = names.findIndex((name, i) => name !== undefined && names.indexOf(name) < i);
  if (area >= 0) emit({ kind: 'area-name-taken', area, name: names[area] as string });
}

function reportHazards({ areas, memblock, emit }: BootContext, held: readonly HeldRange[]): void {
  areas.list.forEach((area, i) => {
    if (!memblock.coversMemory(area))
      emit({ kind: 'hazard', code: 'area-outside-ram', names: [area.name], path: area.path });
    for (const other of areas.list.slice(i + 1))
      if (overlaps(area, other))
        emit({ kind: 'hazard', code: 'areas-overlap', names: [area.name, other.name], path: area.path });
    for (const range of held)
      if (overlaps(area, range))
        emit({ kind: 'hazard', code: 'area-over-held', names: [area.name, range.what], path: area.path });
  });
}
