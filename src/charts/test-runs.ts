/** Areas and frames for tests of pictures: made from a list of buffers, no kernel behind them. */
import type { CmaArea } from '../kernel/machine';
import { NO_ASIDES, NO_PAGES } from '../scenario/asides';
import type { AreaFrame, Run } from '../scenario/run';

/** `boot`: held since boot. The client is the name up to its first dash. */
export type TestBuffer = {
  readonly name: string;
  readonly first: number;
  readonly pages: number;
  readonly boot?: boolean;
};

const STILL_ALIVE = 0xffff_ffff;

export const clientOf = (name: string): string => name.split('-')[0]!;

export const testArea = (pages: number, base = 0x7c000): CmaArea => ({
  name: 'linux,cma',
  base,
  pages,
  path: '/reserved-memory/linux,cma',
  isDefault: true,
  activated: true,
});

const NO_STEPS: Run['steps'] = {
  count: 0,
  line: new Uint32Array(0),
  operation: new Uint8Array(0),
  outcome: new Uint8Array(0),
  reason: new Uint8Array(0),
  errno: new Uint8Array(0),
  life: new Uint32Array(0),
  pages: new Float64Array(0),
  area: new Uint16Array(0),
  name: new Uint32Array(0),
  heap: new Uint32Array(0),
  expected: new Uint8Array(0),
};

/** Buffers are born in the order given, one a step. */
export function testRun(buffers: readonly TestBuffer[]): Run {
  const clients = [...new Set(buffers.map((b) => clientOf(b.name)))];
  return {
    lives: {
      count: buffers.length,
      birth: Uint32Array.from(buffers, (b, i) => (b.boot ? 0 : i + 1)),
      death: new Uint32Array(buffers.length).fill(STILL_ALIVE),
      area: new Uint16Array(buffers.length),
      first: Uint32Array.from(buffers, (b) => b.first),
      pages: Uint32Array.from(buffers, (b) => b.pages),
      client: Uint16Array.from(buffers, (b) => clients.indexOf(clientOf(b.name))),
      name: Uint32Array.from(buffers, (_, i) => i),
    },
    steps: NO_STEPS,
    names: buffers.map((b) => b.name),
    clients,
    heaps: [''],
    asides: NO_ASIDES,
    fatal: undefined,
  };
}

/** The state with all buffers alive. */
export function testFrame(areaPages: number, { lives }: Run): AreaFrame {
  const byAddress: number[] = Array.from({ length: lives.count }, (_, i) => i);
  byAddress.sort((a, b) => lives.first[a]! - lives.first[b]!);
  const buffers = Uint32Array.from(byAddress);
  const holes: [number, number][] = [];
  let end = 0;
  for (const life of buffers) {
    if (lives.first[life]! > end) holes.push([end, lives.first[life]! - end]);
    end = lives.first[life]! + lives.pages[life]!;
  }
  if (end < areaPages) holes.push([end, areaPages - end]);
  const free = holes.reduce((sum, [, pages]) => sum + pages, 0);
  return {
    area: 0,
    used: areaPages - free,
    free,
    largestFree: holes.reduce((most, [, pages]) => Math.max(most, pages), 0),
    buffers,
    freeFirst: Uint32Array.from(holes, ([first]) => first),
    freePages: Uint32Array.from(holes, ([, pages]) => pages),
    pinned: NO_PAGES,
    movable: NO_PAGES,
    elsewhere: Infinity,
  };
}
