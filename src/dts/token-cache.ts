/** Tokens by content: a text that did not change is not read again. Bounded; forgetting only costs time. */
import { tokenize, type Tokens } from './tokenize';

const KEPT = 16;
const recent: Tokens[] = [];

export function tokensOf(text: string): Tokens {
  const known = recent.findIndex((tokens) => tokens.text.length === text.length && tokens.text === text);
  const tokens = known >= 0 ? (recent.splice(known, 1)[0] as Tokens) : tokenize(text);
  recent.unshift(tokens);
  if (recent.length > KEPT) recent.pop();
  return tokens;
}
