/** The macros that are defined at the moment, `__LINE__` and the like among them. */
import type { MacroTable } from './cpp-expand';
import { currentAtoms } from './cpp-files';
import { parseDefine, type Macro } from './cpp-macro';
import { token, type CppToken } from './cpp-token';
import type { Reading } from './flat-source';
import { lineOf } from './lines';
import type { Sources } from './sources';

const PREDEFINED: Readonly<Record<string, string>> = { __DTS__: '1', __ASSEMBLER__: '1', __STDC__: '1' };
const BUILTIN = ['__FILE__', '__LINE__', '__COUNTER__', '__INCLUDE_LEVEL__', '__BASE_FILE__', '__DATE__', '__TIME__'];

export const number = (value: number): CppToken => token('number', String(value), false);
export const string = (text: string): CppToken => token('string', `"${text.replace(/["\\]/g, '\\$&')}"`, false);

/** Where the expansion at work stands; `depth` counts from 0 in the main file. */
export type ExpansionPlace = { readonly reading: Reading; readonly depth: number; readonly start: number };

/** What a directive did to a name: undefined took its macro away. */
export type MacroChange = { readonly atom: number; readonly macro: Macro | undefined };

/** From a state and a change to the next state. Equal numbers mean equal histories since the evaluation began. */
let states = new Map<number, number>();

const MAX_STATES = 1_000_000;
const MAX_CHANGES = 2 ** 26;

export const statesAreMany = (): boolean => states.size > MAX_STATES;

/** Serials and atoms are part of it: to be called with forgetIfLarge(), and when there are many. */
export function forgetStates(): void {
  states = new Map();
}

/** Serials and atoms stay below 2^26, because what they count is forgotten long before. */
function nextState(state: number, { atom, macro }: MacroChange): number {
  const change = macro ? 2 * macro.serial : 2 * atom + 1;
  const key = state * 2 * MAX_CHANGES + change;
  const known = states.get(key);
  if (known !== undefined) return known;
  states.set(key, states.size + 1);
  return states.size;
}

export class MacroState implements MacroTable {
  private readonly atoms = currentAtoms();
  /** Both by atom; text is compared with `active` identifier by identifier. */
  private readonly macros: (Macro | undefined)[] = [];
  private readonly active: boolean[] = [];
  /** How often `__COUNTER__` was asked. */
  counter = 0;
  /** Everything since the beginning. */
  readonly changes: MacroChange[] = [];
  state = 0;
  place: ExpansionPlace | undefined;

  constructor(private readonly sources: Sources) {
    for (const name of BUILTIN) this.active[this.atoms.of(name)] = true;
    for (const [name, value] of Object.entries({ ...PREDEFINED, ...sources.defines })) this.defineText(name, value);
    // These are made anew for each evaluation: a memo knows the options themselves.
    this.state = 0;
  }

  /** As `-DNAME=VALUE`. */
  private defineText(name: string, value: string): void {
    const text = `${name} ${value}`;
    const macro = parseDefine('<command-line>', text, 0, text.length);
    if ('error' in macro) return;
    const { serial, parameters, variadic, body } = macro;
    this.define({ name: macro.name, serial, parameters, variadic, body, definition: undefined });
  }

  define(macro: Macro): void {
    this.change({ atom: this.atoms.of(macro.name), macro });
  }

  undefine(name: string): void {
    this.change({ atom: this.atoms.of(name), macro: undefined });
  }

  private change(change: MacroChange): void {
    this.state = nextState(this.state, change);
    this.apply(change);
  }

  private apply(change: MacroChange): void {
    this.macros[change.atom] = change.macro;
    this.active[change.atom] = change.macro !== undefined;
    this.changes.push(change);
  }

  /** Goes through changes that lead from this state to the one that is given. */
  repeat(changes: readonly MacroChange[], state: number): void {
    for (const change of changes) this.apply(change);
    this.state = state;
  }

  isActive(atom: number): boolean {
    return this.active[atom] === true;
  }

  isDefined(name: string): boolean {
    return this.isActive(this.atoms.of(name));
  }

  lookup(name: string): Macro | undefined {
    return this.macros[this.atoms.of(name)];
  }

  /** No clock here: date and time stand still. */
  builtin(name: string): CppToken[] | undefined {
    const { place } = this;
    if (!name.startsWith('__') || !place) return undefined;
    switch (name) {
      case '__LINE__':
        return [number(lineOf(place.reading, place.start))];
      case '__FILE__':
        return [string(place.reading.spelling)];
      case '__BASE_FILE__':
        return [string(this.sources.main)];
      case '__INCLUDE_LEVEL__':
        return [number(place.depth)];
      case '__COUNTER__':
        return [number(this.counter++)];
      case '__DATE__':
        return [string('Jan  1 1970')];
      case '__TIME__':
        return [string('00:00:00')];
      default:
        return undefined;
    }
  }
}
