/** Makes a region larger in its own text: `size`, or the size in `reg`, where they are plain numbers. */

/** UTF-16 offsets of a node, from its label or name to behind its closing brace. */
export type NodeSpan = { readonly start: number; readonly end: number };

const COMMENT_OR_STRING = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"/g;
const PROPERTY = /(?:[;{}\s])(size|reg)\s*=\s*<([^<>]*)>\s*;/g;
const CELL = /^(?:0x[0-9a-f]{1,16}|\d{1,20})$/i;
const CELL_BITS = 32n;
const MAX_CELL = 0xffff_ffffn;
/** Two cells of address and two of size; more is more than one range. */
const MOST_CELLS = 4;

/** The same length, with nothing left that only looks like a property of the node: comments, strings, child nodes. */
function ownText(text: string): string {
  const blank = (part: string): string => part.replace(/[^\n]/g, ' ');
  const bare = text.replace(COMMENT_OR_STRING, blank);
  let depth = 0;
  return bare.replace(/[^\n]/g, (letter) => {
    if (letter === '{') depth++;
    const own = depth <= 1;
    if (letter === '}') depth--;
    return own ? letter : ' ';
  });
}

type Found = {
  readonly at: number;
  readonly text: string;
  readonly cells: readonly string[];
  /** Cells at the end that hold the size. */
  readonly sizeCells: number;
};

function findCells(text: string, { start, end }: NodeSpan): Found | undefined {
  const own = ownText(text.slice(start, end));
  const found = [...own.matchAll(PROPERTY)];
  const match = found.find(([, name]) => name === 'size') ?? found.find(([, name]) => name === 'reg');
  const inner = match?.[2];
  if (match === undefined || inner === undefined) return undefined;
  const cells = inner.trim().split(/\s+/);
  if (cells.length > MOST_CELLS || !cells.every((cell) => CELL.test(cell))) return undefined;
  const sizeCells = match[1] === 'size' ? cells.length : Math.max(1, cells.length - 2);
  return { at: start + match.index + match[0].indexOf('<') + 1, text: inner, cells, sizeCells };
}

const combined = (cells: readonly string[]): bigint =>
  cells.reduce((sum, cell) => (sum << CELL_BITS) + BigInt(cell), 0n);

/** As many digits as there were, at least. */
const cellText = (value: bigint, before: string): string =>
  `0x${value.toString(16).padStart(before.length > 3 ? before.length - 2 : 1, '0')}`;

/**
 * The text with the region's size larger by `by`; undefined where its size does not stand there as plain cells.
 * @param size what it is now, in bytes: its cells are known by it
 */
export function enlargeProperty(text: string, span: NodeSpan, size: bigint, by: bigint): string | undefined {
  const found = findCells(text, span);
  if (!found) return undefined;
  const before = found.cells.slice(-found.sizeCells);
  const value = size + by;
  const fits = before.length === 2 || (before.length === 1 && value <= MAX_CELL);
  // A comment between the cells would be lost.
  const isPlain = text.startsWith(found.text, found.at);
  if (!fits || !isPlain || combined(before) !== size) return undefined;
  const parts = before.length === 1 ? [value] : [value >> CELL_BITS, value & MAX_CELL];
  const after = parts.map((part, i) => cellText(part, before[i] ?? ''));
  const cells = [...found.cells.slice(0, -before.length), ...after].join(' ');
  return `${text.slice(0, found.at)}${cells}${text.slice(found.at + found.text.length)}`;
}
