/**
 * One file as it stands, before any preprocessor: its own tokens, with directives blanked out, and its syntax as far as
 * it can be read alone. Offsets are those of the file.
 */
import { scanned } from '../cpp-files';
import type { DirectiveItem, ScannedFile } from '../cpp-scan';
import { parse } from '../parse';
import { Problems } from '../problems';
import { Reader } from '../reader';
import type { FileSyntax } from '../syntax';
import { tokenize, type Tokens } from '../tokenize';

/** Read when asked for: of most files only their directives are wanted. */
export class FileText {
  readonly scan: ScannedFile;
  readonly directives: readonly DirectiveItem[];
  private madeTokens: Tokens | undefined;
  private madeSyntax: FileSyntax | undefined;

  constructor(readonly text: string) {
    this.scan = scanned(text, false);
    this.directives = this.scan.items.filter((item) => item.kind === 'directive');
  }

  get tokens(): Tokens {
    return (this.madeTokens ??= tokenize(withoutDirectives(this.text, this.directives)));
  }

  get syntax(): FileSyntax {
    return (this.madeSyntax ??= syntaxOf(this.tokens));
  }
}

/** What is wrong with it, other parts say. */
const syntaxOf = (tokens: Tokens): FileSyntax => parse(new Reader(tokens, new Problems()));

/** UTF-16 units of text whose tokens are kept. */
const MAX_KEPT = 8 * 1024 * 1024;
const known = new Map<string, FileText>();
let kept = 0;

/** By content: a file that did not change is not read again. */
export function readFileText(text: string): FileText {
  const before = known.get(text);
  if (before) return before;
  if (kept + text.length > MAX_KEPT) {
    known.clear();
    kept = 0;
  }
  const read = new FileText(text);
  known.set(text, read);
  kept += text.length;
  return read;
}

/** Spaces in their place, so that lines and offsets stay. */
function withoutDirectives(text: string, directives: readonly DirectiveItem[]): string {
  if (directives.length === 0) return text;
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of directives) {
    pieces.push(text.slice(at, start), text.slice(start, end).replace(/[^\n]/g, ' '));
    at = end;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}

/** Index of the token that holds the offset or ends right at it; -1 between tokens. */
export function tokenAt({ starts, ends, count }: Tokens, offset: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= offset) low = middle + 1;
    else high = middle;
  }
  for (const i of [low, low - 1, low - 2]) {
    const [start, end] = [starts[i] ?? Infinity, ends[i] ?? -1];
    if (start <= offset && offset < end) return i;
  }
  return low > 0 && offset === ends[low - 1] ? low - 1 : -1;
}

export const wordOf = ({ text, starts, ends }: Tokens, index: number): string => text.slice(starts[index], ends[index]);
