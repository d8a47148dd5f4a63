/** Boundaries of an alignment within the rows: where a buffer of that alignment may begin. */
import type { Pfn } from '../../lib/units';
import type { PageGrid } from './page-grid';
import type { AlignmentLine } from './scene';

/** Lines closer than this would be a grey area. */
const MIN_DISTANCE = 4;
const TICK = 6;

/**
 * Alignment counts from address 0, not from the area: mm/cma.c, cma_bitmap_aligned_offset().
 * Empty where boundaries are too close to be told apart.
 */
export function alignmentLines(grid: PageGrid, base: Pfn, order: number): AlignmentLine[] {
  const step = 2 ** order;
  if (Math.min(step * grid.pageWidth, grid.width) < MIN_DISTANCE) return [];
  const { window, rowPages, pageWidth, rowHeight } = grid;
  const start = base + window.first;
  const lines: AlignmentLine[] = [];
  for (let pfn = Math.ceil(start / step) * step; pfn < start + window.pages; pfn += step) {
    const page = pfn - start;
    const x = grid.x + (page % rowPages) * pageWidth;
    const y = grid.y + Math.floor(page / rowPages) * rowHeight;
    // Where rows are no longer than the alignment, a tick before the row says it; a line would cross out the buffers.
    const before = step >= rowPages && page % rowPages === 0;
    lines.push(before ? { x0: x - TICK, y0: y, x1: x, y1: y } : { x0: x, y0: y, x1: x, y1: y + rowHeight });
  }
  return lines;
}
