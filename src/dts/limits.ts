/**
 * Bounds that keep any text, however hostile, to a bounded amount of work. Where one is met, a message of its own
 * (`limit-…`) says so; those on what is only looked for or said are quiet. limits.test.ts meets each of them. The
 * largest known board stays below a tenth of every one.
 */

/** UTF-16 units of all text together. */
export const MAX_TEXT = 16 * 1024 * 1024;
export const MAX_TOKENS = 2_000_000;
/** Characters looked through in vain for the end of strings that were left open; then a string ends with its line. */
export const MAX_OPEN_STRING_LOOKAHEAD = 1024 * 1024;
/** Characters in which the end of a string that was left open is looked for when dtc's words for it are made. */
export const MAX_STRING_SHOWN = 64 * 1024;
/** Node bodies in the source. */
export const MAX_NODES = 100_000;
/** UTF-16 units of all paths together: they grow with depth times length. */
export const MAX_PATH_TEXT = 16 * 1024 * 1024;
/** Labels of one node or one property. */
export const MAX_LABELS = 1_000;
/** Nesting of bodies. dtc's table parser gives up at about the same depth ("memory exhausted"). */
export const MAX_DEPTH = 3_300;
/** Nesting of parentheses, unary operators and ternaries in one expression. */
export const MAX_EXPRESSION_DEPTH = 200;
/** Steps of merging, deleting and looking up labels. A board takes thousands; a tree that is deleted and brought back again and again takes more. */
export const MAX_TREE_STEPS = 50_000_000;
/** Properties of a blob. */
export const MAX_PROPERTIES = 1_000_000;
/** Bytes of all property values together. */
export const MAX_VALUE_BYTES = 64 * 1024 * 1024;
/** Problems that are reported; what comes after is only counted. */
export const MAX_PROBLEMS = 500;
/** Places of one node that a message names; then it says how many more there are. */
export const MAX_PLACES = 100;
/** Live nodes that are told apart although they share a label or a name; dtc refuses a file with two at its end. */
export const MAX_EQUAL_NAMES = 100;
/** Levels of `#include`, as gcc has it. */
export const MAX_INCLUDE_DEPTH = 200;
/** Tokens that all macro expansions of a file may make. */
export const MAX_EXPANDED_TOKENS = 2_000_000;
/** Characters that macro expansions of a file may read again or make: of arguments, of `#`, of `##`, of what is written. */
export const MAX_EXPANDED_TEXT = 16 * 1024 * 1024;
/** Macro calls inside arguments of macro calls. */
export const MAX_EXPANSION_DEPTH = 100;
/** Labels that may stand before a name for its line to be recognised as the start of a statement. */
export const MAX_LABELS_BEFORE_NAME = 16;
/** Files that are entered, counting each time. */
export const MAX_INCLUDES = 20_000;
/** UTF-16 units of all files that are entered, counting each time: what is skipped or defined makes no text, but takes time. */
export const MAX_READ = 64 * 1024 * 1024;
