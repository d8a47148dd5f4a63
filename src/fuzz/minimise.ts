/** A failing input → a smaller one that fails in the same way: halves, quarters and so on are left out while it does. */
import type { SourceFile } from '../dts/sources';
import { errorOf } from './fuzz';
import type { Input } from './input';

/** Inputs that are tried in all. */
const MOST_TRIALS = 600;

const wordOf = (error: unknown): string =>
  (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).replace(/\d+/g, '0').slice(0, 60);

/** What an input breaks; undefined when all holds. */
type Attempt = (input: Input) => Promise<unknown>;

type Cut<T> = (content: T, start: number, end: number) => T;

class Minimiser {
  private trials = 0;

  constructor(
    private readonly word: string,
    private readonly attempt: Attempt,
  ) {}

  private async fails(input: Input): Promise<boolean> {
    this.trials++;
    const error = await this.attempt(input);
    return error !== undefined && wordOf(error) === this.word;
  }

  /** `rebuild` puts content back into an input. */
  async shrink<T extends { readonly length: number }>(
    content: T,
    cut: Cut<T>,
    rebuild: (content: T) => Input,
  ): Promise<T> {
    let least = content;
    for (let step = Math.ceil(least.length / 2); step >= 1; step = step === 1 ? 0 : Math.ceil(step / 2)) {
      for (let at = 0; at < least.length && this.trials < MOST_TRIALS;) {
        const tried = cut(least, at, Math.min(least.length, at + step));
        if (await this.fails(rebuild(tried))) least = tried;
        else at += step;
      }
    }
    return least;
  }
}

const cutText: Cut<string> = (text, start, end) => text.slice(0, start) + text.slice(end);
const cutFiles: Cut<readonly SourceFile[]> = (files, start, end) => [...files.slice(0, start), ...files.slice(end)];
const cutBytes: Cut<Uint8Array> = (bytes, start, end) => {
  const rest = new Uint8Array(bytes.length - (end - start));
  rest.set(bytes.subarray(0, start));
  rest.set(bytes.subarray(end), start);
  return rest;
};

/** Not the least there is, but what a bounded number of trials finds. */
export async function minimise(input: Input, error: unknown, attempt: Attempt = errorOf): Promise<Input> {
  const minimiser = new Minimiser(wordOf(error), attempt);
  switch (input.kind) {
    case 'link':
      return { ...input, hash: await minimiser.shrink(input.hash, cutText, (hash) => ({ ...input, hash })) };
    case 'workload':
      return { ...input, text: await minimiser.shrink(input.text, cutText, (text) => ({ ...input, text })) };
    case 'file':
      return { ...input, bytes: await minimiser.shrink(input.bytes, cutBytes, (bytes) => ({ ...input, bytes })) };
    case 'sources':
      return minimiseSources(input, minimiser);
  }
}

async function minimiseSources(input: Input & { kind: 'sources' }, minimiser: Minimiser): Promise<Input> {
  const withFiles = (files: readonly SourceFile[]): Input => ({ ...input, sources: { ...input.sources, files } });
  let files = await minimiser.shrink(input.sources.files, cutFiles, withFiles);
  for (let i = 0; i < files.length; i++) {
    const withText = (text: string): readonly SourceFile[] =>
      files.map((file, k) => (k === i ? { ...file, text } : file));
    files = withText(await minimiser.shrink(files[i]!.text, cutText, (text) => withFiles(withText(text))));
  }
  return withFiles(files);
}
