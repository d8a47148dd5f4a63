/**
 * The engine's own side of the boundary: answers one question at a time and keeps what it may be asked again.
 * Runs in the worker or, for tests, in the page's thread.
 */
import { assertNever } from '../lib/assert-never';
import type { Lives, Run, Steps } from '../scenario/run';
import type { Scenario } from '../scenario/scenario';
import type { Simulation } from '../scenario/simulate';
import { EngineError, type Answer, type Question, type RunReply } from './protocol';
import type { Answers, AnswerTo, Ask, KeptRun, QuestionName } from './questions';
import type { Stages } from './stages';

/** Runs that are kept for frames, queries and the same text again. */
export const RUNS_KEPT = 4;

/** `transfer` are buffers that the answer gives away. */
export type Answered = { readonly answer: Answer; readonly transfer: readonly ArrayBuffer[] };

/** To be asked one question after the other; never rejects. */
export type Host = { readonly answer: (question: Question) => Promise<Answered> };

type Kept = { readonly id: number; readonly scenario: Scenario; readonly simulation: Simulation };

export function createHost(stages: Stages): Host {
  /** By content, least recently used first. */
  const kept = new Map<string, Kept>();
  let lastId = 0;

  function run(scenario: Scenario): Kept {
    const content = contentOf(scenario);
    const known = kept.get(content) ?? { id: ++lastId, scenario, simulation: stages.simulate(scenario) };
    touch(content, known);
    return known;
  }

  function touch(content: string, entry: Kept): void {
    kept.delete(content);
    kept.set(content, entry);
    if (kept.size <= RUNS_KEPT) return;
    for (const oldest of kept.keys()) {
      kept.delete(oldest);
      return;
    }
  }

  function find(id: number): Kept {
    for (const [content, entry] of kept) {
      if (entry.id !== id) continue;
      touch(content, entry);
      return entry;
    }
    throw new EngineError('gone', 'This run is no longer kept.');
  }

  async function reply(question: Question): Promise<Answered> {
    switch (question.kind) {
      case 'run':
        await stages.prepare(question.scenario);
        return giveRun(run(question.scenario));
      case 'frame': {
        const { machine, run: data } = find(question.runId).simulation;
        return { answer: { kind: 'frame', frame: stages.frameAt(machine, data, question.step) }, transfer: [] };
      }
      case 'ask': {
        const answers = await stages.answers();
        return { answer: await answerTo(answers, find(question.runId), question), transfer: [] };
      }
      default:
        return assertNever(question);
    }
  }

  return {
    async answer(question) {
      try {
        return await reply(question);
      } catch (error) {
        return { answer: failure(error), transfer: [] };
      }
    },
  };
}

async function answerTo(answers: Answers, kept: Kept, { name, ask }: Question & { kind: 'ask' }): Promise<Answer> {
  // The protocol pairs each name with its own question; the table has one function for each.
  const answer = answers[name] as (
    kept: KeptRun,
    ask: Ask<QuestionName>,
  ) => AnswerTo<QuestionName> | Promise<AnswerTo<QuestionName>>;
  return { kind: 'ask', name, answer: await answer(kept, ask) };
}

/** Everything that decides a run, as a key: title, note and view do not. */
function contentOf({ files, main, overlays, defines, searchPaths, workload, profile }: Scenario): string {
  return JSON.stringify([files, main, overlays, defines, searchPaths, workload, profile]);
}

/** The host answers frames from its own arrays, so each array is copied once and the copy is given away. */
function giveRun({ id, simulation }: Kept): Answered {
  const transfer: ArrayBuffer[] = [];
  const { lives, steps } = simulation.run;
  const run: Run = { ...simulation.run, lives: copied<Lives>(lives, transfer), steps: copied<Steps>(steps, transfer) };
  const reply: RunReply = { id, simulation: { ...simulation, run } };
  return { answer: { kind: 'run', reply }, transfer };
}

const isColumn = (value: unknown): value is Uint32Array => ArrayBuffer.isView(value) && !(value instanceof DataView);

/** The same fields with every typed array copied; the new buffers are added to `transfer`. */
function copied<T extends object>(columns: T, transfer: ArrayBuffer[]): T {
  const copyOf = (value: unknown): unknown => {
    if (!isColumn(value)) return value;
    const copy = value.slice();
    transfer.push(copy.buffer);
    return copy;
  };
  return Object.fromEntries(Object.entries(columns).map(([key, value]) => [key, copyOf(value)])) as T;
}

function failure(error: unknown): Answer {
  if (error instanceof EngineError) return { kind: 'failure', reason: error.reason, message: error.message };
  const text = error instanceof Error ? error.message : String(error);
  return {
    kind: 'failure',
    reason: 'fault',
    message: `This text meets a mistake in Carveout itself, and the picture cannot follow it: ${text}`,
  };
}
