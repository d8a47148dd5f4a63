/** Help for what cannot be read: syntax, bounds, preprocessor, overlays. */
import type { LimitCode, OverlayCode, PreprocessorCode, SyntaxCode } from '../../dts/codes';
import type { CodeHelp } from './entry';

export const SYNTAX_HELP: Readonly<Record<SyntaxCode, CodeHelp>> = {
  'after-name': {
    means: 'A name inside a node starts a property or a subnode, but what follows it fits neither.',
    todo: 'Write `name;`, `name = value;` or `name { … };`. A name has no blanks: use `-`.',
  },
  'bad-bits': {
    means: '`/bits/` sets how wide the elements of the next array are.',
    todo: 'Write 8, 16, 32 or 64: `/bits/ 8 <1 2 3>`.',
  },
  'bad-character': {
    means: 'A character in single quotes is the number of exactly one byte.',
    todo: "Put one character between the quotes, as in `<'a'>`; for text use a string in double quotes.",
  },
  'bad-escape': {
    means: 'A backslash and `x` in a string is followed by the number of a byte in hex.',
    todo: 'Write `\\x41`, or `\\\\x` for a backslash before an x.',
  },
  'bad-number': {
    means: 'A number with a leading 0 is octal, where the digits 8 and 9 do not exist.',
    todo: 'Drop the leading zeros, or write `0x` for hex.',
  },
  'bits-expected': {
    means: '`/bits/` stands before an array, with the width of its elements between.',
    todo: 'Write `/bits/ 64 <…>`, the width as a plain number without parentheses.',
  },
  'brace-expected': {
    means: 'The body of a node runs into the next statement of the top level, or into the end of the file.',
    todo: 'Close it with `};`. Count the braces from here upwards: the missing one may be further inside.',
  },
  'bracket-expected': {
    means: 'Between square brackets stand bytes, two hex digits each.',
    todo: 'Close the list with `]`.',
  },
  'byte-expected': {
    means: 'Between square brackets stand bytes, two hex digits each, with or without blanks between.',
    todo: 'Write `[0a 1b]`: no `0x`, no single digits.',
  },
  'cell-expected': {
    means: 'Between `<` and `>` stand numbers, references and expressions in parentheses.',
    todo: 'Put parentheses around expressions, `<(1 + 2)>`, or close the cells with `>`.',
  },
  'cells-expected': {
    means: 'After `/bits/ N` an array in angle brackets follows.',
    todo: 'Write `/bits/ 16 <1 2>`.',
  },
  'colon-expected': {
    means: 'A condition in an expression has three parts.',
    todo: 'Write `(a ? b : c)`.',
  },
  'comma-expected': {
    means: 'Several values of one property are separated by commas.',
    todo: 'Write `<1>, <2>` or `"a", "b"`.',
  },
  'division-by-zero': {
    means: 'An expression divides by zero. dtc computes both branches of a condition, so it refuses an unused one too.',
    todo: 'Look at the macros in it: one of them is 0 or not defined.',
  },
  'expression-expected': {
    means: 'An operator or a parenthesis waits for a number.',
    todo: 'Complete the expression, or remove the operator.',
  },
  'greater-expected': {
    means: 'A list of cells is not closed.',
    todo: 'Add `>` before the `;`.',
  },
  'header-expected': {
    means: 'A devicetree source says which version of the language it is in.',
    todo: 'Write `/dts-v1/;` in the first line; only includes and comments may stand before it.',
  },
  'incbin-form': {
    means: '`/incbin/` takes the bytes of a file as a value.',
    todo: 'Write `/incbin/("file")`, or `/incbin/("file", offset, length)` for a part of it.',
  },
  'incbin-short': {
    means: 'A file is shorter than the part of it that `/incbin/` asks for. dtc takes what is there, without a word.',
    todo: 'Check offset and length, and whether it is the right file.',
  },
  'incbin-unresolved': {
    means: 'The file whose bytes `/incbin/` asks for is not among the open ones. The value is left without them.',
    todo: 'Add the file next to the source, or in a folder of the search path, and open the folder or archive anew.',
  },
  'label-before-root': {
    means: 'A label before a reference is added to the node that it names, which must exist by then.',
    todo: 'Move the statement below the first `/ { … };`.',
  },
  'label-on-delete': {
    means: 'Nothing is left that could carry a label once a node is deleted.',
    todo: 'Remove the label.',
  },
  'memreserve-place': {
    means: '`/memreserve/` keeps a range from the very first; such ranges are listed before the tree.',
    todo: 'Move it between `/dts-v1/;` and the first `/ {`.',
  },
  'name-expected': {
    means: 'A delete inside a node says by name what goes.',
    todo: 'Write `/delete-property/ name;` or `/delete-node/ name@unit;`. References work at the top level only.',
  },
  'node-expected': {
    means: '`/omit-if-no-ref/` belongs before a node.',
    todo: 'Write `/omit-if-no-ref/ label: name { … };`.',
  },
  'number-out-of-range': {
    means: 'The number is larger than 64 bits can hold.',
    todo: 'Check it for a digit too many; wider numbers are written as several cells.',
  },
  'open-comment': {
    means: 'A comment that starts with `/*` ends only at `*/`, so the rest of the file is part of it.',
    todo: 'Add `*/`. Comments do not nest.',
  },
  'open-string': {
    means: 'A string runs to the next `"`, over lines if need be.',
    todo: 'Add the closing `"`; a quote inside a string is written `\\"`.',
  },
  'paren-expected': {
    means: 'A parenthesis is open.',
    todo: 'Add `)`.',
  },
  'property-after-subnode': {
    means: 'In one body all properties come before the first subnode.',
    todo: 'Move the property up, or reach the node again by `&label { … };` further down.',
  },
  'reference-expected': {
    means: 'A node is referred to by label or by path.',
    todo: 'Write `&label` or `&{/path/to/node}`, without blanks after the `&`.',
  },
  'reference-width': {
    means: 'A reference becomes a phandle, which is one cell of 32 bits.',
    todo: 'Use `/bits/ 32`, or leave `/bits/` out.',
  },
  'root-expected': {
    means: 'A tree begins with its root.',
    todo: 'Write `/ { … };` before statements that refer to nodes.',
  },
  'semicolon-expected': {
    means: 'Every statement ends in `;`, also a body after its `}` and the last one of a file.',
    todo: 'Add `;` where the mark is. dtc reports this at the word that follows, often a line below.',
  },
  'statement-expected': {
    means: 'What stands here starts neither a property nor a subnode.',
    todo: 'Write a name first, or close the body with `};`.',
  },
  'stray-semicolon': {
    means: 'An empty statement is not allowed.',
    todo: 'Remove the second `;`.',
  },
  'target-missing': {
    means: 'A statement at the top level refers to a node that does not exist at this point of the text.',
    todo: 'Check the spelling; a label must be defined above, and not be deleted. Perhaps an include is missing.',
  },
  'too-many-labels': {
    means: 'Before a reference at the top level one label can stand.',
    todo: 'Write a second statement for a second label.',
  },
  'top-expected': {
    means: 'Outside of all nodes only few statements exist.',
    todo: 'Write `/ { … };`, `&label { … };`, `/delete-node/ &label;` or `/omit-if-no-ref/ &label;`.',
  },
  'undefined-word': {
    means: 'A bare word is a macro that nobody defined; dtc knows numbers and strings only.',
    todo: 'Include the header that defines it, fix the spelling, or put text into quotes.',
  },
  'unexpected-comma': {
    means: 'Cells are separated by blanks.',
    todo: 'Remove the comma, or close the cells and open new ones: `<1>, <2>`.',
  },
  'unexpected-string': {
    means: 'Between `<` and `>` stand numbers.',
    todo: 'Take the string out: `<1>, "text"`.',
  },
  'value-expected': {
    means: 'A property with `=` has a value.',
    todo: 'Write cells `<1>`, a string `"a"`, bytes `[01]` or a reference `&label`; without a value leave the `=` out.',
  },
  'value-truncated': {
    means: 'A number is wider than its cell, and loses its upper bits. Negative numbers are let through silently.',
    todo: 'Split it into two cells, `<0x1 0x80000000>`, or use `/bits/ 64`.',
  },
};

const TOO_MUCH = 'Bounds keep any text from using up the machine; the largest known boards stay far below them.';

export const LIMIT_HELP: Readonly<Record<LimitCode, CodeHelp>> = {
  'limit-bytes': {
    means: `All values together are too long. ${TOO_MUCH}`,
    todo: 'Look for a value made by a macro or an included file.',
  },
  'limit-depth': {
    means: `Nodes are nested too deeply; dtc gives up at about the same depth. ${TOO_MUCH}`,
    todo: 'Look for a missing `};`, or for a file that includes itself.',
  },
  'limit-expansions': {
    means: `Macros make too much text. ${TOO_MUCH}`,
    todo: 'Look for macros that double each other.',
  },
  'limit-expression': {
    means: `Parentheses are nested too deeply. ${TOO_MUCH}`,
    todo: 'Simplify the expression, or the macro behind it.',
  },
  'limit-includes': {
    means: `Files are included too often or too deeply. ${TOO_MUCH}`,
    todo: 'Look for files that include each other.',
  },
  'limit-labels': {
    means: `One place has too many labels. ${TOO_MUCH}`,
    todo: 'Look for a label that is made again and again, by a macro or a generator.',
  },
  'limit-nodes': {
    means: `There are too many nodes. ${TOO_MUCH}`,
    todo: 'Split the tree, or look for a file included many times.',
  },
  'limit-paths': {
    means: `The paths of the nodes are too long together. ${TOO_MUCH}`,
    todo: 'Nest fewer nodes, or give them shorter names.',
  },
  'limit-steps': {
    means: `Nodes are merged, deleted and brought back too often. ${TOO_MUCH}`,
    todo: 'Look for a file that is included many times.',
  },
  'limit-text': {
    means: `The text is too long. ${TOO_MUCH}`,
    todo: 'Open a smaller file, or the board with its includes instead of one text.',
  },
  'limit-tokens': { means: `The text has too many words. ${TOO_MUCH}`, todo: 'Open a smaller file.' },
};

export const PREPROCESSOR_HELP: Readonly<Record<PreprocessorCode, CodeHelp>> = {
  'cpp-error': {
    means: 'A line that starts with `#` is for the preprocessor, which cannot follow it.',
    todo: 'The quoted text is that of gcc; an `#error` is meant by the author of the file.',
  },
  'cpp-warning': {
    means: 'The file has a `#warning`.',
    todo: 'Read it; nothing else comes of it.',
  },
  'include-unresolved': {
    means:
      'An included file is not among the open ones. What it defines is missing, so later messages may follow from it.',
    todo: 'Open the board as a folder or archive with its includes, or add the file at one of the places looked for.',
  },
  'macro-arguments': {
    means: 'A macro is called with more or fewer arguments than it was defined with. It is left as it stands.',
    todo: 'Compare the call with the definition.',
  },
  'macro-redefined': {
    means: 'A macro gets another meaning; from here on the new one counts.',
    todo: 'If it is meant, write `#undef` before it.',
  },
  'macro-unterminated': {
    means: 'The list of arguments of a macro call has no end.',
    todo: 'Add the `)`.',
  },
  'main-missing': {
    means: 'The board file is not among the open files.',
    todo: 'Choose another board file.',
  },
};

export const OVERLAY_HELP: Readonly<Record<OverlayCode, CodeHelp>> = {
  'fixup-to-path': {
    means: 'An overlay leaves references open until it is applied, and can do so for labels only.',
    todo: 'Refer to a label, `&label`, and compile the board with symbols (`dtc -@`).',
  },
  'not-an-overlay': {
    means: 'A file in the list of overlays is no overlay.',
    todo: 'Write `/plugin/;` after `/dts-v1/;`, or take it out of the list.',
  },
  'overlay-alone': {
    means: 'An overlay is a part of a tree: there is nothing to boot in it.',
    todo: 'Open the board that it belongs to, and add the overlay there.',
  },
  'overlay-label-missing': {
    means: 'The overlay refers to a label that the board does not have.',
    todo: 'Check the spelling, and the order of overlays: a label may come from one before.',
  },
  'overlay-target-missing': {
    means: 'A fragment of the overlay changes a node that the board does not have.',
    todo: 'Check label or path, and the order of overlays.',
  },
  'relative-reference': {
    means: 'Nothing is known of what lies below a label of another file.',
    todo: 'Refer to a label, or to a whole path: `&{/soc/uart@0}`.',
  },
  'symbol-kept': {
    means: '`/__symbols__` has an entry of this name already.',
    todo: 'Remove that entry: labels are entered by themselves.',
  },
};
