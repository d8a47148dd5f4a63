/** Where a label, a node or a macro is defined and where it is meant, in all files that were read. */
import type { Span } from '../../lib/diagnostic';
import { bodyAt } from '../node-at';
import * as Kind from '../token-kind';
import type { DtNode } from '../tree';
import type { Context, OpenFile } from './context';
import { wordOf } from './file-text';
import { nodeLabelled, targetAt, type Target } from './target';

export type Occurrences = { readonly definitions: readonly Span[]; readonly references: readonly Span[] };

/** More places than this are not listed. */
export const MAX_OCCURRENCES = 10_000;

const NOTHING: Occurrences = { definitions: [], references: [] };

/** Of what stands at the offset. */
export function occurrencesAt(context: Context, path: string, offset: number): Occurrences {
  const target = targetAt(context, path, offset);
  return target ? occurrencesOf(context, target) : NOTHING;
}

export function occurrencesOf(context: Context, target: Target): Occurrences {
  switch (target.kind) {
    case 'label':
      return labelOccurrences(context, target.name);
    case 'macro':
      return macroOccurrences(context, target.name);
    case 'node':
      return target.node ? nodeOccurrences(context, target.node) : NOTHING;
    case 'property':
      return propertyOccurrences(target.owner, target.name);
    case 'include':
      return target.path === undefined
        ? NOTHING
        : { ...NOTHING, definitions: [{ file: target.path, start: 0, end: 0 }] };
  }
}

/** Where to go from here: a label leads to its node, a property to the places that set it. */
export function definitionAt(context: Context, path: string, offset: number): readonly Span[] {
  return occurrencesAt(context, path, offset).definitions;
}

export function labelOccurrences(context: Context, name: string): Occurrences {
  const definitions: Span[] = [];
  const references: Span[] = [];
  for (const file of context.files) {
    eachToken(file, (kind, word, start, end) => {
      if (kind === Kind.LABEL && word.slice(0, -1) === name) definitions.push({ file: file.path, start, end: end - 1 });
      if (kind === Kind.LABEL_REF && word.slice(1) === name)
        references.push({ file: file.path, start: start + 1, end });
    });
    references.push(...inDirectives(file, new RegExp(`(?<=&)${name}(?!\\w)`, 'g')));
  }
  return bounded({ definitions, references });
}

export function macroOccurrences({ files, macros }: Context, name: string): Occurrences {
  const definitions = (macros.get(name) ?? []).map(({ span }) => span);
  const isDefinition = new Set(definitions.map(({ file, start }) => `${start} ${file}`));
  const references: Span[] = [];
  for (const file of files) {
    const { identifiers } = file.scan;
    for (let i = 0; i < identifiers.length; i += 3) {
      const [start, end] = [identifiers[i] as number, identifiers[i + 1] as number];
      if (end - start === name.length && file.text.startsWith(name, start))
        references.push({ file: file.path, start, end });
    }
    for (const span of inDirectives(file, new RegExp(`(?<![\\w"<&/.])${name}(?!\\w)`, 'g'))) {
      if (!isDefinition.has(`${span.start} ${span.file}`)) references.push(span);
    }
  }
  return bounded({ definitions, references });
}

function nodeOccurrences(context: Context, node: DtNode): Occurrences {
  const definitions: Span[] = [];
  const references: Span[] = [];
  for (const file of context.files) {
    eachToken(file, (kind, word, start, end, index) => {
      const span = { file: file.path, start, end };
      if (isNodeName(file, kind, index)) {
        if (word === node.name && bodyAt(context.tree, file.path, start)?.node === node) definitions.push(span);
      } else if (kind === Kind.LABEL_REF && nodeLabelled(context, word.slice(1)) === node) {
        references.push({ ...span, start: start + 1 });
      } else if (kind === Kind.PATH_REF && word.slice(2, -1) === node.path) {
        references.push({ ...span, start: start + 2, end: end - 1 });
      }
    });
  }
  return bounded({ definitions, references });
}

export const isNodeName = ({ tokens }: OpenFile, kind: number, index: number): boolean =>
  (kind === Kind.NAME || kind === Kind.STRAY_NAME) && tokens.kinds[index + 1] === Kind.BRACE_OPEN;

function propertyOccurrences(owner: DtNode | undefined, name: string): Occurrences {
  const origins = owner?.properties.find((property) => property.name === name)?.origins ?? [];
  return { definitions: origins.map(({ file, start, end }) => ({ file, start, end })), references: [] };
}

export type SeeToken = (kind: number, word: string, start: number, end: number, index: number) => void;

/** The tokens that can name something. */
export function eachToken(file: OpenFile, see: SeeToken): void {
  const { tokens } = file;
  for (let i = 0; i < tokens.count; i++) {
    const kind = tokens.kinds[i] as number;
    if (kind < Kind.NAME || kind > Kind.STRING) continue;
    see(kind, wordOf(tokens, i), tokens.starts[i] as number, tokens.ends[i] as number, i);
  }
}

const HAS_NAMES = new Set(['define', 'undef', 'if', 'ifdef', 'ifndef', 'elif', 'elifdef', 'elifndef']);

function inDirectives({ path, text, directives }: OpenFile, pattern: RegExp): Span[] {
  return directives.flatMap(({ name, bodyStart, end }) => {
    if (!HAS_NAMES.has(name)) return [];
    return [...text.slice(bodyStart, end).matchAll(pattern)].map((found) => {
      const start = bodyStart + found.index;
      return { file: path, start, end: start + found[0].length };
    });
  });
}

const bounded = ({ definitions, references }: Occurrences): Occurrences => ({
  definitions: definitions.slice(0, MAX_OCCURRENCES),
  references: references.slice(0, MAX_OCCURRENCES),
});
