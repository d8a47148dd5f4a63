/** __rmem_check_for_overlap() in drivers/of/of_reserved_mem.c: neighbours only, and only to report. */
import { U64_MAX } from '../../lib/units';
import type { BootContext } from '../boot-context';
import { sortTable, type TableEntry } from './table';

export function checkForOverlap(context: BootContext, table: readonly TableEntry[]): void {
  if (table.length < 2) return;
  const sorted = sortTable(table, context.behaviour);
  sorted.slice(0, -1).forEach((entry, i) => {
    const next = sorted[i + 1] as TableEntry;
    if (((entry.base + entry.size) & U64_MAX) <= next.base) return;
    context.emit({
      kind: 'overlap',
      node: entry.child,
      base: entry.base,
      size: entry.size,
      other: { path: next.child.path, name: next.child.name, base: next.base, size: next.size },
    });
  });
}
