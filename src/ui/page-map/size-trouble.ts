/** What a size in the form would ask of the kernel, or what is wrong with it. */
import { cmaHeapAlignOrder } from '../../kernel/heaps/cma-heap';
import type { Machine } from '../../kernel/machine';
import { parseSize, type SizeResult } from '../../scenario/workload/size';

const wordsOf = (text: string): readonly string[] => text.trim().split(/\s+/);

function parsed(words: readonly string[], pageSize: number): SizeResult | undefined {
  return words[0] === '' ? undefined : parseSize(words, pageSize);
}

/** What is wrong with a size as the workload would read it; undefined when nothing is. */
export function sizeTrouble(text: string, pageSize: number): string | undefined {
  const words = wordsOf(text);
  const size = parsed(words, pageSize);
  if (!size) return 'Give a size, for example 8MiB.';
  if (!size.ok) return size.message;
  return size.words < words.length ? `“${words[size.words] ?? ''}” is one word too many.` : undefined;
}

/** Order of the alignment that CMA would give a request of this size; undefined for what is no size. */
export function alignOrderOf(text: string, { pageSize, cmaAlignment }: Machine): number | undefined {
  const size = parsed(wordsOf(text), pageSize);
  if (!size?.ok || size.bytes === 0n) return undefined;
  const pages = Number((size.bytes + BigInt(pageSize) - 1n) / BigInt(pageSize));
  return cmaHeapAlignOrder(pages, cmaAlignment);
}
