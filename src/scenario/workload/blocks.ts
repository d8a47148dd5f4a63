/** `repeat N { … }`: statements put together into blocks, and run as often as they say. */
import { fault, missing, unexpected, type Fault } from './diagnostics';
import type { Word } from './lines';

/** Blocks inside blocks. */
export const MAX_DEPTH = 4;
/** What stands for the number of a round, from the outermost block on. */
const VARIABLES = 'ijkl';
export const MAX_ROUNDS = 1_000_000;

export type Statement = { readonly kind: 'statement'; readonly line: number; readonly words: readonly Word[] };
export type Block = {
  readonly kind: 'block';
  readonly header: Statement;
  readonly rounds: number;
  /** Of the header; the body is run once then. */
  readonly wrong: Fault | undefined;
  readonly items: readonly Item[];
};
export type Item = Statement | Block;

type OpenBlock = Omit<Block, 'items'> & { readonly items: Item[] };

/** Puts lines together. Outside of blocks each statement is given on at once, so that nothing is kept. */
export class BlockReader {
  private readonly open: OpenBlock[] = [];

  constructor(private readonly run: (item: Item) => void) {}

  line(line: number, words: readonly Word[]): void {
    let from = 0;
    while (from < words.length) {
      const end = this.statementEnd(words, from);
      this.statement({
        kind: 'statement',
        line,
        words: from === 0 && end === words.length ? words : words.slice(from, end),
      });
      from = end;
    }
  }

  /** Lines belong to a block that is open. */
  get inBlock(): boolean {
    return this.open.length > 0;
  }

  /** Blocks that nobody closed are not repeated. */
  end(): void {
    for (let block = this.open.pop(); block; block = this.open.pop()) {
      const [word] = block.header.words;
      const wrong = block.wrong ?? fault('workload-brace', 'this repeat has no } that closes it', word as Word);
      this.give({ ...block, rounds: 1, wrong });
    }
  }

  /** A brace ends a statement where it opens or closes a block; elsewhere it is a word out of place. */
  private statementEnd(words: readonly Word[], from: number): number {
    if (words[from]!.text === 'repeat') {
      const brace = words.findIndex(({ text }, i) => i > from && text === '{');
      return brace < 0 ? words.length : brace + 1;
    }
    if (this.open.length === 0) return words.length;
    if (words[from]!.text === '}') return from + 1;
    const brace = words.findIndex(({ text }, i) => i > from && text === '}');
    return brace < 0 ? words.length : brace;
  }

  private statement(statement: Statement): void {
    const first = statement.words[0]!.text;
    if (first === 'repeat') this.begin(statement);
    else if (first === '}' && this.open.length > 0) this.give(this.open.pop()!);
    else this.give(statement);
  }

  /** Without its brace a repeat is a line with a mistake and no more. */
  private begin(header: Statement): void {
    const rounds = roundsOf(header.words);
    const wrong = typeof rounds === 'number' ? this.tooDeep(header) : rounds;
    const block = {
      kind: 'block',
      header,
      rounds: typeof rounds === 'number' && !wrong ? rounds : 1,
      wrong,
      items: [],
    } as const;
    if (header.words.at(-1)!.text === '{') this.open.push({ ...block, items: [] });
    else this.give(block);
  }

  private tooDeep({ words }: Statement): Fault | undefined {
    if (this.open.length < MAX_DEPTH) return undefined;
    return fault('workload-repeat', `at most ${MAX_DEPTH} repeats lie inside each other`, words[0]!);
  }

  private give(item: Item): void {
    const inside = this.open.at(-1);
    if (inside) inside.items.push(item);
    else this.run(item);
  }
}

function roundsOf(words: readonly Word[]): number | Fault {
  const [, count, brace, extra] = words;
  if (!count || !brace) return missing(words, 'a number and a brace must follow repeat: repeat 4 {');
  const rounds = /^\d{1,7}$/.test(count.text) ? Number(count.text) : NaN;
  if (!(rounds >= 1 && rounds <= MAX_ROUNDS))
    return fault('workload-repeat', `the number of rounds must be from 1 to ${MAX_ROUNDS}`, count);
  if (brace.text !== '{') return fault('workload-repeat', 'a brace must follow the number: repeat 4 {', brace);
  return extra ? unexpected(extra) : rounds;
}

/** A statement with the numbers of its rounds, outermost first, where it has `$i`, `$j` …; places stay. */
export function inRound(words: readonly Word[], rounds: readonly number[]): readonly Word[] {
  if (!words.some(({ text }) => text.includes('$'))) return words;
  const numbered = (text: string): string =>
    text.replace(/\$([ijkl])/g, (all, variable: string) => String(rounds[VARIABLES.indexOf(variable)] ?? all));
  return words.map(({ text, start, end }) => ({ text: numbered(text), start, end }));
}
