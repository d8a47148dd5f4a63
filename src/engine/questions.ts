/**
 * What may be asked about a kept run besides its frames. A new question is a line in `Questions`, a line in `ANSWERS`
 * and the pure function that answers it. They are fetched with the first of them: no picture waits for them.
 */
import { areaFilesAt, type KernelFile } from '../scenario/area-files';
import { compareSimulations, type Comparison } from '../scenario/compare';
import { prepareEvaluation } from '../scenario/evaluation';
import { fixesIn, type OfferedFix } from '../scenario/fixes';
import { findingsOf } from '../scenario/findings';
import { fragmentationSeries, type Fragmentation } from '../scenario/fragmentation';
import {
  coloursIn,
  completionsIn,
  formatIn,
  hoverIn,
  occurrencesIn,
  renamableIn,
  renameIn,
  structureIn,
  type Place,
} from '../scenario/language';
import { nodeAt, type FoundNode } from '../scenario/node-at';
import { remediesAt, type Remedy } from '../scenario/remedies';
import type { Diagnostic, Span } from '../lib/diagnostic';
import { windowsAt, type WindowSearch } from '../scenario/search-windows';
import type { Scenario } from '../scenario/scenario';
import { simulate, type Simulation } from '../scenario/simulate';
import { versionStrip, type VersionListing } from '../scenario/version-strip';

type Asked<Ask, Answer> = { readonly ask: Ask; readonly answer: Answer };

export type Questions = {
  /** The innermost node whose body covers the UTF-16 offset; undefined outside every node. */
  readonly node: Asked<{ readonly file: string; readonly position: number }, FoundNode | undefined>;
  /** What is worth a look in the tree of the run, beside what is wrong. */
  readonly findings: Asked<null, readonly Diagnostic[]>;
  /** The heaps of every modelled kernel for the tree of the run. */
  readonly versions: Asked<null, readonly VersionListing[]>;
  /** The smallest changes that would have let the failed step pass, each tried. `step` from 1. */
  readonly remedies: Asked<{ readonly step: number }, readonly Remedy[]>;
  /** debugfs and sysfs files of an area (index into `Machine.areas`) after a step. */
  readonly areaFiles: Asked<{ readonly area: number; readonly step: number }, readonly KernelFile[]>;
  /** The windows that the allocation at a step tried, from 1; undefined where it asked no CMA area. */
  readonly windows: Asked<{ readonly step: number }, WindowSearch | undefined>;
  /** How free memory of an area falls to pieces, state after state. */
  readonly fragmentation: Asked<{ readonly area: number }, Fragmentation>;
  /** What the editor asks about the texts of the run: see scenario/language.ts. Nothing under the place: undefined. */
  readonly hover: Asked<Place, ReturnType<typeof hoverIn>>;
  readonly completions: Asked<Place, ReturnType<typeof completionsIn>>;
  readonly occurrences: Asked<Place, ReturnType<typeof occurrencesIn>>;
  readonly renamable: Asked<Place, ReturnType<typeof renamableIn>>;
  readonly rename: Asked<Parameters<typeof renameIn>[1], ReturnType<typeof renameIn>>;
  readonly colours: Asked<{ readonly file: string }, ReturnType<typeof coloursIn>>;
  readonly structure: Asked<{ readonly file: string }, ReturnType<typeof structureIn>>;
  readonly format: Asked<Parameters<typeof formatIn>[1], ReturnType<typeof formatIn>>;
  /** Edits that mend what is wrong at a stretch of a file, each tried. */
  readonly fixes: Asked<Span, readonly OfferedFix[]>;
  /** The run beside that of another scenario; `otherFirst`: the other one is what it was before. */
  readonly compare: Asked<{ readonly other: Scenario; readonly otherFirst: boolean }, Comparison>;
};

export type QuestionName = keyof Questions;
export type Ask<K extends QuestionName> = Questions[K]['ask'];
export type AnswerTo<K extends QuestionName> = Questions[K]['answer'];

/** The run that a question is about. */
export type KeptRun = { readonly scenario: Scenario; readonly simulation: Simulation };

export type Answers = {
  readonly [K in QuestionName]: (kept: KeptRun, ask: Ask<K>) => AnswerTo<K> | Promise<AnswerTo<K>>;
};

/** The run beside one of another scenario, which is fetched what it needs and simulated for this alone. */
async function compared(kept: KeptRun, { other, otherFirst }: Ask<'compare'>): Promise<Comparison> {
  await prepareEvaluation(other);
  const second = { scenario: other, simulation: simulate(other) };
  return otherFirst ? compareSimulations(second, kept) : compareSimulations(kept, second);
}

export const ANSWERS: Answers = {
  compare: compared,
  node: ({ scenario }, { file, position }) => nodeAt(scenario, file, position),
  findings: ({ scenario, simulation }) => findingsOf(scenario, simulation.machine),
  versions: ({ scenario }) => versionStrip(scenario),
  remedies: ({ scenario, simulation }, { step }) => remediesAt(scenario, simulation.machine, step),
  areaFiles: ({ simulation: { machine, run } }, { area, step }) => areaFilesAt(machine, run, area, step),
  windows: ({ simulation: { machine, run } }, { step }) => windowsAt(machine, run, step),
  fragmentation: ({ simulation: { machine, run } }, { area }) => fragmentationSeries(machine, run, area),
  hover: hoverIn,
  completions: completionsIn,
  occurrences: occurrencesIn,
  renamable: renamableIn,
  rename: renameIn,
  colours: coloursIn,
  structure: structureIn,
  format: formatIn,
  fixes: fixesIn,
};
