import { describe, expect, it } from 'vitest';
import { undoOrRedo } from './use-undo-keys';

const key = (text: string) => {
  const parts = text.split('+');
  return {
    key: parts.at(-1) ?? '',
    ctrlKey: parts.includes('ctrl'),
    metaKey: parts.includes('meta'),
    shiftKey: parts.includes('shift'),
    altKey: parts.includes('alt'),
  };
};

describe('undoOrRedo', () => {
  it.each([
    ['ctrl+z', 'undo'],
    ['meta+z', 'undo'],
    ['ctrl+shift+Z', 'redo'],
    ['ctrl+y', 'redo'],
    ['z', undefined],
    ['ctrl+alt+z', undefined],
    ['ctrl+x', undefined],
  ])('%s', (text, way) => {
    expect(undoOrRedo(key(text))).toBe(way);
  });
});
