/**
 * What an included file becomes, kept from one evaluation to the next: after a key press in the board only the board is
 * preprocessed again. An effect holds for a file in one state of the macros, as long as no file that was read for it
 * changes; whatever else the preprocessor knows at that place is part of its key.
 */
import type { Diagnostic } from '../lib/diagnostic';
import type { FileTree, Found } from './cpp-files';
import { parseDefine, type Macro, type MacroError } from './cpp-macro';
import type { DirectiveItem } from './cpp-scan';
import type { FlatPiece, Reading } from './flat-source';
import type { MacroChange } from './cpp-state';
import type { SourceFile, Sources } from './sources';

/** Counted work, so that a kept effect costs its share of every bound. */
export type Work = { readonly includes: number; readonly read: number; readonly tokens: number; readonly text: number };

export type Effect = {
  /** The file itself and all below it. */
  readonly files: readonly SourceFile[];
  readonly piece: FlatPiece;
  readonly changes: readonly MacroChange[];
  /** The state of the macros behind it. */
  readonly state: number;
  readonly diagnostics: readonly Diagnostic[];
  readonly work: Work;
};

/** Where a file is entered. `last`: the character written before it. */
export type Place = { readonly depth: number; readonly state: number; readonly last: string; readonly plain: boolean };

/** UTF-16 units of effects that are kept. */
const MAX_KEPT = 32 * 1024 * 1024;

let effects = new Map<string, Effect>();
let keptText = 0;
let surroundings = new Map<string, number>();

/** Of the board file, by place and text: a key press elsewhere in it leaves the state of the macros as it was. */
let boardDefinitions = new Map<string, Macro | MacroError>();

/** As parseDefine(), and the same macro again as long as nothing changes up to its line's end. */
export function boardDefinition({ path, text }: Reading, { bodyStart, end }: DirectiveItem): Macro | MacroError {
  const key = `${bodyStart} ${path}\0${text.slice(bodyStart, end)}`;
  const known = boardDefinitions.get(key);
  if (known) return known;
  const macro = parseDefine(path, text, bodyStart, end);
  boardDefinitions.set(key, macro);
  return macro;
}

/** Effects name macros and atoms: they go with them. */
export function forgetEffects(): void {
  effects = new Map();
  boardDefinitions = new Map();
  keptText = 0;
  surroundings = new Map();
}

export class Memo {
  private readonly surroundings: number;

  constructor(
    sources: Sources,
    private readonly files: FileTree,
  ) {
    if (keptText > MAX_KEPT) forgetEffects();
    const { searchPaths, defines, main } = sources;
    const key = JSON.stringify([main, searchPaths, defines, sources.files.map(({ path }) => path)]);
    this.surroundings = surroundings.get(key) ?? surroundings.size;
    surroundings.set(key, this.surroundings);
  }

  find(found: Found, place: Place): Effect | undefined {
    const effect = effects.get(this.key(found, place));
    return effect?.files.every(({ path, text }) => this.files.get(path)?.text === text) ? effect : undefined;
  }

  keep(found: Found, place: Place, effect: Effect): void {
    effects.set(this.key(found, place), effect);
    keptText += effect.piece.text.length;
  }

  private key({ file, spelling }: Found, { depth, state, last, plain }: Place): string {
    return [this.surroundings, state, depth, plain ? 'p' : 'c', last, file.path, spelling].join('\0');
  }
}
