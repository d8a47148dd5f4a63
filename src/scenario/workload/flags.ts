/** `flags fd=N fd_flags=N heap_flags=N`: fields of struct dma_heap_allocation_data, so that a request can be refused. */
import type { AllocOperation } from '../operation';
import { fault, missing, type Fault } from './diagnostics';
import type { Word } from './lines';

export type Flags = Pick<AllocOperation, 'fdField' | 'fdFlags' | 'heapFlags'>;

const U32_MAX = 0xffff_ffffn;
const U64_MAX = 0xffff_ffff_ffff_ffffn;

/** As in include/uapi/asm-generic/fcntl.h; arm, arm64 and riscv agree on these. */
const OPEN_FLAGS: Readonly<Record<string, bigint>> = {
  O_RDONLY: 0n,
  O_WRONLY: 1n,
  O_RDWR: 2n,
  O_APPEND: 0o2000n,
  O_NONBLOCK: 0o4000n,
  O_CLOEXEC: 0o2000000n,
};

const FIELDS: Readonly<Record<string, { readonly max: bigint; readonly flags: (value: bigint) => Flags }>> = {
  fd: { max: U32_MAX, flags: (value) => ({ fdField: Number(value) }) },
  fd_flags: { max: U32_MAX, flags: (value) => ({ fdFlags: Number(value) }) },
  heap_flags: { max: U64_MAX, flags: (value) => ({ heapFlags: value }) },
};

const ADVICE = 'fd=N, fd_flags=N or heap_flags=N must follow flags; N is a number, or flags such as O_RDWR|O_NONBLOCK';

/** The fields from word `from` on, each once; `next` is the word behind them. */
export function parseFlags(words: readonly Word[], from: number): { flags: Flags; next: number } | Fault {
  let flags: Flags = {};
  let next = from;
  const seen = new Set<string>();
  for (; next < words.length; next++) {
    const word = words[next] as Word;
    const [key, value, more] = word.text.split('=');
    const field = Object.hasOwn(FIELDS, key as string) ? FIELDS[key as string] : undefined;
    if (!field || value === undefined) break;
    if (seen.has(key as string)) return fault('workload-extra', `${key} is given twice`, word);
    seen.add(key as string);
    const number = more === undefined ? flagNumber(value) : undefined;
    if (number === undefined || number > field.max) return fault('workload-flags', ADVICE, word);
    flags = { ...flags, ...field.flags(number) };
  }
  return seen.size > 0 ? { flags, next } : (wrongField(words[next]) ?? missing(words, ADVICE));
}

const wrongField = (word: Word | undefined): Fault | undefined => word && fault('workload-flags', ADVICE, word);

/** Decimal, hex, octal as `0o4000` or as C has it, `04000`, or names of open(2) with `|` between them. */
function flagNumber(text: string): bigint | undefined {
  if (/^(?:0|[1-9]\d{0,19}|0x[0-9a-f]{1,16})$/i.test(text)) return BigInt(text);
  const octal = /^0o?([0-7]{1,21})$/.exec(text);
  if (octal) return BigInt(`0o${octal[1]}`);
  const parts = text.split('|').map((name) => (Object.hasOwn(OPEN_FLAGS, name) ? OPEN_FLAGS[name] : undefined));
  return parts.reduce<bigint | undefined>(
    (sum, part) => (sum === undefined || part === undefined ? undefined : sum | part),
    0n,
  );
}
