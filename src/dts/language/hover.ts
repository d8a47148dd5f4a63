/** What a word of the source means: decoded values, where they were set, what a macro became, what the kernel does. */
import { lineColumn } from '../../lib/line-column';
import type { Span } from '../../lib/diagnostic';
import { bodyAt } from '../node-at';
import * as Kind from '../token-kind';
import { findProperty, type DtNode, type Property } from '../tree';
import { openFile, type Context } from './context';
import { decodeProperty } from './decode';
import { tokenAt, wordOf } from './file-text';
import { numberInWords } from './number-in-words';
import { nodeHelp, propertyHelp } from './property-help';
import { nodeLabelled, targetAt, type Target } from './target';

/** `code` is set in the typeface of sources, line by line; `text` is a sentence. */
export type Block = { readonly kind: 'code' | 'text'; readonly text: string };
export type Hover = { readonly span: Span; readonly blocks: readonly Block[] };

/** What the kernel makes of a node, by its path, in a sentence. */
export type Fates = ReadonlyMap<string, string>;

/** A definition longer than this is cut. */
const MAX_LINES = 12;
const MAX_LENGTH = 1200;
/** Places of a value that are listed. */
const MAX_PLACES = 8;

export function hoverAt(context: Context, path: string, offset: number, fates: Fates): Hover | undefined {
  const target = targetAt(context, path, offset);
  const blocks = target && blocksFor(context, target, fates);
  if (target && blocks && blocks.length > 0) return { span: target.span, blocks };
  return valueAt(context, path, offset);
}

function blocksFor(context: Context, target: Target, fates: Fates): Block[] {
  switch (target.kind) {
    case 'label': {
      const node = nodeLabelled(context, target.name);
      return node ? nodeBlocks(context, node, fates) : [text(`No node has the label ${target.name}`)];
    }
    case 'node':
      return target.node
        ? nodeBlocks(context, target.node, fates)
        : [text('This node is not in the tree: it is deleted')];
    case 'property':
      return propertyBlocks(context, target.owner, target.name);
    case 'macro':
      return macroBlocks(context, target.name, target.span);
    case 'include':
      return [target.path === undefined ? text('This file is not read') : code(target.path)];
  }
}

const code = (lines: string): Block => ({ kind: 'code', text: cut(lines) });
const text = (sentence: string): Block => ({ kind: 'text', text: sentence });

function cut(lines: string): string {
  const kept = lines.slice(0, MAX_LENGTH).split('\n').slice(0, MAX_LINES).join('\n');
  return kept === lines ? lines : `${kept} …`;
}

const optional = (sentence: string | undefined): Block[] => (sentence === undefined ? [] : [text(sentence)]);

function nodeBlocks(context: Context, node: DtNode, fates: Fates): Block[] {
  const named = node.labels.length > 0 ? `${node.labels.map((label) => `${label}:`).join(' ')} ` : '';
  const decoded = ['reg', 'size'].flatMap((name) => {
    const property = findProperty(node, name);
    return property ? decodeProperty(context, node, property).map((line) => `${name}: ${line}`) : [];
  });
  return [
    code([`${named}${node.path}`, ...decoded].join('\n')),
    ...optional(fates.get(node.path)),
    ...optional(nodeHelp(node.name)),
    ...optional(placesOf(context, node.origins, 'Opened')),
  ];
}

function propertyBlocks(context: Context, owner: DtNode | undefined, name: string): Block[] {
  const property = owner && findProperty(owner, name);
  if (!owner || !property) return [...goneBlocks(context, owner, name), ...optional(propertyHelp(name))];
  const decoded = decodeProperty(context, owner, property);
  return [
    code([`${owner.path === '/' ? '' : owner.path}/${name}`, ...decoded].join('\n')),
    ...optional(propertyHelp(name)),
    ...optional(historyOf(context, property)),
  ];
}

/** A property that no longer is: which line took it away. */
function goneBlocks(context: Context, owner: DtNode | undefined, name: string): Block[] {
  if (!owner) return [];
  const deletions = context.files.flatMap(({ path, tokens }) => {
    const found: Span[] = [];
    for (let i = 1; i < tokens.count; i++) {
      if (tokens.kinds[i - 1] !== Kind.DELETE_PROPERTY || wordOf(tokens, i) !== name) continue;
      const [start, end] = [tokens.starts[i] as number, tokens.ends[i] as number];
      if (bodyAt(context.tree, path, start)?.node === owner) found.push({ file: path, start, end });
    }
    return found;
  });
  return deletions.length === 0 ? [] : optional(placesOf(context, deletions, 'Deleted'));
}

/** `Set in soc.dtsi:14, set again in board.dts:120`: the last one counts. */
function historyOf(context: Context, { origins }: Property): string | undefined {
  if (origins.length === 0) return 'Not written in any file: dtc adds it';
  const words = origins.map((origin, i) => {
    const source = context.sources.files.find((file) => file.path === origin.file)?.text ?? '';
    const deletes = source.startsWith('/delete-property/', origin.start);
    const verb = deletes ? 'deleted' : i === 0 ? 'set' : 'set again';
    return `${verb} in ${placeOf(context, origin)}${origin.via ? ` by ${origin.via.macro}` : ''}`;
  });
  const shown = [...words.slice(0, MAX_PLACES), ...(words.length > MAX_PLACES ? [`${words.length} times in all`] : [])];
  const sentence = shown.join(', ');
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}${origins.length > 1 ? '; the last one counts' : ''}`;
}

function placesOf(context: Context, spans: readonly Span[], verb: string): string | undefined {
  if (spans.length === 0) return undefined;
  const places = spans.slice(0, MAX_PLACES).map((span) => placeOf(context, span));
  const more = spans.length > MAX_PLACES ? ` and ${spans.length - MAX_PLACES} more` : '';
  return `${verb} in ${places.join(', ')}${more}`;
}

function placeOf({ sources }: Context, { file, start }: Span): string {
  const source = sources.files.find(({ path }) => path === file)?.text ?? '';
  return `${file.slice(file.lastIndexOf('/') + 1)}:${lineColumn(source, start).line}`;
}

function macroBlocks(context: Context, name: string, span: Span): Block[] {
  const definitions = context.macros.get(name) ?? [];
  const expansion = expansionAt(context, name, span);
  const value = expansion === undefined ? undefined : numberInWords(expansion);
  const last = definitions.at(-1);
  return [
    ...definitions.slice(-2).map(({ line }) => code(line)),
    ...(expansion === undefined ? [] : [code(`→ ${expansion}${value === undefined ? '' : `\n= ${value}`}`)]),
    ...(last
      ? optional(
          placesOf(
            context,
            definitions.map((one) => one.span),
            'Defined',
          ),
        )
      : []),
  ];
}

/** What the preprocessor wrote for the call that stands there. */
function expansionAt({ flats }: Context, name: string, { file, start }: Span): string | undefined {
  for (const { segments, text: flat } of flats) {
    const index = segments.findIndex(
      ({ reading, source, call }) => reading.path === file && source === start && call?.macro === name,
    );
    const segment = segments[index];
    if (segment) return flat.slice(segment.start, segments[index + 1]?.start ?? flat.length).trim();
  }
  return undefined;
}

/** Inside a value: the whole property. */
function valueAt(context: Context, path: string, offset: number): Hover | undefined {
  const file = openFile(context, path);
  const index = file ? tokenAt(file.tokens, offset) : -1;
  const owner = bodyAt(context.tree, path, offset)?.node;
  if (!file || index < 0 || !owner) return undefined;
  const holds = ({ file: where, start, end }: Span): boolean => where === path && start <= offset && offset < end;
  const property = owner.properties.find(({ origins }) => origins.some(holds));
  const span = property?.origins.find(holds);
  if (!property || !span) return undefined;
  return { span, blocks: propertyBlocks(context, owner, property.name) };
}
