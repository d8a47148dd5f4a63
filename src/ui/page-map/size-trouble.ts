import { parseSize } from '../../scenario/workload/size';

/** What is wrong with a size as the workload would read it; undefined when nothing is. */
export function sizeTrouble(text: string, pageSize: number): string | undefined {
  const words = text.trim().split(/\s+/);
  if (words[0] === '') return 'Give a size, for example 8MiB.';
  const parsed = parseSize(words, pageSize);
  if (!parsed.ok) return parsed.message;
  return parsed.words < words.length ? `“${words[parsed.words] ?? ''}” is one word too many.` : undefined;
}
