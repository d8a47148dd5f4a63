/** Runs a workload on a booted machine: data for pictures comes out, see run.ts. A million operations take about a second. */
import { assertNever } from '../lib/assert-never';
import { formatBytes } from '../lib/format';
import type { Pages } from '../lib/units';
import { cmaAlloc, cmaRelease, createCma, type Cma } from '../kernel/cma';
import { ioctlRefusal, pagesOf } from '../kernel/dma-heap';
import { EINVAL, ENOENT, ENOMEM } from '../kernel/errno';
import { cmaHeapAlignOrder } from '../kernel/heaps/cma-heap';
import { systemHeapLimit } from '../kernel/heaps/system-heap';
import type { Heap, Machine } from '../kernel/machine';
import type { InitialUse } from '../kernel/profile';
import type { AllocationBehaviour } from '../kernel/versions/allocation-behaviour';
import { allocationBehaviour } from '../kernel/versions/behaviour';
import { usedAtBoot, type UsedRun } from './initial-use';
import type { AllocOperation, Operation } from './operation';
import { Recorder, type StepResult } from './recorder';
import {
  BOOT_CLIENT,
  BOOT_NAME,
  NO_AREA,
  NO_LIFE,
  OUTCOME_CODE,
  REASON_CODE,
  type Outcome,
  type Reason,
  type Run,
} from './run';

/**
 * @param initialUse pages that drivers hold before the first step; of two areas with one name the first is meant.
 * What does not lie in an area is left out.
 */
export function replay(machine: Machine, operations: readonly Operation[], initialUse: readonly InitialUse[]): Run {
  const replayer = new Replayer(machine, operations, usedAtBoot(machine.areas, initialUse));
  operations.forEach((operation, i) => replayer.step(i + 1, operation));
  return replayer.finish();
}

const result = (outcome: Outcome, reason: Reason, rest: Partial<StepResult> = {}): StepResult => ({
  outcome: OUTCOME_CODE[outcome],
  reason: REASON_CODE[reason],
  errno: rest.errno ?? 0,
  life: rest.life ?? NO_LIFE,
  pages: rest.pages ?? 0,
  area: rest.area ?? NO_AREA,
});

const DIAGNOSTIC = result('not-run', 'diagnostic');
const DEAD = result('not-run', 'dead');
const NAME_HELD = result('not-run', 'name-held');
const NOTHING_HELD = result('skipped', 'nothing-held');
const NO_HEAP = result('failed', 'no-heap', { errno: ENOENT });

/** The way of nearly all steps. */
const ok = (life: number, pages: Pages, area: number): StepResult => ({
  outcome: OUTCOME_CODE.ok,
  reason: REASON_CODE.none,
  errno: 0,
  life,
  pages,
  area,
});

/** The machine while the workload runs. */
class Replayer {
  private readonly recorder: Recorder;
  private readonly kernel: AllocationBehaviour;
  private readonly cmas: readonly Cma[];
  /** By the recorder's number of a heap's name. */
  private readonly heaps: readonly Heap[];
  private readonly systemLimit: Pages;
  private systemPages = 0;
  /** By number of a name: the buffer that it holds. */
  private readonly held: number[] = [];

  constructor(
    private readonly machine: Machine,
    operations: readonly Operation[],
    used: readonly UsedRun[],
  ) {
    this.kernel = allocationBehaviour(machine.version);
    this.cmas = machine.areas.map((area) => createCma(area, machine.cmaAlignment));
    this.systemLimit = pagesOf(systemHeapLimit(machine), machine.pageSize);
    this.recorder = new Recorder(operations, used.length);
    this.heaps = this.heapsByNumber();
    const name = this.recorder.names.numberOf(BOOT_NAME);
    for (const { area, first, pages } of used) {
      this.cmas[area]!.runs.take(first, pages);
      this.recorder.bear(0, area, first, pages, BOOT_CLIENT, name);
    }
  }

  private heapsByNumber(): readonly Heap[] {
    const byNumber: Heap[] = [];
    for (const heap of this.machine.heaps) byNumber[this.recorder.heaps.numberOf(heap.name)] = heap;
    return byNumber;
  }

  finish(): Run {
    return this.recorder.finish();
  }

  step(step: number, operation: Operation): void {
    const { names, heaps } = this.recorder;
    const name = operation.kind === 'not-run' ? 0 : names.numberOf(operation.name);
    const heap = operation.kind === 'alloc' ? heaps.numberOf(operation.heap) : 0;
    this.recorder.step(step, operation, name, heap, this.result(step, operation, name, heap));
  }

  private result(step: number, operation: Operation, name: number, heap: number): StepResult {
    if (this.recorder.fatal) return DEAD;
    switch (operation.kind) {
      case 'alloc':
        return this.alloc(step, operation, name, heap);
      case 'free':
        return this.free(step, name);
      case 'not-run':
        return DIAGNOSTIC;
      default:
        return assertNever(operation);
    }
  }

  private alloc(step: number, operation: AllocOperation, name: number, heapNumber: number): StepResult {
    if (this.lifeHeld(name) !== NO_LIFE) return NAME_HELD;
    const heap = this.heaps[heapNumber];
    if (!heap) return NO_HEAP;
    const area = heap.kind === 'cma' ? heap.area : NO_AREA;
    const pages = pagesOf(operation.bytes, this.machine.pageSize);
    const refusal = ioctlRefusal(operation, pages);
    if (refusal) return result('failed', refusal, { errno: EINVAL, area });
    const first = area === NO_AREA ? this.systemAlloc(step, pages) : this.cmaAlloc(area, pages);
    if (typeof first !== 'number') return first;
    const life = this.recorder.bear(step, area, first, pages, operation.client, name);
    this.held[name] = life;
    return ok(life, pages, area);
  }

  private cmaAlloc(area: number, pages: Pages): Pages | StepResult {
    const alignOrder = cmaHeapAlignOrder(pages, this.machine.cmaAlignment);
    const answer = cmaAlloc(this.cmas[area]!, pages, alignOrder, this.kernel);
    return answer.kind === 'placed' ? answer.first : result('failed', answer.reason, { errno: ENOMEM, pages, area });
  }

  /** A buffer of the system heap has no first page that could be known: 0. */
  private systemAlloc(step: number, pages: Pages): Pages | StepResult {
    this.systemPages += pages;
    if (this.systemPages <= this.systemLimit) return 0;
    this.recorder.fatal = this.outOfMemory(step, pages);
    return result('failed', 'out-of-memory', { pages });
  }

  private outOfMemory(step: number, pages: Pages): string {
    const bytes = (count: Pages): string => formatBytes(count * this.machine.pageSize);
    return (
      `Step ${step} asks the system heap for ${bytes(pages)}, which makes ${bytes(this.systemPages)} in all, and only ` +
      `${bytes(this.systemLimit)} of RAM lie outside reservations. The kernel has no check against that: it runs out of memory and panics.`
    );
  }

  private free(step: number, name: number): StepResult {
    const life = this.lifeHeld(name);
    if (life === NO_LIFE) return NOTHING_HELD;
    const { area, first, pages } = this.recorder.lives;
    const from = area[life]!;
    if (from === NO_AREA) this.systemPages -= pages[life]!;
    else cmaRelease(this.cmas[from]!, first[life]!, pages[life]!);
    this.recorder.end(life, step);
    this.held[name] = NO_LIFE;
    return ok(life, 0, from);
  }

  private lifeHeld(name: number): number {
    return this.held[name] ?? NO_LIFE;
  }
}
