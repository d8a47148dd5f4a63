/** Which files have a tab: with many files, the board, its overlays and those that were looked at last. */
import { useState } from 'react';

/** With up to this many files each has a tab. */
const ALL_SHOWN = 3;
/** Tabs of files that were looked at; the one looked at longest ago makes room. */
const MAX_VISITED = 6;

/** @param front path of the text in the editor */
export function useVisited(front: string): readonly string[] {
  const [visited, setVisited] = useState<readonly string[]>([front]);
  if (!visited.includes(front)) setVisited([...visited, front].slice(-MAX_VISITED));
  return visited;
}

export function openPaths(
  paths: readonly string[],
  main: string,
  overlays: readonly string[],
  visited: readonly string[],
): readonly string[] {
  if (paths.length <= ALL_SHOWN) return paths;
  const first = [main, ...overlays];
  return [...first, ...visited.filter((path) => !first.includes(path) && paths.includes(path))];
}
