/** Rows of a column one below the other, and the same moved towards what they point at. */

export const HEADING_HEIGHT = 20;

export type Stacked<Row> = { readonly row: Row; readonly y: number; readonly height: number };

/** One below the other, each as high as its lines. */
export function stack<Row>(rows: readonly Row[], linesOf: (row: Row) => number, rowHeight: number): Stacked<Row>[] {
  let y = HEADING_HEIGHT;
  return rows.map((row) => {
    const placed = { row, y, height: linesOf(row) * rowHeight };
    y += placed.height;
    return placed;
  });
}

export const bottomOf = (rows: readonly Stacked<unknown>[]): number =>
  rows.reduce((bottom, { y, height }) => Math.max(bottom, y + height), 0);

/** Moves rows down towards what they point at, in whole rows, their order kept, and not below `bottom` if they fit. */
export function settle<Row>(
  rows: readonly Stacked<Row>[],
  targetsOf: (row: Row) => readonly number[],
  bottom: number,
  rowHeight: number,
): Stacked<Row>[] {
  let above = HEADING_HEIGHT;
  let below = rows.slice(1).reduce((sum, { height }) => sum + height, 0);
  return rows.map((one, index) => {
    const targets = targetsOf(one.row);
    const wanted = targets.reduce((sum, y) => sum + y, 0) / Math.max(1, targets.length) - HEADING_HEIGHT;
    const aligned = HEADING_HEIGHT + Math.floor(wanted / rowHeight) * rowHeight;
    const lowest = HEADING_HEIGHT + Math.floor((bottom - HEADING_HEIGHT - below - one.height) / rowHeight) * rowHeight;
    const y = Math.max(above, Math.min(aligned, lowest));
    above = y + one.height;
    below -= rows[index + 1]?.height ?? 0;
    return { ...one, y };
  });
}
