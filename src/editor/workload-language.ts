/** Colours and comments of the workload text, one operation a line. */
import type { languages } from 'monaco-editor/editor';

export const WORKLOAD_LANGUAGE = 'carveout-workload';

export const workloadConfiguration: languages.LanguageConfiguration = {
  comments: { lineComment: '#' },
  wordPattern: /[A-Za-z0-9,._+@-]+/,
};

export const workloadTokens: languages.IMonarchLanguage = {
  defaultToken: '',
  ignoreCase: true,
  tokenizer: {
    root: [
      [/(?:#|\/\/).*$/, 'comment'],
      [
        /^(\s*)(\w+)/,
        [
          '',
          {
            cases: { '$2~alloc|free|hold|drop|pin|unpin|movable|random|repeat|note|expect': 'keyword', '@default': '' },
          },
        ],
      ],
      [/\d+x\d+(?=\s|$)/, 'number'],
      [/(?:0x[0-9a-f]+|\d+(?:[kmgt](?:ib)?|p)?)(?=\s|$)/, 'number'],
      [/stride(?==)/, 'keyword'],
      [/=\d+/, 'number'],
      [/x\d+(?=\s|$)/, 'number'],
      [/[^\s#=/]+/, 'property'],
      [/./, ''],
    ],
  },
};
