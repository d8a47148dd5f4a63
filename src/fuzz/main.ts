/**
 * `npm run fuzz -- --seconds N --seed S`: inputs that nobody would write, until the time is over. Prints the seed, the
 * counts, and for each failure the file in which a smaller input that fails the same way was kept.
 *
 * `--case N` begins with that case, `--cases N` ends after so many, `--target NAME` tries one way in only,
 * `--input FILE` tries a kept input again.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../tools/command.mjs';
import { casesOf, errorOf, fuzz, type Case, type Failure } from './fuzz';
import { readInput, sizeOf, writeInput } from './input';
import { minimise } from './minimise';
import { readSeeds } from './seeds';
import { TARGETS } from './targets';

const FOLDER = join(ROOT, 'reports/fuzz');
/** After so many failures the rest would most likely be the same again. */
const MOST_FAILURES = 10;
const DEFAULT_SECONDS = 60;
const NAMED_SLOW = 3;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: String(DEFAULT_SECONDS) },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    case: { type: 'string', default: '0' },
    cases: { type: 'string', default: 'Infinity' },
    target: { type: 'string' },
    input: { type: 'string' },
  },
});

const textOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

async function repeatInput(path: string): Promise<number> {
  const error = await errorOf(readInput(readFileSync(path, 'utf8')));
  console.log(error === undefined ? 'fuzz: all holds' : `fuzz: ${textOf(error)}`);
  return error === undefined ? 0 : 1;
}

async function keep(seed: number, { found, error }: Failure): Promise<void> {
  const path = join(FOLDER, `seed-${seed}-case-${found.number}.json`);
  writeFileSync(path, writeInput(found.input));
  console.log(`\nfuzz: case ${found.number} (${found.target}) fails: ${textOf(error)}`);
  const least = await minimise(found.input, error);
  writeFileSync(path, writeInput(least));
  console.log(
    `  ${sizeOf(least)} of ${sizeOf(found.input)} characters fail the same way; once more: npm run fuzz -- --input ${path}`,
  );
}

/** Which cases took the longest: nothing fails by it, but a hang shows first as a slow case. */
class Stopwatch {
  private readonly slow: { readonly label: string; readonly ms: number }[] = [];
  private running: { readonly label: string; readonly begin: number } | undefined;

  next(label: string | undefined): void {
    const now = performance.now();
    if (this.running) this.slow.push({ label: this.running.label, ms: now - this.running.begin });
    this.slow.sort((a, b) => b.ms - a.ms).splice(NAMED_SLOW);
    this.running = label === undefined ? undefined : { label, begin: now };
  }

  toString(): string {
    return this.slow.map(({ label, ms }) => `${label} ${ms.toFixed(0)} ms`).join(', ');
  }
}

async function main(): Promise<number> {
  mkdirSync(FOLDER, { recursive: true });
  if (values.input !== undefined) return repeatInput(values.input);
  const seed = Number(values.seed);
  const first = Number(values.case);
  if (values.target !== undefined && !TARGETS.some(({ name }) => name === values.target)) {
    console.error(`fuzz: no target ${values.target}; there are ${TARGETS.map(({ name }) => name).join(', ')}`);
    return 2;
  }
  const seeds = readSeeds();
  console.log(`fuzz: seed ${seed}, from ${seeds.from}`);
  const end = performance.now() + 1000 * Number(values.seconds);
  const watch = new Stopwatch();
  const before = ({ number, target }: Case, failures: number): boolean => {
    watch.next(`case ${number} (${target})`);
    // Of a case that never ends, this is what is left.
    writeFileSync(join(FOLDER, 'running.txt'), `npm run fuzz -- --seed ${seed} --case ${number} --cases 1\n`);
    return performance.now() < end && number < first + Number(values.cases) && failures < MOST_FAILURES;
  };
  const { counts, failures } = await fuzz(casesOf(seed, seeds, first, values.target), before);
  for (const failure of failures) await keep(seed, failure);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  console.log(`fuzz: ${[...counts].map(([name, count]) => `${name} ${count}`).join(', ')}`);
  console.log(`fuzz: slowest ${String(watch)}`);
  console.log(`fuzz: seed ${seed}, ${total} cases, ${failures.length} failed`);
  return failures.length === 0 ? 0 : 1;
}

process.exitCode = await main();
