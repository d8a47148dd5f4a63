import fc from 'fast-check';
import { expect, it } from 'vitest';
import { beside } from './beside';

const window = { innerWidth: 1280, innerHeight: 800 };
const card = { width: 320, height: 160 };

it.each([
  ['a part on the left', { left: 0, top: 40, right: 408, bottom: 600 }, { left: '420px', top: '52px' }],
  ['a part on the right', { left: 409, top: 40, right: 1280, bottom: 260 }, { left: '77px', top: '52px' }],
  ['a part as wide as the window', { left: 0, top: 40, right: 1280, bottom: 260 }, { left: '12px', top: '272px' }],
])('%s', (_, part, place) => {
  expect(beside(part, card, window)).toEqual(place);
});

it('never leaves the window', () => {
  const edge = fc.integer({ min: -500, max: 2000 });
  fc.assert(
    fc.property(edge, edge, edge, edge, (left, top, right, bottom) => {
      const place = beside({ left, top, right, bottom }, card, window);
      expect(parseFloat(place.left)).toBeGreaterThanOrEqual(12);
      expect(parseFloat(place.left) + card.width).toBeLessThanOrEqual(1268);
      expect(parseFloat(place.top)).toBeGreaterThanOrEqual(12);
      expect(parseFloat(place.top) + card.height).toBeLessThanOrEqual(788);
    }),
  );
});
