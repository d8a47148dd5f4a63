import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fate, Machine, MemoryKind } from '../../kernel/machine';
import { GIB, MIB } from '../../lib/units';
import { testFate, testMachine, twoBankMachine } from '../test-machines';
import { layoutMemoryMap, NO_RAM } from './layout';
import { memoryLegend } from './legend';
import type { MemoryMapScene, SceneText } from './scene';

const EVERYTHING = { from: 0n, to: 1n << 63n };

const textOf = (text: SceneText) => text.spans.map((span) => span.text).join(' ');

/** The scene as a text that a reader can follow from top to bottom. */
function picture(scene: MemoryMapScene): string {
  const lines = [
    `window ${scene.window.from.toString(16)} ${scene.window.to.toString(16)}`,
    ...scene.banks.map((b) => `bank ${b.x}+${b.width}${b.openStart ? ' <' : ''}${b.openEnd ? ' >' : ''}`),
    ...scene.folds.map((f) => `fold ${f.key} at ${f.x}`),
    ...scene.marks.map(
      (m) => `mark ${m.x}+${m.width} lane ${m.lane} ${m.kind}${m.selected ? ' selected' : ''}: ${m.label}`,
    ),
    ...scene.shared.map((s) => `shared ${s.x}+${s.width}${s.clash ? ' clash' : ''}`),
    ...scene.texts.map((t) => `text ${Math.round(t.x)},${t.y}: ${textOf(t)}`),
  ];
  return lines.join('\n');
}

const touch = (a: SceneText, b: SceneText) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.baseline - 9 < b.baseline + 3 && b.baseline - 9 < a.baseline + 3;

/** Names above the lane that begin over a mark before their own, without a leader to tell. */
function strayNames({ marks, texts, lane }: MemoryMapScene): string[] {
  const inLane = marks.filter((mark) => mark.lane === 0 && mark.item.type === 'fate');
  const above = texts.filter((text) => !text.leader && text.y < lane.y && text.y + text.height >= lane.y - 4);
  return above.flatMap((text) => {
    const own = inLane.find((mark) => mark.key === text.key);
    const before = own && inLane.find((mark) => mark.x < own.x && mark.x + mark.width > text.x && text.x < own.x);
    return before ? [`${textOf(text)} over ${before.label}`] : [];
  });
}

/** Regions anywhere, also outside of RAM, also over each other. */
const anyMachine: fc.Arbitrary<Machine> = fc
  .record({
    banks: fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 5 }),
    fates: fc.array(
      fc.record({
        kind: fc.constantFrom<MemoryKind>('cma', 'cma-noheap', 'coherent', 'nomap', 'other', 'refused'),
        base: fc.option(fc.integer({ min: 0, max: 8000 }), { nil: undefined }),
        mib: fc.integer({ min: 1, max: 700 }),
        name: fc.stringMatching(/^[a-z][a-z_,-]{0,24}$/),
      }),
      { maxLength: 24 },
    ),
  })
  .map(({ banks, fates }) =>
    testMachine(
      banks.sort((a, b) => a - b).map((n) => ({ base: BigInt(n) * 4n * GIB, size: BigInt(1 + (n % 4)) * GIB })),
      fates.map((f, i): Fate => {
        const base = f.base === undefined ? undefined : BigInt(f.base) * 16n * MIB;
        return testFate(`${f.name}${i}`, f.kind, base, BigInt(f.mib) * MIB);
      }),
    ),
  );

describe('layoutMemoryMap', () => {
  it('shows two banks with regions of every kind', () => {
    const scene = layoutMemoryMap(twoBankMachine(), { width: 840, selection: '/reserved-memory/linux,cma' });
    expect(picture(scene)).toMatchInlineSnapshot(`
      "window 78000000 9a000000
      bank 0+840 < >
      fold overview 2684354560 at 623
      mark 593+148 lane 0 cma: video@90000000, 96 MiB at 0x9000_0000, CMA area with heap video@90000000
      mark 99+99 lane 0 cma selected: linux,cma, 64 MiB at 0x7c00_0000, CMA area with heap default_cma_region
      mark 395+25 lane 0 nomap: npu-fw@88000000, 16 MiB at 0x8800_0000, no-map
      mark 582+25 lane 1 refused: isp@8f900000, 16 MiB at 0x8f90_0000, refused: base is not a multiple of 2 MiB
      mark 445+12 lane 0 coherent: dsp-shm@8a000000, 8 MiB at 0x8a00_0000, coherent pool
      shared 593+14 clash
      text 87,54: linux,cma 64 MiB
      text 266,54: npu-fw@88000000 16 MiB
      text 445,54: dsp-shm@8a000000 8 MiB
      text 610,54: video@90000000 96 MiB
      text 215,101: isp@8f900000 refused: base is not a multiple of 2 MiB
      text 664,37: hdmi-rx@110000000 160 MiB
      text 101,37: ramoops@4ff00000 1 MiB
      text 0,0: DRAM 0 1.5 GiB
      text 637,0: DRAM 1 512 MiB
      text 800,124: 32 MiB
      text 0,124: 0x7800_0000
      text 198,124: 0x8000_0000
      text 395,124: 0x8800_0000
      text 593,124: 0x9000_0000"
    `);
  });

  it('shows the fold in the lane when the window covers it', () => {
    const scene = layoutMemoryMap(twoBankMachine(), { width: 840, zoom: EVERYTHING });
    expect(scene.folds.map((f) => f.key)).toEqual(['overview 2684354560', 'lane 2684354560']);
    expect(scene.banks).toHaveLength(2);
  });

  it('says so when there is no RAM, broken into lines that fit', () => {
    const scene = layoutMemoryMap(testMachine([], [testFate('a', 'cma', 0n, MIB)]), { width: 200 });
    expect(scene.empty).toBe(NO_RAM);
    expect(scene.marks).toEqual([]);
    expect(scene.texts.map(textOf).join(' ')).toBe(NO_RAM);
    expect(Math.max(...scene.texts.map((t) => t.width))).toBeLessThanOrEqual(200);
  });

  it('gives a mark to a region that got no place', () => {
    const machine = testMachine([{ base: 0n, size: GIB }], [testFate('lost', 'refused', undefined, 512n * MIB)]);
    const { marks, texts } = layoutMemoryMap(machine, { width: 600 });
    expect(marks.map((m) => m.label)).toEqual(['lost, 512 MiB, without a place, refused: lost is here for the test']);
    expect(texts.map(textOf)).toContain('lost 512 MiB no place');
  });

  it('shows a node that is not in use without alarm, and without a size that it has not', () => {
    const machine = testMachine([{ base: 0n, size: GIB }], [testFate('disabled', 'other', undefined, 0n)]);
    const { texts, legend } = layoutMemoryMap(machine, { width: 600 });
    const spans = texts.find((t) => t.key.endsWith('disabled'))!.spans;
    expect(spans.map((span) => `${span.text} ${span.tone}`)).toEqual(['disabled text', 'not reserved text-2']);
    expect(legend).toEqual([]);
  });

  it('keeps a page visible in 64 GiB, and in its place', () => {
    const machine = testMachine([{ base: 0n, size: 64n * GIB }], [testFate('page', 'nomap', 32n * GIB, 4096n)]);
    const [mark] = layoutMemoryMap(machine, { width: 1000, zoom: EVERYTHING }).marks;
    expect(mark).toMatchObject({ x: 500, width: 3 });
  });

  it('never lets two texts touch, nor cuts one, at any width', () => {
    const width = fc.integer({ min: 300, max: 1900 });
    const zoom = fc.option(fc.tuple(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 1, max: 40 })), {
      nil: undefined,
    });
    fc.assert(
      fc.property(
        anyMachine,
        width,
        zoom,
        fc.option(fc.integer({ min: 100, max: 400 }), { nil: undefined }),
        (machine, w, z, h) => {
          const window = z && { from: BigInt(z[0]) * GIB, to: BigInt(z[0] + z[1]) * GIB };
          const scene = layoutMemoryMap(machine, { width: w, zoom: window, ...(h !== undefined && { height: h }) });
          for (const text of scene.texts) {
            expect(text.x >= 0 && text.x + text.width <= w && text.y >= 0 && text.y + text.height <= scene.height).toBe(
              true,
            );
          }
          scene.texts.forEach((a, i) => {
            const touching = scene.texts.slice(i + 1).filter((b) => touch(a, b));
            expect(touching.map((b) => `${textOf(a)} / ${textOf(b)}`)).toEqual([]);
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('never draws a leader through a text', () => {
    fc.assert(
      fc.property(anyMachine, fc.integer({ min: 300, max: 1900 }), (machine, width) => {
        const { texts } = layoutMemoryMap(machine, { width, height: 260, zoom: EVERYTHING });
        for (const { leader } of texts) {
          if (!leader) continue;
          const crossed = texts.filter(
            (t) => t.y >= leader.y0 && t.y < leader.y1 && leader.x >= t.x && leader.x <= t.x + t.width,
          );
          expect(crossed.map(textOf)).toEqual([]);
        }
      }),
    );
  });

  it('names every region of the first board, none over the mark of another', () => {
    const board = testMachine(
      [{ base: GIB, size: (3n * GIB) / 2n }],
      [
        testFate('linux,cma', 'cma', 0x7800_0000n, 128n * MIB),
        testFate('npu-fw@88000000', 'nomap', 0x8800_0000n, 16n * MIB),
        testFate('dsp-shm@8a000000', 'coherent', 0x8a00_0000n, 8n * MIB),
        testFate('isp@8e900000', 'cma', 0x8e80_0000n, 18n * MIB),
        testFate('video@90000000', 'cma', 0x9000_0000n, 64n * MIB),
        testFate('ramoops@9ff00000', 'other', 0x9ff0_0000n, MIB),
      ],
    );
    for (const width of [700, 838, 960, 1100]) {
      const scene = layoutMemoryMap(board, { width, selection: '/reserved-memory/linux,cma' });
      expect([scene.hiddenNames, strayNames(scene)]).toEqual([0, []]);
    }
  });

  it('names the widest regions, whichever small one is selected', () => {
    const [start, small] = [0x8000_0000n, 128n * 1024n];
    const fates = [
      testFate('framebuffer@80100000', 'nomap', start + MIB, 13n * MIB),
      testFate('aop-cmd-db-mem@85fe0000', 'nomap', start + 95n * MIB, small),
      testFate('tz@86d00000', 'nomap', start + 109n * MIB, 70n * MIB),
      testFate('adsp@8c500000', 'nomap', start + 197n * MIB, 26n * MIB),
      testFate('mpss@8e000000', 'nomap', start + 224n * MIB, 120n * MIB),
      testFate('mpss-metadata', 'nomap', start + GIB, small),
      testFate('fastrpc', 'cma', start + 2028n * MIB, 16n * MIB),
    ];
    const board = testMachine([{ base: start, size: 2n * GIB }], fates);
    const scene = layoutMemoryMap(board, { width: 839, selection: '/reserved-memory/aop-cmd-db-mem@85fe0000' });
    const names = scene.texts.map(textOf).filter((text) => /^(aop|tz|mpss@)/.test(text));
    expect(names.map((name) => name.split('@')[0]).sort()).toEqual(['aop-cmd-db-mem', 'mpss', 'tz']);
  });

  it('ties a name of the upper strip to it, and says it more quietly', () => {
    const { texts, overview } = layoutMemoryMap(twoBankMachine(), { width: 840 });
    const outside = texts.find((text) => textOf(text).startsWith('ramoops'))!;
    expect(outside.leader?.y1).toBe(overview.y + overview.height);
    expect(outside.spans.map((span) => span.tone)).toEqual(['text-3', 'text-3']);
  });

  it('draws what is held beneath regions, all of whose pixels stay in view', () => {
    const machine = {
      ...testMachine([{ base: 0n, size: 2n * GIB }], [testFate('fastrpc', 'cma', 2028n * MIB, 16n * MIB)]),
      held: [
        { what: 'kernel, early', base: 2023n * MIB, size: 5n * MIB },
        { what: 'kernel, late', base: 2047n * MIB, size: MIB },
      ],
    };
    const { marks, overview } = layoutMemoryMap(machine, { width: 517, zoom: EVERYTHING });
    expect(marks.map((mark) => mark.kind)).toEqual(['system', 'system', 'cma']);
    expect(marks[2]).toMatchObject({ x: 512, width: 4 });
    expect(overview.marks.at(-1)?.kind).toBe('cma');
  });

  it('never begins a name without a leader over a mark before its own', () => {
    fc.assert(
      fc.property(anyMachine, fc.integer({ min: 300, max: 1900 }), (machine, width) => {
        expect(strayNames(layoutMemoryMap(machine, { width, zoom: EVERYTHING }))).toEqual([]);
      }),
    );
  });

  it('names or counts every region', () => {
    fc.assert(
      fc.property(anyMachine, fc.integer({ min: 300, max: 1900 }), (machine, width) => {
        const scene = layoutMemoryMap(machine, { width });
        const named = scene.items.filter((item) => scene.texts.some((text) => text.key === item.key));
        expect(named.length + scene.hiddenNames).toBe(machine.fates.length);
      }),
    );
  });
});

describe('memoryLegend', () => {
  it('adds up each kind that there is, bytes that overlap once', () => {
    expect(memoryLegend(twoBankMachine()).map((e) => `${e.label} ${e.total}`)).toEqual([
      'CMA with heap 160 MiB',
      'coherent 8 MiB',
      'no-map 176 MiB',
      'other 1 MiB',
      'system 52.1 MiB',
      'refused 16 MiB',
    ]);
    const twice = [testFate('a', 'cma', 0n, MIB), testFate('b', 'cma', 0n, 2n * MIB)];
    expect(memoryLegend(testMachine([], twice)).map((e) => e.bytes)).toEqual([2n * MIB]);
  });
});

describe('a range that is pointed out', () => {
  const outlines = (base: bigint, end: bigint) =>
    layoutMemoryMap(twoBankMachine(), { width: 800, highlight: { base, end } }).highlights;

  it('is outlined in the overview and in the lane', () => {
    const scene = layoutMemoryMap(twoBankMachine(), { width: 800 });
    const [over, lane, ...more] = outlines(scene.window.from, scene.window.to);
    expect(more).toEqual([]);
    expect(over).toMatchObject({ x: scene.overview.frame.x, y: scene.overview.y - 3 });
    expect(lane).toEqual({ x: 0, width: 800, y: scene.lane.y - 3, height: scene.lane.height + 6 });
  });

  it('is in the overview alone when it is out of view', () => {
    const { window } = layoutMemoryMap(twoBankMachine(), { width: 800 });
    expect(outlines(0x4000_0000n, window.from)).toHaveLength(1);
    expect(layoutMemoryMap(twoBankMachine(), { width: 800 }).highlights).toEqual([]);
  });
});
