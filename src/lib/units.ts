/** Units are types. Addresses and byte counts are 64-bit and so bigint; page counts stay below 2^53 and are numbers. */

/** A physical address in bytes, 0 to 2^64 - 1. */
export type PhysAddr = bigint;
/** A count of bytes. */
export type Bytes = bigint;
/** A page frame number: physical address / page size. */
export type Pfn = number;
/** A count of pages. */
export type Pages = number;

/** Half-open `[base, base + size)`. */
export type MemoryRange = { readonly base: PhysAddr; readonly size: Bytes };

export const KIB = 1024n;
export const MIB = 1024n * KIB;
export const GIB = 1024n * MIB;
/** All addresses are kept modulo 2^64, as `phys_addr_t` on 64-bit kernels. */
export const U64_MAX = (1n << 64n) - 1n;

export const rangeEnd = (range: MemoryRange): PhysAddr => range.base + range.size;

export const overlaps = (a: MemoryRange, b: MemoryRange): boolean => a.base < rangeEnd(b) && b.base < rangeEnd(a);

/** Rounds down to a multiple of `align`, a power of two, by mask as the kernel does. */
export const alignDown = (value: bigint, align: bigint): bigint => value & ~(align - 1n) & U64_MAX;

/** Rounds up to a multiple of `align`, a power of two, by mask as the kernel's ALIGN() does. Wraps at 2^64. */
export const alignUp = (value: bigint, align: bigint): bigint => alignDown(value + align - 1n, align);
