/**
 * Keeps the run store abreast of the scenario: a run for each change, the newest wins; a frame for each step, the
 * newest wins; the last complete picture stays while the source is broken.
 */
import { EngineError, type Engine } from '../engine/protocol';
import type { Scenario } from '../scenario/scenario';
import type { Simulation } from '../scenario/simulate';
import { followFindings } from './findings';
import type { Computed, Progress } from './run-store';
import type { Draft } from './scenario-edit';
import { placeText, stepShown } from './selectors';
import { scenarioOf, type Stores } from './stores';

export type Computing = {
  /** Computes the present scenario, and from then on every change of it. */
  readonly start: () => void;
  readonly stop: () => void;
};

const SLOW: Progress = { status: 'running', slow: true };

/** Nothing but these decides a run: a new title or note changes no picture. */
const sameInput = (a: Draft, b: Draft): boolean =>
  a.files === b.files &&
  a.main === b.main &&
  a.overlays === b.overlays &&
  a.defines === b.defines &&
  a.searchPaths === b.searchPaths &&
  a.workload === b.workload &&
  a.profile === b.profile;

const failureOf = (error: unknown): EngineError =>
  error instanceof EngineError ? error : new EngineError('fault', String(error));

/** Where the source is broken, for the note over the last good picture. */
function brokenNote(scenario: Scenario, simulation: Simulation): string {
  const first = simulation.diagnostics.find((diagnostic) => diagnostic.severity === 'error');
  const place = first ? `${placeText(scenario, first.span)}: ${first.message}` : 'the source is incomplete';
  return `Picture of the last source without errors. ${place}`;
}

export function createComputing(stores: Stores, engine: Engine): Computing {
  const { scenario: source, view, run } = stores;
  const unsubscribe: (() => void)[] = [];
  /** Runs are counted: `asked` is the newest request, `answered` the newest that came back. */
  let asked = 0;
  let answered = 0;
  /** The run to show, and the one on screen. */
  let wanted: Computed | undefined;
  let onScreen: Computed | undefined;
  let pumping = false;
  let stopped = false;
  /** Asked anew after every wait. */
  const hasStopped = (): boolean => stopped;

  function fail(error: unknown): void {
    const { reason, message } = failureOf(error);
    run.setState({ progress: { status: 'failed', reason, message }, freshness: 'broken', note: message });
  }

  function announce(): void {
    run.setState(({ progress, freshness }) => ({
      progress: { status: 'running', slow: progress.status === 'running' && progress.slow },
      freshness: freshness === 'broken' ? 'broken' : 'computing',
    }));
  }

  async function recompute(): Promise<void> {
    const mine = ++asked;
    const scenario = scenarioOf(stores);
    announce();
    try {
      const { id, simulation } = await engine.run(scenario, () => run.setState({ progress: SLOW }));
      if (!hasStopped() && mine > answered) accept(mine, { runId: id, scenario, simulation });
    } catch (error) {
      if (!hasStopped() && mine === asked) fail(error);
    }
    answered = Math.max(answered, mine);
    void pump();
  }

  /** An answer on the way to the newest one is shown too: the picture follows even if typing never pauses. */
  function accept(mine: number, computed: Computed): void {
    const { scenario, simulation } = computed;
    run.setState({ latest: computed });
    if (simulation.complete || !wanted?.simulation.complete) wanted = computed;
    if (simulation.complete || mine !== asked) return;
    run.setState({ progress: { status: 'done' }, freshness: 'broken', note: brokenNote(scenario, simulation) });
  }

  /** Asks for frames until the one on screen is the wanted one. */
  async function pump(): Promise<void> {
    if (pumping || hasStopped()) return;
    pumping = true;
    try {
      while (wanted && !hasStopped() && (await showFrame(wanted)));
      settle();
    } catch (error) {
      if (!hasStopped()) fail(error);
    }
    pumping = false;
  }

  /** One request for a frame. False when there is nothing to ask for. */
  async function showFrame(target: Computed): Promise<boolean> {
    const step = stepShown(view.getState().step, target.simulation.run);
    if (onScreen === target && run.getState().shown?.frame.step === step) return false;
    try {
      const frame = await engine.frame(target.runId, step);
      if (hasStopped()) return false;
      onScreen = target;
      run.setState({ shown: { ...target, frame } });
      return true;
    } catch (error) {
      const { reason } = failureOf(error);
      if (reason === 'superseded') return true;
      if (reason !== 'gone') throw error;
      return target !== wanted || (asked === answered && (await revive(target)));
    }
  }

  /**
   * The engine no longer keeps the wanted run (it was restarted, or many broken texts came since): runs it again.
   * Only while no other run is under way, which it would displace; that one's answer comes back here.
   */
  async function revive(target: Computed): Promise<boolean> {
    try {
      const { id, simulation } = await engine.run(target.scenario);
      if (wanted === target) wanted = { ...target, runId: id, simulation };
      return true;
    } catch (error) {
      if (failureOf(error).reason === 'superseded') return false;
      throw error;
    }
  }

  function settle(): void {
    const { latest, progress } = run.getState();
    const upToDate = asked === answered && onScreen !== undefined && onScreen === wanted;
    if (hasStopped() || !upToDate || progress.status !== 'running' || !latest?.simulation.complete) return;
    run.setState({ progress: { status: 'done' }, freshness: 'fresh', note: undefined });
  }

  return {
    start() {
      unsubscribe.push(
        source.subscribe((now, before) => {
          if (!sameInput(now, before)) void recompute();
        }),
        followFindings(stores, engine),
        view.subscribe((now, before) => {
          if (now.step !== before.step) void pump();
        }),
      );
      void recompute();
    },
    stop() {
      stopped = true;
      for (const end of unsubscribe.splice(0)) end();
    },
  };
}
