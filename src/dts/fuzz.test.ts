import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boardText, hasCorpus } from './corpus';
import { evaluate } from './evaluate';
import type { Evaluation } from './compile';
import { MAX_DEPTH, MAX_NODES, MAX_PROBLEMS } from './limits';
import { tokenize } from './tokenize';
import { allNodes } from './tree';

const SAMPLE = `/dts-v1/;
/memreserve/ 0x1000 0x2000;
/ {
	#address-cells = <2>; // comment
	l1: node@1000 { reg = <0x0 0x1000 (1 << 4) 'a'>; s = "a\\x41", [01 02], &l1, /bits/ 64 <1>; };
	/omit-if-no-ref/ l2: b { p = <&l1 &{/node@1000}>; };
};
&l1 { /delete-property/ s; c { }; };
/delete-node/ &l2;
# 3 "other.dtsi"
&{/node@1000} { /* x */ d; };
`;

const source = hasCorpus() ? boardText('imx93-11x11-evk') : SAMPLE.repeat(50);

/** More repetitions than a pattern machine can hold on its stack. */
const LONG = 4_000_000;

/** Large texts on a busy machine; bounded by counts, not by this. */
const PATIENCE = 60_000;

const run = (text: string): Evaluation => evaluate({ files: [{ path: 'f.dts', text }], main: 'f.dts' });

/** What must hold of any text at all. */
function checkAnything(text: string): void {
  const { tree, diagnostics, complete } = run(text);
  expect(complete).toBe(!diagnostics.some((d) => d.severity === 'error'));
  expect(diagnostics.length).toBeLessThanOrEqual(2 * MAX_PROBLEMS);
  for (const { span } of diagnostics) expectInside(span, text);
  for (const node of allNodes(tree.root)) {
    for (const origin of node.origins) expectInside(origin, text);
    for (const property of node.properties) for (const origin of property.origins) expectInside(origin, text);
  }
}

function expectInside({ start, end }: { start: number; end: number }, text: string): void {
  if (!(0 <= start && start <= end && end <= text.length)) throw new Error(`span ${start}-${end} of ${text.length}`);
}

const piece = (text: string): fc.Arbitrary<string> =>
  fc.tuple(fc.nat(text.length), fc.nat(400)).map(([from, length]) => text.slice(from, from + length));

const words = [
  '/ {',
  '{',
  '};',
  '}',
  ';',
  '<',
  '>',
  '[',
  ']',
  '"',
  "'",
  '&',
  '&{',
  '/*',
  '*/',
  '//',
  '\\',
  '=',
  ',',
  '(',
  ')',
];
const more = [
  '/dts-v1/;',
  '/bits/ 8',
  '/delete-node/',
  '/delete-property/',
  '/omit-if-no-ref/',
  'a',
  'b:',
  '&b',
  '0x1',
  '\n',
  '#',
];

describe('any text', { timeout: PATIENCE }, () => {
  it('is understood in part, however it is cut off', () => {
    fc.assert(
      fc.property(fc.nat(SAMPLE.length), (at) => checkAnything(SAMPLE.slice(0, at))),
      { numRuns: 200 },
    );
    fc.assert(
      fc.property(fc.nat(source.length), (at) => checkAnything(source.slice(0, at))),
      { numRuns: 10 },
    );
  });

  it('is understood in part, however it is shuffled', () => {
    const texts = fc.array(fc.oneof(piece(source), piece(SAMPLE)), { maxLength: 30 });
    fc.assert(
      fc.property(texts, (pieces) => checkAnything(pieces.join(''))),
      { numRuns: 200 },
    );
  });

  it('is understood in part, whatever is put together', () => {
    const soup = fc.array(fc.constantFrom(...words, ...more), { maxLength: 80 }).map((w) => w.join(' '));
    fc.assert(fc.property(soup, checkAnything), { numRuns: 500 });
    const tail = fc
      .array(fc.constantFrom(...words, ...more), { maxLength: 40 })
      .map((w) => `/dts-v1/; / { ${w.join('')}`);
    fc.assert(fc.property(tail, checkAnything), { numRuns: 500 });
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), checkAnything), { numRuns: 200 });
  });
});

describe('tokens', { timeout: PATIENCE }, () => {
  it('join back into the source: between them is only white space, comments and directives', () => {
    const texts = fc.oneof(fc.array(piece(source), { maxLength: 10 }), fc.array(piece(SAMPLE), { maxLength: 10 }));
    fc.assert(
      fc.property(texts, (pieces) => checkTokens(pieces.join(''))),
      { numRuns: 200 },
    );
    checkTokens(source);
  });
});

function checkTokens(text: string): void {
  const { count, starts, ends, flaws } = tokenize(text);
  let at = 0;
  for (let i = 0; i < count; i++) {
    const start = starts[i] as number;
    const end = ends[i] as number;
    expect(start >= at && end >= start).toBe(true);
    const between = text.slice(at, start);
    const flawed = flaws.some((flaw) => flaw.start >= at && flaw.end <= start);
    if (!flawed) expect(between.replace(blank, '')).toBe('');
    at = end;
  }
  expect(at).toBe(text.length);
}

const blank =
  /\s+|\/\*[^]*?\*\/|\/\/[^\n]*|^#(?:line)?[ \t]+[0-9]+[ \t]+"(?:[^"\\\n]|\\.)*"[ \t0-9]*|\/include\/\s*"[^"]*"/gm;

describe('limits', { timeout: PATIENCE }, () => {
  const codes = (text: string): Set<string> => new Set(run(text).diagnostics.map((d) => d.code));

  it.each([
    ['nested bodies', `/dts-v1/; / { ${'a {'.repeat(100_000)}`, 'limit-depth'],
    ['nested parentheses', `/dts-v1/; / { a = <${'('.repeat(100_000)}1`, 'limit-expression'],
    ['unary operators', `/dts-v1/; / { a = <(${'-'.repeat(100_000)}1)>; };`, 'limit-expression'],
    ['siblings', `/dts-v1/; / { ${'a{};'.repeat(1_000_000)} };`, 'limit-tokens'],
  ])('%s end in a message', (_, text, code) => expect(codes(text)).toContain(code));

  it('count, so that what is below them is read', () => {
    const deep = MAX_DEPTH - 2;
    const { tree, complete } = run(`/dts-v1/; / { ${'a {'.repeat(deep)}${'};'.repeat(deep)} };`);
    expect(complete).toBe(true);
    expect([...allNodes(tree.root)].length).toBe(deep + 1);
    const wide = Array.from({ length: MAX_NODES - 1 }, (_, i) => `n${i} { };`).join('\n');
    expect(run(`/dts-v1/; / { ${wide} };`).tree.root.children.length).toBe(MAX_NODES - 1);
  });

  it.each([
    ['labels that all look alike', `/dts-v1/; / { ${'l: a{};'.repeat(20_000)} }; ${'&l { x; };'.repeat(20_000)}`],
    [
      'deletes of the same name',
      `/dts-v1/; / { ${'a{};'.repeat(20_000)} }; / { ${'/delete-node/ a;'.repeat(20_000)} };`,
    ],
    ['strings that are never closed', `/dts-v1/; / { a = ${'"\\"\n'.repeat(100_000)}`],
    ['comments that are never closed', '/*\n'.repeat(200_000)],
    ['quotes that are never closed', `/dts-v1/; / { a = <${"'\\'\n".repeat(100_000)}`],
    ['labels before labels', `/dts-v1/; / { ${'a: '.repeat(100_000)}`],
    ['labels line by line', `/dts-v1/; / { a = ${'a:\n'.repeat(100_000)}`],
    ['references', `/dts-v1/; / { a = <${'&{/x'.repeat(100_000)}`],
    ['one string', `/dts-v1/; / { a = "${'x'.repeat(LONG)}"; };`],
    ['one string of escapes', `/dts-v1/; / { a = "${'\\\\'.repeat(LONG)}"; };`],
    ['one string in a macro', `#define A "${'\\\\'.repeat(LONG)}"\n/dts-v1/; / { a = A; };`],
    ['one comment', `#define A 1\n// ${'x'.repeat(LONG)}\n`],
    ['one number', `#define A ${'1'.repeat(LONG)}\n/dts-v1/; / { a = <A>; };`],
    ['one name in a line marker', `# 1 "${'x'.repeat(LONG)}"\n`],
    ['one name in an include', `/include/ "${'x'.repeat(LONG)}"\n`],
    ['labels in cells', `/dts-v1/; / { a = <${'x: '.repeat(LONG / 4)}`],
    ['keywords cut off', `/dts-v1/; / { ${'/delete-'.repeat(100_000)}`],
  ])('%s take no more than linear work', (_, text) => checkAnything(text));
});
