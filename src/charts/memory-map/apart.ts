/** Pixels of regions that lie side by side: none hides another by its least width, and a line is left between two that touch. Pure. */

/** In whole pixels. */
export type Extent = { readonly x: number; readonly width: number };

/** A mark gives of its own to a smaller neighbour if it has this many times the least width. */
const WIDE = 3;
/** Narrower than this a mark keeps its last pixel, although it touches the next. */
const MIN_DIVIDED = 3;

/**
 * @param extents true to scale, by address
 * @param min what each takes if it can: of free pixels behind it, before it, then of a wide neighbour
 */
export function keepApart(extents: readonly Extent[], min: number, width: number): Extent[] {
  const spans = extents.map((one) => ({ from: one.x, to: one.x + one.width }));
  const isWide = (one: (typeof spans)[number] | undefined) => one && one.to - one.from >= WIDE * min;
  spans.forEach((one, i) => {
    const [before, next] = [spans[i - 1], spans[i + 1]];
    one.to = Math.max(one.to, Math.min(one.from + min, next?.from ?? width));
    one.from = Math.min(one.from, Math.max(one.to - min, before?.to ?? 0));
    if (one.to - one.from >= min) return;
    if (isWide(next)) next!.from = one.to = one.from + min;
    else if (isWide(before)) before!.to = one.from = one.to - min;
    else one.to = Math.max(one.to, one.from + 1);
  });
  return spans.map(({ from, to }, i) => {
    const divider = to - from >= MIN_DIVIDED && to === spans[i + 1]?.from ? 1 : 0;
    return { x: Math.min(from, width - 1), width: to - from - divider };
  });
}
