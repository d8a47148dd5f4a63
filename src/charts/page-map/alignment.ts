/** Boundaries of an alignment within the rows: where a buffer of that alignment may begin. */
import type { Pfn } from '../../lib/units';
import type { PageGrid } from './page-grid';
import type { AlignmentLine } from './scene';

/** Lines closer than this would be a grey area. */
const MIN_DISTANCE = 4;

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
    // Rows shorter than the alignment: the boundary is the top of a row.
    const along = step >= rowPages && page % rowPages === 0;
    lines.push({ x0: x, y0: y, x1: along ? x + grid.width : x, y1: along ? y : y + rowHeight });
  }
  return lines;
}
