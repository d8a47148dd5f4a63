import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Frame } from '../scenario/run';
import type { Scenario } from '../scenario/scenario';
import type { Simulation } from '../scenario/simulate';
import { createClient, SLOW_AFTER_MS, STOPPED_AFTER_MS, type PortEvents } from './client';
import { EngineError, type Answer, type Request } from './protocol';

const scenario = (title: string): Scenario => ({ title }) as Scenario;
const titled = (request: Request | undefined): string =>
  request?.question.kind === 'run' ? request.question.scenario.title : (request?.question.kind ?? 'nothing');
const runAnswer = (id: number): Answer => ({ kind: 'run', reply: { id, simulation: {} as Simulation } });
const frameAnswer = (step: number): Answer => ({ kind: 'frame', frame: { step } as Frame });

/** Workers that answer only when the test says so. */
function fakeWorkers() {
  const workers: { events: PortEvents; posted: Request[]; terminated: boolean }[] = [];
  return {
    workers,
    spawn: (events: PortEvents) => {
      const worker = { events, posted: [] as Request[], terminated: false };
      workers.push(worker);
      return {
        post: (request: Request) => void worker.posted.push(request),
        terminate: () => void (worker.terminated = true),
      };
    },
    /** Answers the last request of the newest worker. */
    answer(answer: Answer) {
      const worker = workers.at(-1);
      const ticket = worker?.posted.at(-1)?.ticket ?? -1;
      worker?.events.onReply({ ticket, answer });
    },
    posted: () => workers.flatMap((worker) => worker.posted.map(titled)),
  };
}

/** How a promise ended, or that it has not. */
function outcome(promise: Promise<unknown>): { now: string } {
  const seen = { now: 'waiting' };
  promise.then(
    () => (seen.now = 'answered'),
    (error: unknown) => (seen.now = error instanceof EngineError ? error.reason : 'thrown'),
  );
  return seen;
}

const settled = () => vi.advanceTimersByTimeAsync(0);

describe('the client of the engine', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('starts no worker before the first request', () => {
    const fake = fakeWorkers();
    createClient(fake.spawn);
    expect(fake.workers).toHaveLength(0);
  });

  it('has one request at work, and only the newest run waiting', async () => {
    const fake = fakeWorkers();
    const engine = createClient(fake.spawn);
    const [a, b, c] = ['a', 'b', 'c'].map((title) => outcome(engine.run(scenario(title))));
    await settled();
    expect(fake.posted()).toEqual(['a']);
    expect(b?.now).toBe('superseded');
    fake.answer(runAnswer(1));
    await settled();
    expect([a?.now, c?.now]).toEqual(['answered', 'waiting']);
    expect(fake.posted()).toEqual(['a', 'c']);
  });

  it('lets neither a stream of frames nor one of runs starve the other', async () => {
    const fake = fakeWorkers();
    const engine = createClient(fake.spawn);
    outcome(engine.frame(1, 0));
    outcome(engine.frame(1, 1));
    outcome(engine.run(scenario('run')));
    outcome(engine.frame(1, 2));
    fake.answer(frameAnswer(0));
    outcome(engine.frame(1, 3));
    fake.answer(frameAnswer(2));
    await settled();
    expect(fake.posted()).toEqual(['frame', 'frame', 'run']);
  });

  it('reports a run as slow after two seconds, once', async () => {
    const fake = fakeWorkers();
    const engine = createClient(fake.spawn);
    const slow = vi.fn();
    const run = outcome(engine.run(scenario('long'), slow));
    await vi.advanceTimersByTimeAsync(SLOW_AFTER_MS - 1);
    expect(slow).toHaveBeenCalledTimes(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(slow).toHaveBeenCalledTimes(1);
    fake.answer(runAnswer(1));
    await vi.advanceTimersByTimeAsync(STOPPED_AFTER_MS);
    expect([run.now, slow.mock.calls.length]).toEqual(['answered', 1]);
    expect(fake.workers[0]?.terminated).toBe(false);
  });

  it('stops a run after ten seconds, says so, and goes on in a new worker', async () => {
    const fake = fakeWorkers();
    const engine = createClient(fake.spawn);
    const endless = engine.run(scenario('endless'));
    const message = endless.catch((error: unknown) => (error as Error).message);
    const next = outcome(engine.run(scenario('next')));
    await vi.advanceTimersByTimeAsync(STOPPED_AFTER_MS);
    expect(await message).toMatch(/^Stopped after 10 s: .*Nothing of the text is lost/);
    expect(fake.workers.map(({ terminated }) => terminated)).toEqual([true, false]);
    fake.answer(runAnswer(7));
    await settled();
    expect([next.now, ...fake.posted()]).toEqual(['answered', 'endless', 'next']);
  });

  it('counts the ten seconds from the start of a request, not from its wait', async () => {
    const fake = fakeWorkers();
    const engine = createClient(fake.spawn);
    outcome(engine.run(scenario('first')));
    const second = outcome(engine.run(scenario('second')));
    await vi.advanceTimersByTimeAsync(STOPPED_AFTER_MS - 1);
    fake.answer(runAnswer(1));
    await vi.advanceTimersByTimeAsync(STOPPED_AFTER_MS - 1);
    expect(second.now).toBe('waiting');
    await vi.advanceTimersByTimeAsync(1);
    expect(second.now).toBe('stopped');
  });

  it('does not listen to what an ended worker still says', async () => {
    const fake = fakeWorkers();
    const engine = createClient(fake.spawn);
    outcome(engine.run(scenario('endless')));
    await vi.advanceTimersByTimeAsync(STOPPED_AFTER_MS);
    const next = outcome(engine.run(scenario('next')));
    const old = fake.workers[0];
    old?.events.onReply({ ticket: old.posted[0]?.ticket ?? -1, answer: runAnswer(1) });
    old?.events.onCrash('late');
    await settled();
    expect([next.now, fake.workers[1]?.terminated]).toEqual(['waiting', false]);
  });

  it('survives a worker that crashes', async () => {
    const fake = fakeWorkers();
    const engine = createClient(fake.spawn);
    const lost = outcome(engine.run(scenario('lost')));
    fake.workers[0]?.events.onCrash('no memory');
    await settled();
    expect([lost.now, fake.workers[0]?.terminated]).toEqual(['fault', true]);
    const next = outcome(engine.run(scenario('next')));
    fake.answer(runAnswer(1));
    await settled();
    expect(next.now).toBe('answered');
  });

  it('ends everything when disposed', async () => {
    const fake = fakeWorkers();
    const engine = createClient(fake.spawn);
    const ends = [outcome(engine.run(scenario('at work'))), outcome(engine.run(scenario('waiting')))];
    engine.dispose();
    ends.push(outcome(engine.run(scenario('late'))));
    await settled();
    expect(ends.map(({ now }) => now)).toEqual(['gone', 'gone', 'gone']);
    expect(fake.workers.map(({ terminated }) => terminated)).toEqual([true]);
  });
});
