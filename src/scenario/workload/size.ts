/** Sizes as they are written in a workload: bytes, binary units, pages, or frames of a picture. */
import { U64_MAX } from '../../lib/units';
import { frameBytes, pixelFormat, tightStride, type PixelFormat } from './pixel-formats';

/** Largest width and height of a picture; V4L2 and DRM drivers stop far below. */
export const MAX_DIMENSION = 65_536;
/** Largest number of frames in one buffer. */
export const MAX_FRAMES = 65_536;
/** Largest stride in bytes. */
export const MAX_STRIDE = 16 * MAX_DIMENSION;

export type SizeFaultCode = 'workload-size' | 'workload-format' | 'workload-stride' | 'workload-extra';

/** `word` is the index of the offending word within the size, 0 for its first. */
export type SizeFault = {
  readonly ok: false;
  readonly code: SizeFaultCode;
  readonly message: string;
  readonly word: number;
};
export type SizeResult = { readonly ok: true; readonly bytes: bigint; readonly words: number } | SizeFault;

const UNITS: Readonly<Record<string, bigint>> = { '': 0n, k: 10n, m: 20n, g: 30n, t: 40n };

const fault = (word: number, message: string, code: SizeFaultCode = 'workload-size'): SizeFault => ({
  ok: false,
  code,
  message,
  word,
});

/**
 * A count of bytes as one word: decimal or `0x` hex, or decimal with a binary unit (`K` and `KiB` both mean 1024, in
 * upper or lower case). Undefined for anything else, and for more than 2^64 - 1.
 */
export function parseByteSize(word: string): bigint | undefined {
  if (/^0x[0-9a-f]{1,16}$/i.test(word)) return BigInt(word);
  const match = /^(\d{1,20})(?:([kmgt])(?:ib)?)?$/i.exec(word);
  if (!match) return undefined;
  const bytes = BigInt(match[1] as string) << (UNITS[(match[2] ?? '').toLowerCase()] as bigint);
  return bytes <= U64_MAX ? bytes : undefined;
}

/**
 * The size that starts at the first of `words`, which must not be empty; `pageSize` is in bytes. `words` of the
 * result is how many were used.
 */
export function parseSize(words: readonly string[], pageSize: number): SizeResult {
  const first = words[0] as string;
  const bytes = parseByteSize(first);
  if (bytes !== undefined) return { ok: true, bytes, words: 1 };
  const pages = /^(\d{1,20})p$/i.exec(first);
  if (pages) return wholeSize(BigInt(pages[1] as string) * BigInt(pageSize), 1, first);
  const dimensions = /^([1-9]\d{0,19})x(\d{1,20})$/i.exec(first);
  if (dimensions) return parsePicture(words, Number(dimensions[1]), Number(dimensions[2]));
  return fault(0, sizeAdvice(first));
}

function sizeAdvice(word: string): string {
  const decimal = /^(\d+(?:\.\d+)?)([kmgt])b$/i.exec(word);
  if (decimal) {
    const unit = (decimal[2] as string).toUpperCase();
    return `${word} can mean two things; write ${decimal[1] as string}${unit}iB`;
  }
  if (/^\d+\.\d+/.test(word)) return `${word} is not a whole number; write bytes, pages (2025p) or a smaller unit`;
  if (/^(?:0x[0-9a-f]+|\d+[kmgt]?(?:ib)?p?)$/i.test(word)) return `${word} is more than 64 bits hold`;
  return `${word} is not a size; write 8MiB, 0x200000, 4096, 2025p or 1920x1080 nv12`;
}

const wholeSize = (bytes: bigint, words: number, written: string): SizeResult =>
  bytes <= U64_MAX ? { ok: true, bytes, words } : fault(0, `${written} is more than 64 bits hold`);

function parsePicture(words: readonly string[], width: number, height: number): SizeResult {
  if (![width, height].every((n) => n >= 1 && n <= MAX_DIMENSION)) {
    return fault(0, `width and height must be from 1 to ${MAX_DIMENSION}`);
  }
  const name = words[1];
  if (name === undefined) return fault(0, `a pixel format must follow ${words[0] as string}, for example nv12`);
  const format = pixelFormat(name);
  if (!format) return fault(1, `${name} is not a known pixel format`, 'workload-format');
  const options = parseOptions(words, format, width);
  if (!options.ok) return options;
  const bytes = frameBytes(format, width, height, options.stride) * BigInt(options.frames ?? 1);
  return wholeSize(bytes, options.words, words.slice(0, options.words).join(' '));
}

type Options = { readonly ok: true; frames?: number; stride?: number; words: number };

/** `xN` and `stride=N`, in any order, each once. Stops at the first word that is neither. */
function parseOptions(words: readonly string[], format: PixelFormat, width: number): Options | SizeFault {
  const options: Options = { ok: true, words: 2 };
  for (; options.words < words.length; options.words++) {
    const word = words[options.words] as string;
    const match = /^(x|stride=)(.*)$/i.exec(word);
    if (!match) break;
    const key = (match[1] as string).length > 1 ? 'stride' : 'frames';
    if (options[key] !== undefined) return fault(options.words, `${word} is given twice`, 'workload-extra');
    const value = Number(/^\d{1,9}$/.test(match[2] as string) ? match[2] : NaN);
    const trouble = key === 'stride' ? strideTrouble(value, tightStride(format, width)) : framesTrouble(value);
    if (trouble) return fault(options.words, trouble, key === 'stride' ? 'workload-stride' : 'workload-size');
    options[key] = value;
  }
  return options;
}

const framesTrouble = (value: number): string | undefined =>
  value >= 1 && value <= MAX_FRAMES ? undefined : `the number of frames must be from 1 to ${MAX_FRAMES}: x4`;

function strideTrouble(value: number, tight: number): string | undefined {
  if (value >= tight && value <= MAX_STRIDE) return undefined;
  return `the stride must be bytes, from ${tight} (a line without padding) to ${MAX_STRIDE}`;
}
