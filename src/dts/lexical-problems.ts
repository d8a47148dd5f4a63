/** What the lexer could not make a token of, put among the parser's problems where dtc meets it. */
import { MAX_PROBLEMS, MAX_TOKENS } from './limits';
import { lastAtMost } from './lines';
import type { Positions } from './positions';
import type { Problem, Problems } from './problems';
import * as Kind from './token-kind';
import type { Flaw, Tokens } from './tokenize';

/** `alone`: no preprocessor takes comments away before dtc. */
export function addLexicalProblems(problems: Problems, tokens: Tokens, positions: Positions, alone: boolean): void {
  const flaws = tokens.flaws.filter(({ kind }) => alone || kind !== 'last-line').slice(0, MAX_PROBLEMS);
  const all = [...tokens.includes.slice(0, MAX_PROBLEMS).map(includeProblem), ...flaws.map(flawProblem)];
  for (const problem of all) {
    const before = tokenBefore(tokens, problem.start);
    const isFirst = problem.start === flaws[0]?.start && problem.code === 'open-comment';
    const detail = isFirst ? { detail: commentDetail(tokens, positions, problem.start, alone) } : {};
    problems.insert({ ...problem, ...detail }, (tokens.ends[before] ?? 0) - 1);
  }
}

const tokenBefore = ({ starts, count }: Tokens, at: number): number => lastAtMost(starts.subarray(0, count - 1), at);

const includeProblem = ({ file, start, end }: Tokens['includes'][number]): Problem => {
  const detail = `FATAL ERROR: Couldn't open "${file}": No such file or directory`;
  const message = `"${file}" is not read: includes are not resolved here`;
  return { code: 'include-unresolved', severity: 'error', start, end, message, detail };
};

const MESSAGES = {
  'open-comment': 'This comment is never closed: `*/` is missing',
  'last-line': 'dtc wants a new line behind this comment, the last thing in the file',
  'too-many-tokens': `More than ${MAX_TOKENS} tokens: the rest is not read`,
};

const flawProblem = ({ kind, start, end }: Flaw): Problem => {
  const code = kind === 'too-many-tokens' ? 'limit-tokens' : 'open-comment';
  return { code, severity: 'error', start, end, message: MESSAGES[kind] };
};

/** A preprocessor says it at once. Of a comment without an end dtc reads the `/` alone; where that fits, what comes after it does not. */
function commentDetail(tokens: Tokens, positions: Positions, start: number, alone: boolean): string {
  if (!alone) return `${positions.describe(start, start).replace(/\.(\d+)$/, ':$1')}: error: unterminated comment`;
  const before = tokenBefore(tokens, start);
  const kind = tokens.kinds[before];
  let braces = 0;
  let parens = 0;
  for (let i = 0; i <= before; i++) {
    const k = tokens.kinds[i];
    if (k === Kind.BRACE_OPEN) braces++;
    else if (k === Kind.BRACE_CLOSE) braces--;
    else if (k === Kind.PAREN_OPEN) parens++;
    else if (k === Kind.PAREN_CLOSE) parens--;
  }
  const divides = parens > 0 && (kind === Kind.NUMBER || kind === Kind.CHARACTER || kind === Kind.PAREN_CLOSE);
  const at = divides || (braces === 0 && kind === Kind.SEMICOLON) ? start + 1 : start;
  return `Error: ${positions.describe(at, at + 1)} syntax error`;
}
