/** The evaluated sources of a scenario. Asked for by the boot and by every movement of the cursor, so the last one is kept. */
import { evaluate, type Evaluation } from '../dts/evaluate';
import type { Scenario } from './scenario';

type Kept = { readonly scenario: Scenario; readonly evaluation: Evaluation };

let last: Kept | undefined;

/** By content: a change of the workload or the profile evaluates nothing again. */
export function evaluationOf(scenario: Scenario): Evaluation {
  if (!last || !sameSources(last.scenario, scenario))
    last = { scenario, evaluation: evaluate({ files: scenario.files, main: scenario.main }) };
  return last.evaluation;
}

function sameSources(a: Scenario, b: Scenario): boolean {
  return (
    a.main === b.main &&
    a.files.length === b.files.length &&
    a.files.every((file, i) => file.path === b.files[i]?.path && file.text === b.files[i].text)
  );
}
