/** Colours, brackets and comments of devicetree source. What is right and wrong is told by dts/, not here. */
import type { languages } from 'monaco-editor/editor';

export const DTS_LANGUAGE = 'dts';

/** Devicetree Specification 2.2.1 and 2.2.4.1: node and property names, with `@` before a unit address. */
const NAME = /[A-Za-z0-9,._+?#@-]+/;

export const dtsConfiguration: languages.LanguageConfiguration = {
  comments: { lineComment: '//', blockComment: ['/*', '*/'] },
  brackets: [
    ['{', '}'],
    ['(', ')'],
    ['<', '>'],
    ['[', ']'],
  ],
  autoClosingPairs: [
    { open: '{', close: '}' },
    { open: '(', close: ')' },
    { open: '<', close: '>' },
    { open: '"', close: '"', notIn: ['string', 'comment'] },
  ],
  surroundingPairs: [
    { open: '"', close: '"' },
    { open: '<', close: '>' },
    { open: '(', close: ')' },
  ],
  wordPattern: NAME,
  indentationRules: { increaseIndentPattern: /\{[^}]*$/, decreaseIndentPattern: /^\s*\}/ },
};

export const dtsTokens: languages.IMonarchLanguage = {
  defaultToken: '',
  tokenizer: {
    root: [
      { include: 'common' },
      [/\/(dts-v1|plugin|memreserve|bits|include|delete-node|delete-property|omit-if-no-ref)\//, 'keyword'],
      [/[A-Za-z_]\w*:/, 'label'],
      [/(?:0[xX][0-9a-fA-F]+|\d+)(?=[\s;<])/, 'number'],
      [/<</, 'operator'],
      [/</, 'delimiter', '@cells'],
      [/\[/, 'delimiter', '@bytes'],
      [/[A-Za-z0-9,._+?#@-]+(?=\s*\{)/, 'node'],
      [/\/(?=\s*\{)/, 'node'],
      [NAME, 'property'],
      [/[{};=,]/, 'delimiter'],
    ],
    common: [
      [/^\s*#\s*(?:include|define|undef|ifdef|ifndef|if|else|elif|endif|line|pragma|error|warning)\b.*$/, 'keyword'],
      /** Line markers of cpp: where the text came from, not what it says. */
      [/^\s*#\s*\d+\s+".*$/, 'comment'],
      [/[ \t\r\n]+/, ''],
      [/\/\*/, 'comment', '@comment'],
      [/\/\/.*$/, 'comment'],
      [/&\{[^}]*\}|&[A-Za-z_]\w*/, 'reference'],
      [/"/, 'string', '@string'],
      [/'(?:\\.|[^'\\])+'/, 'number'],
    ],
    cells: [{ include: 'common' }, [/>/, 'delimiter', '@pop'], { include: 'expression' }],
    parentheses: [{ include: 'common' }, [/\)/, 'delimiter', '@pop'], { include: 'expression' }],
    expression: [
      [/\(/, 'delimiter', '@parentheses'],
      [/[A-Za-z_]\w*:/, 'label'],
      [/0[xX][0-9a-fA-F]+[uUlL]*|\d+[uUlL]*/, 'number'],
      [/[A-Za-z_]\w*/, 'macro'],
      [/[-+*/%&|^~!<>=?:,]/, 'operator'],
    ],
    bytes: [{ include: 'common' }, [/\]/, 'delimiter', '@pop'], [/[0-9a-fA-F]+/, 'number']],
    comment: [
      [/[^*]+/, 'comment'],
      [/\*\//, 'comment', '@pop'],
      [/\*/, 'comment'],
    ],
    string: [
      [/[^"\\]+/, 'string'],
      [/\\./, 'string'],
      [/"/, 'string', '@pop'],
      [/\\$/, 'string'],
    ],
  },
};
