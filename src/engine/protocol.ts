/**
 * The whole agreement between the page and the engine. A second, in-thread engine implements the same interface.
 * Requests: run, frame, query, and versions (the tree on every kernel). Large things are asked for, not sent along.
 */
import type { Frame } from '../scenario/run';
import type { Scenario } from '../scenario/scenario';
import type { Simulation } from '../scenario/simulate';
import type { VersionListing } from '../scenario/version-strip';

export type QueryKind = 'node';
/** The innermost node at a position of a file. */
export type NodeAt = { readonly path: string; readonly start: number; readonly end: number };

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
  /** The innermost node whose body covers the UTF-16 offset; undefined outside every node. */
  query(runId: number, file: string, position: number, kind: QueryKind): Promise<NodeAt | undefined>;
  /** The heaps of every modelled kernel for the tree of a run. Rejects with `gone` as frame() does. */
  versions(runId: number): Promise<readonly VersionListing[]>;
  /** Ends the worker; what is under way rejects with `gone`. */
  dispose(): void;
}

/** What is asked, as it crosses the worker boundary. */
export type Question =
  | { readonly kind: 'run'; readonly scenario: Scenario }
  | { readonly kind: 'frame'; readonly runId: number; readonly step: number }
  | {
      readonly kind: 'query';
      readonly runId: number;
      readonly file: string;
      readonly position: number;
      readonly query: QueryKind;
    }
  | { readonly kind: 'versions'; readonly runId: number };

/** `ticket` pairs a reply with its request. */
export type Request = { readonly ticket: number; readonly question: Question };

export type Answer =
  | { readonly kind: 'run'; readonly reply: RunReply }
  | { readonly kind: 'frame'; readonly frame: Frame }
  | { readonly kind: 'query'; readonly node: NodeAt | undefined }
  | { readonly kind: 'versions'; readonly versions: readonly VersionListing[] }
  | { readonly kind: 'failure'; readonly reason: EngineFailure; readonly message: string };

export type Reply = { readonly ticket: number; readonly answer: Answer };
