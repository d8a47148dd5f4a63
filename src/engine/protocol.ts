/**
 * The whole agreement between the page and the engine. A second, in-thread engine implements the same interface.
 * Requests: run, frame, and the questions about a run of questions.ts. Large things are asked for, not sent along.
 */
import type { Frame } from '../scenario/run';
import type { Scenario } from '../scenario/scenario';
import type { Simulation } from '../scenario/simulate';
import type { AnswerTo, Ask, QuestionName } from './questions';

/** `id` names the run in later requests; the engine keeps the newest few. The typed arrays belong to the receiver. */
export type RunReply = { readonly id: number; readonly simulation: Simulation };

/**
 * Why a request has no answer.
 * superseded: a newer one of its kind took its place before it started · stopped: it took too long, the worker was
 * restarted · gone: the run is no longer kept · fault: a mistake of ours.
 */
export type EngineFailure = 'stopped' | 'superseded' | 'fault' | 'gone';

/** `message` is a sentence for the reader. */
export class EngineError extends Error {
  constructor(
    readonly reason: EngineFailure,
    message: string,
  ) {
    super(message);
    this.name = 'EngineError';
  }
}

export interface Engine {
  /**
   * Only the newest waiting run is started; an older one rejects with `superseded`.
   * @param onSlow called once if the run is still at work after SLOW_AFTER_MS.
   */
  run(scenario: Scenario, onSlow?: () => void): Promise<RunReply>;
  /** Rejects with `gone` when the run is no longer kept. Only the newest waiting frame is started. */
  frame(runId: number, step: number): Promise<Frame>;
  /**
   * One of the questions of questions.ts, about a run. Rejects with `gone` as frame() does. Of each name only the newest
   * waiting one is answered.
   */
  ask<K extends QuestionName>(name: K, runId: number, ask: Ask<K>): Promise<AnswerTo<K>>;
  /** Ends the worker; what is under way rejects with `gone`. */
  dispose(): void;
}

/** What is asked, as it crosses the worker boundary. */
export type Question =
  | { readonly kind: 'run'; readonly scenario: Scenario }
  | { readonly kind: 'frame'; readonly runId: number; readonly step: number }
  | {
      readonly kind: 'ask';
      readonly runId: number;
      readonly name: QuestionName;
      readonly ask: Ask<QuestionName>;
    };

/** `ticket` pairs a reply with its request. */
export type Request = { readonly ticket: number; readonly question: Question };

export type Answer =
  | { readonly kind: 'run'; readonly reply: RunReply }
  | { readonly kind: 'frame'; readonly frame: Frame }
  | { readonly kind: 'ask'; readonly name: QuestionName; readonly answer: AnswerTo<QuestionName> }
  | { readonly kind: 'failure'; readonly reason: EngineFailure; readonly message: string };

export type Reply = { readonly ticket: number; readonly answer: Answer };
