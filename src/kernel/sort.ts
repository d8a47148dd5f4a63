/**
 * The kernel's own sort, which is not stable: a bottom-up heap sort.
 * Mirrors the behaviour of sort() in lib/sort.c as 6.1 has it; later versions leave two equal entries the same way.
 */
export function kernelSort<T>(items: readonly T[], compare: (a: T, b: T) => number): T[] {
  const heap = [...items];
  for (let root = (heap.length >> 1) - 1; root >= 0; root--) siftDown(heap, root, heap.length, compare);
  for (let end = heap.length - 1; end > 0; end--) {
    [heap[0], heap[end]] = [heap[end] as T, heap[0] as T];
    siftDown(heap, 0, end, compare);
  }
  return heap;
}

/** Walks from `root` down the larger children to a leaf (the left one on a tie), then back up to where its item belongs. */
function siftDown<T>(heap: T[], root: number, end: number, compare: (a: T, b: T) => number): void {
  const item = heap[root] as T;
  let at = root;
  let child = 2 * at + 1;
  while (child + 1 < end) {
    at = compare(heap[child] as T, heap[child + 1] as T) >= 0 ? child : child + 1;
    child = 2 * at + 1;
  }
  if (child + 1 === end) at = child;
  while (at !== root && compare(item, heap[at] as T) >= 0) at = (at - 1) >> 1;
  for (let moved = item; ; at = (at - 1) >> 1) {
    const next = heap[at] as T;
    heap[at] = moved;
    if (at === root) return;
    moved = next;
  }
}
