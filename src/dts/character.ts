/** Classes of ASCII characters as dtc's lexer has them. Nothing outside ASCII belongs to a class. */
export const NAME_CHARACTER = 1;
export const IDENTIFIER_START = 2;
export const IDENTIFIER_PART = 4;
export const DIGIT = 8;
export const HEX_DIGIT = 16;
export const WHITE_SPACE = 32;

const classes = new Uint8Array(65536);
const mark = (characters: string, bits: number): void => {
  for (const c of characters) classes[c.charCodeAt(0)]! |= bits;
};
const letters = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';
mark(letters + letters.toUpperCase(), NAME_CHARACTER | IDENTIFIER_START | IDENTIFIER_PART);
mark('_', NAME_CHARACTER | IDENTIFIER_START | IDENTIFIER_PART);
mark(digits, NAME_CHARACTER | IDENTIFIER_PART | DIGIT | HEX_DIGIT);
mark('abcdefABCDEF', HEX_DIGIT);
mark(',.+*#?@-', NAME_CHARACTER);
mark(' \t\n\v\f\r', WHITE_SPACE);

/** The class bits of a UTF-16 unit; 0 for NaN, which charCodeAt() gives past the end. */
export const classOf = (code: number): number => classes[code] ?? 0;
