/**
 * What differs between architectures apart from the kernel version. Only arm64 was captured;
 * the others are inferred from source (kernel-semantics 1.1, 1.2, 3.4 and 4).
 */
import { GIB, MIB, U64_MAX, type PhysAddr } from '../lib/units';
import { configOn } from './kconfig';
import type { BootProfile } from './profile';

/** Lowmem of a 3G/1G split with the usual 240 MiB of vmalloc space. */
const ARM32_LOWMEM = 760n * MIB;

/** Width of phys_addr_t. */
export const physAddrBits = ({ arch, config }: BootProfile): 32 | 64 =>
  arch === 'arm32' && !configOn(config, 'ARM_LPAE') ? 32 : 64;

/** The highest address that memory can have. */
export const maxAddress = (profile: BootProfile): PhysAddr => (physAddrBits(profile) === 32 ? 4n * GIB - 1n : U64_MAX);

/** Where highmem begins; undefined where all RAM is mapped for good. */
export const highmemStart = (profile: BootProfile, startOfDram: PhysAddr): PhysAddr | undefined =>
  profile.arch === 'arm32' ? startOfDram + ARM32_LOWMEM : undefined;

/** riscv64 reserves the blob after /reserved-memory was scanned, so a dynamic region could land on it. */
export const reservesDtbLate = ({ arch }: BootProfile): boolean => arch === 'riscv64';
