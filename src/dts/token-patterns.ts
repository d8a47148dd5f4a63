/** How the tokens of dtc's lexer look that take more than a character to tell (dtc-lexer.l, 1.8.1). Sticky ones: set `lastIndex` first. */
import * as Kind from './token-kind';

// Every repetition of a choice has a bound: an unbounded one exhausts the stack of the pattern machine.
export const lineMarker = /#(?:line)?[ \t]+([0-9]+)[ \t]+"((?:[^"\\\n]|\\.){0,4096})"(?:[ \t]+[0-9]+){0,9}/y;
export const includeDirective = /\/include\/[ \t\r\n\v\f]*"((?:[^"\\]|\\.){0,4096})"/y;
export const keyword = /\/[a-z][a-z0-9-]*\//y;
export const pathReference = /&\{[A-Za-z0-9,._+*#?@/-]*\}/y;
export const numberLiteral = /(?:0[xX][0-9a-fA-F]+|[0-9]+)(?:ULL|LL|UL|U|L)?/y;
/** A line that reads like the start of a statement, labels included: `name {`, `name =`, `name;`. */
export const statementStart = /(?:[A-Za-z_][A-Za-z0-9_]*:[ \t]*){0,16}\\?([A-Za-z0-9,._+*#?@-]+)[ \t\r]*(=(?!=)|\{|;)/y;
export const wholeNumber = /^(?:0[xX][0-9a-fA-F]+|[0-9]+)(?:ULL|LL|UL|U|L)?$/;
/** What may follow a string that spans lines; anything else means that its closing quote is missing. */
export const afterString = /\s*(?:[,;)]|\/[/*])/y;

export const operators = new Map<string, number>([
  ['<<', Kind.SHIFT_LEFT],
  ['>>', Kind.SHIFT_RIGHT],
  ['<=', Kind.LESS_EQUAL],
  ['>=', Kind.GREATER_EQUAL],
  ['==', Kind.EQUAL],
  ['!=', Kind.NOT_EQUAL],
  ['&&', Kind.AND],
  ['||', Kind.OR],
]);
export const operatorStarts = new Set([...operators.keys()].map((o) => o.charCodeAt(0)));
