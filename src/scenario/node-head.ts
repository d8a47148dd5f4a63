/** What is underlined of a node that something is wrong with. */
import type { Span } from '../lib/diagnostic';

/** Of a node the part before its `{`: to underline a whole body would be too much. A `{` after `&` begins a path. */
export function headOf(text: string, span: Span): Span {
  const { file, start, end } = span;
  let brace = text.indexOf('{', start);
  while (brace > 0 && text[brace - 1] === '&') brace = text.indexOf('{', brace + 1);
  return brace < 0 || brace >= end ? span : { file, start, end: start + text.slice(start, brace).trimEnd().length };
}
