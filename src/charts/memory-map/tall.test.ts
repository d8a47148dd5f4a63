import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Machine } from '../../kernel/machine';
import { GIB, MIB } from '../../lib/units';
import { estimateWidth } from '../measure';
import { testFate, testMachine, twoBankMachine } from '../test-machines';
import { layoutGuides } from './guides';
import { layoutMemoryMap } from './layout';
import type { Box, MemoryMapScene } from './scene';
import { stretchScene, tallLayout } from './tall';

const OPTIONS = { width: 840, selection: '' };

/** What is drawn one below the other, each with its top and its height. */
const heights = ({ overview, lane, marks, axisY, height }: MemoryMapScene): string => {
  const side = marks.find((mark) => mark.lane === 1);
  const words = [overview, lane, ...(side ? [side] : [])].map((box) => `${box.y}+${box.height}`);
  return [...words, `axis ${axisY}`, `of ${height}`].join(', ');
};

const touch = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Forty regions in two banks of 32 GiB. */
const server: Machine = testMachine(
  [0n, 1024n].map((at) => ({ base: at * GIB, size: 32n * GIB })),
  Array.from({ length: 40 }, (_, i) =>
    testFate(`pool${i}`, 'nomap', BigInt(i % 2) * 1024n * GIB + BigInt(i) * 512n * MIB, 64n * MIB),
  ),
);

describe('a picture in a high room', () => {
  it('fills it: strip, lanes and marks grow, the lane most', () => {
    expect(heights(layoutMemoryMap(twoBankMachine(), OPTIONS))).toMatchInlineSnapshot(
      `"19+14, 73+26, 103+13, axis 121, of 143"`,
    );
    expect(heights(tallLayout(360)(twoBankMachine(), OPTIONS))).toMatchInlineSnapshot(
      `"19+56, 136+156, 296+33, axis 334, of 356"`,
    );
  });

  it('has names one above the other, like stairs, where there are many', () => {
    const inLane = ({ texts, marks }: MemoryMapScene) =>
      texts.filter(({ key }) => marks.some((mark) => mark.key === key)).map(({ key }) => key.split('/').at(-1));
    expect(inLane(layoutMemoryMap(server, OPTIONS))).toHaveLength(14);
    expect(inLane(tallLayout(360)(server, OPTIONS)).length).toBe(18);
  });

  it('is as it was where there is no room to spare', () => {
    const scene = layoutMemoryMap(twoBankMachine(), OPTIONS);
    expect(stretchScene(scene, 0)).toBe(scene);
    expect(tallLayout(100)(twoBankMachine(), OPTIONS).height).toBe(scene.height);
  });

  it('never is higher than its room, moves nothing along the addresses, and keeps texts off each other', () => {
    fc.assert(
      fc.property(fc.constantFrom(server, twoBankMachine()), fc.integer({ min: 300, max: 900 }), (machine, height) => {
        const natural = layoutMemoryMap(machine, { ...OPTIONS, height });
        const scene = tallLayout(height)(machine, OPTIONS);
        expect(scene.height).toBeLessThanOrEqual(height);
        expect(scene.marks.map(({ x, width }) => [x, width])).toEqual(natural.marks.map(({ x, width }) => [x, width]));
        const guides = layoutGuides({ scene, machine, fate: undefined, gap: undefined, measure: estimateWidth });
        const texts = [...scene.texts, ...guides.texts];
        for (const [i, a] of texts.entries()) {
          expect(a.y + a.height).toBeLessThanOrEqual(scene.height);
          expect(touch(a, scene.lane)).toBe(false);
          for (const b of texts.slice(i + 1)) expect(touch(a, b) ? `${a.key} touches ${b.key}` : '').toBe('');
        }
      }),
      { numRuns: 60 },
    );
  });
});
