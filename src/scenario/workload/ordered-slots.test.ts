import fc from 'fast-check';
import { expect, it } from 'vitest';
import { OrderedSlots } from './ordered-slots';

it('takes what a list with a splice would take', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.nat(1000)), { maxLength: 80 }), (moves) => {
      const size = moves.filter((move) => move === null).length;
      const slots = new OrderedSlots(size);
      const list: number[] = [];
      for (const move of moves) {
        if (move === null) list.push(slots.fill());
        else if (list.length > 0) expect(slots.takeAt(move % list.length)).toBe(list.splice(move % list.length, 1)[0]);
        expect(slots.length).toBe(list.length);
      }
    }),
  );
});
