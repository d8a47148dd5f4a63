/** How long the language takes: `cold`, nothing known; `warm`, after one more character was typed into the file. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { evaluate, type Evaluation } from '../dts/evaluate';
import { median } from './median';

const COLD_RUNS = 5;
const WARM_RUNS = 25;

const read = (file: string): string => {
  const bytes = readFileSync(file);
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
};

function time(path: string, text: string): number {
  const start = performance.now();
  const evaluation: Evaluation = evaluate({ files: [{ path, text }], main: path });
  const elapsed = performance.now() - start;
  if (evaluation.tree.root.children.length === 0) throw new Error(`${path}: nothing was understood`);
  return elapsed;
}

/** A comment grows at the end of the file: what a key press leaves, whatever is in the file. */
function benchFile(file: string): string {
  const text = read(file);
  const path = basename(file).replace(/\.gz$/, '');
  const cold = Array.from({ length: COLD_RUNS }, (_, i) => time(path, `${text}\n// cold ${i}\n`));
  const warm = Array.from({ length: WARM_RUNS }, (_, i) => time(path, `${text}\n// ${'x'.repeat(i)}\n`));
  return `dts ${path.replace(/\.dts$/, '')}: cold ${median(cold).toFixed(1)} ms, warm ${median(warm).toFixed(1)} ms`;
}

/** One line a file; `.dts` or `.dts.gz`. */
export async function benchDts(files: string[]): Promise<string[]> {
  return files.map(benchFile);
}
