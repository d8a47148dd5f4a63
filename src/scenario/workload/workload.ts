/**
 * The workload text: one operation a line.
 *
 *     alloc cam-1 default_cma_region 1920x1080 nv12   # a comment
 *     free cam-1
 *
 * Always true of what parseWorkload() returns:
 *  - every line that is neither blank nor a comment is one operation, in order, up to MAX_OPERATIONS;
 *  - a line with an error is the operation `not-run`, so that correcting it moves no other step.
 */
import type { Diagnostic, Severity } from '../../lib/diagnostic';
import type { Operation } from '../operation';
import { stepLines, type Word } from './lines';
import { parseSize } from './size';
import { clientOf, isHeapName, MAX_NAME_LENGTH, MAX_WORD_LENGTH, nameFault, RESERVED_WORDS } from './words';

/** `file` of the spans of workload diagnostics. */
export const WORKLOAD_FILE = 'workload';
/** Longest text that is read, in UTF-16 units. */
export const MAX_WORKLOAD_LENGTH = 48 * 1024 * 1024;
export const MAX_OPERATIONS = 1_000_000;
/** Further mistakes are counted in one last diagnostic. */
export const MAX_WORKLOAD_DIAGNOSTICS = 500;

export type Workload = {
  readonly operations: readonly Operation[];
  readonly diagnostics: readonly Diagnostic[];
};

/** What is wrong with a line, and where. */
type Fault = {
  readonly code: string;
  readonly message: string;
  readonly at: { readonly start: number; readonly end: number };
};
/** A buffer name after the line that last touched it. */
type Known = { readonly line: number; readonly live: boolean };
/** What the lines above left behind. */
type Context = { readonly pageSize: number; readonly names: Map<string, Known> };

/** Reads the text in linear time and never throws. `pageSize`, in bytes, is what one `p` stands for. */
export function parseWorkload(text: string, pageSize: number): Workload {
  const report = new Diagnostics();
  if (text.length > MAX_WORKLOAD_LENGTH) {
    report.add('error', tooLong(text));
    return { operations: [], diagnostics: report.list() };
  }
  const operations: Operation[] = [];
  const context: Context = { pageSize, names: new Map() };
  for (const { line, words } of stepLines(text)) {
    if (operations.length === MAX_OPERATIONS) {
      report.add('error', tooMany(words));
      break;
    }
    const result = parseLine(words, line, context);
    if ('kind' in result) operations.push(result);
    else {
      operations.push({ kind: 'not-run', line });
      report.add('error', result);
    }
  }
  return { operations, diagnostics: report.list() };
}

/**
 * Warns of heaps that this machine does not have. The operations still run and fail with ENOENT, as open(2) would.
 * `text` is the one that the operations were parsed from.
 */
export function checkHeaps(
  operations: readonly Operation[],
  heapNames: readonly string[],
  text: string,
): readonly Diagnostic[] {
  const known = new Set(heapNames);
  const report = new Diagnostics();
  let next = 0;
  for (const { line, words } of stepLines(text)) {
    while (next < operations.length && (operations[next] as Operation).line < line) next++;
    const operation = operations[next];
    if (operation === undefined) break;
    if (operation.line !== line || operation.kind !== 'alloc' || known.has(operation.heap)) continue;
    const message = `there is no heap ${operation.heap} on this machine: open() fails with ENOENT`;
    report.add('warning', { code: 'workload-unknown-heap', message, at: words[2] ?? (words[0] as Word) });
  }
  return report.list();
}

/** The step of a line, from 1, or of the nearest step above it; 0 when there is none. */
export function stepAtLine(operations: readonly Operation[], line: number): number {
  let low = 0;
  let high = operations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((operations[middle] as Operation).line <= line) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Gathers diagnostics up to the limit and counts the rest. */
class Diagnostics {
  private readonly found: Diagnostic[] = [];
  private more = 0;

  add(severity: Severity, { code, message, at }: Fault): void {
    if (this.found.length >= MAX_WORKLOAD_DIAGNOSTICS) this.more++;
    else this.found.push({ code, severity, message, span: { file: WORKLOAD_FILE, start: at.start, end: at.end } });
  }

  list(): readonly Diagnostic[] {
    const last = this.found.at(-1);
    if (this.more === 0 || !last) return this.found;
    const message = `${this.more} more lines of the workload have something wrong`;
    return [...this.found, { code: 'workload-more', severity: last.severity, message, span: last.span }];
  }
}

function parseLine(words: readonly Word[], line: number, context: Context): Operation | Fault {
  const first = words[0] as Word;
  const long = words.find((word) => word.text.length > MAX_WORD_LENGTH);
  if (long) return { code: 'workload-word', message: `no word is longer than ${MAX_WORD_LENGTH} characters`, at: long };
  if (first.text === 'alloc') return parseAlloc(words, line, context);
  if (first.text === 'free') return parseFree(words, line, context);
  if (RESERVED_WORDS.has(first.text)) return reserved(first);
  const message = `${first.text} is not an operation; a line is alloc NAME HEAP SIZE or free NAME`;
  return { code: 'workload-word', message, at: first };
}

function parseAlloc(words: readonly Word[], line: number, { names, pageSize }: Context): Operation | Fault {
  const [, name, heap] = words;
  if (!name) return missing(words, 'a name must follow alloc: alloc NAME HEAP SIZE');
  const badName = checkName(name);
  if (badName) return badName;
  const known = names.get(name.text);
  if (known?.live) return inUse(name, known);
  // From here on the name counts as taken, so that one mistake is not reported again at its free.
  names.set(name.text, { line, live: true });
  if (!heap) return missing(words, 'a heap and a size must follow the name: alloc NAME HEAP SIZE');
  if (!isHeapName(heap.text))
    return { code: 'workload-heap', message: `${heap.text} cannot be the name of a heap`, at: heap };
  const bytes = sizeOf(words.slice(3), words, pageSize);
  if (typeof bytes !== 'bigint') return bytes;
  return { kind: 'alloc', line, name: name.text, heap: heap.text, bytes, client: clientOf(name.text) };
}

function sizeOf(words: readonly Word[], all: readonly Word[], pageSize: number): bigint | Fault {
  if (words.length === 0)
    return missing(all, 'a size must follow the heap: 8MiB, 0x200000, 4096, 2025p or 1920x1080 nv12');
  const texts = words.map((word) => word.text);
  const size = parseSize(texts, pageSize);
  if (!size.ok) return { code: size.code, message: size.message, at: words[size.word] as Word };
  const extra = words[size.words];
  if (!extra) return size.bytes;
  return /^[kmgt]i?b?$/i.test(extra.text) ? spacedUnit(texts[0] as string, extra) : unexpected(extra);
}

function parseFree(words: readonly Word[], line: number, { names }: Context): Operation | Fault {
  const [, name, extra] = words;
  if (!name) return missing(words, 'a name must follow free: free NAME');
  const badName = checkName(name);
  if (badName) return badName;
  const known = names.get(name.text);
  if (!known) return unknownName(name, 'no line above allocates it');
  if (!known.live) return unknownName(name, `line ${known.line} freed it already`);
  names.set(name.text, { line, live: false });
  if (extra) return unexpected(extra);
  return { kind: 'free', line, name: name.text };
}

function checkName(name: Word): Fault | undefined {
  const fault = nameFault(name.text);
  if (fault === undefined) return undefined;
  const message = {
    reserved: `${name.text} is a word of the language and cannot be a name`,
    characters: `a name is made of letters, digits, _ . and -, and starts with a letter, a digit or _: ${name.text} is not`,
    length: `a name has at most ${MAX_NAME_LENGTH} characters`,
  }[fault];
  return { code: 'workload-name', message, at: name };
}

const reserved = (at: Word): Fault => ({
  code: 'workload-reserved-word',
  message: `${at.text} is reserved for a later version`,
  at,
});

const unexpected = (at: Word): Fault =>
  RESERVED_WORDS.has(at.text)
    ? reserved(at)
    : { code: 'workload-extra', message: `nothing may follow here, but ${at.text} does`, at };

const spacedUnit = (number: string, unit: Word): Fault => ({
  code: 'workload-size',
  message: `a size is one word: ${number}${unit.text.charAt(0).toUpperCase()}iB`,
  at: unit,
});

const inUse = (at: Word, known: Known): Fault => ({
  code: 'workload-name-in-use',
  message: `${at.text} is held since line ${known.line}; free it first or take another name`,
  at,
});

const unknownName = (at: Word, reason: string): Fault => ({
  code: 'workload-name-unknown',
  message: `${at.text} is not held here: ${reason}`,
  at,
});

const missing = (words: readonly Word[], message: string): Fault => ({
  code: 'workload-missing',
  message,
  at: { start: (words[0] as Word).start, end: (words.at(-1) as Word).end },
});

const tooMany = (words: readonly Word[]): Fault => ({
  code: 'workload-too-many',
  message: `only the first ${MAX_OPERATIONS} operations are run`,
  at: words[0] as Word,
});

const tooLong = (text: string): Fault => ({
  code: 'workload-too-long',
  message: `the workload is longer than ${MAX_WORKLOAD_LENGTH} characters and is not run`,
  at: { start: 0, end: text.length },
});
