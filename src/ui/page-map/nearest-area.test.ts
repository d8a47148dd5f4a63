import { expect, it } from 'vitest';
import { simulate } from '../../scenario/simulate';
import { DEFAULT_SCENARIO } from '../../scenario/default-scenario';
import { nearestArea } from './nearest-area';

it('is the nearest area with a heap, or none where there is no area', () => {
  const { machine } = simulate(DEFAULT_SCENARIO);
  const nameNear = (base: bigint | undefined) => machine.areas[nearestArea(machine, { base }) ?? -1]?.name;
  expect([nameNear(0x9100_0000n), nameNear(0n)]).toEqual(['video@90000000', 'linux,cma']);
  expect(nameNear(undefined)).toBe('linux,cma');
  expect(nearestArea({ ...machine, areas: [] }, { base: 0n })).toBeUndefined();
});
