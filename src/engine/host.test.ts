import { expect, it, vi } from 'vitest';
import type { Frame, Run } from '../scenario/run';
import { oneFileScenario, type Scenario } from '../scenario/scenario';
import type { VersionListing } from '../scenario/version-strip';
import type { Simulation } from '../scenario/simulate';
import { createHost, RUNS_KEPT } from './host';
import { createInThreadEngine } from './in-thread';
import type { Answer } from './protocol';
import { ANSWERS, type Answers } from './questions';

const listingFor = ({ title }: Scenario): VersionListing => ({
  series: '7.3',
  heaps: [{ name: title, area: undefined }],
  defaultBase: undefined,
  refused: [],
  fatal: undefined,
});

const column = (length: number) => new Uint32Array(length).fill(7);

/** Columns of every type that a run has, one of them part of a larger array, as a growing run's are. */
const sampleRun = (): Run => {
  const lives = { count: 2, birth: column(4).subarray(0, 2), area: new Uint16Array(2) };
  const steps = { count: 3, line: column(3), outcome: new Uint8Array(3), pages: new Float64Array(3) };
  return { lives, steps, names: ['a'] } as unknown as Run;
};

function setUp() {
  const simulate = vi.fn((): Simulation => ({ run: sampleRun(), machine: { areas: [] } }) as unknown as Simulation);
  const stages = {
    simulate,
    frameAt: (_machine: unknown, run: Run, step: number) => ({ step, sum: run.lives.birth[1] }) as unknown as Frame,
    prepare: () => undefined,
    answers: async (): Promise<Answers> => ({
      ...ANSWERS,
      versions: ({ scenario }) => [listingFor(scenario)],
      node: ({ scenario }, { file, position }) => ({ path: scenario.main + file, start: 0, end: position }),
    }),
  };
  return { simulate, stages, host: createHost(stages) };
}

const board = (text: string, rest: Partial<Scenario> = {}) => oneFileScenario({ path: 'b.dts', text }, rest);
const idOf = (answer: Answer): number => (answer.kind === 'run' ? answer.reply.id : -1);

it('computes the same content once, whatever its title and view', async () => {
  const { host, simulate } = setUp();
  const first = await host.answer({ kind: 'run', scenario: board('/') });
  const again = await host.answer({
    kind: 'run',
    scenario: board('/', { title: 'x', note: 'y', view: { selection: '/a' } }),
  });
  const other = await host.answer({ kind: 'run', scenario: board('/', { workload: 'free a\n' }) });
  expect(idOf(again.answer)).toBe(idOf(first.answer));
  expect(idOf(other.answer)).not.toBe(idOf(first.answer));
  expect(simulate).toHaveBeenCalledTimes(2);
});

it('gives every column of a run away as a copy of just its own length', async () => {
  const { host } = setUp();
  const { answer, transfer } = await host.answer({ kind: 'run', scenario: board('/') });
  const { lives, steps } = answer.kind === 'run' ? answer.reply.simulation.run : sampleRun();
  const columns = [...Object.values(lives), ...Object.values(steps)].filter((value) => ArrayBuffer.isView(value));
  expect(columns).toHaveLength(5);
  expect(new Set(columns.map(({ buffer }) => buffer))).toEqual(new Set(transfer));
  expect(lives.birth.buffer.byteLength).toBe(8);
});

it('still answers frames after the run was given away', async () => {
  const { stages } = setUp();
  const engine = createInThreadEngine(stages);
  const { id, simulation } = await engine.run(board('/'));
  expect(simulation.run.lives.birth).toEqual(column(2));
  expect(await engine.frame(id, 3)).toEqual({ step: 3, sum: 7 });
  expect(await engine.ask('node', id, { file: '!', position: 5 })).toEqual({ path: 'b.dts!', start: 0, end: 5 });
  expect(await engine.ask('versions', id, null)).toEqual([listingFor(board('/'))]);
});

it('keeps the runs used last, and says when one is gone', async () => {
  const { host } = setUp();
  const ids: number[] = [];
  for (let i = 0; i < RUNS_KEPT; i++)
    ids.push(idOf((await host.answer({ kind: 'run', scenario: board(`${i}`) })).answer));
  const frame = async (id = -1) => (await host.answer({ kind: 'frame', runId: id, step: 0 })).answer;
  expect((await frame(ids[0])).kind).toBe('frame');
  await host.answer({ kind: 'run', scenario: board('one more') });
  expect((await frame(ids[0])).kind).toBe('frame');
  expect(await frame(ids[1])).toMatchObject({ kind: 'failure', reason: 'gone' });
});

it('makes a mistake of ours a sentence, and goes on', async () => {
  const { host, simulate } = setUp();
  simulate.mockImplementationOnce(() => {
    throw new TypeError('x is not iterable');
  });
  const { answer } = await host.answer({ kind: 'run', scenario: board('/') });
  expect(answer).toMatchObject({
    kind: 'failure',
    reason: 'fault',
    message: expect.stringMatching(/x is not iterable/),
  });
  expect((await host.answer({ kind: 'run', scenario: board('/') })).answer.kind).toBe('run');
});

it('waits for what a run needs before it answers, and tells when that cannot be had', async () => {
  const { simulate, stages } = setUp();
  const order: string[] = [];
  simulate.mockImplementation(() => {
    order.push('simulated');
    return { run: sampleRun(), machine: { areas: [] } } as unknown as Simulation;
  });
  const prepare = async ({ main }: Scenario) => {
    if (main === 'gone.dts') throw new Error('no network');
    order.push('prepared');
  };
  const host = createHost({ ...stages, prepare });
  await host.answer({ kind: 'run', scenario: board('/') });
  expect(order).toEqual(['prepared', 'simulated']);
  const { answer } = await host.answer({ kind: 'run', scenario: board('/', { main: 'gone.dts' }) });
  expect(answer).toMatchObject({ kind: 'failure', message: expect.stringMatching(/no network/) });
});
