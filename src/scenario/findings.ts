/**
 * What is worth a look in a tree that compiles and boots: dtc's warnings and the memory checks. No picture needs them,
 * so they are asked for after it; simulate() has all that is wrong.
 */
import { warningsOf } from '../dts/warnings/warnings';
import type { Machine, Problem } from '../kernel/machine';
import { memoryChecks } from '../kernel/memory-checks/memory-checks';
import type { Diagnostic } from '../lib/diagnostic';
import { evaluationOf } from './evaluation';
import { headOf } from './node-head';
import type { Scenario } from './scenario';

/** `machine` came of the scenario. Nothing is found in sources with errors: mistakes come first. */
export function findingsOf(scenario: Scenario, machine: Machine): Diagnostic[] {
  const evaluation = evaluationOf(scenario);
  if (!evaluation.complete) return [];
  const memory = memoryChecks(evaluation.tree, machine);
  return [...memory.flatMap((one) => diagnosticOf(one, scenario)), ...warningsOf(evaluation)];
}

function diagnosticOf({ code, severity, message, span, ...more }: Problem, { files, main }: Scenario): Diagnostic[] {
  const place = span ?? { file: main, start: 0, end: 0 };
  const text = files.find((file) => file.path === place.file)?.text;
  const said = { code, severity, message, span: text === undefined ? place : headOf(text, place) };
  return [more.correction ? { ...said, correction: more.correction } : said];
}
