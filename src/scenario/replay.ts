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
import { allocationBehaviour, type AllocationBehaviour } from '../kernel/versions/behaviour';
import { usedAtBoot, type UsedRun } from './initial-use';
import type { AllocOperation, Operation } from './operation';
import { Recorder, type StepResult } from './recorder';
import { BOOT_CLIENT, BOOT_NAME, NO_AREA, NO_LIFE, type Run } from './run';

/**
 * @param initialUse pages that drivers hold before the first step; of two areas with one name the first is meant.
 * What does not lie in an area is left out.
 */
export function replay(machine: Machine, operations: readonly Operation[], initialUse: readonly InitialUse[]): Run {
  const replayer = new Replayer(machine, operations, usedAtBoot(machine.areas, initialUse));
  operations.forEach((operation, i) => replayer.step(i + 1, operation));
  return replayer.finish();
}

const DIAGNOSTIC: StepResult = { outcome: 'not-run', reason: 'diagnostic' };
const DEAD: StepResult = { outcome: 'not-run', reason: 'dead' };
const NAME_HELD: StepResult = { outcome: 'not-run', reason: 'name-held' };
const NOTHING_HELD: StepResult = { outcome: 'skipped', reason: 'nothing-held' };
const NO_HEAP: StepResult = { outcome: 'failed', reason: 'no-heap', errno: ENOENT };

/** The machine while the workload runs. */
class Replayer {
  private readonly recorder: Recorder;
  private readonly kernel: AllocationBehaviour;
  private readonly cmas: readonly Cma[];
  private readonly heaps: ReadonlyMap<string, Heap>;
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
    this.heaps = new Map(machine.heaps.map((heap) => [heap.name, heap]));
    this.systemLimit = pagesOf(systemHeapLimit(machine), machine.pageSize);
    this.recorder = new Recorder(operations, used.length);
    const name = this.recorder.names.numberOf(BOOT_NAME);
    for (const { area, first, pages } of used) {
      this.cmas[area]!.runs.take(first, pages);
      this.recorder.bear({ birth: 0, area, first, pages, client: BOOT_CLIENT, name });
    }
  }

  finish(): Run {
    return this.recorder.finish();
  }

  step(step: number, operation: Operation): void {
    const name = operation.kind === 'not-run' ? 0 : this.recorder.names.numberOf(operation.name);
    this.recorder.step(step, operation, name, this.result(step, operation, name));
  }

  private result(step: number, operation: Operation, name: number): StepResult {
    if (this.recorder.fatal) return DEAD;
    switch (operation.kind) {
      case 'alloc':
        return this.alloc(step, operation, name);
      case 'free':
        return this.free(step, name);
      case 'not-run':
        return DIAGNOSTIC;
      default:
        return assertNever(operation);
    }
  }

  private alloc(step: number, operation: AllocOperation, name: number): StepResult {
    if (this.lifeHeld(name) !== NO_LIFE) return NAME_HELD;
    const heap = this.heaps.get(operation.heap);
    if (!heap) return NO_HEAP;
    const area = heap.kind === 'cma' ? heap.area : NO_AREA;
    const refusal = ioctlRefusal(operation, this.machine.pageSize);
    if (refusal) return { outcome: 'failed', reason: refusal, errno: EINVAL, area };
    const pages = pagesOf(operation.bytes, this.machine.pageSize);
    const first = area === NO_AREA ? this.systemAlloc(step, pages) : this.cmaAlloc(area, pages);
    if (typeof first !== 'number') return first;
    const life = this.recorder.bear({ birth: step, area, first, pages, client: operation.client, name });
    this.held[name] = life;
    return { outcome: 'ok', reason: 'none', life, pages, area };
  }

  private cmaAlloc(area: number, pages: Pages): Pages | StepResult {
    const alignOrder = cmaHeapAlignOrder(pages, this.machine.cmaAlignment);
    const answer = cmaAlloc(this.cmas[area]!, pages, alignOrder, this.kernel);
    return answer.kind === 'placed'
      ? answer.first
      : { outcome: 'failed', reason: answer.reason, errno: ENOMEM, pages, area };
  }

  /** A buffer of the system heap has no first page that could be known: 0. */
  private systemAlloc(step: number, pages: Pages): Pages | StepResult {
    this.systemPages += pages;
    if (this.systemPages <= this.systemLimit) return 0;
    this.recorder.fatal = this.outOfMemory(step, pages);
    return { outcome: 'failed', reason: 'out-of-memory', pages };
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
    const { area, first, pages } = this.recorder.lifeOf(life);
    if (area === NO_AREA) this.systemPages -= pages;
    else cmaRelease(this.cmas[area]!, first, pages);
    this.recorder.end(life, step);
    this.held[name] = NO_LIFE;
    return { outcome: 'ok', reason: 'none', life, area };
  }

  private lifeHeld(name: number): number {
    return this.held[name] ?? NO_LIFE;
  }
}
