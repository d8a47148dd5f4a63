/**
 * The smallest changes that would have let a failed allocation pass. None is offered unseen: each is run by the engine
 * first, with all that came before the step.
 */
import type { Pages } from '../lib/units';
import { formatAddress, formatBytes, formatPages } from '../lib/format';
import { lookAt, type SearchRequest } from '../kernel/cma-search';
import { cmaHeapAlignOrder } from '../kernel/heaps/cma-heap';
import type { Machine } from '../kernel/machine';
import type { InitialUse } from '../kernel/profile';
import { areaAt } from './area-frame';
import type { AllocOperation, Operation } from './operation';
import { assumedInitialUse } from './boot-profile';
import { replay } from './replay';
import { isCmaRefusal, outcomeOf, reasonOf } from './results';
import { NO_LIFE, type AreaFrame, type Run } from './run';
import type { Scenario } from './scenario';
import { parseWorkload } from './workload/workload';

export type RemedyKind = 'free-first' | 'unpin' | 'earlier' | 'smaller-alignment' | 'larger-area';

export type Remedy = {
  readonly kind: RemedyKind;
  /** What to do and where the buffer lies then. */
  readonly sentence: string;
  /** First page of the buffer then, relative to the area's base. */
  readonly first: Pages;
  /** A line to put before that of the step; undefined where the change is none of the workload. */
  readonly line?: string;
  /** For `earlier`: the step before which the allocation would have to come. */
  readonly beforeStep?: number;
  /** For `smaller-alignment`: CONFIG_CMA_ALIGNMENT. */
  readonly cmaAlignment?: number;
  /** For `larger-area`: pages to add. */
  readonly pages?: Pages;
};

/** What the failed step was run with. */
export type RemedyQuestion = {
  readonly machine: Machine;
  readonly operations: readonly Operation[];
  readonly initialUse: readonly InitialUse[];
  /** From 1; a step that CMA refused. */
  readonly step: number;
};

/** Operations that all trials of one kind may run: together seconds at most, whatever the workload. */
const MAX_TRIED_OPERATIONS = 1_000_000;
/** Buffers and pins that are tried out of those that look as if they would do. */
const MAX_CANDIDATES = 4;

/** As remedies(), for a step of a scenario's run on that machine. */
export function remediesAt(scenario: Scenario, machine: Machine, step: number): readonly Remedy[] {
  const { operations } = parseWorkload(scenario.workload, machine.pageSize);
  return remedies({ machine, operations, initialUse: assumedInitialUse(scenario.profile, machine, []), step });
}

/** At most one of each kind, what is easiest to do first; none for a step that CMA did not refuse. */
export function remedies(question: RemedyQuestion): readonly Remedy[] {
  const trial = Trial.of(question);
  if (!trial) return [];
  const found = KINDS.map((find) => {
    trial.renew();
    return find(trial);
  });
  return found.filter((remedy) => remedy !== undefined);
}

const KINDS: readonly ((trial: Trial) => Remedy | undefined)[] = [
  (trial) => freeFirst(trial),
  (trial) => unpin(trial),
  (trial) => earlier(trial),
  (trial) => smallerAlignment(trial),
  (trial) => largerArea(trial),
];

/** A failed step, and the means to try it again under other conditions. */
class Trial {
  private tried = 0;

  private constructor(
    readonly machine: Machine,
    /** Up to the failed one, which is the last. */
    readonly operations: readonly Operation[],
    private readonly initialUse: readonly InitialUse[],
    readonly run: Run,
    readonly asked: AllocOperation,
    readonly state: AreaFrame,
    readonly request: SearchRequest,
  ) {}

  static of({ machine, operations, initialUse, step }: RemedyQuestion): Trial | undefined {
    const asked = operations[step - 1];
    if (asked?.kind !== 'alloc') return undefined;
    const upTo = operations.slice(0, step);
    const run = replay(machine, upTo, initialUse);
    if (!isCmaRefusal(reasonOf(run, step))) return undefined;
    const area = run.steps.area[step - 1]!;
    const pages = run.steps.pages[step - 1]!;
    const request = {
      pages,
      alignOrder: cmaHeapAlignOrder(pages, machine.cmaAlignment),
      base: machine.areas[area]!.base,
    };
    const state = areaAt(machine, run, step - 1, area);
    return new Trial(machine, upTo, initialUse, run, asked, state, request);
  }

  get step(): number {
    return this.operations.length;
  }

  /** Gives the next kind of change its own share of trials. */
  renew(): void {
    this.tried = 0;
  }

  /** The run under other conditions; undefined once enough was tried. */
  again(operations: readonly Operation[], machine = this.machine): Run | undefined {
    this.tried += operations.length;
    return this.tried > MAX_TRIED_OPERATIONS ? undefined : replay(machine, operations, this.initialUse);
  }

  /** The first page of the buffer that a step bears under other conditions; undefined where it bears none. */
  firstPage(operations: readonly Operation[], machine = this.machine): Pages | undefined {
    const run = this.again(operations, machine);
    return run && bornAt(run, operations.length);
  }

  /** With an operation more right before the step. */
  firstPageAfter(extra: Operation): Pages | undefined {
    return this.firstPage([...this.operations.slice(0, -1), extra, this.asked]);
  }

  /** `8 MiB at 0x7b20_0000`. */
  place(first: Pages): string {
    const { machine, request } = this;
    const at = formatAddress(BigInt(request.base + first) * BigInt(machine.pageSize));
    return `${this.asked.name} then lies at ${at}`;
  }

  /** Whether a free run would do if it were as said. */
  wouldFit(first: Pages, pages: Pages, pins = this.state.pinned): boolean {
    return lookAt(first, pages, this.request, pins).short === 0;
  }
}

function bornAt(run: Run, step: number): Pages | undefined {
  const life = run.steps.life[step - 1]!;
  return outcomeOf(run, step) === 'ok' && life !== NO_LIFE ? run.lives.first[life] : undefined;
}

/** The smallest buffer whose pages, with the free ones around it, are enough. */
function freeFirst(trial: Trial): Remedy | undefined {
  const { lives, names } = trial.run;
  const { buffers, freeFirst: starts, freePages } = trial.state;
  const before = new Map(Array.from(starts, (first, i) => [first + freePages[i]!, freePages[i]!]));
  const after = new Map(Array.from(starts, (first, i) => [first, freePages[i]!]));
  const enough = [...buffers].filter((life) => {
    if (lives.birth[life] === 0) return false;
    const first = lives.first[life]! - (before.get(lives.first[life]!) ?? 0);
    const end = lives.first[life]! + lives.pages[life]!;
    return trial.wouldFit(first, end + (after.get(end) ?? 0) - first);
  });
  for (const life of enough.sort((a, b) => lives.pages[a]! - lives.pages[b]!).slice(0, MAX_CANDIDATES)) {
    const name = names[lives.name[life]!]!;
    const id = trial.operations.find((one) => one.kind === 'alloc' && one.name === name) as AllocOperation;
    const free: Operation = { ...named(id), kind: 'free', line: trial.asked.line, name };
    const first = trial.firstPageAfter(free);
    if (first === undefined) continue;
    const size = formatBytes(lives.pages[life]! * trial.machine.pageSize);
    const sentence = `Free ${name} (${size}) first: ${trial.place(first)}.`;
    return { kind: 'free-first', sentence, first, line: `free ${name}` };
  }
  return undefined;
}

const named = ({ id }: AllocOperation): { id?: number } => (id === undefined ? {} : { id });

/** One run of pinned pages less. */
function unpin(trial: Trial): Remedy | undefined {
  const { pinned, freeFirst: starts, freePages } = trial.state;
  const candidates = [...pinned.first.keys()].filter((at) => {
    const others = { first: pinned.first.filter((_, i) => i !== at), pages: pinned.pages.filter((_, i) => i !== at) };
    return starts.some((first, i) => {
      const touches = pinned.first[at]! < first + freePages[i]! && first < pinned.first[at]! + pinned.pages[at]!;
      return touches && trial.wouldFit(first, freePages[i]!, others);
    });
  });
  for (const at of candidates.slice(0, MAX_CANDIDATES)) {
    const [from, pages] = [pinned.first[at]!, pinned.pages[at]!];
    const { asked } = trial;
    const end = from + pages;
    const first = trial.firstPageAfter({ kind: 'unpin', line: asked.line, area: asked.heap, first: from, end });
    if (first === undefined) continue;
    const range = pages === 1 ? `${from}` : `${from}..${end - 1}`;
    const sentence = `Unpin ${formatPages(pages)}, ${range}, first: ${trial.place(first)}.`;
    return { kind: 'unpin', sentence, first, line: `unpin ${asked.heap} ${range}` };
  }
  return undefined;
}

/** The same operations in another order: this one as little earlier as it takes, so that nothing else fails for it. */
function earlier(trial: Trial): Remedy | undefined {
  const { step, operations, asked } = trial;
  const failures = countFailures(trial.run);
  for (let back = 1; back < 2 * step && step > 1; back *= 2) {
    const before = Math.max(1, step - back);
    const order = [...operations.slice(0, before - 1), asked, ...operations.slice(before - 1, -1)];
    const run = trial.again(order);
    const first = run && bornAt(run, before);
    if (run && first !== undefined && countFailures(run) < failures) {
      const sentence = `Allocate ${asked.name} earlier, before step ${before}: ${trial.place(first)}, and nothing else fails for it.`;
      return { kind: 'earlier', sentence, first, beforeStep: before };
    }
  }
  return undefined;
}

function countFailures({ steps }: Run): number {
  return steps.outcome.reduce((sum, outcome) => sum + (outcome === 0 ? 0 : 1), 0);
}

/** The largest CONFIG_CMA_ALIGNMENT below this kernel's that would do. */
function smallerAlignment(trial: Trial): Remedy | undefined {
  for (let order = trial.request.alignOrder - 1; order >= 0; order--) {
    const first = trial.firstPage(trial.operations, { ...trial.machine, cmaAlignment: order });
    if (first === undefined) continue;
    const boundary = formatBytes(2 ** order * trial.machine.pageSize);
    const sentence = `With CONFIG_CMA_ALIGNMENT=${order}, buffers begin at ${boundary} boundaries at most: ${trial.place(first)}.`;
    return { kind: 'smaller-alignment', sentence, first, cmaAlignment: order };
  }
  return undefined;
}

/** So many minimum alignments of an area more, as few as a search by halves finds; that memory has room is not asked. */
function largerArea(trial: Trial): Remedy | undefined {
  const { machine, state, request } = trial;
  if (!machine.areas[state.area]!.activated) return undefined;
  const unit = Math.max(1, Number(machine.cmaMinAlignment) / machine.pageSize);
  const grown = (units: number): Machine => ({
    ...machine,
    areas: machine.areas.map((area, i) => (i === state.area ? { ...area, pages: area.pages + units * unit } : area)),
  });
  const fits = (units: number): Pages | undefined => trial.firstPage(trial.operations, grown(units));
  const most = Math.ceil((request.pages + 2 ** request.alignOrder) / unit);
  let best = fits(most);
  if (best === undefined) return undefined;
  let [tooFew, enough] = [0, most];
  while (enough - tooFew > 1) {
    const middle = (tooFew + enough) >> 1;
    const first = fits(middle);
    if (first === undefined) tooFew = middle;
    else [best, enough] = [first, middle];
  }
  const pages = enough * unit;
  const sentence = `An area larger by ${formatBytes(pages * machine.pageSize)}: ${trial.place(best)}.`;
  return { kind: 'larger-area', sentence, first: best, pages };
}
