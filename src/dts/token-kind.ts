/**
 * Kinds of token. A single character that is no part of anything longer is its own kind (its ASCII code), so only
 * the longer ones need a name here.
 */
export const END = 0;
/** A character outside ASCII where none is allowed. */
export const OTHER = 1;

export const NAME = 128;
/** A name that starts a line where a value should have gone on: most likely the `;` before it is missing. */
export const STRAY_NAME = 129;
export const LABEL = 130;
export const LABEL_REF = 131;
export const PATH_REF = 132;
export const STRING = 133;
/** Runs on past the end of its line without a plausible end. */
export const OPEN_STRING = 134;
export const CHARACTER = 135;
export const NUMBER = 136;
/** An identifier where only values are read, most often a macro that nobody defined. Counts as 0. */
export const WORD = 137;
export const BYTE = 138;

export const SHIFT_LEFT = 140;
export const SHIFT_RIGHT = 141;
export const LESS_EQUAL = 142;
export const GREATER_EQUAL = 143;
export const EQUAL = 144;
export const NOT_EQUAL = 145;
export const AND = 146;
export const OR = 147;

export const DTS_V1 = 160;
export const PLUGIN = 161;
export const MEMRESERVE = 162;
export const BITS = 163;
export const DELETE_PROPERTY = 164;
export const DELETE_NODE = 165;
export const OMIT_IF_NO_REF = 166;
export const INCBIN = 167;

export const KEYWORDS: Readonly<Record<string, number>> = {
  '/dts-v1/': DTS_V1,
  '/plugin/': PLUGIN,
  '/memreserve/': MEMRESERVE,
  '/bits/': BITS,
  '/delete-property/': DELETE_PROPERTY,
  '/delete-node/': DELETE_NODE,
  '/omit-if-no-ref/': OMIT_IF_NO_REF,
  '/incbin/': INCBIN,
};

export const BRACE_OPEN = 0x7b;
export const BRACE_CLOSE = 0x7d;
export const SEMICOLON = 0x3b;
export const EQUALS = 0x3d;
export const COMMA = 0x2c;
export const LESS = 0x3c;
export const GREATER = 0x3e;
export const PAREN_OPEN = 0x28;
export const PAREN_CLOSE = 0x29;
export const BRACKET_OPEN = 0x5b;
export const BRACKET_CLOSE = 0x5d;
export const SLASH = 0x2f;
export const AMPERSAND = 0x26;
