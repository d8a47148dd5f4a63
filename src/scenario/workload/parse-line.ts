/** One statement of the workload that is one operation. */
import type { NoteOperation, Operation } from '../operation';
import { fault, isFault, missing, unexpected, type Fault } from './diagnostics';
import type { Word } from './lines';
import { parseAlloc, type ParseContext } from './parse-alloc';
import { parsePages } from './parse-pages';
import { parseFree, parseReference } from './parse-reference';
import { MAX_WORD_LENGTH } from './words';

/** Longest text of a note. */
export const MAX_NOTE_LENGTH = 200;

export function parseLine(words: readonly Word[], line: number, context: ParseContext): Operation | Fault {
  const long = words.find(({ text }) => text.length > MAX_WORD_LENGTH);
  if (long) return fault('workload-word', `no word is longer than ${MAX_WORD_LENGTH} characters`, long);
  const result = parseWords(words, line, context);
  return isFault(result) ? (outsideRepeat(words) ?? result) : result;
}

function parseWords(words: readonly Word[], line: number, context: ParseContext): Operation | Fault {
  const first = words[0] as Word;
  switch (first.text) {
    case 'alloc':
      return parseAlloc(words, line, context);
    case 'free':
      return parseFree(words, line, context.names);
    case 'hold':
    case 'drop':
      return parseReference(words, line, context.names);
    case 'pin':
    case 'unpin':
    case 'movable':
      return parsePages(words, line);
    case 'note':
      return parseNote(words, line);
    case 'by':
    case 'flags':
      return fault('workload-word', `${first.text} starts no line; it stands behind the size of an alloc`, first);
    case '}':
      return fault('workload-brace', 'no repeat is open that this } could close', first);
    default:
      return fault(
        'workload-word',
        `${first.text} is not an operation; a line is alloc NAME HEAP SIZE or free NAME`,
        first,
      );
  }
}

function parseNote(words: readonly Word[], line: number): NoteOperation | Fault {
  const [, text, extra] = words;
  const form = 'a text between quotation marks must follow note: note "the camera starts"';
  if (!text) return missing(words, form);
  if (!/^"[^"]+"$/.test(text.text)) return fault('workload-note', form, text);
  if (text.text.length - 2 > MAX_NOTE_LENGTH)
    return fault('workload-note', `a note has at most ${MAX_NOTE_LENGTH} characters`, text);
  return extra ? unexpected(extra) : { kind: 'note', line, text: text.text.slice(1, -1) };
}

/** A mistake in a line with `$i` is that, when no repeat put a number there. */
function outsideRepeat(words: readonly Word[]): Fault | undefined {
  const variable = words.find(({ text }) => text.includes('$'));
  return (
    variable &&
    fault(
      'workload-variable',
      'a $ stands for the number of a round, only inside repeat: $i in the outermost, then $j, $k, $l',
      variable,
    )
  );
}
