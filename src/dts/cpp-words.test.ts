/** What gcc 12 says of a text that it preprocesses; each line was tried on the real one. */
import { describe, expect, it } from 'vitest';
import { evaluate } from './evaluate';

const details = (text: string): string[] =>
  evaluate({ files: [{ path: 'm.dts', text: `${text}\n` }], main: 'm.dts' }).diagnostics.flatMap((d) =>
    d.detail !== undefined && /^m\.dts:[0-9:]+ (error|warning)/.test(d.detail) ? [d.detail.slice('m.dts:'.length)] : [],
  );

describe('gcc says of directives', () => {
  it.each<[string, string[]]>([
    ['#undef', ['1:7: error: no macro name given in #undef directive']],
    ['#undef 1', ['1:8: error: macro names must be identifiers']],
    ['#undef A B C', ['1:10: warning: extra tokens at end of #undef directive']],
    ['#undef A /* x */ // y', []],
    ['#define', ['1:8: error: no macro name given in #define directive']],
    ['#define "a"', ['1:9: error: macro names must be identifiers']],
    ['#define defined', ['1:9: error: "defined" cannot be used as a macro name']],
    ['#define A x ##', ["1:9: error: '##' cannot appear at either end of a macro expansion"]],
    ['#define F(', ['1:11: error: expected parameter name before end of line']],
    ['#define F(x', ["1:12: error: expected ')' before end of line"]],
    ['#define F(x,)', ['1:13: error: expected parameter name, found ")"']],
    ['#define F(x y)', ['1:13: error: expected \',\' or \')\', found "y"']],
    ['#define F(x, x) 1', ['1:14: error: duplicate macro parameter "x"']],
    ['#define F(x..., y) 1', ['1:15: error: expected \')\' after "..."']],
    ['#ifdef\n#endif', ['1:7: error: no macro name given in #ifdef directive']],
    ['#ifdef A B\n#endif', ['1:10: warning: extra tokens at end of #ifdef directive']],
    ['#if 1\n#else x\n#endif y', [
      '2:7: warning: extra tokens at end of #else directive [-Wendif-labels]',
      '3:8: warning: extra tokens at end of #endif directive [-Wendif-labels]',
    ]],
    ['#if 0\n#if 1\n#endif y\n#elif\n#endif', ['4:6: error: #elif with no expression']],
    ['#include X', ['1:10: error: #include expects "FILENAME" or <FILENAME>']],
    ['#include', ['1:9: error: #include expects "FILENAME" or <FILENAME>']],
    ['#error', ['1:2: error: #error ']],
    ['#error  a  b /* c */ d', ['1:2: error: #error a b d']],
    ['#if 1\n# if 1', ['2: error: unterminated #if', '1: error: unterminated #if']],
    ['#if 1\n#else', ['1: error: unterminated #else']],
    ['#define F(x) x\n F(1\nabc', ['3:4: error: unterminated argument list invoking macro "F"']],
    ['a\n /* b', ['2:2: error: unterminated comment']],
  ])('%s', (text, lines) => expect(details(text)).toEqual(lines)); // prettier-ignore
});

describe('gcc says of conditions', () => {
  it.each<[string, string | undefined]>([
    ['', '5: error: #if with no expression'],
    ['(', "5: error: missing ')' in expression"],
    ['()', "6: error: missing expression between '(' and ')'"],
    ['(1))', "8: error: missing '(' in expression"],
    ['1 ? (2', "9: error: missing ')' in expression"],
    ['1 +', "8: error: operator '+' has no right operand"],
    ['!', "6: error: operator '!' has no right operand"],
    ['|| 1', "5: error: operator '||' has no left operand"],
    ['1 2', '7: error: missing binary operator before token "2"'],
    ['A(1)', '6: error: missing binary operator before token "("'],
    ['1 "x"', '7: error: token ""x"" is not valid in preprocessor expressions'],
    ['1 = 2', '7: error: token "=" is not valid in preprocessor expressions'],
    ['1++', '6: error: token "++" is not valid in preprocessor expressions'],
    ['1 / 0', '7: error: division by zero in #if'],
    ['1 / (1 - 1)', '12: error: division by zero in #if'],
    ['0 && 1/0', undefined],
    ['1 || (1 ? 1/0 : 0)', undefined],
    ['1 ? 2 : 1/0', undefined],
    ['1 ? 2', "10: error: '?' without following ':'"],
    ['1 ? : 2', "9: error: operator '?' has no right operand"],
    ['1 : 2', "7: error:  ':' without preceding '?'"],
    ['1,2', undefined],
    ['1.0', '5: error: floating constant in preprocessor expression'],
    ['08', '5: error: invalid digit "8" in octal constant'],
    ['0xg', '5: error: invalid suffix "xg" on integer constant'],
    ['0b2', '5: error: invalid suffix "b2" on integer constant'],
    ['1ULLL', '5: error: invalid suffix "ULLL" on integer constant'],
    ["''", '5: error: empty character constant'],
    ['defined', '12: error: operator "defined" requires an identifier'],
    ['defined(1)', '13: error: operator "defined" requires an identifier'],
    ['defined(A', '14: error: missing \')\' after "defined"'],
  ])('%s', (condition, line) =>
    expect(details(`#if ${condition}\n#endif`)).toEqual(line === undefined ? [] : [`1:${line}`]),
  );
});
