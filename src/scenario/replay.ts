/** Runs a workload on a booted machine: data for pictures comes out, see run.ts. A million operations take about a second. */
import { assertNever } from '../lib/assert-never';
import { formatBytes } from '../lib/format';
import type { Pages } from '../lib/units';
import { cmaRelease, cmaSearch, cmaTake, createCma, type Cma } from '../kernel/cma';
import { ioctlRefusal, pagesOf } from '../kernel/dma-heap';
import { EINVAL, ENOENT, ENOMEM } from '../kernel/errno';
import { cmaHeapAlignOrder } from '../kernel/heaps/cma-heap';
import { systemHeapLimit } from '../kernel/heaps/system-heap';
import type { Heap, Machine } from '../kernel/machine';
import type { PageRange } from '../kernel/page-set';
import type { InitialUse } from '../kernel/profile';
import type { AllocationBehaviour } from '../kernel/versions/allocation-behaviour';
import { allocationBehaviour } from '../kernel/versions/behaviour';
import { usedAtBoot, type UsedRun } from './initial-use';
import type {
  AllocOperation,
  DropOperation,
  ElsewhereOperation,
  HoldOperation,
  Operation,
  PagesOperation,
} from './operation';
import { applyToPages, areaNamed } from './page-operation';
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
import { References } from './references';

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
const NOTHING_ASKED = result('ok', 'none');
const DEAD = result('not-run', 'dead');
const NAME_HELD = result('not-run', 'name-held');
const NOTHING_HELD = result('skipped', 'nothing-held');
const NO_SUCH_AREA = result('skipped', 'no-area');
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
  /** By life: of buffers that are held by more than their descriptor, or were. */
  private readonly references = new Map<number, References>();

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
    const name = used.length > 0 ? this.recorder.names.numberOf(BOOT_NAME, undefined) : 0;
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
    const name = 'name' in operation ? names.numberOf(operation.name, operation.id) : 0;
    const heap =
      'heap' in operation ? heaps.numberOf(operation.heap) : 'area' in operation ? heaps.numberOf(operation.area) : 0;
    this.recorder.step(step, operation, name, heap, this.result(step, operation, name, heap));
  }

  private result(step: number, operation: Operation, name: number, heap: number): StepResult {
    if (this.recorder.fatal) return DEAD;
    switch (operation.kind) {
      case 'alloc':
        return this.alloc(step, operation, name, heap);
      case 'free':
        return this.free(step, name);
      case 'hold':
        return this.hold(step, operation, name);
      case 'drop':
        return this.drop(step, operation, name);
      case 'pin':
      case 'unpin':
      case 'movable':
        return this.touchPages(step, operation);
      case 'elsewhere':
        return this.setElsewhere(step, operation);
      case 'note':
        this.recorder.asides.note(step, operation.text);
        return NOTHING_ASKED;
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
    const first = area === NO_AREA ? this.systemAlloc(step, pages) : this.cmaAlloc(step, area, pages);
    if (typeof first !== 'number') return first;
    const life = this.recorder.bear(step, area, first, pages, operation.client, name);
    this.held[name] = life;
    return ok(life, pages, area);
  }

  private cmaAlloc(step: number, area: number, pages: Pages): Pages | StepResult {
    const cma = this.cmas[area]!;
    const alignOrder = cmaHeapAlignOrder(pages, this.machine.cmaAlignment);
    const answer = cmaSearch(cma, pages, alignOrder, this.kernel);
    if (answer.kind === 'refused') return result('failed', answer.reason, { errno: ENOMEM, pages, area });
    if (cma.movable.count > 0)
      this.takeAmongMovable(step, area, cma, { first: answer.first, end: answer.first + pages });
    else cma.runs.take(answer.first, pages);
    return answer.first;
  }

  private takeAmongMovable(step: number, area: number, cma: Cma, range: PageRange): void {
    const { asides } = this.recorder;
    const before = cma.movable.count;
    const take = (): void => cmaTake(cma, range.first, range.end - range.first);
    asides.change(step, 'movable', area, cma.movable, range, take);
    const moved = before - cma.movable.count;
    if (moved > 0) asides.move(step, area, moved, cma.elsewhere);
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
    const references = this.references.get(life);
    if (!references) return this.release(step, name, life);
    if (!references.open) return NOTHING_HELD;
    references.open = false;
    return references.any ? this.untouched(life) : this.release(step, name, life);
  }

  private hold(step: number, { reference }: HoldOperation, name: number): StepResult {
    const life = this.lifeHeld(name);
    this.recorder.asides.reference(step, reference);
    if (life === NO_LIFE) return NOTHING_HELD;
    const references = this.references.get(life) ?? new References();
    this.references.set(life, references);
    references.hold(reference);
    return this.untouched(life);
  }

  private drop(step: number, { reference }: DropOperation, name: number): StepResult {
    const life = this.lifeHeld(name);
    this.recorder.asides.reference(step, reference);
    const references = life === NO_LIFE ? undefined : this.references.get(life);
    if (!references?.drop(reference)) return NOTHING_HELD;
    return references.any ? this.untouched(life) : this.release(step, name, life);
  }

  /** The buffer stays where it is. */
  private untouched(life: number): StepResult {
    return ok(NO_LIFE, 0, this.recorder.lives.area[life]!);
  }

  /** The last reference went: the heap's release of the buffer runs. */
  private release(step: number, name: number, life: number): StepResult {
    const { area, first, pages } = this.recorder.lives;
    const from = area[life]!;
    if (from === NO_AREA) this.systemPages -= pages[life]!;
    else cmaRelease(this.cmas[from]!, first[life]!, pages[life]!);
    this.recorder.end(life, step);
    this.held[name] = NO_LIFE;
    return ok(life, 0, from);
  }

  private touchPages(step: number, operation: PagesOperation): StepResult {
    const area = areaNamed(this.machine, operation.area);
    if (area < 0) return NO_SUCH_AREA;
    const touched = applyToPages(step, operation, area, this.cmas[area]!, this.recorder.asides);
    return touched ? ok(NO_LIFE, 0, area) : result('skipped', 'outside-area', { area });
  }

  private setElsewhere(step: number, operation: ElsewhereOperation): StepResult {
    const area = areaNamed(this.machine, operation.area);
    if (area < 0) return NO_SUCH_AREA;
    this.cmas[area]!.elsewhere = operation.pages;
    this.recorder.asides.move(step, area, 0, operation.pages);
    return ok(NO_LIFE, 0, area);
  }

  private lifeHeld(name: number): number {
    return this.held[name] ?? NO_LIFE;
  }
}
