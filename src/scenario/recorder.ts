/**
 * Builds a Run. Mutable while a replay writes it; sized once, from the number of operations, so that nothing is
 * copied while it grows.
 */
import type { Pages } from '../lib/units';
import type { Operation } from './operation';
import {
  ALIVE,
  NO_AREA,
  NO_LIFE,
  OUTCOMES,
  REASONS,
  type Lives,
  type Outcome,
  type Reason,
  type Run,
  type Steps,
} from './run';

/** Clients beyond this many share the last number: `Lives.client` has 16 bits. */
const MAX_CLIENTS = 0xffff;

const OUTCOME_CODES = new Map<Outcome, number>(OUTCOMES.map((outcome, code) => [outcome, code]));
const REASON_CODES = new Map<Reason, number>(REASONS.map((reason, code) => [reason, code]));

type Growing<T> = { -readonly [K in keyof T]: T[K] };

/** Texts by number, each once. */
export class TextTable {
  readonly texts: string[] = [];
  private readonly numbers = new Map<string, number>();

  numberOf(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    this.numbers.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }
}

/** What a step found out; what is left out is none or zero. */
export type StepResult = {
  readonly outcome: Outcome;
  readonly reason: Reason;
  readonly errno?: number;
  readonly life?: number;
  readonly pages?: Pages;
  readonly area?: number;
};

export type NewLife = {
  readonly birth: number;
  readonly area: number;
  readonly first: Pages;
  readonly pages: Pages;
  readonly client: string;
  readonly name: number;
};

export class Recorder {
  readonly names = new TextTable();
  readonly heaps = new TextTable();
  private readonly clients = new TextTable();
  private readonly lives: Growing<Lives>;
  private readonly steps: Steps;
  fatal: string | undefined;

  constructor(operations: readonly Operation[], initialLives: number) {
    const allocs = operations.reduce((sum, operation) => sum + (operation.kind === 'alloc' ? 1 : 0), 0);
    this.lives = emptyLives(initialLives + allocs);
    this.steps = emptySteps(operations.length);
    this.heaps.numberOf('');
  }

  /** Number of the next life. */
  bear({ birth, area, first, pages, client, name }: NewLife): number {
    const { lives } = this;
    const life = lives.count++;
    lives.birth[life] = birth;
    lives.death[life] = ALIVE;
    lives.area[life] = area;
    lives.first[life] = first;
    lives.pages[life] = pages;
    lives.client[life] = Math.min(this.clients.numberOf(client), MAX_CLIENTS);
    lives.name[life] = name;
    return life;
  }

  end(life: number, step: number): void {
    this.lives.death[life] = step;
  }

  lifeOf(life: number): { readonly area: number; readonly first: Pages; readonly pages: Pages } {
    const { area, first, pages } = this.lives;
    return { area: area[life]!, first: first[life]!, pages: pages[life]! };
  }

  step(step: number, operation: Operation, name: number, result: StepResult): void {
    const { steps } = this;
    const i = step - 1;
    steps.line[i] = operation.line;
    steps.operation[i] = operation.kind === 'free' ? 1 : 0;
    steps.outcome[i] = OUTCOME_CODES.get(result.outcome)!;
    steps.reason[i] = REASON_CODES.get(result.reason)!;
    steps.errno[i] = result.errno ?? 0;
    steps.life[i] = result.life ?? NO_LIFE;
    steps.pages[i] = result.pages ?? 0;
    steps.area[i] = result.area ?? NO_AREA;
    steps.name[i] = name;
    steps.heap[i] = operation.kind === 'alloc' ? this.heaps.numberOf(operation.heap) : 0;
  }

  finish(): Run {
    const { lives, steps, names, clients, heaps, fatal } = this;
    return {
      lives: trimmed(lives),
      steps,
      names: names.texts,
      clients: clients.texts.slice(0, MAX_CLIENTS + 1),
      heaps: heaps.texts,
      fatal,
    };
  }
}

function emptyLives(capacity: number): Growing<Lives> {
  return {
    count: 0,
    birth: new Uint32Array(capacity),
    death: new Uint32Array(capacity),
    area: new Uint16Array(capacity),
    first: new Uint32Array(capacity),
    pages: new Uint32Array(capacity),
    client: new Uint16Array(capacity),
    name: new Uint32Array(capacity),
  };
}

function emptySteps(count: number): Steps {
  return {
    count,
    line: new Uint32Array(count),
    operation: new Uint8Array(count),
    outcome: new Uint8Array(count),
    errno: new Uint8Array(count),
    life: new Uint32Array(count),
    reason: new Uint8Array(count),
    pages: new Float64Array(count),
    area: new Uint16Array(count),
    name: new Uint32Array(count),
    heap: new Uint32Array(count),
  };
}

/** Without the room of allocations that failed. */
function trimmed(lives: Lives): Lives {
  if (lives.count === lives.birth.length) return lives;
  const { count } = lives;
  return {
    count,
    birth: lives.birth.slice(0, count),
    death: lives.death.slice(0, count),
    area: lives.area.slice(0, count),
    first: lives.first.slice(0, count),
    pages: lives.pages.slice(0, count),
    client: lives.client.slice(0, count),
    name: lives.name.slice(0, count),
  };
}
