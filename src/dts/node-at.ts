/** Which node a position of a file belongs to. An index per tree, made at the first question, answers in log time. */
import { allNodes, type DeviceTree, type DtNode } from './tree';

type Body = { readonly start: number; readonly end: number; readonly node: DtNode; outer: Body | undefined };

const indexes = new WeakMap<DeviceTree, Map<string, Body[]>>();

/** The innermost node whose body (labels and name included) holds `offset`; a position right after it counts. */
export function nodeAt(tree: DeviceTree, file: string, offset: number): DtNode | undefined {
  return bodyAt(tree, file, offset)?.node;
}

/** The same with the body it was found in. */
export function bodyAt(tree: DeviceTree, file: string, offset: number): Omit<Body, 'outer'> | undefined {
  const bodies = indexOf(tree).get(file) ?? [];
  let low = 0;
  let high = bodies.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bodies[middle] as Body).start <= offset) low = middle + 1;
    else high = middle;
  }
  let body = bodies[low - 1];
  while (body && body.end < offset) body = body.outer;
  return body;
}

function indexOf(tree: DeviceTree): Map<string, Body[]> {
  const known = indexes.get(tree);
  if (known) return known;
  const index = new Map<string, Body[]>();
  for (const node of allNodes(tree.root)) {
    for (const { file, start, end } of node.origins) {
      const bodies = index.get(file);
      const body = { start, end, node, outer: undefined };
      if (bodies) bodies.push(body);
      else index.set(file, [body]);
    }
  }
  for (const bodies of index.values()) nest(bodies);
  indexes.set(tree, index);
  return index;
}

function nest(bodies: Body[]): void {
  bodies.sort((a, b) => a.start - b.start || b.end - a.end);
  let outer: Body | undefined;
  for (const body of bodies) {
    while (outer && outer.end <= body.start) outer = outer.outer;
    body.outer = outer;
    outer = body;
  }
}
