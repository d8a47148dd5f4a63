/** The names of a workload while it is read: which buffers are held at a line, and by what. */
import { References, referencesText, type ReferenceKind } from '../references';
import { fault, type Fault } from './diagnostics';
import type { Word } from './lines';
import { MAX_NAME_LENGTH, nameFault } from './words';

/** A buffer name after the line that last touched it. Mutable: a name may be used a million times. */
export type Known = {
  /** Stands for the name in operations. */
  readonly id: number;
  line: number;
  held: boolean;
  /** Of a buffer that something besides its descriptor holds, or held. */
  references: References | undefined;
};

/** Every name that the lines above have. */
export class Names {
  private readonly known = new Map<string, Known>();
  private readonly made = new Map<string, number>();

  find(name: string): Known | undefined {
    return this.known.get(name);
  }

  /** `camera-1`, `camera-2` …: the next that no line above has. */
  freshName(client: string): string {
    let number = this.made.get(client) ?? 0;
    do number++;
    while (this.known.has(`${client}-${number}`));
    this.made.set(client, number);
    return `${client}-${number}`;
  }

  /**
   * Counts the name as held from this line on.
   * @param known what find() says of it: a million names are not looked up twice
   */
  take(name: string, line: number, known = this.known.get(name)): Known {
    const taken = known ?? this.add(name);
    taken.line = line;
    taken.held = true;
    taken.references = undefined;
    return taken;
  }

  private add(name: string): Known {
    const fresh = { id: this.known.size, line: 0, held: true, references: undefined };
    this.known.set(name, fresh);
    return fresh;
  }
}

/** What keeps the word from naming a buffer. */
export function checkName(name: Word): Fault | undefined {
  const trouble = nameFault(name.text);
  if (trouble === undefined) return undefined;
  const message = {
    reserved: `${name.text} is a word of the language and cannot be a name`,
    characters: `a name is made of letters, digits, _ . and -, and starts with a letter, a digit or _: ${name.text} is not`,
    length: `a name has at most ${MAX_NAME_LENGTH} characters`,
  }[trouble];
  return fault('workload-name', message, name);
}

/** The buffer that a line names, or what is wrong with that. */
export function heldBuffer(names: Names, name: Word): Known | Fault {
  const badName = checkName(name);
  if (badName) return badName;
  const known = names.find(name.text);
  if (!known) return unknownName(name, 'no line above allocates it');
  return known.held ? known : unknownName(name, `line ${known.line} freed it already`);
}

/** Closes the descriptor: the name is free when nothing else holds the buffer. */
export function closeDescriptor(known: Known, name: Word, line: number): Fault | undefined {
  const { references } = known;
  if (references && !references.open) {
    const held = `it is held by ${referencesText(references)}, and drop gives that up`;
    return unknownName(name, `line ${known.line} closed its descriptor; ${held}`);
  }
  if (references) references.open = false;
  touched(known, line);
  return undefined;
}

export function takeReference(known: Known, kind: ReferenceKind): void {
  known.references ??= new References();
  known.references.hold(kind);
}

/** @param at the word that names the reference, or the buffer */
export function dropReference(
  known: Known,
  kind: ReferenceKind | undefined,
  at: Word,
  line: number,
): Fault | undefined {
  const references = known.references ?? new References();
  if (!references.drop(kind)) {
    const free = references.open ? '; free closes the descriptor that alloc gave' : '';
    const what = kind === undefined ? 'no reference besides its descriptor' : `no ${kind} reference`;
    return fault('workload-reference', `${what} was taken with hold, or it was dropped already${free}`, at);
  }
  touched(known, line);
  return undefined;
}

function touched(known: Known, line: number): void {
  known.line = line;
  known.held = known.references?.any ?? false;
}

export const inUse = (at: Word, known: Known): Fault => {
  const { references } = known;
  const advice =
    references && !references.open
      ? `by ${referencesText(references)}; drop that`
      : `since line ${known.line}; free it`;
  return fault('workload-name-in-use', `${at.text} is held ${advice} first or take another name`, at);
};

const unknownName = (at: Word, reason: string): Fault =>
  fault('workload-name-unknown', `${at.text} is not held here: ${reason}`, at);
