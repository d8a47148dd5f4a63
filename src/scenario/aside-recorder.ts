/** Writes the asides of a run (asides.ts) while a replay goes on. Lists grow: nobody knows before how long they get. */
import type { Pages } from '../lib/units';
import type { PageRange, PageSet } from '../kernel/page-set';
import { OVERLAY_KINDS, type Asides, type OverlayKind } from './asides';
import type { ReferenceKind } from './references';
import { ALIVE } from './run';

/** Runs of one kind in one area, by their first page: which entry of the overlays each is. */
type Alive = Map<Pages, number>;

export class AsideRecorder {
  private readonly kind: number[] = [];
  private readonly birth: number[] = [];
  private readonly death: number[] = [];
  private readonly area: number[] = [];
  private readonly first: number[] = [];
  private readonly pages: number[] = [];
  private readonly alive = new Map<string, Alive>();
  private readonly named = { step: [] as number[], first: [] as number[], pages: [] as number[] };
  private readonly moves = {
    step: [] as number[],
    area: [] as number[],
    moved: [] as number[],
    elsewhere: [] as number[],
  };
  private readonly notes = { step: [] as number[], text: [] as string[] };
  private readonly references = { step: [] as number[], kind: [] as (ReferenceKind | undefined)[] };

  name(step: number, { first, end }: PageRange): void {
    this.named.step.push(step);
    this.named.first.push(first);
    this.named.pages.push(end - first);
  }

  move(step: number, area: number, moved: Pages, elsewhere: Pages): void {
    this.moves.step.push(step);
    this.moves.area.push(area);
    this.moves.moved.push(moved);
    this.moves.elsewhere.push(elsewhere);
  }

  note(step: number, text: string): void {
    this.notes.step.push(step);
    this.notes.text.push(text);
  }

  reference(step: number, kind: ReferenceKind | undefined): void {
    this.references.step.push(step);
    this.references.kind.push(kind);
  }

  /** Does `change` to pages `[first, end)` of a set, and writes which of its runs ended and which began. */
  change(step: number, kind: OverlayKind, area: number, set: PageSet, range: PageRange, change: () => void): void {
    const before = endsOf(set.wholeRunsAround(range.first, range.end));
    change();
    const after = endsOf(set.wholeRunsAround(range.first, range.end));
    const alive = this.aliveOf(kind, area);
    for (const [first, end] of before) if (after.get(first) !== end) this.end(alive, step, first);
    for (const [first, end] of after) if (before.get(first) !== end) this.bear(alive, step, kind, area, { first, end });
  }

  private aliveOf(kind: OverlayKind, area: number): Alive {
    const key = `${kind} ${area}`;
    const known = this.alive.get(key) ?? new Map<Pages, number>();
    this.alive.set(key, known);
    return known;
  }

  private end(alive: Alive, step: number, first: Pages): void {
    this.death[alive.get(first)!] = step;
    alive.delete(first);
  }

  private bear(alive: Alive, step: number, kind: OverlayKind, area: number, { first, end }: PageRange): void {
    alive.set(first, this.birth.length);
    this.kind.push(OVERLAY_KINDS.indexOf(kind));
    this.birth.push(step);
    this.death.push(ALIVE);
    this.area.push(area);
    this.first.push(first);
    this.pages.push(end - first);
  }

  finish(): Asides {
    const { named, moves, notes, references } = this;
    return {
      overlays: {
        count: this.birth.length,
        kind: Uint8Array.from(this.kind),
        birth: Uint32Array.from(this.birth),
        death: Uint32Array.from(this.death),
        area: Uint16Array.from(this.area),
        first: Uint32Array.from(this.first),
        pages: Uint32Array.from(this.pages),
      },
      namedPages: {
        step: Uint32Array.from(named.step),
        first: Uint32Array.from(named.first),
        pages: Uint32Array.from(named.pages),
      },
      moves: {
        step: Uint32Array.from(moves.step),
        area: Uint16Array.from(moves.area),
        moved: Uint32Array.from(moves.moved),
        elsewhere: Float64Array.from(moves.elsewhere),
      },
      notes: { step: Uint32Array.from(notes.step), text: notes.text },
      references: { step: Uint32Array.from(references.step), kind: references.kind },
    };
  }
}

const endsOf = (runs: readonly PageRange[]): Map<Pages, Pages> => new Map(runs.map(({ first, end }) => [first, end]));
