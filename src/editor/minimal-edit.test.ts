import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minimalEdit, shifted, type TextEdit } from './minimal-edit';

const applied = (text: string, edit: TextEdit | undefined): string =>
  edit ? text.slice(0, edit.start) + edit.text + text.slice(edit.end) : text;

describe('minimalEdit', () => {
  it.each([
    ['ab', 'ab', undefined],
    ['ab', 'axb', { start: 1, end: 1, text: 'x' }],
    ['axb', 'ab', { start: 1, end: 2, text: '' }],
    ['aaa', 'aa', { start: 2, end: 3, text: '' }],
    ['size = <1>;', 'size = <64>;', { start: 8, end: 9, text: '64' }],
    ['', 'ab', { start: 0, end: 0, text: 'ab' }],
    ['ab', '', { start: 0, end: 2, text: '' }],
    ['a\r\nb', 'a\nb', { start: 1, end: 3, text: '\n' }],
    ['\u{1f600}', '\u{1f601}', { start: 0, end: 2, text: '\u{1f601}' }],
    ['\u{1f600}', '\u{10600}', { start: 0, end: 2, text: '\u{10600}' }],
  ])('from %j to %j', (before, after, edit) => {
    expect(minimalEdit(before, after)).toEqual(edit);
  });

  const text = fc.string({
    unit: fc.constantFrom('a', 'b', '\r', '\n', '\u{1f600}', '\u{1f601}', '\ud83d'),
    maxLength: 12,
  });

  it('turns any text into any other', () => {
    fc.assert(fc.property(text, text, (a, b) => applied(a, minimalEdit(a, b)) === b));
  });

  it('parts no character and no CR LF', () => {
    const parted = (s: string, at: number): boolean =>
      /^(\ud83d[\ude00\ude01]|\r\n)$/.test(s.slice(at - 1, at + 1)) && at > 0;
    fc.assert(
      fc.property(text, text, (a, b) => {
        const edit = minimalEdit(a, b);
        if (!edit) return;
        expect(parted(a, edit.start) || parted(b, edit.start) || parted(a, edit.end)).toBe(false);
        expect(parted(b, edit.start + edit.text.length)).toBe(false);
      }),
    );
  });
});

describe('shifted', () => {
  const edit = { start: 3, end: 5, text: 'xyz' };
  it.each([
    [0, 0],
    [3, 3],
    [4, 3],
    [5, 6],
    [9, 10],
  ])('offset %i comes to %i', (before, after) => {
    expect(shifted(before, edit)).toBe(after);
  });

  it('stays where nothing was changed', () => {
    expect(shifted(7, undefined)).toBe(7);
  });

  it('keeps every character that was not replaced', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\r', '\n'), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(text, text, fc.nat(11), (a, b, at) => {
        const edit = minimalEdit(a, b);
        const replaced = edit !== undefined && at >= edit.start && at < edit.end;
        if (at >= a.length || replaced) return;
        const to = edit && at === edit.start ? at + edit.text.length : shifted(at, edit);
        expect(b[to]).toBe(a[at]);
      }),
    );
  });
});
