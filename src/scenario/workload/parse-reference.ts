/** `free NAME`, `hold NAME [fd|mmap|import]`, `drop NAME [fd|mmap|import]`. */
import type { DropOperation, FreeOperation, HoldOperation } from '../operation';
import { REFERENCE_KINDS, type ReferenceKind } from '../references';
import { fault, missing, unexpected, type Fault } from './diagnostics';
import type { Word } from './lines';
import { closeDescriptor, dropReference, heldBuffer, type Names } from './names';

export function parseFree(words: readonly Word[], line: number, names: Names): FreeOperation | Fault {
  const [, name, extra] = words;
  if (!name) return missing(words, 'a name must follow free: free NAME');
  const id = heldBuffer(names, name);
  if (typeof id !== 'number') return id;
  const wrong = closeDescriptor(names, id, name, line);
  if (wrong) return wrong;
  return extra ? unexpected(extra) : { kind: 'free', line, name: name.text, id };
}

export function parseReference(
  words: readonly Word[],
  line: number,
  names: Names,
): HoldOperation | DropOperation | Fault {
  const word = (words[0] as Word).text as 'hold' | 'drop';
  const [, name, kind, extra] = words;
  if (!name) return missing(words, `a name must follow ${word}: ${word} NAME, or ${word} NAME mmap`);
  const id = heldBuffer(names, name);
  if (typeof id !== 'number') return id;
  if (kind && !isReferenceKind(kind.text))
    return fault(
      'workload-reference',
      `a reference is one of ${REFERENCE_KINDS.join(', ')}; ${kind.text} is not`,
      kind,
    );
  if (extra) return unexpected(extra);
  const reference = kind?.text as ReferenceKind | undefined;
  const named = { line, name: name.text, id };
  if (word === 'hold') {
    names.hold(id, reference ?? 'fd');
    return { kind: 'hold', ...named, reference: reference ?? 'fd' };
  }
  const wrong = dropReference(names, id, reference, kind ?? name, line);
  return wrong ?? { kind: 'drop', ...named, ...(reference ? { reference } : {}) };
}

const isReferenceKind = (text: string): text is ReferenceKind => (REFERENCE_KINDS as readonly string[]).includes(text);
