/** The names of a workload while it is read: which buffers are held at a line, and by what. */
import { References, referencesText, type ReferenceKind } from '../references';
import { fault, type Fault } from './diagnostics';
import type { Word } from './lines';
import { NameIds, UNKNOWN, type NameOfSeries } from './name-ids';
import { MAX_NAME_LENGTH, nameFault } from './words';

export { UNKNOWN };

/**
 * Every name that the lines above have, by a small number that stands for it in operations. Lists of plain numbers, not
 * an object a name: a workload may have a million names.
 */
export class Names {
  private readonly ids = new NameIds();
  /** By id: the line that last touched it; negative when the name is free again. */
  private readonly lines: number[] = [];
  /** By id: of a buffer that something besides its descriptor holds, or held. */
  private readonly references = new Map<number, References>();
  private readonly made = new Map<string, number>();

  /** Its id, or UNKNOWN. */
  find(name: string): number {
    return this.ids.find(name);
  }

  /** As find() of `text.slice(from, to)`, for names of a series that is known; undefined for all others. */
  findInSeries(text: string, from: number, to: number): NameOfSeries | undefined {
    return this.ids.findInSeries(text, from, to);
  }

  /** The name of an id, word for word. */
  textOf(id: number): string {
    return this.ids.texts[id]!;
  }

  /** The id is that of a buffer that only its descriptor holds. */
  isPlain(id: number): boolean {
    return this.lines[id]! > 0 && !this.references.has(id);
  }

  isHeld(id: number): boolean {
    return this.lines[id]! > 0;
  }

  /** The line that last touched it. */
  lineOf(id: number): number {
    return Math.abs(this.lines[id]!);
  }

  referencesOf(id: number): References | undefined {
    return this.references.size === 0 ? undefined : this.references.get(id);
  }

  hold(id: number, kind: ReferenceKind): void {
    const references = this.references.get(id) ?? new References();
    this.references.set(id, references);
    references.hold(kind);
  }

  /** A line gave up a reference to it: it is free when that was the last. */
  touch(id: number, line: number): void {
    this.lines[id] = this.referencesOf(id)?.any ? line : -line;
  }

  /** `camera-1`, `camera-2` …: the next that no line above has. */
  freshName(client: string): string {
    let number = this.made.get(client) ?? 0;
    do number++;
    while (this.ids.find(`${client}-${number}`) !== UNKNOWN);
    this.made.set(client, number);
    return `${client}-${number}`;
  }

  /**
   * Counts the name as held from this line on, and returns its id.
   * @param known what find() says of it: a million names are not looked up twice
   */
  take(name: string, line: number, known: number): number {
    if (known === UNKNOWN) {
      this.ids.add(name);
      return this.lines.push(line) - 1;
    }
    this.lines[known] = line;
    if (this.references.size > 0) this.references.delete(known);
    return known;
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

/** The id of the buffer that a line names, or what is wrong with that. */
export function heldBuffer(names: Names, name: Word): number | Fault {
  const id = names.find(name.text);
  if (id === UNKNOWN) return checkName(name) ?? unknownName(name, 'no line above allocates it');
  return names.isHeld(id) ? id : unknownName(name, `line ${names.lineOf(id)} freed it already`);
}

/** Closes the descriptor: the name is free when nothing else holds the buffer. */
export function closeDescriptor(names: Names, id: number, name: Word, line: number): Fault | undefined {
  const references = names.referencesOf(id);
  if (references && !references.open) {
    const held = `it is held by ${referencesText(references)}, and drop gives that up`;
    return unknownName(name, `line ${names.lineOf(id)} closed its descriptor; ${held}`);
  }
  if (references) references.open = false;
  names.touch(id, line);
  return undefined;
}

/** @param at the word that names the reference, or the buffer */
export function dropReference(
  names: Names,
  id: number,
  kind: ReferenceKind | undefined,
  at: Word,
  line: number,
): Fault | undefined {
  const references = names.referencesOf(id) ?? new References();
  if (!references.drop(kind)) {
    const free = references.open ? '; free closes the descriptor that alloc gave' : '';
    const what = kind === undefined ? 'no reference besides its descriptor' : `no ${kind} reference`;
    return fault('workload-reference', `${what} was taken with hold, or it was dropped already${free}`, at);
  }
  names.touch(id, line);
  return undefined;
}

export function inUse(names: Names, id: number, at: Word): Fault {
  const references = names.referencesOf(id);
  const advice =
    references && !references.open
      ? `by ${referencesText(references)}; drop that`
      : `since line ${names.lineOf(id)}; free it`;
  return fault('workload-name-in-use', `${at.text} is held ${advice} first or take another name`, at);
}

const unknownName = (at: Word, reason: string): Fault =>
  fault('workload-name-unknown', `${at.text} is not held here: ${reason}`, at);
