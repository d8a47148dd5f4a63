/** Quick fixes: for what is wrong at a place, the edits that mend it, each tried before it is offered. */
import { contextOf } from '../dts/language/context';
import { hasFixes } from '../dts/language/fixable-codes';
import { fixesFor, offersAt, type MachineFacts, type Trouble } from '../dts/language/fixes';
import { previewOf } from '../dts/language/preview';
import { applyEdits, type Fix, type TextEdit } from '../dts/language/text-edit';
import { boot } from '../kernel/boot';
import type { Machine } from '../kernel/machine';
import type { Diagnostic, Span } from '../lib/diagnostic';
import { resolveProfile } from './boot-profile';
import { evaluationOf, sourcesOf } from './evaluation';
import { findingsOf } from './findings';
import type { Asked } from './language';
import type { Scenario } from './scenario';

/** `code` and `message` of what it mends; both empty for an offer that mends nothing. */
export type OfferedFix = Fix & {
  readonly code: string;
  readonly message: string;
  /** Changed lines with `-` and `+` before them. */
  readonly preview: string;
};

/** Fixes that are tried for one place. */
const MAX_TRIED = 16;

type Found = Trouble & { readonly message: string; readonly isError: boolean };

/** Of the troubles that touch the stretch, and what else fits the region there. */
export function fixesIn({ scenario, simulation: { machine } }: Asked, { file, start, end }: Span): OfferedFix[] {
  const all = troublesOfRun(scenario, machine);
  const here = all.filter(
    ({ span, code }) => hasFixes(code) && span?.file === file && span.start <= end && start <= span.end,
  );
  const context = contextOf(sourcesOf(scenario), evaluationOf(scenario));
  const facts = factsOf(machine);
  const offers = offersAt(context, file, start, facts).map((fix) => offered(scenario, undefined, fix));
  const mending = here.flatMap((trouble) => fixesFor(context, trouble, facts).map((fix) => ({ trouble, fix })));
  const tried = mending.slice(0, MAX_TRIED).filter(({ trouble, fix }) => mends(scenario, all, trouble, fix));
  return unique([...tried.map(({ trouble, fix }) => offered(scenario, trouble, fix)), ...offers]);
}

function offered(scenario: Scenario, trouble: Found | undefined, fix: Fix): OfferedFix {
  const preview = previewOf(sourcesOf(scenario), fix.edits);
  return { ...fix, preview, code: trouble?.code ?? '', message: trouble?.message ?? '' };
}

const unique = (fixes: readonly OfferedFix[]): OfferedFix[] =>
  fixes.filter((fix, i) => fixes.findIndex(({ preview }) => preview === fix.preview) === i);

const factsOf = ({ cmaMinAlignment, banks }: Machine): MachineFacts => ({ align: cmaMinAlignment, banks });

const known = new WeakMap<Machine, readonly Found[]>();

/** Of a run they are asked for with each movement of the cursor. */
function troublesOfRun(scenario: Scenario, machine: Machine): readonly Found[] {
  const before = known.get(machine);
  if (before) return before;
  const troubles = troublesOf(scenario, machine);
  known.set(machine, troubles);
  return troubles;
}

/** Mistakes of the sources, what the kernel makes of them, and what is worth a look. */
function troublesOf(scenario: Scenario, machine: Machine): Found[] {
  const paths = new Set(scenario.files.map(({ path }) => path));
  const written = [...evaluationOf(scenario).diagnostics, ...findingsOf(scenario, machine)];
  return [
    ...written.filter(({ span }) => paths.has(span.file)).map((one) => found(one, undefined)),
    ...machine.problems.map((one) => found(one, one.path)),
  ];
}

type Complaint = Pick<Diagnostic, 'code' | 'message' | 'severity' | 'correction'> & { readonly span: Span | undefined };

const found = ({ code, message, severity, span, correction }: Complaint, path: string | undefined): Found => {
  return { code, message, span, path, correction, isError: severity === 'error' };
};

/** With the edit there is less of this trouble, and there are no more errors than before. */
function mends(scenario: Scenario, before: readonly Found[], { code }: Found, { edits }: Fix): boolean {
  const edited = withEdits(scenario, edits);
  const { tree } = evaluationOf(edited);
  const after = troublesOf(edited, boot(tree, resolveProfile(scenario.profile, tree).profile));
  const count = (troubles: readonly Found[]): number => troubles.filter((one) => one.code === code).length;
  const errors = (troubles: readonly Found[]): number => troubles.filter(({ isError }) => isError).length;
  return count(after) < count(before) && errors(after) <= errors(before);
}

function withEdits(scenario: Scenario, edits: readonly TextEdit[]): Scenario {
  const files = scenario.files.map(({ path, text }) => ({ path, text: applyEdits(path, text, edits) }));
  return { ...scenario, files };
}
