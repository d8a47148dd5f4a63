/** The array of CMA areas and its slots. Mirrors cma_init_reserved_mem() and cma_new_area() in mm/cma.c. */
import type { Bytes, PhysAddr } from '../lib/units';

/** CMA_MAX_NAME is 64 with the NUL: longer names are cut, the heap's with them. */
const MAX_NAME = 63;

export type AreaRecord = {
  readonly name: string;
  readonly base: PhysAddr;
  readonly size: Bytes;
  /** Node path; undefined for the built-in area. */
  readonly path: string | undefined;
  /** An area of a NUMA node is never handed to the heaps. */
  readonly hasHeap: boolean;
};

/** Mutable: areas are only ever added, in the order in which the kernel makes them. */
export class CmaAreas {
  readonly list: AreaRecord[] = [];
  /** Index of dma_contiguous_default_area. */
  defaultArea: number | undefined;

  constructor(readonly slots: number) {}

  get full(): boolean {
    return this.list.length >= this.slots;
  }

  /** Returns the index of the new area. */
  add(area: AreaRecord): number {
    this.list.push({ ...area, name: area.name.slice(0, MAX_NAME) });
    return this.list.length - 1;
  }
}
