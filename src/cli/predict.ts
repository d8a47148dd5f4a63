/** `carveout predict CASE.json…`: one line of JSON a captured case, in the form of golden/README.md. */
import { evaluate } from '../dts/evaluate';
import { boot } from '../kernel/boot';
import type { Machine } from '../kernel/machine';
import type { BootProfile, InitialUse, PageSize } from '../kernel/profile';
import type { Operation } from '../scenario/operation';
import { replay } from '../scenario/replay';
import { operationResult, operationsLog } from '../scenario/results';
import { readArguments, UsageError } from './arguments';
import { InputError, readText } from './files';

type RangeText = { readonly base: string; readonly size: string };

/** What compare.mjs writes. */
export type PredictInput = {
  readonly id: string;
  readonly arch: 'arm64';
  readonly kernel: { readonly version: string; readonly pageSize: PageSize; readonly config: BootProfile['config'] };
  readonly cmdline: string;
  readonly dts: string;
  readonly preReserved: readonly (RangeText & { readonly what: string })[];
  readonly kernelEarly: readonly RangeText[];
  readonly initialUse: readonly InitialUse[];
  readonly ops: readonly PredictOperation[];
};

type PredictOperation = {
  readonly op: 'alloc' | 'free';
  readonly heap?: string;
  readonly len?: string;
  readonly id: number | string;
  readonly fdFlags?: number;
  readonly heapFlags?: string;
  readonly fdField?: number;
};

const toRange = ({ base, size }: RangeText) => ({ base: BigInt(base), size: BigInt(size) });

/** A line of JSON for each case that could be answered, and a line for each file that could not. */
export type Predictions = { readonly text: string; readonly troubles: readonly string[] };

/** One bad file does not take the answers of the others along. Throws UsageError. */
export function predict(words: readonly string[]): Predictions {
  const { files } = readArguments(words, {});
  if (files.length === 0) throw new UsageError('predict takes one case or more');
  const lines: string[] = [];
  const troubles: string[] = [];
  for (const file of files) {
    try {
      lines.push(`${JSON.stringify(predictCase(readCase(file)))}\n`);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      troubles.push(error instanceof InputError ? message : `${file}: ${message}`);
    }
  }
  return { text: lines.join(''), troubles };
}

/** Throws InputError for what is no case at all; a field of a wrong form is found where it is used. */
function readCase(file: string): PredictInput {
  const input = JSON.parse(readText(file)) as Partial<PredictInput> | null;
  const isCase =
    typeof input?.id === 'string' && typeof input.dts === 'string' && typeof input.kernel?.version === 'string';
  if (!isCase) throw new InputError(`${file}: this is no case: id, dts and kernel are needed`);
  return { ...NOTHING_GIVEN, ...input } as PredictInput;
}

const NOTHING_GIVEN = {
  arch: 'arm64',
  cmdline: '',
  preReserved: [],
  kernelEarly: [],
  initialUse: [],
  ops: [],
} as const;

/** The answer to one case, ready for JSON. */
export function predictCase(input: PredictInput): object {
  const machine = machineOf(input);
  const operations = operationsOf(input);
  const run = replay(machine, operations, input.initialUse);
  const hex = (value: bigint) => `0x${value.toString(16)}`;
  const page = BigInt(machine.pageSize);
  return {
    id: input.id,
    heaps: machine.heaps.map((heap) => heap.name),
    regions: machine.regions.map(({ name, base, size, kind, map, reusable }) => ({
      name,
      base: hex(base),
      size: hex(size),
      kind,
      map,
      reusable,
    })),
    cmaAreas: machine.areas.map(({ name, base, pages }) => ({ name, base: hex(BigInt(base) * page), pages })),
    totalCmaKiB: machine.totalCmaKiB,
    log: machine.log.map((line) => line.text),
    ops: operations.map((_, i) => operationResult(machine, run, i + 1)),
    opsLog: operationsLog(machine, run),
    fatal: machine.fatal ?? run.fatal ?? null,
  };
}

/** The booted machine of a case. */
export function machineOf(input: PredictInput): Machine {
  const { tree } = evaluate({ files: [{ path: 'case.dts', text: input.dts }], main: 'case.dts' });
  return boot(tree, profileOf(input));
}

/** Its script. */
export function operationsOf({ ops }: PredictInput): Operation[] {
  const ids = new Map<string, number>();
  return ops.map((op, index) => {
    const name = String(op.id);
    const id = ids.get(name) ?? ids.size;
    if (id === ids.size) ids.set(name, id);
    return toOperation(op, index + 1, name, id);
  });
}

function profileOf({ kernel, cmdline, preReserved, kernelEarly, initialUse, arch }: PredictInput): BootProfile {
  return {
    version: kernel.version,
    arch,
    pageSize: kernel.pageSize,
    config: kernel.config,
    cmdline,
    ram: undefined,
    preReserved: preReserved.map((range) => ({ ...toRange(range), what: range.what })),
    kernelEarly: { kind: 'ranges', ranges: kernelEarly.map(toRange) },
    initialUse,
  };
}

function toOperation(op: PredictOperation, line: number, name: string, id: number): Operation {
  if (op.op === 'free') return { kind: 'free', line, name, id };
  const bytes = BigInt(op.len ?? 0);
  const alloc: Operation = { kind: 'alloc', line, name, id, heap: op.heap ?? '', bytes, client: 'script' };
  const { fdFlags, heapFlags, fdField } = op;
  if (fdFlags === undefined && heapFlags === undefined && fdField === undefined) return alloc;
  return {
    ...alloc,
    ...(fdFlags === undefined ? {} : { fdFlags }),
    ...(heapFlags === undefined ? {} : { heapFlags: BigInt(heapFlags) }),
    ...(fdField === undefined ? {} : { fdField }),
  };
}
