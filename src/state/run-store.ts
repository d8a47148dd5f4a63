/**
 * What the engine made of the scenario. The picture on screen is always one consistent set: scenario, simulation and
 * frame of the same run. While the source is broken it stays at the last complete one.
 */
import { createStore } from 'zustand/vanilla';
import type { EngineFailure } from '../engine/protocol';
import type { Diagnostic } from '../lib/diagnostic';
import type { Frame } from '../scenario/run';
import type { Scenario } from '../scenario/scenario';
import type { Simulation } from '../scenario/simulate';

/** `runId` names the run to the engine; `scenario` is what was computed, so that spans fit its texts. */
export type Computed = { readonly runId: number; readonly scenario: Scenario; readonly simulation: Simulation };
/** A picture: a run, and its state at one step. */
export type Shown = Computed & { readonly frame: Frame };

export type Progress =
  | { readonly status: 'idle' }
  /** `slow`: it has taken longer than SLOW_AFTER_MS, and the page should say so. */
  | { readonly status: 'running'; readonly slow: boolean }
  | { readonly status: 'done' }
  /** `message` is a sentence for the reader. */
  | { readonly status: 'failed'; readonly reason: EngineFailure; readonly message: string };

/** fresh: the picture is of the present text · computing: a newer one is under way · broken: the text has errors. */
export type Freshness = 'fresh' | 'computing' | 'broken';

/** `scenario` is the one that they were found in. */
export type Findings = { readonly scenario: Scenario; readonly list: readonly Diagnostic[] };

export type RunState = {
  readonly progress: Progress;
  /** What pictures, heaps and log show. Undefined only before the first run is done. */
  readonly shown: Shown | undefined;
  /** The newest reply, complete or not: its diagnostics are the ones to list. */
  readonly latest: Computed | undefined;
  /** Warnings and hints; they come some time after the picture, and stay until those of the next one are there. */
  readonly findings: Findings | undefined;
  readonly freshness: Freshness;
  /** A sentence for the picture while it is not of the present text, with file:line where there is one. */
  readonly note: string | undefined;
};

export type RunStore = ReturnType<typeof createRunStore>;

/** Written by the session alone. */
export const createRunStore = () =>
  createStore<RunState>()(() => ({
    progress: { status: 'idle' },
    shown: undefined,
    latest: undefined,
    findings: undefined,
    freshness: 'fresh',
    note: undefined,
  }));
