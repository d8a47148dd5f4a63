import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fate, Machine, PlacementReplay } from '../../kernel/machine';
import { GIB, MIB } from '../../lib/units';
import { estimateWidth } from '../measure';
import { testFate, testMachine, twoBankMachine } from '../test-machines';
import { layoutGuides, type GuidesScene } from './guides';
import { layoutMemoryMap } from './layout';
import { wantedPlace } from './replay-marks';
import type { MemoryMapScene, SceneText } from './scene';

const step = (base: bigint, end: bigint, result: PlacementReplay['steps'][number]['result']) => ({
  base,
  end,
  result,
  sentence: '',
});

const searched: PlacementReplay = {
  size: 64n * MIB,
  align: 4n * MIB,
  direction: 'top-down',
  searches: [],
  steps: [step(0x8e00_0000n, 0x9000_0000n, 'too-short'), step(0x7800_0000n, 0x8000_0000n, 'fits')],
};

const zoned: Machine = {
  ...twoBankMachine(),
  zones: [
    { name: 'DMA', base: 0x4000_0000n, size: 3n * GIB },
    { name: 'Normal', base: 0x1_0000_0000n, size: 512n * MIB },
  ],
};

const region: Fate = {
  ...testFate('linux,cma', 'cma', 0x7c00_0000n, 64n * MIB),
  windows: [{ base: 0x4000_0000n, size: GIB }],
  placement: searched,
};

function guides(gap: number | undefined, machine = zoned, fate = region): GuidesScene {
  const scene = layoutMemoryMap(machine, { width: 840 });
  return layoutGuides({ scene, machine, fate, gap, measure: estimateWidth });
}

describe('layoutGuides', () => {
  it('draws the border of two zones, with both names beside it', () => {
    const machine = { ...zoned, fates: zoned.fates.filter((fate) => fate.name !== 'hdmi-rx@110000000') };
    const { borders, texts } = guides(undefined, machine);
    expect(borders.map(({ key }) => key)).toEqual(['overview Normal']);
    const words = (name: string) => texts.find((text) => text.spans[0]?.text === `zone ${name}`);
    expect(words('DMA')!.x + words('DMA')!.width).toBeLessThan(borders[0]!.x);
    expect(words('Normal')!.x).toBeGreaterThan(borders[0]!.x);
  });

  it('brackets alloc-ranges, open where they go on outside of the window', () => {
    expect(guides(undefined).brackets.map(({ key, openStart, openEnd }) => ({ key, openStart, openEnd }))).toEqual([
      { key: 'overview 0', openStart: false, openEnd: false },
      { key: 'lane 0', openStart: true, openEnd: false },
    ]);
  });

  it('replays a placement gap by gap, with the block where memblock computes it', () => {
    expect(guides(undefined).gaps).toEqual([]);
    expect(guides(0).gaps.map((gap) => gap.fits)).toEqual([false]);
    const { gaps, ghost } = guides(1);
    expect(gaps.map((gap) => `${gap.number} ${gap.fits}`)).toEqual(['1 false', '2 true']);
    expect(ghost?.fits).toBe(true);
    const { scale } = layoutMemoryMap(zoned, { width: 840 });
    expect(Math.abs(ghost!.x - scale.x(0x7c00_0000n))).toBeLessThanOrEqual(1);
  });
});

describe('wantedPlace', () => {
  it('is the last aligned start from the end, or the first from the base', () => {
    expect(wantedPlace(searched, searched.steps[0]!)).toEqual({ base: 0x8c00_0000n, size: 64n * MIB });
    const up = { ...searched, direction: 'bottom-up' as const };
    expect(wantedPlace(up, step(0x7810_0000n, 0x9000_0000n, 'fits'))?.base).toBe(0x7840_0000n);
    expect(wantedPlace(searched, step(0n, MIB, 'too-short'))).toBeUndefined();
  });
});

const touch = (a: SceneText, b: SceneText) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.baseline - 9 < b.baseline + 3 && b.baseline - 9 < a.baseline + 3;

it('never lets the name of a zone touch another text, nor leave the picture', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 300, max: 1900 }),
      fc.array(fc.integer({ min: 0, max: 480 }), { minLength: 1, maxLength: 4 }),
      (width, cuts) => {
        const borders = [...new Set(cuts)].sort((a, b) => a - b).map((cut) => 0x4000_0000n + BigInt(cut) * 16n * MIB);
        const machine = { ...zoned, zones: borders.map((base, i) => ({ name: `Z${i}`, base, size: MIB })) };
        const scene: MemoryMapScene = layoutMemoryMap(machine, { width });
        const { texts } = layoutGuides({ scene, machine, fate: undefined, gap: undefined, measure: estimateWidth });
        for (const [i, text] of texts.entries()) {
          expect(text.x).toBeGreaterThanOrEqual(0);
          expect(text.x + text.width).toBeLessThanOrEqual(width);
          for (const other of [...scene.texts, ...texts.slice(i + 1)]) expect(touch(text, other)).toBe(false);
        }
      },
    ),
    { numRuns: 60 },
  );
});

it('a server of 64 GiB in two banks with forty regions is shown from end to end down to a page', () => {
  const bank = 32n * GIB;
  const server = testMachine(
    [
      { base: 0x4000_0000n, size: bank },
      { base: 1n << 40n, size: bank },
    ],
    Array.from({ length: 40 }, (_, i) =>
      testFate(
        `region@${i}`,
        i % 2 ? 'cma' : 'nomap',
        (i % 2 ? 1n << 40n : 0x4000_0000n) + BigInt(i) * 700n * MIB,
        64n * MIB,
      ),
    ),
  );
  const whole = layoutMemoryMap(server, { width: 840, zoom: { from: 0n, to: 1n << 41n } });
  expect(whole.marks).toHaveLength(40);
  expect(whole.folds.filter((fold) => fold.key.startsWith('lane'))).toHaveLength(1);
  const page = layoutMemoryMap(server, { width: 840, zoom: { from: 1n << 40n, to: (1n << 40n) + 4096n } });
  expect(page.window.to - page.window.from).toBe(8n * 4096n);
  expect(page.scale.bytesPerPixel * 105).toBeCloseTo(4096);
});
