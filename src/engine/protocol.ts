/** The whole agreement between the page and the engine. A second, in-thread engine implements the same interface. */
import type { Frame } from '../scenario/run';
import type { Scenario } from '../scenario/scenario';
import type { Simulation } from '../scenario/simulate';

export type QueryKind = 'node';
/** The innermost node at a position of a file. */
export type NodeAt = { readonly path: string; readonly start: number; readonly end: number };

/** `id` names the run in later requests; the engine keeps the newest few. */
export type RunReply = { readonly id: number; readonly simulation: Simulation };

/** A run that took too long (the worker was restarted) or a fault of ours. */
export class EngineError extends Error {
  constructor(
    readonly reason: 'stopped' | 'superseded' | 'fault' | 'gone',
    message: string,
  ) {
    super(message);
  }
}

export interface Engine {
  /** Only the newest waiting request is run; an older one rejects with `superseded`. */
  run(scenario: Scenario): Promise<RunReply>;
  /** Rejects with `gone` when the run is no longer kept. */
  frame(runId: number, step: number): Promise<Frame>;
  query(runId: number, file: string, position: number, kind: QueryKind): Promise<NodeAt | undefined>;
  dispose(): void;
}
