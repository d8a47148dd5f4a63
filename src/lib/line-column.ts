/** Line and column of a UTF-16 offset, both from 1; columns count UTF-16 units, as editors do. */
export type LineColumn = { readonly line: number; readonly column: number };

export function lineColumn(text: string, offset: number): LineColumn {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') };
}
