import { expect, it } from 'vitest';
import { opens } from './use-page-keys';

const key = (text: string) => {
  const parts = text.split(' ');
  return {
    key: parts.at(-1) ?? '',
    ctrlKey: parts.includes('ctrl'),
    metaKey: parts.includes('meta'),
    altKey: parts.includes('alt'),
  };
};

it.each([
  ['ctrl k', false, 'palette'],
  ['meta K', true, 'palette'],
  ['F1', true, 'palette'],
  ['alt F1', false, undefined],
  ['k', false, undefined],
  ['?', false, 'keys'],
  ['?', true, undefined],
] as const)('%s, typing %s', (text, typing, what) => {
  expect(opens(key(text), typing)).toBe(what);
});
