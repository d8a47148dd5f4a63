/** What the engine answers to a query: a value and its kind, so that it can be compared, read and said. */
import { assertNever } from '../../lib/assert-never';
import { formatAddress, formatBytes, formatPages } from '../../lib/format';
import { parseByteSize } from '../workload/size';

/** `word` is a name or a fixed word; `words` a list whose order does not count. */
export type AnswerKind = 'yes-no' | 'count' | 'pages' | 'bytes' | 'address' | 'word' | 'words';

/** `undefined` is none: no address, no such name, no failure. */
export type AnswerValue = boolean | number | bigint | string | readonly string[] | undefined;

export type Answer = { readonly kind: AnswerKind; readonly value: AnswerValue };

/** What a lesson writes for a value. Bytes and addresses may be texts: `64MiB`, `0x9000_0000`. null is none. */
export type Literal = boolean | number | string | null | readonly string[];

/** The number a reader typed: underscores in addresses, spaces and `pages` behind a count are fine. */
function readAmount(text: string): bigint | undefined {
  const bare = text.trim().replace(/(?<=[0-9a-f])_(?=[0-9a-f])/gi, '');
  return parseByteSize(bare.replace(/(?<=\d)\s+(?=[kmgt])/i, ''));
}

function readCount(text: string): number | undefined {
  const match = /^\s*(\d{1,15})(?:\s*(?:p|pages?|buffers?))?\s*$/i.exec(text);
  return match ? Number(match[1]) : undefined;
}

/** What reads as the value of a kind; `unreadable` for anything else, which is never taken for a wrong answer. */
export function readValue(kind: AnswerKind, written: Literal): { readonly value: AnswerValue } | 'unreadable' {
  if (written === null) return { value: undefined };
  switch (kind) {
    case 'yes-no':
      return typeof written === 'boolean' ? { value: written } : 'unreadable';
    case 'count':
    case 'pages':
      return found(
        typeof written === 'number' ? written : typeof written === 'string' ? readCount(written) : undefined,
      );
    case 'bytes':
    case 'address':
      return found(readBig(written));
    case 'word':
      return found(typeof written === 'string' && written.trim() !== '' ? written.trim() : undefined);
    case 'words':
      return Array.isArray(written) ? { value: written as readonly string[] } : 'unreadable';
    default:
      return assertNever(kind);
  }
}

const found = (value: AnswerValue): { readonly value: AnswerValue } | 'unreadable' =>
  value === undefined ? 'unreadable' : { value };

function readBig(written: Literal): bigint | undefined {
  if (typeof written === 'string') return readAmount(written);
  return typeof written === 'number' && Number.isSafeInteger(written) && written >= 0 ? BigInt(written) : undefined;
}

export const sameValue = (a: AnswerValue, b: AnswerValue): boolean =>
  isList(a) && isList(b) ? a.length === b.length && a.every((word) => b.includes(word)) : a === b;

const isList = (value: AnswerValue): value is readonly string[] => Array.isArray(value);

/** As the page says it: `64 MiB`, `0x9000_0000`, `2025 pages`, `none`. */
export function sayValue({ kind, value }: Answer): string {
  if (value === undefined) return 'none';
  switch (kind) {
    case 'yes-no':
      return value === true ? 'yes' : 'no';
    case 'pages':
      return formatPages(value as number);
    case 'bytes':
      return formatBytes(value as bigint);
    case 'address':
      return formatAddress(value as bigint);
    case 'words':
      return (value as readonly string[]).join(', ') || 'none';
    case 'count':
    case 'word':
      return String(value);
    default:
      return assertNever(kind);
  }
}
