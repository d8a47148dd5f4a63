import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../lib/diagnostic';
import { hex } from './corpus';
import { evaluate } from './evaluate';
import { allNodes } from './tree';

/** Two nodes that are written in, with neighbours before, between, inside and behind. */
const board = (first: string, second: string): string => `/dts-v1/;
/ {
	before { x = <1>; };
	l: n {
		a = <2>;
		${first}
		z = "last";
		inner { y; };
	};
	between { x = <3>; };
	m {
		a = [04];
		${second}
		z = <&l>;
	};
};
&l { more = <5>; };
`;

const STATEMENTS = [
  'p = <1 (2 + 3) &l>;',
  'p = "x", "y\\"z";',
  'p = [01 02];',
  'p;',
  'p = &l;',
  'p = &{/before}, <7>;',
  'p = /bits/ 8 <1 2>;',
  "p = <'a' 0x10UL>;",
  'k: p = <(1 ? 2 : ~3)>;',
  '/delete-property/ p;',
  '/delete-node/ inner2;',
  'p = /incbin/("f", 0, 1);',
];

/** `path name=value` of all that is not the statement's own. */
const rest = (text: string): string[] =>
  [...allNodes(evaluated(text).tree.root)].flatMap(({ path, properties }) => [
    path,
    ...properties.filter(({ name }) => !OWN.has(name)).map(({ name, value }) => `${path} ${name}=${hex(value)}`),
  ]);

/** What a piece of a statement can be the name of. */
const OWN: ReadonlySet<string> = new Set(['p', 'k', 'inner2', 'inner', 'inne', 'inn', 'in', 'i', 'phandle']);

const evaluated = (text: string) =>
  evaluate({
    files: [
      { path: 'b.dts', text },
      { path: 'f', text: 'f' },
    ],
    main: 'b.dts',
  });

const errorsOf = (text: string): readonly Diagnostic[] =>
  evaluated(text).diagnostics.filter(({ severity }) => severity === 'error');

const WHOLE = rest(board('p;', 'p;'));
const TOKEN = /"(?:\\.|[^"\\])*"|'.'|&\{[^}]*\}|&?\w+:?|\/[\w-]+\/|\S/g;

/** The statement without each of its tokens. */
const withoutTokens = (statement: string): string[] =>
  [...statement.matchAll(TOKEN)].map(
    ({ 0: { length }, index }) => statement.slice(0, index) + statement.slice(index + length),
  );

/** The statement as far as it is typed. */
const truncated = (statement: string): string[] => Array.from(statement, (_, length) => statement.slice(0, length));

const WRECKS = STATEMENTS.flatMap((statement) => [...withoutTokens(statement), ...truncated(statement)]);

/** At the end of its line it makes the next line a part of the statement, as cpp has it. */
const CONTINUED = '\\';

describe('a half-typed statement costs only itself', () => {
  it.each(STATEMENTS)('%s', (statement) => {
    expect(rest(board(statement, 'p;'))).toEqual(WHOLE);
    for (const wreck of [...withoutTokens(statement), ...truncated(statement)]) {
      expect([wreck, rest(board(wreck, 'p;'))]).toEqual([wreck, WHOLE]);
    }
  });

  it('and is reported where it stands, or is another statement that dtc takes', () => {
    for (const wreck of WRECKS) {
      const text = board(wreck, 'p;');
      const { complete } = evaluated(text);
      const errors = errorsOf(text);
      expect([wreck, errors.length > 0]).toEqual([wreck, !complete]);
      const from = text.indexOf('a = <2>;');
      const to = text.indexOf('inner {');
      for (const { span } of errors) expect([wreck, span.start >= from && span.start < to]).toEqual([wreck, true]);
    }
  });

  it('also when two are half-typed, and then both are reported', () => {
    const wrong = WRECKS.filter((wreck) => !wreck.endsWith(CONTINUED) && errorsOf(board(wreck, 'p;')).length > 0);
    for (const second of wrong) expect([second, rest(board('p;', second))]).toEqual([second, WHOLE]);
    const wreck = fc.constantFrom(...wrong);
    fc.assert(
      fc.property(wreck, wreck, (first, second) => {
        const text = board(first, second);
        expect(rest(text)).toEqual(WHOLE);
        const middle = text.indexOf('between');
        const starts = errorsOf(text).map(({ span }) => span.start);
        expect([starts.some((at) => at < middle), starts.some((at) => at > middle)]).toEqual([true, true]);
      }),
    );
  });
});
