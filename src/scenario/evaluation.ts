/** The evaluated sources of a scenario. Asked for by the boot and by every movement of the cursor, so the last one is kept. */
import { evaluate, type Evaluation } from '../dts/evaluate';
import type { Scenario } from './scenario';

type Kept = { readonly scenario: Scenario; readonly evaluation: Evaluation };

let last: Kept | undefined;

/** By content: a change of the workload or the profile evaluates nothing again. */
export function evaluationOf(scenario: Scenario): Evaluation {
  if (!last || !sameSources(last.scenario, scenario)) {
    const { files, main, overlays, searchPaths, defines } = scenario;
    last = { scenario, evaluation: evaluate({ files, main, overlays, searchPaths, defines }) };
  }
  return last.evaluation;
}

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((value, i) => value === b[i]);

const sameDefines = (a: Scenario['defines'], b: Scenario['defines']): boolean =>
  sameList(Object.entries(a).flat(), Object.entries(b).flat());

function sameSources(a: Scenario, b: Scenario): boolean {
  return (
    a.main === b.main &&
    sameList(a.overlays, b.overlays) &&
    sameList(a.searchPaths, b.searchPaths) &&
    sameDefines(a.defines, b.defines) &&
    a.files.length === b.files.length &&
    a.files.every((file, i) => file.path === b.files[i]?.path && file.text === b.files[i].text)
  );
}
