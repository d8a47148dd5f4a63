/** The evaluated sources of a scenario. Asked for by the boot and by every movement of the cursor, so the last one is kept. */
import type { Evaluation } from '../dts/compile';
import { evaluatePlain, isPlain, isWhole } from '../dts/evaluate-plain';
import type { Sources } from '../dts/sources';
import type { Scenario } from './scenario';

type Kept = { readonly scenario: Scenario; readonly evaluation: Evaluation };

let last: Kept | undefined;
/** All of the language, once some source has asked for it. */
let evaluateAll: ((sources: Sources) => Evaluation) | undefined;

/** What the language is given of a scenario. */
export const sourcesOf = ({ files, main, overlays, searchPaths, defines }: Scenario): Sources => ({
  files,
  main,
  overlays,
  searchPaths,
  defines,
});

/**
 * Fetches preprocessor, overlays and dtc's words if this scenario needs them; to be awaited before evaluationOf().
 * Undefined: it can go ahead.
 */
export function prepareEvaluation(scenario: Scenario): Promise<void> | undefined {
  if (evaluateAll || (isPlain(sourcesOf(scenario)) && isWhole(evaluationOf(scenario)))) return undefined;
  return import('../dts/evaluate').then((part) => {
    evaluateAll = part.evaluate;
    last = undefined;
  });
}

/** By content: a change of the workload or the profile evaluates nothing again. Throws when it should have been prepared. */
export function evaluationOf(scenario: Scenario): Evaluation {
  if (!last || !sameSources(last.scenario, scenario)) last = { scenario, evaluation: evaluated(sourcesOf(scenario)) };
  return last.evaluation;
}

function evaluated(sources: Sources): Evaluation {
  if (evaluateAll) return evaluateAll(sources);
  if (isPlain(sources)) return evaluatePlain(sources);
  throw new Error('a source that needs the preprocessor was evaluated before prepareEvaluation()');
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
