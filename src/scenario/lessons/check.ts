/** Whether presets and lessons hold: each is run through the engine, and what does not hold is said in a sentence. */
import { prepareEvaluation } from '../evaluation';
import type { Preset } from '../presets/preset';
import type { Scenario } from '../scenario';
import { simulate, type Simulation } from '../simulate';
import { candidatesOf, questionTrouble } from './judge';
import type { Lesson, LessonStep } from './lesson';
import { answerOf, holds, Unanswerable, type Claim } from './query';
import { sayValue } from './answer';

/** What does not hold, each with its place; empty if all holds. */
export async function presetTroubles({ id, scenario, holds: claims }: Preset): Promise<readonly string[]> {
  const simulation = await run(scenario);
  const claimed = claims.flatMap((claim) => claimTrouble(simulation, claim));
  return [...scenarioTroubles(scenario, simulation), ...claimed].map((trouble) => `preset ${id}: ${trouble}`);
}

export async function lessonTroubles({ id, steps }: Lesson): Promise<readonly string[]> {
  const troubles: string[] = [];
  for (const [index, step] of steps.entries())
    for (const trouble of await stepTroubles(step)) troubles.push(`lesson ${id}, step ${index + 1}: ${trouble}`);
  return troubles;
}

async function stepTroubles({ before, after, question, relies = [] }: LessonStep): Promise<readonly string[]> {
  const asked = await run(before);
  const answered = await run(after);
  const area = areaShown(asked, before.view.selection);
  const trouble = questionTrouble(question, answered, candidatesOf(question, asked, area));
  return [
    ...scenarioTroubles(before, asked).map((one) => `before the answer: ${one}`),
    ...scenarioTroubles(after, answered).map((one) => `after the answer: ${one}`),
    ...(trouble === undefined ? [] : [trouble]),
    ...relies.flatMap((claim) => claimTrouble(answered, claim as Claim)),
  ];
}

async function run(scenario: Scenario): Promise<Simulation> {
  await prepareEvaluation(scenario);
  return simulate(scenario);
}

/** Index of the area that is selected; undefined where the selection is none. */
const areaShown = ({ machine }: Simulation, selection: string): number | undefined =>
  machine.fates.find(({ path }) => (path ?? 'cma') === selection)?.area;

function scenarioTroubles({ view }: Scenario, simulation: Simulation): readonly string[] {
  const { diagnostics, workloadDiagnostics, complete, machine, run: done } = simulation;
  const errors = [...diagnostics, ...workloadDiagnostics].filter(({ severity }) => severity === 'error');
  const paths = [...machine.fates.map(({ path }) => path), '', 'cma'];
  return [
    ...errors.map(({ message }) => message),
    ...(complete ? [] : ['the source is incomplete']),
    ...(paths.includes(view.selection) ? [] : [`it selects ${view.selection}, which is not there`]),
    ...((view.step ?? 0) <= done.steps.count ? [] : [`it shows step ${view.step}, and there are ${done.steps.count}`]),
  ];
}

function claimTrouble(simulation: Simulation, claim: Claim): readonly string[] {
  const { is, ...query } = claim;
  try {
    if (holds(simulation, claim)) return [];
    return [`${JSON.stringify(query)} is ${sayValue(answerOf(simulation, claim))}, not ${JSON.stringify(is)}`];
  } catch (error) {
    if (error instanceof Unanswerable) return [error.message];
    throw error;
  }
}
