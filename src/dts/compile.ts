/**
 * One pass from source to live tree, whatever the parts of the language it is given:
 * flat text (preprocess.ts) → tokens → syntax (parse.ts) → live tree (build-tree.ts) → checks and references → plain data.
 */
import type { Diagnostic } from '../lib/diagnostic';
import { bootCpuid, readTree } from './build-tree';
import type { ByteSink } from './byte-sink';
import { CheckReport, runChecks } from './checks';
import type { FlatSource } from './flat-source';
import type { DtcWords } from './dtc-words';
import { freeze } from './freeze';
import { MAX_PROBLEMS, MAX_VALUE_BYTES } from './limits';
import type { LiveTree } from './live-tree';
import { Problems, type Problem } from './problems';
import { Reader, type IncbinParser } from './reader';
import { resolveReferences, type Fixup, type Resolution } from './references';
import type { Sources } from './sources';
import { tokensOf } from './token-cache';
import type { Tokens } from './tokenize';
import type { DeviceTree } from './tree';
import type { AppliedOverlay } from './overlay';
import type { KeptSymbol, Symbols } from './symbols';

/**
 * `tree` is what was understood, also of a text with errors; `complete` is false when dtc would refuse the text,
 * and then a picture of it should be shown as provisional.
 */
export type Evaluation = {
  readonly tree: DeviceTree;
  readonly diagnostics: readonly Diagnostic[];
  readonly complete: boolean;
  /** The board's source and those of the overlays, for what is asked after the tree: dtc's warnings. */
  readonly compiled: readonly CompiledSource[];
};

/** What one source became on its way to the tree. */
export type CompiledSource = {
  readonly live: LiveTree;
  readonly bytes: ByteSink;
  readonly tokens: Tokens;
  readonly flat: FlatSource;
  readonly resolution: Resolution;
  readonly isOverlay: boolean;
};

/** What a single source without directives does without: handed in, so that a page can fetch it when it is needed. */
export type LanguageParts = {
  readonly preprocess: (sources: Sources) => FlatSource;
  readonly plugins?: PluginParts;
  /** For the details of problems, in dtc's words; without it what is no token at all is not reported. */
  readonly words?: (tokens: Tokens, flat: FlatSource) => DtcWords;
  /** For `/incbin/`. */
  readonly incbin?: (sources: Sources, flat: FlatSource) => IncbinParser;
};

/** For overlays, and for `/__symbols__`. */
export type PluginParts = {
  readonly applyOverlay: (base: DeviceTree, overlay: DeviceTree) => AppliedOverlay;
  readonly withSymbols: (tree: DeviceTree) => Symbols;
  readonly withFixups: (tree: DeviceTree, fixups: readonly Fixup[]) => DeviceTree;
};

function pluginParts({ plugins }: LanguageParts): PluginParts {
  if (!plugins) throw new Error('an overlay was given to the plain language');
  return plugins;
}

/** Never throws on text. Follows dtc 1.8.1, and fdtoverlay where there are overlays. */
export function evaluateWith(parts: LanguageParts, sources: Sources): Evaluation {
  const { overlays = [] } = sources;
  if (overlays.length === 0) return compile(parts, sources).evaluation;
  let { evaluation } = compile(parts, { ...sources, symbols: true });
  for (const main of overlays)
    evaluation = withOverlay(parts, evaluation, main, compile(parts, { ...sources, main, symbols: true }));
  return evaluation;
}

function withOverlay(
  parts: LanguageParts,
  board: Evaluation,
  path: string,
  { evaluation, isOverlay }: Compiled,
): Evaluation {
  const { tree, diagnostics } = isOverlay
    ? pluginParts(parts).applyOverlay(board.tree, evaluation.tree)
    : { tree: board.tree, diagnostics: [] };
  const message = `${path} is no overlay: \`/plugin/;\` is missing after \`/dts-v1/;\``;
  const span = { file: path, start: 0, end: 0 };
  const refused: Diagnostic[] = isOverlay ? [] : [{ code: 'not-an-overlay', severity: 'error', span, message }];
  const own = evaluation.diagnostics.filter((d) => d.code !== 'overlay-alone');
  const all = [...board.diagnostics, ...own, ...diagnostics, ...refused];
  const fits = ![...diagnostics, ...refused].some((d) => d.severity === 'error');
  const complete = board.complete && evaluation.complete && fits;
  return { tree, diagnostics: all, complete, compiled: [...board.compiled, ...evaluation.compiled] };
}

type Compiled = { readonly evaluation: Evaluation; readonly isOverlay: boolean };

/** One source with what it includes, as dtc compiles it. */
function compile(parts: LanguageParts, sources: Sources): Compiled {
  const flat = parts.preprocess(sources);
  const tokens = tokensOf(flat.text);
  const problems = new Problems();
  const words = parts.words?.(tokens, flat);
  const reader = new Reader(tokens, problems, words, parts.incbin?.(sources, flat));
  const { syntax, live } = readTree(reader);
  words?.addLexicalProblems(problems, sources.preprocess === false);
  if (!words && tokens.flaws.length > 0) problems.hasError = true;
  if (syntax.plugin) problems.add(pluginProblem(syntax.plugin));
  const cpuid = bootCpuid(live, reader.bytes);
  const report = new CheckReport(problems, words);
  runChecks(live, reader.bytes, report);
  const resolution = resolveReferences(live, reader.bytes, report, {
    symbols: sources.symbols ?? false,
    plugin: syntax.plugin !== undefined,
  });
  const frozen = freeze(live, syntax, flat, reader.bytes, resolution, cpuid);
  const noSymbols: Symbols = { tree: frozen, kept: [], whole: true };
  const { tree: named, kept, whole } = sources.symbols ? pluginParts(parts).withSymbols(frozen) : noSymbols;
  if (!whole) problems.add(TOO_MANY_SYMBOLS);
  const tree = syntax.plugin ? pluginParts(parts).withFixups(named, resolution.fixups) : named;
  const diagnostics = [
    ...flat.diagnostics,
    ...problems.list.map((p) => toDiagnostic(p, flat)),
    ...kept.slice(0, MAX_PROBLEMS).map(keptSymbol),
  ];
  const complete = !problems.hasError && !flat.diagnostics.some((d) => d.severity === 'error');
  const isOverlay = syntax.plugin !== undefined;
  const compiled = { live, bytes: reader.bytes, tokens, flat, resolution, isOverlay };
  return { evaluation: { tree, diagnostics, complete, compiled: [compiled] }, isOverlay };
}

/** An overlay compiles, but there is nothing to boot in it. */
const pluginProblem = (place: { readonly start: number; readonly end: number }): Problem => ({
  ...place,
  code: 'overlay-alone',
  severity: 'warning',
  message: 'This is an overlay, a part of a tree: open the board that it belongs to and apply it there',
});

const TOO_MANY_SYMBOLS: Problem = {
  code: 'limit-bytes',
  severity: 'error',
  start: 0,
  end: 0,
  message: `The paths in \`/__symbols__\` take more than ${MAX_VALUE_BYTES >> 20} MiB`,
};

const keptSymbol = ({ label, node }: KeptSymbol): Diagnostic => ({
  code: 'symbol-kept',
  severity: 'warning',
  span: node.origins[0] ?? { file: '', start: 0, end: 0 },
  message: `The label \`${label}\` is in \`/__symbols__\` already; what stands there is kept`,
  detail: `WARNING: label ${label} already exists in /__symbols__`,
});

function toDiagnostic(problem: Problem, flat: FlatSource): Diagnostic {
  const { code, severity, message, detail } = problem;
  const { file, start, end } = flat.originOf(problem.start, Math.max(problem.start, problem.end));
  const base = { code, severity, span: { file, start, end }, message };
  return detail === undefined ? base : { ...base, detail };
}
