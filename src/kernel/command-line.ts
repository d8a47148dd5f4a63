/** The early parameters that decide memory: `cma=` (kernel/dma/contiguous.c) and `mem=` (arch/arm64/mm/init.c). */
import { U64_MAX, type Bytes, type PhysAddr } from '../lib/units';

/** early_cma(): `size[@base[-limit]]`. Without `-limit` the area must lie exactly at `base`. All modulo 2^64. */
export type CmaParameter = { readonly size: Bytes; readonly base: PhysAddr; readonly limit: PhysAddr };

export type BootParameters = {
  /** Undefined without `cma=`. A later one replaces the size of an earlier one, base and limit only where it names them. */
  readonly cma: CmaParameter | undefined;
  /** How often `cma` stands without a value: each time an error is printed, nothing is set. */
  readonly emptyCma: number;
  /** The last `mem=`, rounded down to pages. */
  readonly mem: Bytes | undefined;
  /** `numa_cma=node:size[,node:size…]`. */
  readonly numaCma: ReadonlyMap<number, Bytes>;
  /** `cma_pernuma=size`. */
  readonly perNuma: Bytes;
};

/** @param hasDmaCma CONFIG_DMA_CMA: without it nobody listens to `cma=` and the parameters of NUMA nodes. */
export function parseCommandLine(cmdline: string, pageSize: number, hasDmaCma = true): BootParameters {
  let cma: CmaParameter = NO_CMA;
  let mem = 0n;
  let emptyCma = 0;
  const numaCma = new Map<number, Bytes>();
  let perNuma = 0n;
  for (const word of words(cmdline)) {
    if (word === '--') break;
    const [name, value] = splitOnce(word, '=');
    if (value === undefined) emptyCma += name === 'cma' ? 1 : 0;
    else if (isParameter(name, 'mem')) mem = memparse(value).value & ~BigInt(pageSize - 1);
    else if (isParameter(name, 'cma')) cma = parseCma(value, cma);
    else if (isParameter(name, 'numa_cma')) parseNumaCma(value, numaCma);
    else if (isParameter(name, 'cma_pernuma')) perNuma = memparse(value).value;
  }
  const common = { mem: mem === 0n ? undefined : mem };
  if (!hasDmaCma) return { ...common, cma: undefined, emptyCma: 0, numaCma: new Map(), perNuma: 0n };
  return { ...common, cma: cma.size === U64_MAX ? undefined : cma, emptyCma, numaCma, perNuma };
}

/** size_cmdline is -1 until it is set, and to be set to that is not to be set. */
const NO_CMA: CmaParameter = { size: U64_MAX, base: 0n, limit: 0n };

/** parameq(): dashes and underscores of a name are the same. */
const isParameter = (name: string, wanted: string): boolean => name.replaceAll('-', '_') === wanted;

/** Words are separated by blanks outside double quotes; quotes around a value go (lib/cmdline.c next_arg()). */
function words(cmdline: string): string[] {
  return (cmdline.match(/(?:[^\s"]|"[^"]*"?)+/g) ?? []).map((word) => word.replaceAll('"', ''));
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function parseCma(text: string, before: CmaParameter): CmaParameter {
  const size = memparse(text);
  if (size.rest[0] !== '@') return { ...before, size: size.value };
  const base = memparse(size.rest.slice(1));
  const limit = base.rest[0] === '-' ? memparse(base.rest.slice(1)).value : (base.value + size.value) & U64_MAX;
  return { size: size.value, base: base.value, limit };
}

/** MAX_NUMNODES with the usual CONFIG_NODES_SHIFT=4. */
const MAX_NUMA_NODES = 16;

/** early_numa_cma(): reading stops at the first entry that is not `node:size`; what was read before it counts. */
function parseNumaCma(text: string, sizes: Map<number, Bytes>): void {
  let rest = text;
  for (;;) {
    const match = /^(\d+):(.*)$/.exec(rest);
    const node = Number(match?.[1] ?? MAX_NUMA_NODES);
    if (node >= MAX_NUMA_NODES) return;
    const size = memparse(match?.[2] ?? '');
    sizes.set(node, size.value);
    if (size.rest[0] !== ',') return;
    rest = size.rest.slice(1);
  }
}

const SHIFTS: Readonly<Record<string, bigint>> = { k: 10n, m: 20n, g: 30n, t: 40n, p: 50n, e: 60n };

/**
 * memparse() of lib/cmdline.c: a C number (0x, leading 0 octal, decimal) with at most one suffix K M G T P E.
 * Text that is no number counts as 0, a suffix behind it as read. Wraps at 64 bits.
 */
export function memparse(text: string): { readonly value: bigint; readonly rest: string } {
  const digits = /^(?:0[xX][0-9a-fA-F]+|0[0-7]*|[1-9][0-9]*)/.exec(text)?.[0] ?? '';
  const octal = /^0[0-7]+$/.test(digits);
  const value = digits === '' ? 0n : BigInt(octal ? `0o${digits.slice(1)}` : digits);
  const rest = text.slice(digits.length);
  const shift = SHIFTS[rest[0]?.toLowerCase() ?? ''];
  return shift === undefined
    ? { value: value & U64_MAX, rest }
    : { value: (value << shift) & U64_MAX, rest: rest.slice(1) };
}
