/** Dynamic regions: __reserved_mem_alloc_size() in drivers/of/of_reserved_mem.c. */
import { cellsOf, findProperty, readNumber, type DtNode } from '../../dts/tree';
import { U64_MAX, type Bytes, type PhysAddr } from '../../lib/units';
import type { BootContext } from '../boot-context';
import { configOn, hasDmaCma } from '../kconfig';
import { ANYWHERE, type Direction, type Placement, type PlacementTry, type Search } from '../memblock';
import type { RootCells } from '../memory-nodes';
import { isCmaNode, pairs, type Child, type RegEntry } from './child';
import { isSkippedDefault, skipDefault } from './static';
import type { TableEntry } from './table';

type Block = { readonly base: PhysAddr; readonly size: Bytes };
type Window = { readonly start: PhysAddr; readonly end: PhysAddr };

/** Finds and reserves a place. Undefined when the child is dropped; the event says why. */
export function allocateDynamic(context: BootContext, child: Child, saved: readonly TableEntry[]): Block | undefined {
  const size = readSize(context, child);
  if (size === undefined) return undefined;
  const align = readAlignment(context, child);
  if (align === undefined) return undefined;
  if (isSkippedDefault(context, child)) {
    skipDefault(context, child, 0);
    return undefined;
  }
  const windows = readWindows(context, child);
  return windows && place(context, child, { size, align, windows, saved });
}

function readSize(context: BootContext, child: Child): Bytes | undefined {
  const value = findProperty(child.node, 'size')?.value;
  return value && readCells(context, child, 'size', value, context.cells.size);
}

/** The number that fills a property; undefined where it has another length, which drops the child. */
function readCells(
  { emit }: BootContext,
  node: Child,
  property: 'size' | 'alignment',
  value: Uint8Array,
  cells: number,
): bigint | undefined {
  const { length } = value;
  if (length === 4 * cells) return readNumber(cellsOf(value), 0, cells);
  emit({ kind: 'property-invalid', node, property, length, entry: 4 * cells, effect: 'dropped' });
  return undefined;
}

/** The kernel measures `alignment` by the root's #address-cells, and does not ask for a power of two. */
function readAlignment(context: BootContext, child: Child): Bytes | undefined {
  const { cells, behaviour, profile, minAlignment } = context;
  const value = findProperty(child.node, 'alignment')?.value;
  const asked = value ? readCells(context, child, 'alignment', value, cells.address) : 0n;
  if (asked === undefined) return undefined;
  const isCma =
    isCmaNode(child) &&
    (behaviour.dynamicCmaNeeds === 'CMA' ? configOn(profile.config, 'CMA') : hasDmaCma(profile.config));
  return isCma && asked < minAlignment ? minAlignment : asked;
}

/** The windows of `alloc-ranges`; [undefined] for "anywhere"; undefined when the child is dropped. */
function readWindows({ cells, behaviour, emit }: BootContext, child: Child): (Window | undefined)[] | undefined {
  const value = findProperty(child.node, 'alloc-ranges')?.value;
  if (!value) return [undefined];
  const windows = allocRanges(child.node, cells);
  if (windows) return windows.map(({ base, size }) => ({ start: base, end: (base + size) & U64_MAX }));
  const dropped = behaviour.badAllocRanges === 'skip';
  emit({
    kind: 'property-invalid',
    node: child,
    property: 'alloc-ranges',
    length: value.length,
    entry: 4 * (cells.address + cells.size),
    effect: dropped ? 'dropped' : 'ignored',
  });
  return dropped ? undefined : [undefined];
}

/** Undefined where there is no `alloc-ranges`, or its length is not of whole entries. */
export function allocRanges(node: DtNode, cells: RootCells): RegEntry[] | undefined {
  const value = findProperty(node, 'alloc-ranges')?.value;
  const entry = 4 * (cells.address + cells.size);
  return value && value.length % entry === 0 ? pairs(cellsOf(value), cells) : undefined;
}

type Wish = {
  readonly size: Bytes;
  readonly align: Bytes;
  readonly windows: readonly (Window | undefined)[];
  readonly saved: readonly TableEntry[];
};

function place(context: BootContext, child: Child, { size, align, windows, saved }: Wish): Block | undefined {
  const { memblock, emit } = context;
  const tries: PlacementTry[] = [];
  const searches: Search[] = [];
  for (const window of windows) {
    const direction = window ? directionIn(context, window, saved) : 'top-down';
    const range = { start: window?.start ?? 0n, end: window?.end ?? ANYWHERE, direction } as const;
    const placement: Placement = memblock.allocate({ size, align, ...range });
    const { base } = placement;
    tries.push(...placement.tries);
    searches.push({ ...range, gaps: placement.tries.length, found: base !== undefined });
    if (base === undefined) continue;
    if (child.nomap) memblock.setNomap(base, size, true);
    emit({ kind: 'placed', node: child, base, size, align, direction, window, tries, searches });
    return { base, size };
  }
  emit({ kind: 'placement-failed', node: child, size, align, tries, searches });
  return undefined;
}

/** A window that begins at an earlier region is filled from below, so that the two stay together. */
function directionIn({ behaviour }: BootContext, window: Window, saved: readonly TableEntry[]): Direction {
  if (behaviour.directionHint === 'none') return 'top-down';
  const touches = (at: PhysAddr) => saved.some((r) => r.size !== 0n && r.base <= at && at <= r.base + r.size);
  return touches(window.start) && !touches(window.end) ? 'bottom-up' : 'top-down';
}
