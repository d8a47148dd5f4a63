/**
 * Buffers too small to be drawn one by one: each cell of a raster keeps how much of it they use, exactly, whatever
 * their number. An edge of a buffer is two differences in each row it touches; one sweep along the rows adds them up.
 */
import type { Box } from './time-room';

/** One entry a cell, row by row from the top. */
export type LifeRaster = {
  readonly columns: number;
  readonly rows: number;
  /** Share of the cell that is used, 0 to 1. */
  readonly used: Float32Array;
  /** Of those that use most of it; see page-map/cells. */
  readonly paint: Uint8Array;
};

/** What a full cell counts. Whole numbers, so that what an edge adds the other one takes away to the last bit. */
const FULL = 2 ** 24;

/** Collects small buffers, and then says what they make of the raster. Mutable while it collects. */
export class RasterBuilder {
  readonly columns: number;
  readonly rows: number;
  private readonly stride: number;
  /** Differences along the rows, for each paint that occurs. */
  private readonly planes: (Int32Array | undefined)[] = [];

  constructor({ width, height }: Box) {
    this.columns = Math.max(1, Math.ceil(width));
    this.rows = Math.max(1, Math.ceil(height));
    this.stride = this.columns + 2;
  }

  /** A rectangle in cells, inside of the raster. */
  add(paint: number, x0: number, x1: number, y0: number, y1: number): void {
    const plane = (this.planes[paint] ??= new Int32Array(this.stride * this.rows));
    const top = y0 | 0;
    if (y1 <= top + 1) {
      this.addRow(plane, top, x0, x1, y1 - y0);
      return;
    }
    for (let row = top; row < y1; row++) this.addRow(plane, row, x0, x1, Math.min(y1, row + 1) - Math.max(y0, row));
  }

  private addRow(plane: Int32Array, row: number, x0: number, x1: number, height: number): void {
    if (row >= this.rows) return;
    const full = Math.max(1, (height * FULL) | 0);
    const left = x0 | 0;
    const afterLeft = ((x0 - left) * full) | 0;
    const right = x1 | 0;
    const afterRight = ((x1 - right) * full) | 0;
    const start = row * this.stride;
    plane[start + left]! += full - afterLeft;
    plane[start + left + 1]! += afterLeft;
    plane[start + right]! -= full - afterRight;
    plane[start + right + 1]! -= afterRight;
  }

  build(): LifeRaster {
    const cells = this.columns * this.rows;
    const used = new Float32Array(cells);
    const most = new Float32Array(cells);
    const paint = new Uint8Array(cells);
    this.planes.forEach((plane, value) => plane && this.sweep(plane, value, used, most, paint));
    for (let cell = 0; cell < cells; cell++) used[cell] = Math.min(1, used[cell]! / FULL);
    return { columns: this.columns, rows: this.rows, used, paint };
  }

  private sweep(plane: Int32Array, value: number, used: Float32Array, most: Float32Array, paint: Uint8Array): void {
    for (let row = 0; row < this.rows; row++) {
      let share = 0;
      const start = row * this.stride;
      const out = row * this.columns;
      for (let column = 0; column < this.columns; column++) {
        share += plane[start + column]!;
        if (share === 0) continue;
        const cell = out + column;
        used[cell]! += share;
        if (share <= most[cell]!) continue;
        most[cell] = share;
        paint[cell] = value;
      }
    }
  }
}
