/** Runs for tests of pictures over steps: made from lives and failures, no kernel behind them. */
import { NO_ASIDES } from '../../scenario/asides';
import type { Run } from '../../scenario/run';

/** `death` undefined: held at the end. The client is the name up to its first dash. */
export type TestLife = {
  readonly name: string;
  readonly birth: number;
  readonly death?: number;
  readonly first: number;
  readonly pages: number;
  readonly area?: number;
};
export type TestFailure = {
  readonly step: number;
  readonly name: string;
  readonly pages: number;
  readonly area?: number;
};

const NO_LIFE = 0xffff_ffff;
const clientOf = (name: string): string => name.split('-')[0]!;

/** Lives in the order of their births. */
export function testHistory(count: number, given: readonly TestLife[], failures: readonly TestFailure[] = []): Run {
  const lives = [...given].sort((a, b) => a.birth - b.birth);
  const clients = [...new Set(lives.map(({ name }) => clientOf(name)))];
  const names = [...lives.map(({ name }) => name), ...failures.map(({ name }) => name)];
  const zeros = () => new Uint8Array(count);
  const steps = {
    count,
    line: new Uint32Array(count).fill(1),
    operation: zeros(),
    outcome: zeros(),
    errno: zeros(),
    life: new Uint32Array(count).fill(NO_LIFE),
    reason: zeros(),
    pages: new Float64Array(count),
    area: new Uint16Array(count),
    name: new Uint32Array(count),
    heap: new Uint32Array(count),
    expected: zeros(),
  };
  failures.forEach(({ step, pages, area = 0 }, i) => {
    steps.area[step - 1] = area;
    steps.outcome[step - 1] = 1;
    steps.pages[step - 1] = pages;
    steps.name[step - 1] = lives.length + i;
  });
  return {
    lives: {
      count: lives.length,
      birth: Uint32Array.from(lives, (life) => life.birth),
      death: Uint32Array.from(lives, (life) => life.death ?? NO_LIFE),
      area: Uint16Array.from(lives, (life) => life.area ?? 0),
      first: Uint32Array.from(lives, (life) => life.first),
      pages: Uint32Array.from(lives, (life) => life.pages),
      client: Uint16Array.from(lives, (life) => clients.indexOf(clientOf(life.name))),
      name: Uint32Array.from(lives, (_, i) => i),
    },
    steps,
    names,
    clients,
    heaps: [''],
    asides: NO_ASIDES,
    fatal: undefined,
  };
}
