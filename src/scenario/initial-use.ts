/** What a profile says of pages in use at boot, made fit for the areas that there are: a profile may come from a stranger's link. */
import type { Pages } from '../lib/units';
import type { CmaArea } from '../kernel/machine';
import type { InitialUse } from '../kernel/profile';

export type UsedRun = { readonly area: number; readonly first: Pages; readonly pages: Pages };

/**
 * Runs inside their areas, each page once, by area and address. Of two areas with one name the first is meant; an area
 * that was not activated has no page to use.
 */
export function usedAtBoot(areas: readonly CmaArea[], initialUse: readonly InitialUse[]): readonly UsedRun[] {
  return areas.flatMap((area, index) => {
    if (!area.activated || areas.findIndex(({ name }) => name === area.name) !== index) return [];
    const runs = initialUse.filter((use) => use.area === area.name).flatMap((use) => use.runs);
    return withoutOverlap(runs, area.pages).map(([first, pages]) => ({ area: index, first, pages }));
  });
}

type Run = readonly [first: Pages, pages: Pages];

function withoutOverlap(runs: readonly Run[], areaPages: Pages): readonly Run[] {
  const kept: Run[] = [];
  let end = 0;
  for (const [first, pages] of runs.toSorted((a, b) => a[0] - b[0])) {
    if (!Number.isSafeInteger(first) || !Number.isSafeInteger(pages)) continue;
    const from = Math.max(first, end);
    const to = Math.min(first + pages, areaPages);
    if (to <= from) continue;
    kept.push([from, to - from]);
    end = to;
  }
  return kept;
}
