/**
 * Earlier states of all works, each with a name and a thumbnail, so that a preset, a file or a long afternoon of edits
 * leaves a way back even after a reload, when there is nothing to undo.
 */
import type { Machine } from '../kernel/machine';
import { memoryStrip, readStrip, type StripPart } from './memory-strip';
import type { KeyValue } from './saved-work';
import type { Draft } from './scenario-edit';
import { changeName } from './state-name';

export type KeptState = {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  /** What the scenario was called. */
  readonly title: string;
  /** Why it was kept, or what its owner calls it. */
  readonly name: string;
  /** True for a name that its owner gave: such states are dropped last. */
  readonly named: boolean;
  readonly strip: readonly StripPart[];
  /** The form of a saved file. */
  readonly text: string;
};

export type NewState = Pick<KeptState, 'id' | 'savedAt' | 'named' | 'text'> & {
  readonly scenario: Draft;
  /** The state before, which decides the name where none is given. */
  readonly before: Draft;
  readonly name: string | undefined;
  /** What was on screen; undefined before the first picture. */
  readonly machine: Pick<Machine, 'banks' | 'held' | 'fates'> | undefined;
};

export type History = {
  /** Newest first. Leaves out what is none. */
  readonly list: () => Promise<readonly KeptState[]>;
  /** Keeps a state unless it is the same as the newest, and drops the oldest beyond STATES_KEPT. */
  readonly keep: (state: NewState) => Promise<void>;
  readonly rename: (id: string, name: string) => Promise<void>;
};

export const STATES_KEPT = 48;
/** Of them, how many that were named are kept before all others. */
export const NAMED_KEPT = 24;
export const MAX_STATE_NAME = 80;

const PREFIX = 'state ';

function readState(value: unknown): KeptState | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { id, savedAt, title, name, named, strip, text } = value as Partial<Record<keyof KeptState, unknown>>;
  if (typeof id !== 'string' || typeof savedAt !== 'number' || typeof text !== 'string') return undefined;
  if (typeof title !== 'string' || typeof name !== 'string') return undefined;
  return { id, savedAt, title, name, named: named === true, strip: readStrip(strip), text };
}

/** What to drop of states that are newest first. */
function surplus(states: readonly KeptState[]): readonly KeptState[] {
  const safe = new Set(states.filter(({ named }) => named).slice(0, NAMED_KEPT));
  const others = states.filter((state) => !safe.has(state));
  return others.slice(STATES_KEPT - safe.size);
}

export function createHistory(storage: KeyValue): History {
  async function list(): Promise<readonly KeptState[]> {
    const entries = await storage.entries();
    const states = entries.flatMap(([key, value]) => (key.startsWith(PREFIX) ? (readState(value) ?? []) : []));
    return states.sort((a, b) => b.savedAt - a.savedAt);
  }

  async function keep({ id, savedAt, named, text, name, scenario, before, machine }: NewState): Promise<void> {
    const states = await list();
    if (!named && states[0]?.text === text) return;
    const strip = machine ? memoryStrip(machine) : [];
    const called = (name ?? changeName(before, scenario)).slice(0, MAX_STATE_NAME);
    const state: KeptState = { id, savedAt, title: scenario.title, name: called, named, strip, text };
    await storage.set(PREFIX + id, state);
    for (const old of surplus([state, ...states])) await storage.del(PREFIX + old.id);
  }

  async function rename(id: string, name: string): Promise<void> {
    const state = (await list()).find((one) => one.id === id);
    if (state) await storage.set(PREFIX + id, { ...state, name: name.slice(0, MAX_STATE_NAME), named: true });
  }

  return { list, keep, rename };
}
