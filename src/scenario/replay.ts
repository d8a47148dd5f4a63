/** Runs a workload on a booted machine: data for pictures comes out, see run.ts. A million operations take about a second. */
import { assertNever } from '../lib/assert-never';
import { formatBytes } from '../lib/format';
import type { Pages } from '../lib/units';
import { cmaRelease, cmaSearch, cmaTake, createCma, type Cma } from '../kernel/cma';
import { CoherentPool, coherentPools, type CoherentPoolPlace } from '../kernel/coherent-pool';
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
  FreeOperation,
  ElsewhereOperation,
  HoldOperation,
  Operation,
  PagesOperation,
} from './operation';
import { applyToPages, areaNamed } from './page-operation';
import { Recorder, type Refusal } from './recorder';
import { BOOT_CLIENT, BOOT_NAME, NO_AREA, NO_LIFE, OPERATION_CODE, type Run } from './run';
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

const DIAGNOSTIC: Refusal = { outcome: 'not-run', reason: 'diagnostic' };
const DEAD: Refusal = { outcome: 'not-run', reason: 'dead' };
const NAME_HELD: Refusal = { outcome: 'not-run', reason: 'name-held' };
const NOTHING_HELD: Refusal = { outcome: 'skipped', reason: 'nothing-held' };
const NO_SUCH_AREA: Refusal = { outcome: 'skipped', reason: 'no-area' };
const NO_HEAP: Refusal = { outcome: 'failed', reason: 'no-heap', errno: ENOENT };

/** In place of a first page. */
const REFUSED = -1;

const { alloc: ALLOC, free: FREE } = OPERATION_CODE;

/** The machine while the workload runs. */
class Replayer {
  private readonly recorder: Recorder;
  private readonly kernel: AllocationBehaviour;
  private readonly cmas: readonly Cma[];
  /** Lives in them have areas behind those of CMA. */
  private readonly pools: readonly CoherentPool[];
  /** By the recorder's number of a pool's name: where it stands among the pools. */
  private readonly poolNumbers: readonly number[];
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
    const places = coherentPools(machine);
    this.pools = places.map((place) => new CoherentPool(place));
    this.poolNumbers = this.poolsByNumber(places);
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

  /** A heap hides a pool of its name, and the first of two pools the second. */
  private poolsByNumber(places: readonly CoherentPoolPlace[]): readonly number[] {
    const byNumber: number[] = [];
    for (const [pool, { name }] of places.entries()) byNumber[this.recorder.heaps.numberOf(name)] ??= pool;
    return byNumber;
  }

  finish(): Run {
    return this.recorder.finish();
  }

  step(step: number, operation: Operation): void {
    if (operation.expected) this.recorder.expect(step, operation.expected);
    if (operation.kind === 'alloc') this.alloc(step, operation);
    else if (operation.kind === 'free') this.free(step, operation);
    else this.rarer(step, operation);
  }

  /** Begins a step with what its operation names, and says whether the machine is alive to do it. */
  private begin(step: number, code: number, line: number, name: number, heap: number): boolean {
    this.recorder.begin(step, code, line, name, heap);
    if (!this.recorder.fatal) return true;
    this.recorder.refuse(step, DEAD);
    return false;
  }

  private rarer(step: number, operation: Exclude<Operation, AllocOperation | FreeOperation>): void {
    const { recorder } = this;
    const code = OPERATION_CODE[operation.kind];
    const name = 'name' in operation ? recorder.names.numberOf(operation.name, operation.id) : 0;
    const heap = 'area' in operation ? recorder.heaps.numberOf(operation.area) : 0;
    if (!this.begin(step, code, operation.line, name, heap)) return;
    switch (operation.kind) {
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
        return recorder.asides.note(step, operation.text);
      case 'not-run':
        return recorder.refuse(step, DIAGNOSTIC);
      default:
        return assertNever(operation);
    }
  }

  private alloc(step: number, operation: AllocOperation): void {
    const { recorder } = this;
    const name = recorder.names.numberOf(operation.name, operation.id);
    const heapNumber = recorder.heaps.numberOf(operation.heap);
    if (!this.begin(step, ALLOC, operation.line, name, heapNumber)) return;
    if (this.lifeHeld(name) !== NO_LIFE) return recorder.refuse(step, NAME_HELD);
    const heap = this.heaps[heapNumber];
    if (!heap) return this.poolAlloc(step, operation, name, this.poolNumbers[heapNumber]);
    const area = heap.kind === 'cma' ? heap.area : NO_AREA;
    const pages = pagesOf(operation.bytes, this.machine.pageSize);
    const refusal = ioctlRefusal(operation, pages);
    if (refusal) return recorder.refuse(step, { outcome: 'failed', reason: refusal, errno: EINVAL, area });
    const first = area === NO_AREA ? this.systemAlloc(step, pages) : this.cmaAlloc(step, area, pages);
    if (first === REFUSED) return;
    const life = recorder.bear(step, area, first, pages, operation.client, name);
    this.held[name] = life;
    recorder.done(step, life, pages, area);
  }

  /** dma_alloc_coherent() of a driver whose device names the pool: no ioctl, and nothing else is asked when it is full. */
  private poolAlloc(step: number, { bytes, client }: AllocOperation, name: number, pool: number | undefined): void {
    const { recorder } = this;
    if (pool === undefined) return recorder.refuse(step, NO_HEAP);
    const area = this.cmas.length + pool;
    const pages = pagesOf(bytes, this.machine.pageSize);
    const taken = this.pools[pool]!.take(pages);
    if (!taken) return recorder.refuse(step, { outcome: 'failed', reason: 'pool-full', errno: ENOMEM, pages, area });
    const life = recorder.bear(step, area, taken.first, taken.pages, client, name);
    this.held[name] = life;
    recorder.done(step, life, pages, area);
  }

  private cmaAlloc(step: number, area: number, pages: Pages): number {
    const cma = this.cmas[area]!;
    const alignOrder = cmaHeapAlignOrder(pages, this.machine.cmaAlignment);
    const answer = cmaSearch(cma, pages, alignOrder, this.kernel);
    if (answer.kind === 'refused') {
      this.recorder.refuse(step, { outcome: 'failed', reason: answer.reason, errno: ENOMEM, pages, area });
      return REFUSED;
    }
    const { first } = answer;
    if (cma.movable.count > 0) this.takeAmongMovable(step, area, cma, { first, end: first + pages });
    else cma.runs.take(first, pages);
    return first;
  }

  private takeAmongMovable(step: number, area: number, cma: Cma, range: PageRange): void {
    const { asides } = this.recorder;
    const before = cma.movable.count;
    const take = (): void => {
      cmaTake(cma, range.first, range.end - range.first);
    };
    asides.change(step, 'movable', area, cma.movable, range, take);
    const moved = before - cma.movable.count;
    if (moved > 0) asides.move(step, area, moved, cma.elsewhere);
  }

  /** A buffer of the system heap has no first page that could be known: 0. */
  private systemAlloc(step: number, pages: Pages): number {
    this.systemPages += pages;
    if (this.systemPages <= this.systemLimit) return 0;
    this.recorder.fatal = this.outOfMemory(step, pages);
    this.recorder.refuse(step, { outcome: 'failed', reason: 'out-of-memory', pages });
    return REFUSED;
  }

  private outOfMemory(step: number, pages: Pages): string {
    const bytes = (count: Pages): string => formatBytes(count * this.machine.pageSize);
    return (
      `Step ${step} asks the system heap for ${bytes(pages)}, which makes ${bytes(this.systemPages)} in all, and only ` +
      `${bytes(this.systemLimit)} of RAM lie outside reservations. The kernel has no check against that: it runs out of memory and panics.`
    );
  }

  private free(step: number, operation: FreeOperation): void {
    const name = this.recorder.names.numberOf(operation.name, operation.id);
    if (!this.begin(step, FREE, operation.line, name, 0)) return;
    const life = this.lifeHeld(name);
    if (life === NO_LIFE) return this.recorder.refuse(step, NOTHING_HELD);
    const references = this.references.size > 0 ? this.references.get(life) : undefined;
    if (!references) return this.release(step, name, life);
    if (!references.open) return this.recorder.refuse(step, NOTHING_HELD);
    references.open = false;
    this.settle(step, name, life, references);
  }

  private hold(step: number, { reference }: HoldOperation, name: number): void {
    const life = this.lifeHeld(name);
    this.recorder.asides.reference(step, reference);
    if (life === NO_LIFE) return this.recorder.refuse(step, NOTHING_HELD);
    const references = this.references.get(life) ?? new References();
    this.references.set(life, references);
    references.hold(reference);
    this.settle(step, name, life, references);
  }

  private drop(step: number, { reference }: DropOperation, name: number): void {
    const life = this.lifeHeld(name);
    this.recorder.asides.reference(step, reference);
    const references = life === NO_LIFE ? undefined : this.references.get(life);
    if (!references?.drop(reference)) return this.recorder.refuse(step, NOTHING_HELD);
    this.settle(step, name, life, references);
  }

  /** The buffer stays where it is as long as something holds it. */
  private settle(step: number, name: number, life: number, references: References): void {
    if (references.any) this.recorder.done(step, NO_LIFE, 0, this.recorder.lives.area[life]!);
    else this.release(step, name, life);
  }

  /** The last reference went: the heap's release of the buffer runs. */
  private release(step: number, name: number, life: number): void {
    const { area, first, pages } = this.recorder.lives;
    const from = area[life]!;
    if (from === NO_AREA) this.systemPages -= pages[life]!;
    else if (from < this.cmas.length) cmaRelease(this.cmas[from]!, first[life]!, pages[life]!);
    else this.pools[from - this.cmas.length]!.release(first[life]!, pages[life]!);
    this.recorder.end(life, step);
    this.held[name] = NO_LIFE;
    this.recorder.done(step, life, 0, from);
  }

  private touchPages(step: number, operation: PagesOperation): void {
    const area = areaNamed(this.machine, operation.area);
    if (area < 0) return this.recorder.refuse(step, NO_SUCH_AREA);
    const touched = applyToPages(step, operation, area, this.cmas[area]!, this.recorder.asides);
    if (touched) this.recorder.done(step, NO_LIFE, 0, area);
    else this.recorder.refuse(step, { outcome: 'skipped', reason: 'outside-area', area });
  }

  private setElsewhere(step: number, operation: ElsewhereOperation): void {
    const area = areaNamed(this.machine, operation.area);
    if (area < 0) return this.recorder.refuse(step, NO_SUCH_AREA);
    this.cmas[area]!.elsewhere = operation.pages;
    this.recorder.asides.move(step, area, 0, operation.pages);
    this.recorder.done(step, NO_LIFE, 0, area);
  }

  private lifeHeld(name: number): number {
    return this.held[name] ?? NO_LIFE;
  }
}
