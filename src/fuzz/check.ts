/** What must hold of any input. Throws where it does not; nothing here looks at a clock. */
import { MAX_MEMORY_FINDINGS } from '../kernel/memory-checks/memory-checks';
import type { Diagnostic } from '../lib/diagnostic';
import { MAX_WARNINGS } from '../dts/warnings/warnings';
import { decompile } from '../dts/decompile';
import { looksLikeDtb, readDtb } from '../dts/dtb-reader';
import { writeDtb } from '../dts/dtb-writer';
import { evaluate } from '../dts/evaluate';
import type { Evaluation } from '../dts/compile';
import * as Limit from '../dts/limits';
import type { Sources } from '../dts/sources';
import { allNodes, type DeviceTree } from '../dts/tree';
import { prepareEvaluation } from '../scenario/evaluation';
import { readInputFile } from '../scenario/input-file';
import { openBoard } from '../scenario/input-folder';
import { findingsOf } from '../scenario/findings';
import { DEFAULT_SCENARIO } from '../scenario/default-scenario';
import { DEFAULT_PROFILE, SCENARIO_VERSION, type Scenario } from '../scenario/scenario';
import { decodeLink } from '../scenario/share/link';
import { simulate } from '../scenario/simulate';
import { MAX_OPERATIONS, MAX_WORKLOAD_DIAGNOSTICS } from '../scenario/workload/workload';
import type { Input } from './input';

/** A rule that an input broke. */
export class BrokenRule extends Error {}

function must(holds: boolean, rule: string): void {
  if (!holds) throw new BrokenRule(rule);
}

/** Everything that the product does with such an input. */
export async function check(input: Input): Promise<void> {
  switch (input.kind) {
    case 'sources':
      return checkSources(input.sources);
    case 'file':
      return checkFile(input.name, input.bytes);
    case 'link': {
      const decoded = decodeLink(input.hash);
      return decoded.ok ? checkScenario(decoded.scenario) : undefined;
    }
    case 'workload':
      return checkScenario({ ...DEFAULT_SCENARIO, workload: input.text });
  }
}

async function checkSources(sources: Sources): Promise<void> {
  const evaluation = evaluate(sources);
  checkEvaluation(evaluation, sources);
  if (evaluation.complete) checkBlob(writeDtb(evaluation.tree));
  const { files, main, overlays = [], defines = {}, searchPaths = [] } = sources;
  const rest = {
    profile: DEFAULT_PROFILE,
    title: '',
    note: '',
    view: { selection: '' },
    workload: 'alloc a default_cma_region 4MiB',
  };
  await checkScenario({ version: SCENARIO_VERSION, files, main, overlays, defines, searchPaths, ...rest });
}

/** Messages of cpp, of dtc's checks and of each overlay are bounded one by one. */
const MESSAGE_LISTS = 8;

function checkEvaluation({ tree, diagnostics, complete }: Evaluation, { files }: Sources): void {
  const lengths = new Map(files.map(({ path, text }) => [path, text.length]));
  must(complete === !diagnostics.some((d) => d.severity === 'error'), 'complete says whether there is an error');
  must(diagnostics.length <= MESSAGE_LISTS * Limit.MAX_PROBLEMS, 'the list of problems ends');
  let detail = 0;
  for (const { span, message, detail: text = '' } of diagnostics) {
    const { file, start, end } = span;
    must(
      0 <= start && start <= end && end <= (lengths.get(file) ?? 0),
      `${file} ${start}-${end} lies in its file: ${message}`,
    );
    detail += text.length;
  }
  must(detail <= Limit.MAX_TEXT, 'what dtc would say is not longer than a text may be');
  checkTree(tree);
}

/** Overlays and generated nodes come on top of what a source may have. */
const ON_TOP = 2;

function checkTree(tree: DeviceTree): void {
  let nodes = 0;
  let bytes = 0;
  let paths = 0;
  for (const node of allNodes(tree.root)) {
    nodes++;
    paths += node.path.length;
    for (const { value } of node.properties) bytes += value.length;
  }
  must(nodes <= ON_TOP * Limit.MAX_NODES, 'the tree has no more nodes than are allowed');
  must(bytes <= ON_TOP * Limit.MAX_VALUE_BYTES, 'the values have no more bytes than are allowed');
  must(paths <= ON_TOP * Limit.MAX_PATH_TEXT, 'the paths have no more characters than are allowed');
}

/** What we write can be read, and decompiles to what compiles to it. */
function checkBlob(blob: Uint8Array): void {
  const read = readDtb(blob);
  if ('fault' in read) {
    // An overlay is written with nodes for its fixups, and may so become too large to be read.
    must(read.fault.rule.includes('more than'), `our own blob is read: ${read.fault.rule}`);
    return;
  }
  const text = decompile(read.tree);
  if (text.length > Limit.MAX_TEXT) return;
  const { tree, complete } = evaluate({ files: [{ path: 'a.dts', text }], main: 'a.dts', preprocess: false });
  if (complete) must(Buffer.compare(writeDtb(tree), blob) === 0, 'a blob decompiles to what compiles to it');
}

async function checkFile(name: string, bytes: Uint8Array): Promise<void> {
  if (looksLikeDtb(bytes)) {
    const read = readDtb(bytes);
    if ('tree' in read) {
      checkTree(read.tree);
      decompile(read.tree);
    }
  }
  const input = await readInputFile(name, bytes);
  if (input.kind === 'opened') await checkScenario(input.scenario);
  if (input.kind === 'boards') {
    for (const board of input.folder.boards.slice(0, 2)) await checkScenario(openBoard(input.folder, board).scenario);
  }
}

async function checkScenario(scenario: Scenario): Promise<void> {
  await prepareEvaluation(scenario);
  const { run, machine, workloadDiagnostics } = simulate(scenario);
  checkFindings(scenario, findingsOf(scenario, machine));
  must(run.steps.count <= MAX_OPERATIONS, 'a run has no more steps than are allowed');
  must(workloadDiagnostics.length <= 3 * (MAX_WORKLOAD_DIAGNOSTICS + 1), 'the list of problems of a workload ends');
}

/** dtc's warnings on each source, and the checks of the memory. */
function checkFindings({ files, overlays }: Scenario, found: readonly Diagnostic[]): void {
  const most = (1 + overlays.length) * MAX_WARNINGS + MAX_MEMORY_FINDINGS;
  must(found.length <= most, 'the list of findings ends');
  const lengths = new Map(files.map(({ path, text }) => [path, text.length]));
  for (const { span, message } of found) {
    const { file, start, end } = span;
    must(
      0 <= start && start <= end && end <= (lengths.get(file) ?? 0),
      `${file} ${start}-${end} lies in it: ${message}`,
    );
  }
}
