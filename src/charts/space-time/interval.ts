/**
 * Stretches of steps and of pages, and what zooming and panning make of them. Pure.
 *
 * Of steps: state s, the one after step s, fills [s, s + 1), so that a buffer fills the states in which it is held.
 */
export type Interval = { readonly from: number; readonly to: number };

export const lengthOf = ({ from, to }: Interval): number => to - from;

/** The same length, which is at most that of `all`, moved inside of it. */
function moveInside({ from, to }: Interval, all: Interval): Interval {
  const length = to - from;
  const start = Math.min(Math.max(from, all.from), all.to - length);
  return { from: start, to: start + length };
}

/** A stretch that makes sense: inside of `all`, and not shorter than `least`. */
export function fitInterval(wanted: Interval, all: Interval, least: number): Interval {
  const length = Math.min(lengthOf(all), Math.max(least, lengthOf(wanted)));
  const centre = (wanted.from + wanted.to) / 2;
  const grown = length > lengthOf(wanted) ? { from: centre - length / 2, to: centre + length / 2 } : wanted;
  return moveInside(grown, all);
}

/** Shorter by `factor`, longer below 1; `anchor` stays where it is in the picture. */
export function zoomInterval(shown: Interval, all: Interval, least: number, factor: number, anchor: number): Interval {
  const length = Math.min(lengthOf(all), Math.max(least, lengthOf(shown) / factor));
  const from = anchor - ((anchor - shown.from) * length) / lengthOf(shown);
  return moveInside({ from, to: from + length }, all);
}

export const panInterval = (shown: Interval, all: Interval, by: number): Interval =>
  moveInside({ from: shown.from + by, to: shown.to + by }, all);

/** Moved so that the unit that begins at `unit` is in view; the same object where it is already. */
export function showUnit(shown: Interval, all: Interval, unit: number): Interval {
  if (unit >= shown.from && unit + 1 <= shown.to) return shown;
  return panInterval(shown, all, unit + 0.5 - (shown.from + shown.to) / 2);
}

/** Undefined where it is all there is: what a caller stores. */
export const unlessAll = (shown: Interval, all: Interval): Interval | undefined =>
  shown.from <= all.from && shown.to >= all.to ? undefined : shown;
