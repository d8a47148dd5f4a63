import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { piecesOf } from './marked-text';
import { presenterAction } from './present';
import { loadProgress, saveProgress } from './progress';

const storage = (text: string | null = null) => {
  const kept = new Map<string, string>(text === null ? [] : [['carveout.lessons', text]]);
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  };
};

describe('progress', () => {
  it('keeps each step once, and the lesson touched last at the end', () => {
    const kept = storage();
    saveProgress(kept, 'a', 0);
    saveProgress(kept, 'b', 2);
    saveProgress(kept, 'a', 0);
    expect(saveProgress(kept, 'a', 1)).toEqual({ b: [2], a: [0, 1] });
    expect(loadProgress(kept)).toEqual({ b: [2], a: [0, 1] });
  });

  it('forgets the lesson touched longest ago beyond 200', () => {
    const kept = storage();
    for (let i = 0; i < 201; i++) saveProgress(kept, `lesson-${i}`, 0);
    expect(Object.keys(loadProgress(kept))).toHaveLength(200);
    expect(loadProgress(kept)['lesson-0']).toBeUndefined();
  });

  it.each(['{', '[]', 'null', '{"a": "b", "c": [1.5], "d": null}', '"x"'])('takes %s for nothing', (text) => {
    expect(Object.keys(loadProgress(storage(text)))).toEqual([]);
  });

  it('lasts as long as the page where storage is refused', () => {
    const refuses = { getItem: () => fail(), setItem: () => fail() };
    expect(saveProgress(refuses, 'a', 3)).toEqual({ a: [3] });
    expect(loadProgress(undefined)).toEqual({});
  });
});

function fail(): never {
  throw new Error('refused');
}

describe('marked text', () => {
  it('tells code from words', () => {
    expect(piecesOf('a `b c` d `e')).toEqual([
      { kind: 'words', text: 'a ' },
      { kind: 'code', text: 'b c' },
      { kind: 'words', text: ' d `e' },
    ]);
  });

  it('loses nothing but the backticks of code', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '`', '<', ' ') }), (text) => {
        const again = piecesOf(text).map((piece) => (piece.kind === 'code' ? `\`${piece.text}\`` : piece.text));
        expect(again.join('')).toBe(text);
      }),
    );
  });
});

describe('a clicker', () => {
  const press = (key: string, ctrlKey = false) => presenterAction({ key, ctrlKey, metaKey: false, altKey: false });

  it('goes on with Page Down, back with Page Up, and Escape ends it', () => {
    expect(['PageDown', 'PageUp', 'Escape', 'a'].map((key) => press(key))).toEqual(['on', 'back', 'stop', undefined]);
    expect(press('PageDown', true)).toBeUndefined();
  });
});
