/** Arithmetic of panes in a row: all in px along the row. */

/** `size` of a pane as it is laid out; `atLeast` is never undercut while there is room. */
export type PaneExtent = { readonly id: string; readonly size: number; readonly atLeast: number };

/**
 * Sizes after the rule before pane `index` moved by `by` px. The two panes beside it share what they had; no other
 * pane moves.
 */
export function moveRule(panes: readonly PaneExtent[], index: number, by: number): readonly number[] {
  const sizes = panes.map((pane) => pane.size);
  const before = panes[index - 1];
  const after = panes[index];
  if (!before || !after) return sizes;
  const least = Math.min(0, before.atLeast - before.size);
  const most = Math.max(0, after.size - after.atLeast);
  const moved = Math.max(least, Math.min(most, by));
  sizes[index - 1] = before.size + moved;
  sizes[index] = after.size - moved;
  return sizes;
}

/** Percent of the row by pane id, as sizes are kept. */
export function percentages(panes: readonly PaneExtent[], sizes: readonly number[]): Readonly<Record<string, number>> {
  const all = sizes.reduce((sum, size) => sum + size, 0) || 1;
  return Object.fromEntries(panes.map((pane, i) => [pane.id, Math.round((10_000 * (sizes[i] ?? 0)) / all) / 100]));
}
