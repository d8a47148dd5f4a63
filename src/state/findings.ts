/** After each picture: what is worth a look in its tree. Asked for when the text has rested, so that no picture waits. */
import { EngineError, type Engine } from '../engine/protocol';
import type { Stores } from './stores';

/** So long nothing new must have come. */
export const FINDINGS_AFTER_MS = 200;

/** @returns ends it */
export function followFindings({ run }: Stores, engine: Engine): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function ask(): Promise<void> {
    const { shown } = run.getState();
    if (!shown) return;
    try {
      const list = await engine.ask('findings', shown.runId, null);
      if (run.getState().shown?.runId === shown.runId) run.setState({ findings: { scenario: shown.scenario, list } });
    } catch (error) {
      // A newer picture asks again; what fails here is only what nobody waits for.
      if (!(error instanceof EngineError)) throw error;
    }
  }

  const end = run.subscribe(({ shown }, before) => {
    if (shown?.runId === before.shown?.runId) return;
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), FINDINGS_AFTER_MS);
  });
  return () => {
    clearTimeout(timer);
    end();
  };
}
