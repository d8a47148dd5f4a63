/** The words of the workload language, and what may be a name in it. Links freeze this: words are only ever added. */

export const OPERATION_WORDS = ['alloc', 'free'] as const;

/** Words of the language from its first version on, so that no link uses one as a name. */
export const RESERVED_WORDS: ReadonlySet<string> = new Set([
  'by',
  'flags',
  'repeat',
  'random',
  'pin',
  'unpin',
  'movable',
  'hold',
  'drop',
  'note',
  'expect',
]);

/** Longest name of a buffer. */
export const MAX_NAME_LENGTH = 64;
/** Longest name of a heap: NAME_MAX of Linux, since it is a file under /dev/dma_heap. */
export const MAX_HEAP_NAME_LENGTH = 255;
/** Nothing in the language is longer; a longer word is refused before anything looks into it. */
export const MAX_WORD_LENGTH = MAX_HEAP_NAME_LENGTH;

const NAME = /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/;
/** The characters that a node name can hold (Devicetree Specification, 2.2.1) and that survive into a heap name. */
const HEAP_NAME = /^[A-Za-z0-9,._+@-]+$/;

export type NameFault = 'reserved' | 'characters' | 'length';

/** What keeps a word from naming a buffer; undefined when it may. */
export function nameFault(word: string): NameFault | undefined {
  if (RESERVED_WORDS.has(word) || (OPERATION_WORDS as readonly string[]).includes(word)) return 'reserved';
  if (word.length > MAX_NAME_LENGTH) return 'length';
  return NAME.test(word) ? undefined : 'characters';
}

/** Heap names are the board's, so no word is reserved there. */
export const isHeapName = (word: string): boolean => word.length <= MAX_HEAP_NAME_LENGTH && HEAP_NAME.test(word);

/**
 * Who a buffer belongs to: its name without the number at the end, so that `cam-1`, `cam.2` and `cam3` are all
 * buffers of `cam`. A name that is only a number is its own client.
 */
export function clientOf(name: string): string {
  let end = name.length;
  while (end > 0 && isDigit(name.charCodeAt(end - 1))) end--;
  if (end === name.length) return name;
  if (end > 0 && '-._'.includes(name.charAt(end - 1))) end--;
  return end === 0 ? name : name.slice(0, end);
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
