/** How full each area was after every step of a run. */
import { NO_AREA, type Run } from '../../scenario/run';

/**
 * For each area the pages in use after step 0 (the boot), 1, 2, … Time for lives plus areas times steps.
 * @param areas how many areas the machine has
 */
export function usedByStep({ lives, steps }: Run, areas: number): readonly Float64Array[] {
  const used = Array.from({ length: areas }, () => new Float64Array(steps.count + 1));
  for (let i = 0; i < lives.count; i++) {
    const area = lives.area[i]!;
    const change = area === NO_AREA ? undefined : used[area];
    if (!change) continue;
    change[lives.birth[i]!]! += lives.pages[i]!;
    if (lives.death[i]! <= steps.count) change[lives.death[i]!]! -= lives.pages[i]!;
  }
  for (const pages of used) for (let step = 1; step <= steps.count; step++) pages[step]! += pages[step - 1]!;
  return used;
}
