/** The early parameters that decide memory: `cma=` (kernel/dma/contiguous.c) and `mem=` (arch/arm64/mm/init.c). */
import { U64_MAX, type Bytes, type PhysAddr } from '../lib/units';

/** early_cma(): `size[@base[-limit]]`. Without `-limit` the area must lie exactly at `base`. */
export type CmaParameter = { readonly size: Bytes; readonly base: PhysAddr; readonly limit: PhysAddr };

export type BootParameters = {
  /** The last `cma=`; undefined when there is none. */
  readonly cma: CmaParameter | undefined;
  /** `cma` without a value: an error is printed, nothing is set. */
  readonly emptyCma: boolean;
  /** The last `mem=`, rounded down to pages. */
  readonly mem: Bytes | undefined;
  /** `numa_cma=node:size[,node:size…]`. */
  readonly numaCma: ReadonlyMap<number, Bytes>;
  /** `cma_pernuma=size`. */
  readonly perNuma: Bytes;
};

export function parseCommandLine(cmdline: string, pageSize: number): BootParameters {
  let cma: CmaParameter | undefined;
  let mem: Bytes | undefined;
  let emptyCma = false;
  let numaCma = new Map<number, Bytes>();
  let perNuma = 0n;
  for (const word of words(cmdline)) {
    if (word === '--') break;
    const [name, value] = splitOnce(word, '=');
    if (name === 'cma' && value === undefined) emptyCma = true;
    else if (name === 'cma' && value !== undefined) cma = parseCma(value);
    else if (name === 'numa_cma' && value) numaCma = parseNumaCma(value);
    else if (name === 'cma_pernuma' && value) perNuma = memparse(value).value;
    else if (name === 'mem' && value) mem = memparse(value).value & ~BigInt(pageSize - 1);
  }
  return { cma, emptyCma, mem: mem === 0n ? undefined : mem, numaCma, perNuma };
}

/** Words are separated by blanks outside double quotes; quotes around a value go (lib/cmdline.c next_arg()). */
function words(cmdline: string): string[] {
  return (cmdline.match(/(?:[^\s"]|"[^"]*"?)+/g) ?? []).map((word) => word.replaceAll('"', ''));
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function parseCma(text: string): CmaParameter {
  const size = memparse(text);
  if (size.rest[0] !== '@') return { size: size.value, base: 0n, limit: 0n };
  const base = memparse(size.rest.slice(1));
  if (base.rest[0] !== '-') return { size: size.value, base: base.value, limit: base.value + size.value };
  return { size: size.value, base: base.value, limit: memparse(base.rest.slice(1)).value };
}

/** early_numa_cma(): reading stops at the first entry that is not `node:size`. */
function parseNumaCma(text: string): Map<number, Bytes> {
  const sizes = new Map<number, Bytes>();
  for (const entry of text.split(',')) {
    const match = /^(\d+):(.*)$/.exec(entry);
    if (!match) break;
    sizes.set(Number(match[1]), memparse(match[2] as string).value);
  }
  return sizes;
}

const SHIFTS: Readonly<Record<string, bigint>> = { k: 10n, m: 20n, g: 30n, t: 40n, p: 50n, e: 60n };

/**
 * memparse() of lib/cmdline.c: a C number (0x, leading 0 octal, decimal) with at most one suffix K M G T P E.
 * Text that is no number counts as 0. Wraps at 64 bits.
 */
export function memparse(text: string): { readonly value: bigint; readonly rest: string } {
  const digits = /^(?:0[xX][0-9a-fA-F]+|0[0-7]*|[1-9][0-9]*)/.exec(text)?.[0] ?? '';
  const octal = /^0[0-7]+$/.test(digits);
  const value = digits === '' ? 0n : BigInt(octal ? `0o${digits.slice(1)}` : digits);
  const rest = text.slice(digits.length);
  const shift = digits === '' ? undefined : SHIFTS[rest[0]?.toLowerCase() ?? ''];
  return shift === undefined
    ? { value: value & U64_MAX, rest }
    : { value: (value << shift) & U64_MAX, rest: rest.slice(1) };
}
