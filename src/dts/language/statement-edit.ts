/** Edits of single statements: a property put into a node, taken out of it, or given other cells. */
import type { Span } from '../../lib/diagnostic';
import type { NodeSyntax } from '../syntax';
import * as Kind from '../token-kind';
import { cellsOf, type DtNode, type Property } from '../tree';
import { openFile, type Context, type OpenFile } from './context';
import { indentOf } from './format';
import type { TextEdit } from './text-edit';

/** `statement` with its `;`, behind the properties that the node has in its last body. Empty when it has no body. */
export function addStatement(context: Context, node: DtNode, statement: string): TextEdit[] {
  for (const { file: path, start } of [...node.origins].reverse()) {
    const file = openFile(context, path);
    const body = file && bodyStartingAt(file, start);
    if (file && body) return [{ file: path, ...placeFor(file, body, statement) }];
  }
  return [];
}

function bodyStartingAt({ syntax }: OpenFile, start: number): NodeSyntax | undefined {
  const work = syntax.tops.flatMap((top) => (top.kind === 'root' || top.kind === 'extend' ? [top.body] : []));
  for (let next = work.pop(); next; next = work.pop()) {
    if (next.start === start && !next.deletes) return next;
    for (const child of next.children) if (child.start <= start && start < child.end) work.push(child);
  }
  return undefined;
}

function placeFor({ text }: OpenFile, body: NodeSyntax, statement: string): Omit<TextEdit, 'file'> {
  const last = body.properties.at(-1);
  const at = last?.end ?? body.bodyStart + 1;
  const isInline = !text.slice(body.bodyStart, last?.start ?? body.end).includes('\n');
  if (isInline) return { start: at, end: at, text: ` ${statement}` };
  const indent = last ? indentAt(text, last.start) : `${indentAt(text, body.start)}${unitOf(text)}`;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  return { start: at, end: at, text: `${newline}${indent}${statement}` };
}

const indentAt = (text: string, offset: number): string =>
  /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', offset - 1) + 1))?.[0] ?? '';

function unitOf(text: string): string {
  const { tab, width } = indentOf(text);
  return tab ? '\t' : ' '.repeat(width);
}

/** Takes a property away wherever a file sets it. */
export function removeProperty(context: Context, { origins }: Property): TextEdit[] {
  return origins.flatMap((origin) => {
    const text = openFile(context, origin.file)?.text;
    if (text === undefined || origin.via || text.startsWith('/delete-property/', origin.start)) return [];
    return [{ ...withItsLine(text, origin), file: origin.file, text: '' }];
  });
}

/** The whole line when nothing else stands on it; else the blanks before as well. */
function withItsLine(text: string, { start, end }: Span): { readonly start: number; readonly end: number } {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const newline = text.indexOf('\n', end);
  const lineEnd = newline < 0 ? text.length : newline;
  const isAlone = text.slice(lineStart, start).trim() === '' && text.slice(end, lineEnd).trim() === '';
  if (isAlone) return { start: lineStart, end: Math.min(text.length, lineEnd + 1) };
  const blanks = /[ \t]*$/.exec(text.slice(lineStart, start))?.[0].length ?? 0;
  return { start: start - blanks, end };
}

/**
 * Gives a property other cells. Where each cell is written as a number only those that differ change, and keep their
 * form; else the whole value is written anew, an entry in each pair of brackets.
 * @param entry cells of one entry
 */
export function setCells(context: Context, property: Property, cells: readonly number[], entry: number): TextEdit[] {
  const span = property.valueSpan;
  const file = span && openFile(context, span.file);
  if (!span || !file) return [];
  const written = numbersIn(file, span);
  const before = cellsOf(property.value);
  if (written?.length !== before.length || before.length !== cells.length) {
    return [{ ...span, text: writeCells(cells, entry) }];
  }
  return cells.flatMap((cell, i) => {
    const place = written[i];
    return cell === before[i] || !place ? [] : [{ file: span.file, ...place, text: hexLike(cell, file.text, place) }];
  });
}

/** Undefined when something else than numbers stands there. */
function numbersIn({ tokens }: OpenFile, { start, end }: Span): Omit<Span, 'file'>[] | undefined {
  const places: Omit<Span, 'file'>[] = [];
  for (let i = 0; i < tokens.count; i++) {
    const [from, to, kind] = [tokens.starts[i] as number, tokens.ends[i] as number, tokens.kinds[i]];
    if (from < start || to > end) continue;
    if (kind === Kind.NUMBER) places.push({ start: from, end: to });
    else if (kind !== Kind.LESS && kind !== Kind.GREATER && kind !== Kind.COMMA) return undefined;
  }
  return places;
}

/** As many digits as stood there, if those were padded. */
function hexLike(cell: number, text: string, { start, end }: Omit<Span, 'file'>): string {
  const padded = /^0x0/i.test(text.slice(start, end)) ? end - start - 2 : 0;
  return `0x${cell.toString(16).padStart(padded, '0')}`;
}

export function writeCells(cells: readonly number[], entry: number): string {
  const groups: string[] = [];
  for (let at = 0; at < cells.length; at += Math.max(1, entry)) {
    groups.push(
      `<${cells
        .slice(at, at + Math.max(1, entry))
        .map((cell) => `0x${cell.toString(16)}`)
        .join(' ')}>`,
    );
  }
  return groups.join(', ');
}

/** A number in so many 32-bit cells, the highest first. */
export const toCells = (value: bigint, count: number): number[] =>
  Array.from({ length: count }, (_, i) => Number((value >> BigInt(32 * (count - 1 - i))) & 0xffff_ffffn));
