/** What all questions about the language work on: the sources, the tree made of them, and the macros on the way. */
import type { Span } from '../../lib/diagnostic';
import type { Evaluation } from '../compile';
import type { FlatSource } from '../flat-source';
import type { Sources } from '../sources';
import type { DeviceTree } from '../tree';
import { readFileText, type FileText } from './file-text';

/** A file under its path: one text may stand under several. */
export class OpenFile {
  constructor(
    readonly path: string,
    private readonly file: FileText,
  ) {}

  get text(): string {
    return this.file.text;
  }
  get scan(): FileText['scan'] {
    return this.file.scan;
  }
  get directives(): FileText['directives'] {
    return this.file.directives;
  }
  get tokens(): FileText['tokens'] {
    return this.file.tokens;
  }
  get syntax(): FileText['syntax'] {
    return this.file.syntax;
  }
}

/** `span` is the name in `#define NAME …`; `line` the directive as it stands. */
export type MacroDefinition = { readonly name: string; readonly span: Span; readonly line: string };

export type Context = {
  readonly sources: Sources;
  readonly tree: DeviceTree;
  /** The board and each overlay, as the preprocessor left them. */
  readonly flats: readonly FlatSource[];
  /** Every file that was read, the board first. */
  readonly files: readonly OpenFile[];
  readonly macros: ReadonlyMap<string, readonly MacroDefinition[]>;
};

const contexts = new WeakMap<Evaluation, Context>();

/** Made at the first question about an evaluation. */
export function contextOf(sources: Sources, evaluation: Evaluation): Context {
  const known = contexts.get(evaluation);
  if (known) return known;
  const context = makeContext(sources, evaluation);
  contexts.set(evaluation, context);
  return context;
}

function makeContext(sources: Sources, { tree, compiled }: Evaluation): Context {
  const flats = compiled.map(({ flat }) => flat);
  const paths = new Set([sources.main, ...(sources.overlays ?? [])]);
  for (const { segments } of flats) for (const { reading } of segments) paths.add(reading.path);
  const files = [...paths].flatMap((path) => {
    const file = sources.files.find((one) => one.path === path);
    return file ? [new OpenFile(path, readFileText(file.text))] : [];
  });
  return { sources, tree, flats, files, macros: macrosOf(files) };
}

/** A file of the sources, also one that nothing includes. */
export function openFile({ files, sources }: Context, path: string): OpenFile | undefined {
  const open = files.find((file) => file.path === path);
  if (open) return open;
  const source = sources.files.find((file) => file.path === path);
  return source && new OpenFile(path, readFileText(source.text));
}

const DEFINED = /[A-Za-z_]\w*/;

function macrosOf(files: readonly OpenFile[]): Map<string, MacroDefinition[]> {
  const macros = new Map<string, MacroDefinition[]>();
  for (const { path, text, directives } of files) {
    for (const { name: directive, bodyStart, start, end } of directives) {
      const found = directive === 'define' ? DEFINED.exec(text.slice(bodyStart, end)) : null;
      if (!found) continue;
      const [name] = found;
      const at = bodyStart + found.index;
      const definition = { name, span: { file: path, start: at, end: at + name.length }, line: text.slice(start, end) };
      const others = macros.get(name);
      if (others) others.push(definition);
      else macros.set(name, [definition]);
    }
  }
  return macros;
}
