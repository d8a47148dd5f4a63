import { expect, it } from 'vitest';
import { twoBankMachine } from '../test-machines';
import { layoutMemoryMap } from './layout';
import { nearestMark } from './roving';

const scene = layoutMemoryMap(twoBankMachine(), { width: 840 });
const without = (...gone: readonly string[]) => ({
  ...scene,
  marks: scene.marks.filter(({ key }) => !gone.includes(key)),
});
const [first = '', second = ''] = scene.items
  .filter(({ key }) => scene.marks.some((one) => one.key === key))
  .map(({ key }) => key);

it('keeps the focus at its mark, and beside it by address where that is out of view', () => {
  for (const { key } of scene.marks) expect(nearestMark(scene, key)).toBe(key);
  expect(nearestMark(without(first), first)).toBe(second);
});

it('has a mark for a region that is gone, and none where there is none', () => {
  expect(nearestMark(scene, 'gone')).toBe(first);
  expect(nearestMark({ ...scene, marks: [] }, first)).toBeUndefined();
});
