/** Everything that decides a boot besides the tree, resolved: addresses are numbers, nothing is left to guess. */
import type { MemoryRange, Pages } from '../lib/units';

export type Arch = 'arm64' | 'arm32' | 'riscv64';
export type PageSize = 4096 | 16384 | 65536;

/** Kconfig symbols without `CONFIG_`, with the values of a `.config`: `y`, `n`, `m` or a number. */
export type KernelConfig = Readonly<Record<string, string | number>>;

/** A range that boot loader or kernel hold before /reserved-memory is read: `dtb`, `initrd`, `kernel image`. */
export type HeldRange = MemoryRange & { readonly what: string };

/** `what` of a range that the kernel took for itself after the early scan. */
export const KERNEL_EARLY = 'kernel, early';

/** Pages of one area that drivers hold when the workload starts: `[first page, count]`, relative to the area's base. */
export type InitialUse = { readonly area: string; readonly runs: readonly (readonly [Pages, Pages])[] };

/**
 * What the kernel takes from memblock for itself between the early scan of /reserved-memory and the default area:
 * either the ranges of a capture, or sizes that are placed top-down as the kernel would.
 */
export type KernelEarly =
  | { readonly kind: 'ranges'; readonly ranges: readonly MemoryRange[] }
  | { readonly kind: 'sizes'; readonly sizes: readonly bigint[] };

export type BootProfile = {
  /** As uname has it, `7.3.4`, or the series alone, `7.3`. */
  readonly version: string;
  readonly arch: Arch;
  readonly pageSize: PageSize;
  readonly config: KernelConfig;
  readonly cmdline: string;
  /** Replaces the memory nodes of the tree. */
  readonly ram: readonly MemoryRange[] | undefined;
  readonly preReserved: readonly HeldRange[];
  readonly kernelEarly: KernelEarly;
  readonly initialUse: readonly InitialUse[];
};
