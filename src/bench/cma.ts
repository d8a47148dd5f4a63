/** What an operation on a CMA area costs: `cma: N operations, X ns per operation`, the best of some runs. */
import { readFileSync } from 'node:fs';
import { machineOf, operationsOf, type PredictInput } from '../cli/predict';
import { replay } from '../scenario/replay';
import { churnCase } from './churn';
import { elapsed } from './median';

const RUNS = 3;
/** 4 GiB in pages of 4 KiB, and enough operations to fill and churn it. */
const AREA_PAGES = 1 << 20;
const OPERATIONS = 200_000;

function benchCase(input: PredictInput): string {
  const machine = machineOf(input);
  const operations = operationsOf(input);
  const times = Array.from({ length: RUNS }, () => elapsed(() => replay(machine, operations, input.initialUse)));
  const nanoseconds = (Math.min(...times) * 1e6) / Math.max(1, operations.length);
  return `cma: ${operations.length} operations, ${nanoseconds.toFixed(0)} ns per operation`;
}

/** One line a file, an input of `carveout predict`; without a file a seeded churn in one area. */
export function benchCma(files: string[]): Promise<string[]> {
  const cases: readonly PredictInput[] =
    files.length === 0
      ? [churnCase(1, AREA_PAGES, OPERATIONS)]
      : files.map((file) => JSON.parse(readFileSync(file, 'utf8')) as PredictInput);
  return Promise.resolve(cases.map(benchCase));
}
