/** What the two lists of the heaps panel say: what stands under /dev/dma_heap, and what does not and why. */
import type { Fate, Machine, MemoryKind } from '../../kernel/machine';
import type { Frame } from '../../scenario/run';
import { BUILT_IN_AREA } from '../../state/view-store';

export type HeapRow = {
  readonly name: string;
  readonly kind: MemoryKind | 'free';
  /** Bytes; undefined for the system heap, which takes any free page. */
  readonly size: bigint | undefined;
  readonly usedPages: number;
  readonly largestRunPages: number | undefined;
  /** Index into `Machine.areas`. */
  readonly area: number | undefined;
  readonly selection: string;
};

export type NotHeapRow = {
  readonly name: string;
  readonly kind: MemoryKind;
  readonly reason: string;
  readonly selection: string;
};

/** Heaps in order of registration; several names of one area are several rows, as they are several nodes. */
export function heapRows(machine: Machine, frame: Frame | undefined): HeapRow[] {
  return machine.heaps.map((heap) => {
    if (heap.kind === 'system') return { ...SYSTEM_HEAP, name: heap.name };
    const area = machine.areas[heap.area];
    const use = frame?.areas.find((one) => one.area === heap.area);
    return {
      name: heap.name,
      kind: 'cma',
      size: BigInt(area?.pages ?? 0) * BigInt(machine.pageSize),
      usedPages: use?.used ?? 0,
      largestRunPages: use?.largestFree,
      area: heap.area,
      selection: area?.path ?? BUILT_IN_AREA,
    };
  });
}

const SYSTEM_HEAP = {
  kind: 'free',
  size: undefined,
  usedPages: 0,
  largestRunPages: undefined,
  area: undefined,
  selection: '',
} as const;

/** Everything reserved that nobody can open under /dev/dma_heap, with the first condition that fails. */
export function notHeapRows(machine: Machine): NotHeapRow[] {
  return machine.fates
    .filter((fate) => fate.heaps.length === 0)
    .map((fate) => ({
      name: fate.name,
      kind: fate.kind,
      reason: firstReason(fate),
      selection: fate.path ?? BUILT_IN_AREA,
    }));
}

export const firstReason = (fate: Fate): string => fate.conditions.find((one) => !one.holds)?.sentence ?? fate.sentence;

/** The list as plain text, one heap a line, for the copy button. */
export function heapListText(machine: Machine, sizeOf: (bytes: bigint) => string): string {
  return heapRows(machine, undefined)
    .map((row) => `/dev/dma_heap/${row.name}${row.size === undefined ? '' : ` ${sizeOf(row.size)}`}`)
    .join('\n');
}
