import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Machine, Owner } from '../../kernel/machine';
import { MIB } from '../../lib/units';
import { testFate, testMachine } from '../test-machines';
import { cutName, cutText, widestFor } from './columns';
import { nodeAfterKey } from './keyboard';
import { layoutOwners } from './layout';
import type { OwnersScene, OwnerText } from './scene';

const owner = (device: string, region: string | undefined, rest: Partial<Owner> = {}): Owner => ({
  device: `/soc/${device}`,
  region: region && `/reserved-memory/${region}`,
  how: 'memory-region',
  index: 0,
  entryName: undefined,
  enabled: true,
  outcome: 'own-area',
  sentence: 'for the test',
  log: undefined,
  span: undefined,
  ...rest,
});

const board: Machine = {
  ...testMachine(
    [],
    [
      testFate('orphan@1', 'nomap', 0x1000n, MIB),
      { ...testFate('video@2', 'cma', 0x2000n, 64n * MIB), heaps: ['video@2', 'video'] },
      testFate('isp@3', 'refused', undefined, MIB),
    ],
  ),
  owners: [
    owner('isp@30', 'isp@3', { outcome: 'refused' }),
    owner('codec@20', 'video@2', { entryName: 'frames' }),
    owner('codec@20', undefined, { index: 1, outcome: 'no-region' }),
    owner('jpeg@21', 'video@2', { enabled: false }),
  ],
};

const textsOf = ({ headings, nodes, heaps }: OwnersScene): OwnerText[] => [
  ...headings,
  ...nodes.flatMap((node) => node.texts),
  ...heaps,
];

/** Texts from top to bottom and left to right, a line of the picture a line. */
function picture(scene: OwnersScene): string {
  const lines = new Map<number, OwnerText[]>();
  for (const text of textsOf(scene)) lines.set(text.baseline, [...(lines.get(text.baseline) ?? []), text]);
  return [...lines]
    .sort(([a], [b]) => a - b)
    .map(([, texts]) =>
      texts
        .toSorted((a, b) => a.x - b.x)
        .map(({ text }) => text)
        .join(' | '),
    )
    .join('\n');
}

describe('layoutOwners', () => {
  it('says in words what is where, in a wide picture', () => {
    expect(picture(layoutOwners(board, { width: 840 }))).toBe(
      [
        'Device, and its name for the region | Region | Heap',
        'codec@20 | frames | video@2 | video@2',
        '#1: no such region, default area | video',
        'jpeg@21 | disabled | isp@3 | refused',
        'isp@30 | default area | orphan@1 | no device',
      ].join('\n'),
    );
  });

  it('stands heaps below their regions in a narrow one', () => {
    const words = picture(layoutOwners(board, { width: 366 })).split('\n');
    expect(words).toContain('codec@20 | video@2');
    expect(words).toContain('frames | heap video@2, video');
    expect(words.some((line) => line.endsWith('no device'))).toBe(true);
  });

  it('draws a line for every owner, also for one that leads nowhere', () => {
    const { links } = layoutOwners(board, { width: 840 });
    expect(links.filter((link) => link.owner).map(({ from, to, look }) => `${from} ${look} ${to}`)).toEqual([
      'device /soc/codec@20 attached region /reserved-memory/video@2',
      'device /soc/codec@20 lost undefined',
      'device /soc/jpeg@21 attached region /reserved-memory/video@2',
      'device /soc/isp@30 lost region /reserved-memory/isp@3',
    ]);
    expect(links.filter((link) => link.look === 'heap')).toHaveLength(2);
  });

  it('stands a device beside the region that it uses, as far as there is room', () => {
    const machine = { ...board, owners: [owner('isp@30', 'isp@3')] };
    const { nodes } = layoutOwners(machine, { width: 840 });
    const top = (key: string) => nodes.find((node) => node.key === key)?.y;
    expect(top('device /soc/isp@30')).toBe(top('region /reserved-memory/isp@3'));
  });

  it('spreads its rows over the room that it is given', () => {
    const tops = (height?: number) => layoutOwners(board, { width: 840, height }).nodes.map(({ y }) => y);
    expect(tops()).toEqual([20, 60, 80, 20, 60, 80]);
    expect(tops(160)).toEqual([20, 90, 125, 20, 90, 125]);
    expect(layoutOwners(board, { width: 840, height: 2000 }).height).toBeLessThan(250);
    expect(tops(50)).toEqual(tops());
  });

  it('tells a reader the whole of it', () => {
    const labels = layoutOwners(board, { width: 840 }).nodes.map((node) => node.label);
    expect(labels).toContain('device codec@20, uses video@2 as frames, no region as #1: no such region, default area');
    expect(labels).toContain(
      'region video@2, 64 MiB, CMA with heap, used by codec@20, jpeg@21, heap video@2 and video',
    );
  });
});

const anyBoard: fc.Arbitrary<Machine> = fc
  .record({
    regions: fc.array(fc.record({ length: fc.integer({ min: 1, max: 40 }), heaps: fc.integer({ min: 0, max: 3 }) }), {
      maxLength: 12,
    }),
    owners: fc.array(
      fc.record({
        device: fc.integer({ min: 0, max: 40 }),
        region: fc.option(fc.integer({ min: 0, max: 12 }), { nil: undefined }),
        entryName: fc.option(fc.constantFrom('fw', 'a rather long name of an entry'), { nil: undefined }),
        enabled: fc.boolean(),
        outcome: fc.constantFrom<Owner['outcome']>('own-area', 'address-only', 'default-pool', 'refused', 'no-region'),
      }),
      { maxLength: 60 },
    ),
  })
  .map(({ regions, owners }) => ({
    ...testMachine(
      [],
      regions.map(({ length, heaps }, i) => ({
        ...testFate(`${'r'.repeat(length)}@${i}`, heaps > 0 ? 'cma' : 'refused', undefined, MIB),
        heaps: Array.from({ length: heaps }, (_, n) => `heap-${i}-${n}`),
      })),
    ),
    owners: owners.map(({ device, region, ...rest }, index) => {
      const length = regions[region ?? -1]?.length;
      return owner(`device@${device}`, length === undefined ? undefined : `${'r'.repeat(length)}@${region}`, {
        index,
        ...rest,
      });
    }),
  }));

const touch = (a: OwnerText, b: OwnerText) =>
  a.x < b.x + b.width && b.x < a.x + a.width && Math.abs(a.baseline - b.baseline) < 14;

describe('any board at any width', () => {
  it('never lets two texts touch, nor one leave the picture', () => {
    fc.assert(
      fc.property(anyBoard, fc.integer({ min: 300, max: 1400 }), (machine, width) => {
        const scene = layoutOwners(machine, { width });
        const texts = textsOf(scene);
        for (const [i, a] of texts.entries()) {
          expect(a.baseline).toBeLessThanOrEqual(scene.height);
          if (!scene.headings.includes(a)) expect(a.x + a.width).toBeLessThanOrEqual(width + 0.01);
          for (const b of texts.slice(i + 1)) if (touch(a, b)) expect(`${a.text} touches ${b.text}`).toBe('');
        }
      }),
      { numRuns: 100 },
    );
  });

  it('draws every device, every region and every owner once', () => {
    fc.assert(
      fc.property(anyBoard, fc.integer({ min: 300, max: 1400 }), (machine, width) => {
        const { nodes, links } = layoutOwners(machine, { width });
        const keys = nodes.map((node) => node.key);
        expect(new Set(keys).size).toBe(keys.length);
        expect(nodes.filter((node) => node.role === 'region')).toHaveLength(machine.fates.length);
        expect(nodes.filter((node) => node.role === 'device')).toHaveLength(
          new Set(machine.owners.map((one) => one.device)).size,
        );
        expect(new Set(links.flatMap((link) => link.owner ?? [])).size).toBe(machine.owners.length);
        expect(links.filter((link) => link.owner)).toHaveLength(machine.owners.length);
      }),
      { numRuns: 100 },
    );
  });
});

describe('nodeAfterKey', () => {
  const scene = layoutOwners(board, { width: 840 });
  const step = (key: string, from: string) => nodeAfterKey(scene, key, from);

  it.each([
    ['ArrowDown', 'device /soc/codec@20', 'device /soc/jpeg@21'],
    ['ArrowUp', 'device /soc/codec@20', 'device /soc/codec@20'],
    ['End', 'device /soc/jpeg@21', 'device /soc/isp@30'],
    ['ArrowRight', 'device /soc/codec@20', 'region /reserved-memory/video@2'],
    ['ArrowLeft', 'region /reserved-memory/isp@3', 'device /soc/isp@30'],
    ['ArrowLeft', 'region /reserved-memory/orphan@1', 'device /soc/codec@20'],
    ['x', 'device /soc/jpeg@21', undefined],
  ])('%s from %s', (key, from, to) => expect(step(key, from)).toBe(to));
});

describe('widestFor', () => {
  it.each([
    [[10, 20, 30], 60, Infinity],
    [[10, 20, 30], 50, 20],
    [[10, 20, 30], 45, 17.5],
    [[10, 20, 30], 15, 5],
  ])('%j in %i', (widths, room, most) => expect(widestFor(widths, room)).toBe(most));
});

describe('cutName', () => {
  const measure = (text: string) => text.length;
  it.each([
    ['region@8000', 11, 'region@8000'],
    ['region@8000', 9, 'reg…@8000'],
    ['region@8000', 7, 'r…@8000'],
    ['region@8000', 6, 'regio…'],
    ['fastrpc', 5, 'fast…'],
  ])('%s in %i', (name, width, cut) => expect(cutName(name, width, measure)).toBe(cut));
});

describe('cutText', () => {
  const measure = (text: string) => text.length;
  it.each([
    ['whole', 5, 'whole'],
    ['whole', 4, 'who…'],
    ['whole', 1, ''],
  ])('%s in %i', (text, width, cut) => expect(cutText(text, 'sans', width, measure)).toBe(cut));
});
