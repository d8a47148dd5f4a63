/**
 * Every allocation that was recorded from a real kernel, against ours. Areas, heaps and initial use are taken from the
 * capture, not from our boot, so that a difference here is one of the allocation.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { areaFiles } from '../kernel/cma-files';
import type { CmaArea, Heap, Machine } from '../kernel/machine';
import { areaAt } from './area-frame';
import { countersAt } from './area-counters';
import type { Operation } from './operation';
import { replay } from './replay';
import { operationResult, operationsLog } from './results';
import type { Run } from './run';

const GOLDEN = '../shared/golden';
const OPS_LINE = /alloc failed, req-size|number of available pages|^cma: range \d+:/;
/** Beyond so many failures the kernel limits the rate of its lines. */
const LOGGED_FAILURES = 10;

type GoldenArea = {
  readonly name: string;
  readonly base: string;
  readonly pages: number;
  readonly usedRuns?: readonly (readonly [number, number])[];
  readonly usedPages?: number;
  readonly maxChunkPages?: number;
  readonly sysfs?: Readonly<Record<string, number | string>>;
};
type GoldenResult = {
  readonly phys?: string | null;
  readonly pages?: number;
  readonly errno?: string;
  readonly reachedCma?: boolean;
};
type GoldenOperation = {
  readonly op: 'alloc' | 'free';
  readonly heap: string;
  readonly len: number | string;
  readonly id: number | string;
  readonly fdFlags?: number;
  readonly heapFlags?: number | string;
  readonly fdField?: number;
  readonly result: GoldenResult | null;
};
type Golden = {
  readonly id: string;
  readonly kernel: {
    readonly name: string;
    readonly version: string;
    readonly pageSize: number;
    readonly config: { readonly CMA_ALIGNMENT: number };
  };
  readonly memory: readonly { readonly base: string; readonly size: string }[];
  readonly boot: {
    readonly reachedInit: boolean;
    readonly dmesg: readonly string[];
    readonly heaps: readonly string[];
    readonly cmaAreas: readonly GoldenArea[];
  };
  readonly ops: readonly GoldenOperation[];
  readonly finalAreas?: readonly GoldenArea[] | null;
  readonly busyRetries: number;
  readonly bitmapAgrees?: boolean | null;
  readonly runtimeMessages?: readonly string[];
};

/** Integers beyond 2^53 stay texts, so that none is rounded. */
const parse = (text: string): Golden =>
  JSON.parse(text.replace(/([:[,]\s*)(-?\d{16,})(?=\s*[,}\]])/g, '$1"$2"')) as Golden;

const DEAD_AREA = /^cma: CMA area (.*) could not be activated/;
const deadAreas = ({ boot }: Golden): ReadonlySet<string | undefined> =>
  new Set(boot.dmesg.map((line) => DEAD_AREA.exec(line)?.[1]).filter(Boolean));

function machineOf(golden: Golden): Machine {
  const { boot, kernel } = golden;
  const dead = deadAreas(golden);
  const areas = boot.cmaAreas.map((area): CmaArea => ({
    name: area.name,
    base: Number(BigInt(area.base) / BigInt(kernel.pageSize)),
    pages: area.pages,
    path: undefined,
    isDefault: false,
    activated: !dead.has(area.name),
  }));
  return {
    version: kernel.version,
    pageSize: kernel.pageSize,
    cmaAlignment: kernel.config.CMA_ALIGNMENT,
    cmaMinAlignment: 0n,
    banks: golden.memory.map(({ base, size }) => ({ base: BigInt(base), size: BigInt(size) })),
    held: [],
    regions: [],
    areas,
    heaps: boot.heaps.map((name, minor): Heap => heapOf(golden, areas, name, minor)),
    log: [],
    fates: [],
    problems: [],
    owners: [],
    claims: [],
    zones: [],
    totalCmaKiB: 0,
    fatal: undefined,
  };
}

function heapOf(golden: Golden, areas: readonly CmaArea[], name: string, minor: number): Heap {
  if (name === 'system') return { name, minor, kind: 'system' };
  const named = areas.findIndex((area) => area.name === name);
  const isDefault = name === 'default_cma_region' || DEFAULT_HEAP_ONLY.test(golden.kernel.version);
  return { name, minor, kind: 'cma', area: isDefault ? defaultArea(golden, areas) : named };
}

/** Until 6.18 all heaps of CMA are the default area's. */
const DEFAULT_HEAP_ONLY = /^6\.(1|12|17|18)\./;

/** The last area called `reserved` is the built-in one; without it the default is the last that the log assigns. */
function defaultArea({ boot }: Golden, areas: readonly CmaArea[]): number {
  const builtIn = areas.findLastIndex((area) => area.name === 'reserved');
  if (builtIn >= 0) return builtIn;
  const made = boot.dmesg.map(
    (line) => /^OF: reserved mem: initialized node (.*), compatible id shared-dma-pool/.exec(line)?.[1],
  );
  const last = made.filter(Boolean).at(-1);
  return areas.findIndex((area) => area.name === last);
}

const operationOf = (op: GoldenOperation, index: number): Operation =>
  op.op === 'free'
    ? { kind: 'free', line: index + 1, name: String(op.id) }
    : {
        kind: 'alloc',
        line: index + 1,
        name: String(op.id),
        heap: op.heap,
        bytes: BigInt(op.len),
        client: 'script',
        ...(op.fdFlags === undefined ? {} : { fdFlags: op.fdFlags }),
        ...(op.heapFlags === undefined ? {} : { heapFlags: BigInt(op.heapFlags) }),
        ...(op.fdField === undefined ? {} : { fdField: op.fdField }),
      };

/** An area that debugfs hides behind another of the same name: what was in use there is not known. */
const unseen = (golden: Golden): readonly GoldenArea[] =>
  golden.boot.cmaAreas.filter((area) => !area.usedRuns && !deadAreas(golden).has(area.name));

/** As compare.mjs has it: pages of overlapping areas are busy for reasons that no capture shows. */
const comparable = (golden: Golden): boolean =>
  golden.boot.reachedInit &&
  golden.ops.length > 0 &&
  !golden.busyRetries &&
  (golden.bitmapAgrees === true || (golden.bitmapAgrees === null && unseen(golden).length > 0));

function expectEqual(golden: Golden): number {
  const machine = machineOf(golden);
  const use = golden.boot.cmaAreas.map(({ name, usedRuns }) => ({ area: name, runs: usedRuns ?? [] }));
  const run = replay(machine, golden.ops.map(operationOf), use);
  const place = (phys: string | null | undefined): string => {
    const at = phys ? BigInt(phys) : undefined;
    const size = (area: GoldenArea): bigint => BigInt(area.pages * golden.kernel.pageSize);
    const hidden = unseen(golden).find(
      (area) => at !== undefined && BigInt(area.base) <= at && at < BigInt(area.base) + size(area),
    );
    return hidden ? `in the area at ${hidden.base}` : String(at);
  };
  const text = (result: GoldenResult): string => result.errno ?? `${place(result.phys)} ${result.pages}`;
  const asked = golden.ops.map((op, i) => ({ op, i })).filter(({ op }) => op.op === 'alloc' && op.result);
  expect(asked.map(({ i }) => `${i} ${text((operationResult(machine, run, i + 1) ?? {}) as GoldenResult)}`)).toEqual(
    asked.map(({ op, i }) => `${i} ${text(op.result ?? {})}`),
  );
  const failures = asked.filter(({ op }) => op.result?.errno && op.result.reachedCma).length;
  const lines = (log: readonly string[]): string[] =>
    log.filter((line) => OPS_LINE.test(line)).map((line) => line.trimEnd());
  if (failures <= LOGGED_FAILURES)
    expect(lines(operationsLog(machine, run))).toEqual(lines(golden.runtimeMessages ?? []));
  expect(run.fatal).toBe(undefined);
  expectSameFiles(golden, machine, run);
  return asked.length;
}

/** debugfs and sysfs of each area after the script, as far as they were captured. */
function expectSameFiles(golden: Golden, machine: Machine, run: Run): void {
  for (const captured of golden.finalAreas ?? []) {
    const number = machine.areas.findIndex((area) => area.name === captured.name);
    const twins = machine.areas.filter((area) => area.name === captured.name).length > 1;
    if (twins || captured.sysfs === undefined || captured.usedPages === undefined) continue;
    const state = areaAt(machine, run, run.steps.count, number);
    const files = areaFiles(machine, state, countersAt(machine, run, number, run.steps.count));
    const inFolder = (folder: string): Map<string, string> =>
      new Map(
        files.flatMap(({ path, content }) => (path.startsWith(folder) ? [[path.slice(folder.length), content]] : [])),
      );
    const sysfs = [...inFolder(`/sys/kernel/mm/cma/${captured.name}/`)].map(([name, text]) => [name, text.trimEnd()]);
    expect(Object.fromEntries(sysfs)).toEqual(
      Object.fromEntries(Object.entries(captured.sysfs).map(([name, value]) => [name, String(value)])),
    );
    const debug = inFolder(`/sys/kernel/debug/cma/${captured.name}/`);
    expect(Number(debug.get('used'))).toBe(captured.usedPages);
    // Of an area that was not activated the file shows what a read of another area left behind.
    if (captured.pages > 0) expect(Number(debug.get('maxchunk'))).toBe(captured.maxChunkPages);
    expect(usedRuns(debug.get('bitmap')!)).toEqual(captured.usedRuns);
    filesCompared++;
  }
}

let filesCompared = 0;

/** Runs of set bits in what the file `bitmap` says. */
function usedRuns(bitmap: string): [number, number][] {
  const words = bitmap.trim().split(' ').map(Number);
  const runs: [number, number][] = [];
  for (let bit = 0; bit < words.length * 32; bit++) {
    if (((words[bit >> 5]! >>> (bit & 31)) & 1) === 0) continue;
    const last = runs.at(-1);
    if (last && last[0] + last[1] === bit) last[1]++;
    else runs.push([bit, 1]);
  }
  return runs;
}

const present = existsSync(GOLDEN);

describe('recorded allocations', () => {
  it.runIf(present || process.env['CI'] === 'true')(
    'agree in place, errno and log',
    () => {
      const all = readdirSync(GOLDEN)
        .filter((file) => file.endsWith('.json'))
        .map((file) => parse(readFileSync(`${GOLDEN}/${file}`, 'utf8')));
      const goldens = all.filter(comparable);
      const kernels = new Set(goldens.map(({ kernel }) => kernel.name)).size;
      const answers = goldens.reduce((sum, golden) => sum + expectEqual(golden), 0);
      expect(goldens.length).toBeGreaterThanOrEqual(119);
      expect(kernels).toBeGreaterThanOrEqual(12);
      expect(answers).toBeGreaterThanOrEqual(6146);
      expect(filesCompared).toBeGreaterThanOrEqual(190);
    },
    60_000,
  );

  it.skipIf(present || process.env['CI'] === 'true')(`has no ${GOLDEN} to compare with`, () => undefined);
});
