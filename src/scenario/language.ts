/** Questions of the editor about the texts of a run: devicetree sources by dts/language, the workload by its own. */
import { completionsAt, type Completions } from '../dts/language/completion';
import { contextOf, openFile, type Context } from '../dts/language/context';
import { formatText, type Indent } from '../dts/language/format';
import { hoverAt, type Hover } from '../dts/language/hover';
import { occurrencesAt, type Occurrences } from '../dts/language/occurrences';
import { structureOf, type Structure } from '../dts/language/outline';
import { renamableAt, renameAt, type Renamable, type Renaming } from '../dts/language/rename';
import { semanticTokens, type SemanticTokens } from '../dts/language/semantic-tokens';
import { evaluationOf, sourcesOf } from './evaluation';
import type { Scenario } from './scenario';
import type { Simulation } from './simulate';
import { WORKLOAD_FILE } from './workload/diagnostics';
import { completeWorkload, hoverWorkload } from './workload/language';

/** A run, and the place that is asked about: a UTF-16 offset of a file, or of the workload. */
export type Asked = { readonly scenario: Scenario; readonly simulation: Simulation };
export type Place = { readonly file: string; readonly position: number };

const contextFor = (scenario: Scenario): Context => contextOf(sourcesOf(scenario), evaluationOf(scenario));

export function hoverIn({ scenario, simulation }: Asked, { file, position }: Place): Hover | undefined {
  if (file === WORKLOAD_FILE) return hoverWorkload(scenario.workload, position, simulation.machine);
  return hoverAt(contextFor(scenario), file, position, fatesOf(simulation));
}

/** What the kernel of the boot profile makes of each region. */
function fatesOf({ machine }: Simulation): ReadonlyMap<string, string> {
  const sentences = machine.fates.flatMap(({ path, sentence }) =>
    path === undefined ? [] : [[path, `Linux ${machine.version}: ${sentence}`] as const],
  );
  return new Map(sentences);
}

export function completionsIn({ scenario, simulation }: Asked, { file, position }: Place): Completions | undefined {
  if (file === WORKLOAD_FILE) return completeWorkload(scenario.workload, position, simulation.machine);
  return completionsAt(contextFor(scenario), file, position);
}

export const occurrencesIn = ({ scenario }: Asked, { file, position }: Place): Occurrences =>
  occurrencesAt(contextFor(scenario), file, position);

export const renamableIn = ({ scenario }: Asked, { file, position }: Place): Renamable =>
  renamableAt(contextFor(scenario), file, position);

export const renameIn = ({ scenario }: Asked, { file, position, name }: Place & { readonly name: string }): Renaming =>
  renameAt(contextFor(scenario), file, position, name);

export const coloursIn = ({ scenario }: Asked, { file }: { readonly file: string }): SemanticTokens =>
  semanticTokens(contextFor(scenario), file);

const NO_STRUCTURE: Structure = { folds: [], symbols: [] };

export function structureIn({ scenario }: Asked, { file }: { readonly file: string }): Structure {
  const open = openFile(contextFor(scenario), file);
  return open ? structureOf(open) : NO_STRUCTURE;
}

/** The whole new text; undefined where it cannot be formatted without a change of what it says. */
export function formatIn(
  { scenario }: Asked,
  { file, indent }: { readonly file: string; readonly indent?: Indent },
): string | undefined {
  const text = scenario.files.find(({ path }) => path === file)?.text;
  return text === undefined ? undefined : formatText(text, indent);
}
