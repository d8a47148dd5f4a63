import { describe, expect, it } from 'vitest';
import type { Machine } from '../../kernel/machine';
import { MIB } from '../../lib/units';
import { compareSimulations, type ComparedRegion } from '../../scenario/compare';
import { DEFAULT_SCENARIO } from '../../scenario/default-scenario';
import { simulate } from '../../scenario/simulate';
import { estimateWidth } from '../measure';
import { testFate, twoBankMachine } from '../test-machines';
import { differenceWords, layoutComparison, type ComparedScene } from './layout';

const machine = twoBankMachine();

/** video@90000000 is moved up, npu-fw is gone, dsp-2 is new. */
const other: Machine = {
  ...machine,
  fates: [
    ...machine.fates.flatMap((fate) =>
      fate.name.startsWith('npu') ? [] : fate.name.startsWith('video') ? [{ ...fate, base: 0x9800_0000n }] : [fate],
    ),
    testFate('dsp-2', 'coherent', 0x7000_0000n, 32n * MIB),
  ],
};

function compared(
  a: Machine,
  b: Machine,
): { scenes: readonly [ComparedScene, ComparedScene]; regions: readonly ComparedRegion[] } {
  const simulation = simulate(DEFAULT_SCENARIO);
  const side = (one: Machine) => ({ scenario: DEFAULT_SCENARIO, simulation: { ...simulation, machine: one } });
  const { regions } = compareSimulations(side(a), side(b));
  const scenes = layoutComparison([a, b], regions, { width: 840, zoom: undefined, measure: estimateWidth });
  return { scenes, regions };
}

/** A side as a reader sees it: its window, the signs and the outlines of what the other has. */
const picture = ({ map, signs, ghosts }: ComparedScene): string[] => [
  `${map.window.from.toString(16)}-${map.window.to.toString(16)}`,
  ...signs.map(({ key, sign, x }) => `${sign} ${key.split('/').at(-1)} at ${Math.round(x)}`),
  ...ghosts.map(({ key, x, width }) => `ghost ${key.split('/').at(-1)} ${x}+${width}`),
];

describe('layoutComparison', () => {
  it('shows both on one scale, with signs where they differ and outlines where the other is', () => {
    const { scenes } = compared(machine, other);
    expect(scenes.map(picture)).toMatchInlineSnapshot(`
      [
        [
          "48000000-a0000000",
          "− npu-fw@88000000 at 616",
          "→ video@90000000 at 716",
          "ghost video@90000000 764+57",
          "ghost dsp-2 382+19",
        ],
        [
          "48000000-a0000000",
          "+ dsp-2 at 392",
          "→ video@90000000 at 793",
          "ghost npu-fw@88000000 611+9",
          "ghost video@90000000 687+58",
        ],
      ]
    `);
    expect(scenes[0].map.scale.bytesPerPixel).toBe(scenes[1].map.scale.bytesPerPixel);
    expect(scenes[0].map.space).toEqual(scenes[1].map.space);
  });

  it('marks nothing where both are the same', () => {
    for (const { signs, ghosts } of compared(machine, machine).scenes) expect([signs, ghosts]).toEqual([[], []]);
  });

  it('gathers signs that would overlap, with their number', () => {
    const small = (name: string, at: number) => testFate(name, 'nomap', 0x8800_0000n + BigInt(at) * MIB, MIB);
    const names = ['a', 'b', 'c', 'd'];
    const [before, after] = [0, 8].map((by) => ({
      ...machine,
      fates: [
        ...names.map((name, i) => small(name, 2 * i + by)),
        testFate('wide', 'cma', 0x8a00_0000n, 200n * MIB),
        small('e', by === 0 ? 300 : 280),
      ],
    }));
    for (const { signs, map } of compared(before!, after!).scenes) {
      expect(signs.map(({ sign }) => sign)).toEqual(['→×4', '→']);
      expect(signs[0]!.x + 17 * 1.5 <= signs[1]!.x - 17 / 2 && signs[1]!.x <= map.width).toBe(true);
    }
  });

  it('says in words what the signs mean', () => {
    expect(differenceWords(['moved', 'other-heaps'])).toBe('moved, other heaps');
  });
});
