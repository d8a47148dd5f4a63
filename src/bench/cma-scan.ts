/**
 * The baseline of `bench cma`: a linear first fit over 64-bit words, compiled from ../shared/bench/cma_scan.c where that
 * and a C compiler are there. It prints a checksum of all places, and we make the same one of ours.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pagesOf } from '../kernel/dma-heap';
import { cmaHeapAlignOrder } from '../kernel/heaps/cma-heap';
import type { Machine } from '../kernel/machine';
import type { Operation } from '../scenario/operation';
import { NO_LIFE, OPERATION_CODE, type Run } from '../scenario/run';

const SOURCE = '../shared/bench/cma_scan.c';
const COMPILERS = ['cc', 'gcc', 'clang'];

export type ScanFigures = { readonly nanoseconds: number; readonly checksum: string };

/** Undefined without source or compiler, and for workloads that the scan cannot run: one area, allocations and frees. */
export function runScan(machine: Machine, operations: readonly Operation[]): ScanFigures | undefined {
  const [area, other] = machine.areas;
  const lines = area && !other && existsSync(SOURCE) ? scanLines(machine, operations) : undefined;
  if (!area || lines === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'carveout-bench-'));
  try {
    const program = join(folder, 'cma_scan');
    if (!compiled(program)) return undefined;
    const input = join(folder, 'operations');
    writeFileSync(input, lines);
    const printed = execFileSync(program, [String(area.pages), String(area.base), input], { encoding: 'utf8' });
    const match = /([\d.]+) ns\/op, checksum (\w+)/.exec(printed);
    return match ? { nanoseconds: Number(match[1]), checksum: match[2]! } : undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const compiled = (program: string): boolean =>
  COMPILERS.some((compiler) => {
    try {
      execFileSync(compiler, ['-O2', '-o', program, SOURCE], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  });

/** Its own form: `a PAGES ORDER`, `f NUMBER-OF-THE-ALLOCATION`. */
function scanLines(machine: Machine, operations: readonly Operation[]): string | undefined {
  const numbers = new Map<string, number>();
  const lines: string[] = [];
  let allocations = 0;
  for (const operation of operations) {
    if (operation.kind === 'alloc') {
      const pages = pagesOf(operation.bytes, machine.pageSize);
      numbers.set(operation.name, allocations++);
      lines.push(`a ${pages} ${cmaHeapAlignOrder(pages, machine.cmaAlignment)}`);
    } else if (operation.kind === 'free') lines.push(`f ${numbers.get(operation.name)!}`);
    else return undefined;
  }
  return `${lines.join('\n')}\n`;
}

const FNV_OFFSET = 1469598103934665603n;
const FNV_PRIME = 1099511628211n;
/** The scan's place of a request that found none. */
const NOWHERE = 0xffff_ffffn;

/** Of the first page of every allocation, in order, as the scan has it. */
export function placesChecksum({ steps, lives }: Run): string {
  let sum = FNV_OFFSET;
  for (let i = 0; i < steps.count; i++) {
    if (steps.operation[i] !== OPERATION_CODE.alloc) continue;
    const life = steps.life[i]!;
    sum = BigInt.asUintN(64, (sum ^ (life === NO_LIFE ? NOWHERE : BigInt(lives.first[life]!))) * FNV_PRIME);
  }
  return sum.toString(16).padStart(16, '0');
}
