/**
 * `/incbin/("file")` and `/incbin/("file", offset, length)`: the bytes of a file of the user's as a value. As dtc 1.8.1:
 * a file that is shorter than asked for gives what it has.
 */
import { bytesOf } from './binary-file';
import { FileTree } from './cpp-files';
import type { FlatSource } from './flat-source';
import { MAX_VALUE_BYTES } from './limits';
import { unescape } from './literal';
import { parsePrimary } from './parse-expression';
import type { IncbinParser, Reader } from './reader';
import type { SourceFile, Sources } from './sources';
import * as Kind from './token-kind';

type Part = { readonly name: string; readonly offset: number; readonly length: number };

const WHOLE = { offset: 0, length: Infinity };

/** Reads `("file")` or `("file", offset, length)`; undefined when it is broken, and reported. */
function parsePart(reader: Reader): Part | undefined {
  if (!reader.take(Kind.PAREN_OPEN) || reader.kind() !== Kind.STRING) return wrongForm(reader);
  const name = new TextDecoder().decode(unescape(reader.text.slice(reader.start() + 1, reader.end() - 1)).bytes);
  reader.advance();
  if (reader.take(Kind.PAREN_CLOSE)) return { name, ...WHOLE };
  if (!reader.take(Kind.COMMA)) return closing(reader);
  const offset = parsePrimary(reader);
  if (offset === undefined) return undefined;
  if (!reader.take(Kind.COMMA)) return wrongForm(reader);
  const length = parsePrimary(reader);
  if (length === undefined) return undefined;
  return reader.take(Kind.PAREN_CLOSE) ? { name, offset: Number(offset), length: Number(length) } : closing(reader);
}

function wrongForm(reader: Reader): undefined {
  reader.expected('incbin-form', '`/incbin/` is followed by `("file")` or `("file", offset, length)`');
}

function closing(reader: Reader): undefined {
  reader.expected('paren-expected', '`)` is expected here');
}

class Incbins {
  private readonly files: FileTree;
  private readonly read = new Map<SourceFile, Uint8Array>();

  constructor(
    private readonly sources: Sources,
    private readonly flat: FlatSource,
  ) {
    this.files = new FileTree(sources.files, sources.searchPaths ?? []);
  }

  /** The reader stands at `/incbin/`. */
  parse(reader: Reader): boolean {
    const start = reader.start();
    reader.advance();
    const part = parsePart(reader);
    if (!part) return false;
    const file = this.find(part.name, start);
    if (file) this.append(reader, part, file, start);
    else this.missing(reader, part.name, start);
    return true;
  }

  /** Beside the file that says so, beside the board, then in the search path. */
  private places(name: string, at: number): string[] {
    const { spelling } = this.flat.locate(at).reading;
    return [...new Set([spelling, this.sources.main].flatMap((from) => this.files.candidates(name, from)))];
  }

  private find(name: string, at: number): SourceFile | undefined {
    for (const place of this.places(name, at)) {
      const file = this.files.get(place);
      if (file) return file;
    }
    return undefined;
  }

  private append(reader: Reader, { name, offset, length }: Part, file: SourceFile, start: number): void {
    const all = this.read.get(file) ?? bytesOf(file);
    this.read.set(file, all);
    const bytes = all.subarray(Math.min(offset, all.length), Math.min(offset + length, all.length));
    const end = reader.previousEnd();
    if (reader.bytes.length + bytes.length > MAX_VALUE_BYTES) {
      const message = `The property values take more than ${MAX_VALUE_BYTES >> 20} MiB`;
      return reader.error('limit-bytes', start, end, message);
    }
    reader.bytes.bytes(bytes);
    if (length === Infinity || bytes.length >= length) return;
    const message = `"${name}" has ${all.length} bytes, so only ${bytes.length} of the ${length} asked for are there`;
    reader.problems.add({ code: 'incbin-short', severity: 'warning', start, end, message });
  }

  private missing(reader: Reader, name: string, start: number): void {
    const places = this.places(name, start).join(', ');
    const message = `"${name}" is not among the files given: its bytes are left out (looked for ${places})`;
    const dtc = `FATAL ERROR: Couldn't open "${name}": No such file or directory`;
    reader.error('incbin-unresolved', start, reader.previousEnd(), message, () => dtc);
  }
}

/** For the reader of one source. */
export function incbinParser(sources: Sources, flat: FlatSource): IncbinParser {
  let incbins: Incbins | undefined;
  return (reader) => (incbins ??= new Incbins(sources, flat)).parse(reader);
}
