/** What an integer expression of the source comes to. */
import { formatBytes } from '../../lib/format';
import { parsePrimary } from '../parse-expression';
import { Problems } from '../problems';
import { Reader } from '../reader';
import * as Kind from '../token-kind';
import { tokenize } from '../tokenize';

/** A longer text is no single number that somebody wrote. */
const MAX_LENGTH = 1000;
const PAGE = 4096n;

/** `0x4000000 (67108864), 64 MiB`; undefined for what is no expression, or has a mistake. As dtc computes it. */
export function numberInWords(expression: string): string | undefined {
  const value = expression.length > MAX_LENGTH ? undefined : valueOf(expression);
  if (value === undefined) return undefined;
  const size = value > 0n && value % PAGE === 0n ? `, ${formatBytes(value)}` : '';
  return `0x${value.toString(16)} (${value})${size}`;
}

/** The keyword makes the lexer read values. */
function valueOf(expression: string): bigint | undefined {
  const problems = new Problems();
  const reader = new Reader(tokenize(`/dts-v1/ (${expression}\n)`), problems);
  reader.advance();
  const value = parsePrimary(reader);
  const isWhole = value !== undefined && !problems.hasError && reader.kind() === Kind.END;
  return isWhole ? BigInt(value) : undefined;
}
