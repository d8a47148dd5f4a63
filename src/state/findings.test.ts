import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { EngineError, type Engine } from '../engine/protocol';
import { DEFAULT_SCENARIO } from '../scenario/default-scenario';
import { FINDINGS_AFTER_MS, followFindings } from './findings';
import { createRunStore, type Shown } from './run-store';
import type { Stores } from './stores';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const shown = (runId: number): Shown => ({ runId, scenario: DEFAULT_SCENARIO }) as Shown;

function setUp(answer: (runId: number) => Promise<unknown>) {
  const run = createRunStore();
  const ask = vi.fn((_: string, runId: number) => answer(runId));
  const end = followFindings({ run } as Stores, { ask } as unknown as Engine);
  return { run, ask, end };
}

it('asks once the pictures have rested, about the last one', async () => {
  const { run, ask, end } = setUp(() => Promise.resolve([]));
  for (const runId of [1, 2, 3]) {
    run.setState({ shown: shown(runId) });
    await vi.advanceTimersByTimeAsync(FINDINGS_AFTER_MS - 1);
  }
  run.setState({ shown: { ...shown(3) } });
  expect(ask).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(ask.mock.calls.map(([, runId]) => runId)).toEqual([3]);
  expect(run.getState().findings).toEqual({ scenario: DEFAULT_SCENARIO, list: [] });
  end();
});

it('keeps what it has when an answer fails or comes too late', async () => {
  const { run, end } = setUp((runId) =>
    runId === 1
      ? Promise.reject(new EngineError('gone', 'gone'))
      : new Promise((resolve) => setTimeout(resolve, 50, [])),
  );
  run.setState({ shown: shown(1) });
  await vi.advanceTimersByTimeAsync(FINDINGS_AFTER_MS);
  run.setState({ shown: shown(2) });
  await vi.advanceTimersByTimeAsync(FINDINGS_AFTER_MS + 1);
  run.setState({ shown: shown(3) });
  await vi.advanceTimersByTimeAsync(100);
  expect(run.getState().findings).toBeUndefined();
  end();
});
