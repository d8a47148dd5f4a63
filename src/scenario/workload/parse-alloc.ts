/** `alloc NAME HEAP SIZE [by CLIENT] [flags fd=N fd_flags=N heap_flags=N]` */
import type { AllocOperation } from '../operation';
import { fault, isFault, missing, unexpected, type Fault } from './diagnostics';
import { parseFlags, type Flags } from './flags';
import type { Word } from './lines';
import { checkName, inUse, Names, UNKNOWN } from './names';
import { parseSize } from './size';
import { clientOf, isHeapName } from './words';

export type ParseContext = {
  readonly pageSize: number;
  readonly names: Names;
  /** Names that come again and again, each text kept once; heaps are there once they were checked. */
  readonly heaps: Map<string, string>;
  readonly clients: Map<string, string>;
  /** Lengths in bytes by how they are written, where that is one word. */
  readonly lengths: Map<string, bigint>;
};

/** Other sizes are read anew each time. */
const MAX_LENGTHS_KEPT = 4096;

export const newContext = (pageSize: number): ParseContext => ({
  pageSize,
  names: new Names(),
  heaps: new Map(),
  clients: new Map(),
  lengths: new Map(),
});

function kept(texts: Map<string, string>, text: string): string {
  const known = texts.get(text);
  if (known === undefined) texts.set(text, text);
  return known ?? text;
}

function heapOf(word: Word, { heaps }: ParseContext): string | Fault {
  return heaps.get(word.text) ?? checkHeapName(word) ?? kept(heaps, word.text);
}

/** What may follow the size. */
type Suffixes = { client?: string; flags?: Flags };

export function parseAlloc(words: readonly Word[], line: number, context: ParseContext): AllocOperation | Fault {
  const [, name, heapWord] = words;
  if (!name) return missing(words, 'a name must follow alloc: alloc NAME HEAP SIZE');
  const known = context.names.find(name.text);
  const badName = known === UNKNOWN ? checkName(name) : undefined;
  if (badName) return badName;
  if (known !== UNKNOWN && context.names.isHeld(known)) return inUse(context.names, known, name);
  // From here on the name counts as taken, so that one mistake is not reported again at its free.
  const id = context.names.take(name.text, line, known);
  if (!heapWord) return missing(words, 'a heap and a size must follow the name: alloc NAME HEAP SIZE');
  const heap = heapOf(heapWord, context);
  if (typeof heap !== 'string') return heap;
  const size = parseLength(words, context);
  if (isFault(size)) return size;
  const suffixes = parseSuffixes(words, 3 + size.words);
  if (isFault(suffixes)) return suffixes;
  const client = kept(context.clients, suffixes.client ?? clientOf(name.text));
  const { bytes } = size;
  const operation = {
    kind: 'alloc',
    line,
    name: name.text,
    id,
    heap,
    bytes,
    client,
  } as const;
  return suffixes.flags ? { ...operation, ...suffixes.flags } : operation;
}

export const checkHeapName = (heap: Word): Fault | undefined =>
  isHeapName(heap.text) ? undefined : fault('workload-heap', `${heap.text} cannot be the name of a heap`, heap);

type Length = { readonly bytes: bigint; readonly words: number };

function parseLength(words: readonly Word[], context: ParseContext): Length | Fault {
  const written = words.length === 4 ? words[3]!.text : undefined;
  const bytes = written === undefined ? undefined : context.lengths.get(written);
  if (bytes !== undefined) return { bytes, words: 1 };
  const length = readLength(words, context.pageSize);
  if (written !== undefined && !isFault(length) && context.lengths.size < MAX_LENGTHS_KEPT)
    context.lengths.set(written, length.bytes);
  return length;
}

function readLength(words: readonly Word[], pageSize: number): Length | Fault {
  if (words.length === 3)
    return missing(words, 'a size must follow the heap: 8MiB, 0x200000, 4096, 2025p or 1920x1080 nv12');
  const texts = words.slice(3).map((word) => word.text);
  const size = parseSize(texts, pageSize);
  if (!size.ok) return fault(size.code, size.message, words[3 + size.word] as Word);
  const extra = words[3 + size.words];
  return extra && /^[kmgt]i?b?$/i.test(extra.text) ? spacedUnit(texts[0] as string, extra) : size;
}

/** Each suffix once, in any order. */
export function parseSuffixes(words: readonly Word[], from: number): Suffixes | Fault {
  const found: Suffixes = {};
  for (let at = from; at < words.length;) {
    const word = words[at] as Word;
    if (word.text === 'by' && found.client === undefined) {
      const client = words[++at];
      if (!client) return missing(words, 'a client must follow by: by camera');
      const badName = checkName(client);
      if (badName) return badName;
      found.client = client.text;
      at++;
    } else if (word.text === 'flags' && found.flags === undefined) {
      const flags = parseFlags(words, at + 1);
      if (isFault(flags)) return flags;
      found.flags = flags.flags;
      at = flags.next;
    } else return unexpected(word);
  }
  return found;
}

const spacedUnit = (number: string, unit: Word): Fault =>
  fault('workload-size', `a size is one word: ${number}${unit.text.charAt(0).toUpperCase()}iB`, unit);
