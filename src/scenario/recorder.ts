/**
 * Builds a Run. Mutable while a replay writes it; sized once, from the number of operations, so that nothing is
 * copied while it grows.
 */
import type { Pages } from '../lib/units';
import { AsideRecorder } from './aside-recorder';
import type { Operation } from './operation';
import {
  ALIVE,
  EXPECTATIONS,
  NO_AREA,
  NO_LIFE,
  OUTCOME_CODE,
  REASON_CODE,
  type Lives,
  type Outcome,
  type Reason,
  type Run,
  type Steps,
} from './run';

/** Clients beyond this many share the last number: `Lives.client` has 16 bits. */
const MAX_CLIENTS = 0xffff;

type Growing<T> = { -readonly [K in keyof T]: T[K] };

/** Texts by number, each once. */
export class TextTable {
  readonly texts: string[] = [];
  private readonly numbers = new Map<string, number>();
  private lastText: string | undefined;
  private last = 0;

  numberOf(text: string): number {
    // Heaps and clients repeat from step to step.
    if (text === this.lastText) return this.last;
    this.lastText = text;
    const known = this.numbers.get(text);
    this.last = known ?? this.add(text);
    if (known === undefined) this.numbers.set(text, this.last);
    return this.last;
  }

  /** Number of a text that is not looked up, and will not be found. */
  add(text: string): number {
    return this.texts.push(text) - 1;
  }
}

/** Names of buffers by number: those with an id of their own are never looked up. */
export class NameTable {
  private readonly table = new TextTable();
  private readonly byId: number[] = [];

  get texts(): readonly string[] {
    return this.table.texts;
  }

  numberOf(name: string, id: number | undefined): number {
    if (id === undefined) return this.table.numberOf(name);
    return (this.byId[id] ??= this.table.add(name));
  }
}

/** What refused a step, for Recorder.refuse(). */
export type Refusal = {
  readonly outcome: Outcome;
  readonly reason: Reason;
  readonly errno?: number;
  readonly pages?: Pages;
  readonly area?: number;
};

export class Recorder {
  readonly names = new NameTable();
  readonly heaps = new TextTable();
  readonly asides = new AsideRecorder();
  private readonly clients = new TextTable();
  readonly lives: Growing<Lives>;
  private readonly steps: Steps;
  fatal: string | undefined;

  constructor(operations: readonly Operation[], initialLives: number) {
    const allocs = operations.reduce((sum, operation) => sum + (operation.kind === 'alloc' ? 1 : 0), 0);
    this.lives = emptyLives(initialLives + allocs);
    this.steps = emptySteps(operations.length);
    this.heaps.numberOf('');
  }

  /** Number of the next life. */
  bear(birth: number, area: number, first: Pages, pages: Pages, client: string, name: number): number {
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

  /** Writes what is known before a step is run. It counts as gone through until refuse() says otherwise. */
  begin(step: number, code: number, line: number, name: number, heap: number): void {
    const { steps } = this;
    const i = step - 1;
    steps.line[i] = line;
    steps.operation[i] = code;
    steps.name[i] = name;
    steps.heap[i] = heap;
  }

  /** @param life the buffer that was born or ended, or NO_LIFE */
  done(step: number, life: number, pages: Pages, area: number): void {
    const { steps } = this;
    const i = step - 1;
    steps.life[i] = life;
    steps.pages[i] = pages;
    steps.area[i] = area;
  }

  refuse(step: number, { outcome, reason, errno = 0, pages = 0, area = NO_AREA }: Refusal): void {
    const { steps } = this;
    steps.outcome[step - 1] = OUTCOME_CODE[outcome];
    steps.reason[step - 1] = REASON_CODE[reason];
    steps.errno[step - 1] = errno;
    this.done(step, NO_LIFE, pages, area);
  }

  expect(step: number, expected: 'ok' | 'fail'): void {
    this.steps.expected[step - 1] = EXPECTATIONS.indexOf(expected);
  }

  finish(): Run {
    const { lives, steps, names, clients, heaps, fatal } = this;
    return {
      lives: trimmed(lives),
      steps,
      names: names.texts,
      clients: clients.texts.slice(0, MAX_CLIENTS + 1),
      heaps: heaps.texts,
      asides: this.asides.finish(),
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
    life: new Uint32Array(count).fill(NO_LIFE),
    reason: new Uint8Array(count),
    pages: new Float64Array(count),
    area: new Uint16Array(count).fill(NO_AREA),
    name: new Uint32Array(count),
    heap: new Uint32Array(count),
    expected: new Uint8Array(count),
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
