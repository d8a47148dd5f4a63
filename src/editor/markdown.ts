/** Text of the user's in Monaco's markdown: it stands there as it is, whatever is in it. */
import type { IMarkdownString } from 'monaco-editor/editor';

/** Every character that markdown, or Monaco's icons in it, gives a meaning. */
const SPECIAL = /[\\`*_{}[\]()#+\-.!<>&|~$"':@/=^]/g;

export const escaped = (text: string): string => text.replace(SPECIAL, '\\$&').replace(/\r?\n/g, '  \n');

/** Set in the typeface of sources, line by line. The fence is longer than any in the text. */
export function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}

/** Neither links nor HTML. */
export const markdown = (value: string): IMarkdownString => ({ value, isTrusted: false, supportHtml: false });
