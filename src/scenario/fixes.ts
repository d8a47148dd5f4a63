/** Quick fixes: for what is wrong at a place, the edits that mend it, each tried before it is offered. */
import { evaluate } from '../dts/evaluate';
import { contextOf } from '../dts/language/context';
import { fixesFor, hasFixes, offersAt, type Fix, type MachineFacts, type Trouble } from '../dts/language/fixes';
import { previewOf } from '../dts/language/preview';
import { applyEdits, type TextEdit } from '../dts/language/text-edit';
import { boot } from '../kernel/boot';
import type { Machine } from '../kernel/machine';
import type { Diagnostic } from '../lib/diagnostic';
import { resolveProfile } from './boot-profile';
import { evaluationOf, sourcesOf } from './evaluation';
import type { Asked } from './language';
import type { Scenario } from './scenario';

/** `code` and `message` of what it mends; both empty for an offer that mends nothing. */
export type OfferedFix = Fix & {
  readonly code: string;
  readonly message: string;
  /** Changed lines with `-` and `+` before them. */
  readonly preview: string;
};

/** A stretch of a file. */
export type Stretch = { readonly file: string; readonly start: number; readonly end: number };

/** Fixes that are tried for one place. */
const MAX_TRIED = 16;

type Found = Trouble & { readonly message: string };

/** Of the troubles that touch the stretch, and what else fits the region there. */
export function fixesIn(asked: Asked, { file, start, end }: Stretch): OfferedFix[] {
  const { scenario, simulation } = asked;
  const context = contextOf(sourcesOf(scenario), evaluationOf(scenario));
  const facts = factsOf(simulation.machine);
  const troubles = troublesOf(asked).filter(
    ({ span, code }) => hasFixes(code) && span?.file === file && span.start <= end && start <= span.end,
  );
  const mending = troubles.flatMap((trouble) => fixesFor(context, trouble, facts).map((fix) => ({ trouble, fix })));
  const tried = mending.slice(0, MAX_TRIED).filter(({ trouble, fix }) => mends(asked, trouble, fix));
  const offers = offersAt(context, file, start, facts).map((fix) => ({ trouble: undefined, fix }));
  return unique([...tried, ...offers].map(({ trouble, fix }) => offered(scenario, trouble, fix)));
}

function offered(scenario: Scenario, trouble: Found | undefined, fix: Fix): OfferedFix {
  const preview = previewOf(sourcesOf(scenario), fix.edits);
  return { ...fix, preview, code: trouble?.code ?? '', message: trouble?.message ?? '' };
}

const unique = (fixes: readonly OfferedFix[]): OfferedFix[] =>
  fixes.filter(
    (fix, i) => fixes.findIndex(({ title, preview }) => title === fix.title && preview === fix.preview) === i,
  );

const factsOf = ({ cmaMinAlignment, banks }: Machine): MachineFacts => ({ align: cmaMinAlignment, banks });

function troublesOf({ scenario, simulation }: Asked): Found[] {
  const { machine } = simulation;
  const found = simulation.diagnostics.map(({ code, span, message }) => ({ code, span, message, path: undefined }));
  const paths = new Set(scenario.files.map(({ path }) => path));
  return [
    ...found.filter(({ span }) => paths.has(span.file)),
    ...machine.problems.map(({ code, span, message, path }) => ({ code, span, message, path })),
  ];
}

/** With the edit, the trouble is gone and the source says no more errors than before. */
function mends({ scenario, simulation }: Asked, { code, path, message }: Found, { edits }: Fix): boolean {
  const after = evaluate(sourcesOf(withEdits(scenario, edits)));
  if (errors(after.diagnostics) > errors(simulation.diagnostics)) return false;
  if (path === undefined) return !after.diagnostics.some((one) => one.code === code && one.message === message);
  const { problems } = boot(after.tree, resolveProfile(scenario.profile, after.tree).profile);
  return !problems.some((one) => one.code === code && one.path === path);
}

const errors = (diagnostics: readonly Diagnostic[]): number =>
  diagnostics.filter(({ severity }) => severity === 'error').length;

function withEdits(scenario: Scenario, edits: readonly TextEdit[]): Scenario {
  const files = scenario.files.map(({ path, text }) => ({ path, text: applyEdits(path, text, edits) }));
  return { ...scenario, files };
}
