/**
 * The workload text: one operation a line.
 *
 *     alloc cam-1 default_cma_region 1920x1080 nv12   # a comment
 *     free cam-1
 *
 * Always true of what parseWorkload() returns:
 *  - outside of repeat, every line that is neither blank nor a comment is one operation, in order, up to
 *    MAX_OPERATIONS; but random is many, and expect, which is about the step before it, none;
 *  - a line with an error is the operation `not-run`, so that correcting it moves no other step.
 */
import type { Diagnostic } from '../../lib/diagnostic';
import type { Operation } from '../operation';
import { BlockReader, inRound, type Block, type Item, type Statement } from './blocks';
import { Diagnostics, fault, isFault, missing, unexpected, type Fault } from './diagnostics';
import { wordsOf, wordsOfLines, type Word } from './lines';
import { newContext, type ParseContext } from './parse-alloc';
import { parseLine } from './parse-line';
import { QuickLines } from './quick-lines';
import { parseRandom } from './random';

export { MAX_WORKLOAD_DIAGNOSTICS, WORKLOAD_FILE } from './diagnostics';

/** Longest text that is read, in UTF-16 units. */
export const MAX_WORKLOAD_LENGTH = 48 * 1024 * 1024;
/** Once everything is expanded. */
export const MAX_OPERATIONS = 1_000_000;
/** Statements of blocks that are looked at in all rounds together: expectations and empty blocks are no operations. */
const MAX_VISITS = 4 * MAX_OPERATIONS;

export type Workload = {
  readonly operations: readonly Operation[];
  readonly diagnostics: readonly Diagnostic[];
};

/** Reads the text in linear time and never throws. `pageSize`, in bytes, is what one `p` stands for. */
export function parseWorkload(text: string, pageSize: number): Workload {
  if (text.length > MAX_WORKLOAD_LENGTH) {
    const report = new Diagnostics();
    report.add('error', tooLong(text));
    return { operations: [], diagnostics: report.list() };
  }
  const expander = new Expander(pageSize);
  const reader = new BlockReader((item) => expander.run(item, []));
  const quick = new QuickLines(text, expander.context);
  let line = 1;
  for (let start = 0; start <= text.length && !expander.full; line++) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const operation = reader.inBlock || !expander.hasRoom ? undefined : quick.read(start, end, line);
    if (operation) expander.push(operation);
    else {
      const words = wordsOf(text, start, end);
      if (words.length > 0) reader.line(line, words);
    }
    start = end + 1;
  }
  reader.end();
  return expander.finish();
}

/** Makes operations of statements and blocks. Mutable: a million operations go into one list. */
class Expander {
  full = false;
  private readonly operations: Operation[] = [];
  private readonly report = new Diagnostics();
  readonly context: ParseContext;
  /** Places of statements in blocks whose mistake is told already: it is the same in every round. */
  private readonly told = new Set<number>();
  private visits = 0;

  constructor(pageSize: number) {
    this.context = newContext(pageSize);
  }

  get hasRoom(): boolean {
    return this.operations.length < MAX_OPERATIONS;
  }

  /** An operation that needs no more reading, where there is room for it. */
  push(operation: Operation): void {
    this.operations.push(operation);
  }

  /** @param rounds the numbers of the rounds that the item is in, outermost first */
  run(item: Item, rounds: readonly number[]): void {
    if (this.full) return;
    if (item.kind === 'block') this.block(item, rounds);
    else this.statement(item, rounds);
  }

  finish(): Workload {
    return { operations: this.operations, diagnostics: this.report.list() };
  }

  private block({ header, rounds, wrong, items }: Block, outer: readonly number[]): void {
    if (wrong) this.notRun(header, wrong, outer);
    for (let round = 1; round <= rounds && !this.full; round++) {
      this.visit(header);
      for (const item of items) this.run(item, [...outer, round]);
    }
  }

  private statement(statement: Statement, rounds: readonly number[]): void {
    if (rounds.length > 0) this.visit(statement);
    if (this.full) return;
    const words = rounds.length > 0 ? inRound(statement.words, rounds) : statement.words;
    const first = words[0]!.text;
    const wrong =
      first === 'expect'
        ? this.expect(words)
        : first === 'random'
          ? this.random(words, statement)
          : this.one(words, statement);
    if (wrong) this.notRun(statement, wrong, rounds);
  }

  private one(words: readonly Word[], statement: Statement): Fault | undefined {
    const result = parseLine(words, statement.line, this.context);
    if (isFault(result)) return result;
    this.add(result, statement);
    return undefined;
  }

  private random(words: readonly Word[], statement: Statement): Fault | undefined {
    const room = MAX_OPERATIONS - this.operations.length;
    const made = parseRandom(words, statement.line, this.context, room);
    if (isFault(made)) return made;
    for (const operation of made.operations) this.operations.push(operation);
    if (made.cut) this.stop(statement);
    return undefined;
  }

  /** Says of the last operation how it ends. */
  private expect(words: readonly Word[]): Fault | undefined {
    const [word, how, extra] = words as [Word, Word?, Word?];
    if (how?.text !== 'ok' && how?.text !== 'fail')
      return missing(words, 'ok or fail must follow expect: it is about the step before it');
    if (extra) return unexpected(extra);
    const last = this.operations.at(-1);
    if (!last) return fault('workload-expect', 'there is no step before it that this could be about', word);
    if (last.expected) return fault('workload-expect', `the step before it has expect ${last.expected} already`, word);
    this.operations[this.operations.length - 1] = { ...last, expected: how.text };
    return undefined;
  }

  private visit(statement: Statement): void {
    if (++this.visits > MAX_VISITS && !this.full) this.stop(statement);
  }

  /** One more would be too many: that is said at the statement that has it. */
  private add(operation: Operation, statement: Statement): void {
    if (this.operations.length === MAX_OPERATIONS) this.stop(statement);
    else this.operations.push(operation);
  }

  private stop({ words }: Statement): void {
    this.full = true;
    this.report.add('error', tooMany(words[0] as Word));
  }

  private notRun(statement: Statement, wrong: Fault, rounds: readonly number[]): void {
    this.add({ kind: 'not-run', line: statement.line }, statement);
    if (this.full) return;
    const place = statement.words[0]!.start;
    if (rounds.length === 0) this.report.add('error', wrong);
    else if (!this.told.has(place)) this.report.add('error', inRoundText(wrong, rounds));
    if (rounds.length > 0) this.told.add(place);
  }
}

/** In the first round nothing is special. */
function inRoundText(wrong: Fault, rounds: readonly number[]): Fault {
  if (rounds.every((round) => round === 1)) return wrong;
  return { ...wrong, message: `${wrong.message} (in round ${rounds.join(', ')})` };
}

/**
 * Warns of heaps and areas that this machine does not have. The operations still run and fail with ENOENT, as open(2)
 * would, or are skipped. `text` is the one that the operations were parsed from. Pools are asked as heaps are, by
 * drivers.
 */
export function checkHeaps(
  operations: readonly Operation[],
  heapNames: readonly string[],
  text: string,
  besides: { readonly areas?: readonly string[]; readonly pools?: readonly string[] } = {},
): readonly Diagnostic[] {
  const heaps = new Set([...heapNames, ...(besides.pools ?? [])]);
  const areas = new Set([...heapNames.filter((name) => name !== 'system'), ...(besides.areas ?? [])]);
  /** By line: the first name that is not there. */
  const unknown = new Map<number, { readonly name: string; readonly message: string }>();
  for (const operation of operations) {
    if (operation.kind === 'alloc') {
      const name = operation.heap;
      if (heaps.has(name) || unknown.has(operation.line)) continue;
      unknown.set(operation.line, {
        name,
        message: `there is no heap ${name} on this machine: open() fails with ENOENT`,
      });
    } else if ('area' in operation && !areas.has(operation.area) && !unknown.has(operation.line)) {
      const name = operation.area;
      unknown.set(operation.line, {
        name,
        message: `there is no CMA area or heap ${name} on this machine: nothing happens`,
      });
    }
  }
  const report = new Diagnostics();
  const lines = wordsOfLines(text, new Set(unknown.keys()));
  for (const [line, { name, message }] of [...unknown].toSorted(([a], [b]) => a - b)) {
    const words = lines.get(line)!;
    const at = words.find((word) => word.text === name) ?? words[0]!;
    report.add('warning', { code: 'workload-unknown-heap', message, at });
  }
  return report.list();
}

/**
 * The step of a line, from 1, or of the nearest line above it that has one; 0 when there is none. Of a line that is
 * run several times, the last.
 */
export function stepAtLine(operations: readonly Operation[], line: number): number {
  let step = 0;
  let nearest = 0;
  operations.forEach((operation, i) => {
    if (operation.line > line || operation.line < nearest) return;
    nearest = operation.line;
    step = i + 1;
  });
  return step;
}

const tooMany = (at: Word): Fault =>
  fault('workload-too-many', `only the first ${MAX_OPERATIONS} operations are run`, at);

const tooLong = (text: string): Fault =>
  fault('workload-too-long', `the workload is longer than ${MAX_WORKLOAD_LENGTH} characters and is not run`, {
    start: 0,
    end: text.length,
  });
