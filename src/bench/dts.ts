/** How long the language takes: `cold`, nothing known; `warm`, after one more character was typed into the board file. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import { evaluate } from '../dts/evaluate';
import type { SourceFile, Sources } from '../dts/sources';

const COLD_RUNS = 5;
const WARM_RUNS = 25;

/** Where the kernel build looks for includes, seen from the top of a kernel tree. */
const KERNEL_SEARCH_PATHS = ['dt-bindings=include/dt-bindings', 'arm64=arch/arm64/boot/dts'];

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** `FILE`, `FILE.gz`, or `ZIP:BOARD` with BOARD a path, or the end of one, in the zip. */
function readSources(argument: string): Sources {
  const [zip, board] = /^(.*\.zip):(.*)$/.exec(argument)?.slice(1) ?? [];
  if (zip !== undefined && board !== undefined) return readZip(zip, board);
  const bytes = readFileSync(argument);
  const path = basename(argument).replace(/\.gz$/, '');
  return { files: [{ path, text: (argument.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString() }], main: path };
}

function readZip(zip: string, board: string): Sources {
  const files: SourceFile[] = Object.entries(unzipSync(readFileSync(zip))).map(([path, bytes]) => {
    return { path, text: strFromU8(bytes) };
  });
  const main = files.find(({ path }) => path === board || path.endsWith(`/${board}`) || path.endsWith(`/${board}.dts`));
  if (!main) throw new Error(`${zip} has no ${board}`);
  return { files, main: main.path, searchPaths: KERNEL_SEARCH_PATHS };
}

/** A comment grows at the end of the board file: what a key press leaves, whatever is in the file. */
function time(sources: Sources, added: string): number {
  const files = sources.files.map((file) => {
    return file.path === sources.main ? { ...file, text: `${file.text}\n// ${added}\n` } : file;
  });
  const start = performance.now();
  const { tree } = evaluate({ ...sources, files });
  const elapsed = performance.now() - start;
  if (tree.root.children.length === 0) throw new Error(`${sources.main}: nothing was understood`);
  return elapsed;
}

/** Cold: no file of it was read before. A comment at each file's end makes it a new one. */
function timeCold(sources: Sources, run: number): number {
  const files = sources.files.map((file) => ({ ...file, text: `${file.text}\n// cold ${run}\n` }));
  return time({ ...sources, files }, '');
}

function benchOne(argument: string): string {
  const sources = readSources(argument);
  const name = basename(sources.main).replace(/\.dts$/, '');
  const cold = Array.from({ length: COLD_RUNS }, (_, run) => timeCold(sources, run));
  const warm = Array.from({ length: WARM_RUNS }, (_, run) => time(sources, 'x'.repeat(run)));
  return `dts ${name}: cold ${median(cold).toFixed(1)} ms, warm ${median(warm).toFixed(1)} ms`;
}

/** One line for each argument. */
export async function benchDts(files: string[]): Promise<string[]> {
  return files.map(benchOne);
}
