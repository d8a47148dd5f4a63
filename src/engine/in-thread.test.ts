import { expect, it } from 'vitest';
import { DEFAULT_SCENARIO } from '../scenario/default-scenario';
import { frameAt } from '../scenario/frame';
import { simulate } from '../scenario/simulate';
import { createInThreadEngine } from './in-thread';
import { STAGES } from './stages';

const BOARD = DEFAULT_SCENARIO.files[0]?.text ?? '';

it('answers as simulate() does, across the boundary', async () => {
  const { simulation } = await createInThreadEngine(STAGES).run(DEFAULT_SCENARIO);
  expect(simulation).toEqual(simulate(DEFAULT_SCENARIO));
});

it('derives each step of a run that it has given away', async () => {
  const engine = createInThreadEngine(STAGES);
  const { id } = await engine.run(DEFAULT_SCENARIO);
  const { machine, run } = simulate(DEFAULT_SCENARIO);
  expect(run.steps.count).toBeGreaterThan(0);
  for (let step = 0; step <= run.steps.count; step++) {
    expect(await engine.frame(id, step)).toEqual(frameAt(machine, run, step));
  }
});

it('finds the node under the cursor', async () => {
  const engine = createInThreadEngine(STAGES);
  const { id } = await engine.run(DEFAULT_SCENARIO);
  const at = (word: string) => engine.ask('node', id, { file: 'board.dts', position: BOARD.indexOf(word) });
  expect((await at('linux,cma-default'))?.path).toBe('/reserved-memory/linux,cma');
  expect((await at('model'))?.path).toBe('/');
  expect(await at('/dts-v1/')).toBeUndefined();
});
