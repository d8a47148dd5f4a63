/**
 * The passes over /reserved-memory: fdt_scan_reserved_mem(), fdt_scan_reserved_mem_late() and what stands between them
 * (drivers/of/of_reserved_mem.c; before 6.12 all of it in drivers/of/fdt.c in one go).
 */
import { cellsOf, findProperty, type DeviceTree, type DtNode } from '../../dts/tree';
import type { BootContext } from '../boot-context';
import type { NodeEvent, ParentFault } from '../events';
import { isAvailable, rootCells, statusOf } from '../memory-nodes';
import { childOf, regOf, type Child, type RegEntry } from './child';
import { allocateDynamic } from './dynamic';
import { initialiseRegion } from './initialise';
import { checkForOverlap } from './overlap';
import { reserveReg } from './static';
import { MAX_RESERVED_REGIONS, sortTable, type TableEntry } from './table';

/**
 * Everything that happens to /reserved-memory and `/memreserve/`, in the order of the version.
 * `betweenPasses` is called when the early pass is over.
 */
export function bootReservedMemory(context: BootContext, betweenPasses: () => void): void {
  if (context.behaviour.memreserve === 'first') reserveMemreserve(context);
  const parent = findParent(context.tree.root);
  const fault = parent && parentFault(context, parent);
  if (!parent) context.emit({ kind: 'parent-missing' });
  else if (fault) refuseParent(context, parent, fault);
  else scanChildren(context, parent, betweenPasses);
  if (parent && !fault) return;
  lateMemreserve(context);
  betweenPasses();
}

function refuseParent({ behaviour, emit }: BootContext, parent: DtNode, fault: ParentFault): void {
  emit({ kind: 'parent-unsupported', fault, path: parent.path, pass: 'early' });
  if (behaviour.passes === 2) emit({ kind: 'parent-unsupported', fault, path: parent.path, pass: 'late' });
}

/** fdt_path_offset() also takes a name with a unit address. */
export const findParent = (root: DtNode): DtNode | undefined =>
  root.children.find((c) => c.name === 'reserved-memory' || c.name.startsWith('reserved-memory@'));

/** The ranges that enabled children name in `reg`, as written: for guesses about what a boot loader avoids. */
export function staticReservations(tree: DeviceTree): RegEntry[] {
  const children = findParent(tree.root)?.children ?? [];
  const cells = rootCells(tree);
  return children.filter(isAvailable).flatMap((node) => regOf(childOf(node), cells)?.entries ?? []);
}

/** __reserved_mem_check_root(). */
function parentFault({ cells }: BootContext, parent: DtNode): ParentFault | undefined {
  const size = findProperty(parent, '#size-cells')?.value;
  const address = findProperty(parent, '#address-cells')?.value;
  if (!size || !address) return 'no-cells';
  if (cellsOf(size)[0] !== cells.size || cellsOf(address)[0] !== cells.address) return 'other-cells';
  return findProperty(parent, 'ranges') ? undefined : 'no-ranges';
}

function reserveMemreserve({ tree, memblock, emit }: BootContext): void {
  for (const { address, size } of tree.memreserve) {
    if (size === 0n) return;
    memblock.reserve(address, size);
    emit({ kind: 'held', base: address, size, what: '/memreserve/' });
  }
}

const lateMemreserve = (context: BootContext): void => {
  if (context.behaviour.memreserve !== 'first') reserveMemreserve(context);
};

function scanChildren(context: BootContext, parent: DtNode, betweenPasses: () => void): void {
  const sorted = context.behaviour.initialises === 'sorted-table';
  const scanned: Scanned[] = [];
  let counted = 0;
  for (const node of parent.children) {
    if (!available(context, node)) continue;
    const one = scanChild(context, node, scanned.length);
    scanned.push(one);
    const counts = one.dynamic || (sorted && one.entry);
    if (counts && ++counted > MAX_RESERVED_REGIONS) tooMany(context, one.child);
  }
  if (sorted) {
    bootFromSortedTable(context, scanned);
    betweenPasses();
  } else bootDynamicThenStatic(context, scanned, betweenPasses);
}

function available({ emit }: BootContext, node: DtNode): boolean {
  if (isAvailable(node)) return true;
  emit({ kind: 'unavailable', node: { path: node.path, name: node.name }, status: statusOf(node) });
  return false;
}

type Scanned = {
  readonly child: Child;
  readonly entry?: TableEntry | undefined;
  readonly dynamic: boolean;
  /** What the late pass says about it once more. */
  readonly again?: NodeEvent | undefined;
};

/** The early pass over one child: static ones are reserved, dynamic ones put aside. */
function scanChild(context: BootContext, node: DtNode, order: number): Scanned {
  const child = childOf(node);
  const hasReg = findProperty(node, 'reg') !== undefined;
  context.emit({ kind: 'considered', node: child, placement: hasReg ? 'static' : 'dynamic' });
  const reg = reserveReg(context, child);
  if (reg.kind === 'absent') {
    if (!child.hasSize) context.emit({ kind: 'without-place', node: child });
    return { child, dynamic: child.hasSize };
  }
  if (reg.kind === 'refused') return { child, dynamic: false, again: reg.again };
  return { child, entry: reg.first && { child, ...reg.first, order }, dynamic: false };
}

/** 6.12 and later: dynamic regions are placed and initialised at once, static ones when the tree is unflattened. */
function bootDynamicThenStatic(context: BootContext, scanned: readonly Scanned[], betweenPasses: () => void): void {
  const table: TableEntry[] = [];
  placeDynamic(
    context,
    scanned.filter((s) => s.dynamic).map((s) => s.child),
    table,
  );
  lateMemreserve(context);
  betweenPasses();
  for (const { child, entry, again } of scanned) {
    const { behaviour, cells, emit } = context;
    if (again) emit(again);
    if (!entry) continue;
    if (behaviour.severalRegEntries === 'keep-first-warn')
      warnSeveral(context, child, 4 * (cells.address + cells.size));
    if (entry.size === 0n) continue;
    const stays = initialiseRegion(context, child, { base: entry.base, size: entry.size });
    if (stays || behaviour.keepsFailedRegions) table.push({ ...entry, order: table.length });
  }
  checkForOverlap(context, table);
}

function warnSeveral({ emit }: BootContext, child: Child, entry: number): void {
  const entries = (findProperty(child.node, 'reg')?.value.length ?? 0) / entry;
  if (entries > 1) emit({ kind: 'reg-several', node: child, entries, effect: 'first-kept', message: 'ignores' });
}

function placeDynamic(context: BootContext, children: readonly Child[], table: TableEntry[]): void {
  const { behaviour } = context;
  for (const child of children.slice(0, MAX_RESERVED_REGIONS)) {
    const block = allocateDynamic(context, child, table);
    if (!block) continue;
    // The region is saved before it is initialised, and taken out again where a version forgets failed ones.
    table.push({ child, ...block, order: table.length });
    if (!initialiseRegion(context, child, block) && !behaviour.keepsFailedRegions) table.pop();
  }
}

/** Found while the children are gathered, before the first of them is placed. */
function tooMany({ behaviour, emit }: BootContext, child: Child): void {
  const fatal = behaviour.regionLimit === '65th-dynamic-panics';
  const message = behaviour.regionLimit === '64-dynamic' ? 'too-many-dynamic' : 'not-enough-space';
  emit({ kind: 'too-many-regions', node: child, limit: MAX_RESERVED_REGIONS, message, fatal });
}

/** Up to 6.6: one table, static entries with their base and dynamic ones as zeros, sorted, then worked through. */
function bootFromSortedTable(context: BootContext, scanned: readonly Scanned[]): void {
  const { behaviour } = context;
  if (behaviour.memreserve === 'after-static') reserveMemreserve(context);
  const saved = scanned
    .flatMap(({ child, entry, dynamic }, order): TableEntry[] =>
      entry ? [entry] : dynamic ? [{ child, base: 0n, size: 0n, order }] : [],
    )
    .slice(0, MAX_RESERVED_REGIONS);
  checkForOverlap(context, saved);
  const table = saved.length < 2 ? saved : sortTable(saved, behaviour);
  table.forEach((entry, i) => {
    const block = entry.size === 0n ? allocateDynamic(context, entry.child, table) : entry;
    if (!block) return;
    table[i] = { ...entry, base: block.base, size: block.size };
    initialiseRegion(context, entry.child, { base: block.base, size: block.size });
  });
}
