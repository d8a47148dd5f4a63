/**
 * What an operation on a CMA area costs: `cma: N operations, X ns per operation`, the best of some runs; beside it the
 * compiled linear scan, and how long a frame takes at random steps.
 */
import { readFileSync } from 'node:fs';
import { machineOf, operationsOf, type PredictInput } from '../cli/predict';
import type { Machine } from '../kernel/machine';
import { frameAt } from '../scenario/frame';
import { replay } from '../scenario/replay';
import type { Run } from '../scenario/run';
import { churnCase } from './churn';
import { placesChecksum, runScan, type ScanFigures } from './cma-scan';
import { elapsed } from './median';

const RUNS = 5;
/** 4 GiB in pages of 4 KiB, and enough operations to fill and churn it. */
const AREA_PAGES = 1 << 20;
const OPERATIONS = 200_000;
const FRAMES = 100;
/** Of the steps that a frame is asked for: coprime to most counts, so that steps are spread. */
const STRIDE = 7_919;

function benchCase(input: PredictInput): string[] {
  const machine = machineOf(input);
  const operations = operationsOf(input);
  const times: number[] = [];
  const scans: ScanFigures[] = [];
  let run = replay(machine, operations, input.initialUse);
  for (let i = 0; i < RUNS; i++) {
    times.push(elapsed(() => (run = replay(machine, operations, input.initialUse))));
    const scan = i % 2 === 0 && input.initialUse.length === 0 ? runScan(machine, operations) : undefined;
    if (scan) scans.push(scan);
  }
  const nanoseconds = (Math.min(...times) * 1e6) / Math.max(1, operations.length);
  return [
    `cma: ${operations.length} operations, ${nanoseconds.toFixed(0)} ns per operation`,
    scanLine(scans, nanoseconds, run),
    frameLine(machine, run),
  ];
}

function scanLine(scans: readonly ScanFigures[], ours: number, run: Run): string {
  const [first] = scans;
  if (!first) return 'cma scan: no compiled scan to compare with';
  const nanoseconds = Math.min(...scans.map((scan) => scan.nanoseconds));
  const same = first.checksum === placesChecksum(run) ? 'every place the same' : 'PLACES DIFFER';
  return `cma scan: ${nanoseconds.toFixed(0)} ns per operation compiled, ${(nanoseconds / ours).toFixed(1)} times ours; ${same}`;
}

/** From a step to its frame, at steps all over the run; the first of all makes the index and counts with the rest. */
function frameLine(machine: Machine, run: Run): string {
  const fresh: Run = { ...run };
  const times = Array.from({ length: FRAMES }, (_, i) =>
    elapsed(() => frameAt(machine, fresh, (i * STRIDE) % (run.steps.count + 1))),
  ).sort((a, b) => a - b);
  const at = (share: number): string => times[Math.ceil(FRAMES * share) - 1]!.toFixed(1);
  return `cma frame: ${FRAMES} steps, median ${at(0.5)} ms, p95 ${at(0.95)} ms, slowest ${at(1)} ms`;
}

/** Three lines a file, an input of `carveout predict`; without a file a seeded churn in one area. */
export function benchCma(files: string[]): Promise<string[]> {
  const cases: readonly PredictInput[] =
    files.length === 0
      ? [churnCase(1, AREA_PAGES, OPERATIONS)]
      : files.map((file) => JSON.parse(readFileSync(file, 'utf8')) as PredictInput);
  return Promise.resolve(cases.flatMap(benchCase));
}
