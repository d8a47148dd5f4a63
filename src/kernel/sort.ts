/**
 * The kernel's own sort, which is not stable: a bottom-up heap sort. Mirrors what sort() in lib/sort.c leaves of equal
 * entries: up to 6.8 the root is taken off one by one, since 6.9 the two largest are taken off together.
 */
export type HeapSort = 'one-at-a-time' | 'two-at-a-time';

type Compare<T> = (a: T, b: T) => number;

export function kernelSort<T>(items: readonly T[], compare: Compare<T>, how: HeapSort): T[] {
  const heap = [...items];
  const sift = how === 'one-at-a-time' ? leftOnTies(compare) : rightOnTies(compare);
  for (let root = (heap.length >> 1) - 1; root >= 0; root--) siftDown(heap, root, heap.length, compare, sift);
  if (how === 'one-at-a-time') takeOneByOne(heap, compare, sift);
  else takeTwoByTwo(heap, compare, sift);
  return heap;
}

/** Which of two children is gone down to. */
type Larger<T> = (left: T, right: T) => boolean;
const leftOnTies =
  <T>(compare: Compare<T>): Larger<T> =>
  (left, right) =>
    compare(left, right) >= 0;
const rightOnTies =
  <T>(compare: Compare<T>): Larger<T> =>
  (left, right) =>
    compare(left, right) > 0;

function takeOneByOne<T>(heap: T[], compare: Compare<T>, goesLeft: Larger<T>): void {
  for (let end = heap.length - 1; end > 0; end--) {
    swap(heap, 0, end);
    siftDown(heap, 0, end, compare, goesLeft);
  }
}

/** Root and larger child leave together; of the last three, two are put in order by hand. */
function takeTwoByTwo<T>(heap: T[], compare: Compare<T>, goesLeft: Larger<T>): void {
  let end = heap.length;
  while (end > 3) {
    swap(heap, 0, --end);
    const child = goesLeft(heap[1] as T, heap[2] as T) ? 1 : 2;
    swap(heap, child, --end);
    siftDown(heap, child, end, compare, goesLeft);
    siftDown(heap, 0, end, compare, goesLeft);
  }
  if (end < 2) return;
  swap(heap, 0, --end);
  if (end === 2 && compare(heap[0] as T, heap[1] as T) > 0) swap(heap, 0, 1);
}

function swap<T>(heap: T[], a: number, b: number): void {
  [heap[a], heap[b]] = [heap[b] as T, heap[a] as T];
}

/** Walks from `root` down the larger children to a leaf, then back up to where its item belongs. */
function siftDown<T>(heap: T[], root: number, end: number, compare: Compare<T>, goesLeft: Larger<T>): void {
  const item = heap[root] as T;
  let at = root;
  let child = 2 * at + 1;
  while (child + 1 < end) {
    at = goesLeft(heap[child] as T, heap[child + 1] as T) ? child : child + 1;
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
