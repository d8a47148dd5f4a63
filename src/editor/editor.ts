/** What the page asks of its editor. No Monaco here. */
import type { Completions } from '../dts/language/completion';
import type { Indent } from '../dts/language/format';
import type { Hover } from '../dts/language/hover';
import type { Occurrences } from '../dts/language/occurrences';
import type { Structure } from '../dts/language/outline';
import type { Renamable, Renaming } from '../dts/language/rename';
import type { SemanticTokens } from '../dts/language/semantic-tokens';
import type { TextEdit } from '../dts/language/text-edit';
import type { Diagnostic, Span } from '../lib/diagnostic';

export type EditorTheme = 'light' | 'dark' | 'contrast';

/** Path whose text is in the workload language; every other one is devicetree source. */
export const WORKLOAD_DOCUMENT = 'workload';

/** A node that became a region: a bar beside its lines, and what became of it in words above them. */
export type RegionMark = {
  readonly span: Span;
  /** Kind of memory; names the colour and texture of the bar, as the legend does. */
  readonly kind: string;
  /** Shown above the first line, `placed at 0x7c00_0000 → heap default_cma_region`; undefined for none. */
  readonly note: string | undefined;
  readonly selected: boolean;
};

/**
 * The texts that spans were made from, by path: what was typed since then moves them. Without it, spans are of the
 * text that the editor has.
 */
export type Basis = (path: string) => string | undefined;

/** An edit that mends something, with the lines that it changes. */
export type EditorFix = { readonly title: string; readonly preview: string; readonly edits: readonly TextEdit[] };

/** A promise of an answer; undefined when there is none, or when the text has changed meanwhile. */
type Answer<T> = Promise<T | undefined>;

/** What the editor asks about its texts. Offsets are those of the text that it shows. */
export type Language = {
  readonly hover: (path: string, offset: number) => Answer<Hover>;
  readonly completions: (path: string, offset: number) => Answer<Completions>;
  readonly occurrences: (path: string, offset: number) => Answer<Occurrences>;
  readonly renamable: (path: string, offset: number) => Answer<Renamable>;
  readonly rename: (path: string, offset: number, name: string) => Answer<Renaming>;
  readonly colours: (path: string) => Answer<SemanticTokens>;
  readonly structure: (path: string) => Answer<Structure>;
  /** The whole new text. */
  readonly format: (path: string, indent: Indent) => Answer<string>;
  readonly fixes: (span: Span) => Answer<readonly EditorFix[]>;
  /** Changes texts, of files that are not on screen as well, as one step of the page's history. */
  readonly apply: (edits: readonly TextEdit[]) => void;
  /** Brings a place of any text to the front. */
  readonly open: (span: Span) => void;
};

export type EditorOptions = {
  /** Texts are shown and cannot be typed into. */
  readonly readOnly: boolean;
  readonly language: Language;
  /** Name of the text for a screen reader, `board.dts, devicetree source`. */
  readonly labelOf: (path: string) => string;
  readonly theme: EditorTheme;
  /** Typed, pasted or otherwise made in the editor; never for what setText() did. */
  readonly onChange: (path: string, text: string) => void;
  /** The reader moved the cursor, as a UTF-16 offset; not for moves by reveal(), setText() or typing. */
  readonly onCursor: (path: string, offset: number) => void;
  /** Undo and redo belong to the page's own history. */
  readonly onUndo: () => void;
  readonly onRedo: () => void;
};

/**
 * Call setText() and setRegions() from store subscriptions rather than renders: an effect may run late, with a text
 * that has been typed over since.
 */
export type EditorHandle = {
  /**
   * The text of a path as the store has it. Applies the smallest edit that makes it so; cursor and scroll stay, but of
   * a text of `another` scenario, which is shown from its start.
   */
  readonly setText: (path: string, text: string, options?: { readonly another?: boolean }) => void;
  /** Brings a text to the front, with its own cursor and scroll position. The text must have been set before. */
  readonly show: (path: string) => void;
  /** Forgets every text that is not among `paths`. */
  readonly keep: (paths: readonly string[]) => void;
  /** Replaces the squiggles of one text, of its mistakes or of what was `found` later. */
  readonly setDiagnostics: (
    path: string,
    diagnostics: readonly Diagnostic[],
    basis?: Basis,
    layer?: 'wrong' | 'found',
  ) => void;
  /** Replaces all region marks; those of texts that are not open are left out. */
  readonly setRegions: (regions: readonly RegionMark[], basis?: Basis) => void;
  /** Marks the line, from 1, that the step on screen ran; undefined for none. A new one is scrolled to, unless the reader is typing. */
  readonly setCurrentLine: (path: string, line: number | undefined) => void;
  /** Shows a place: brings its text to the front, moves the cursor to its start. */
  readonly reveal: (span: Span, options?: { readonly focus?: boolean }) => void;
  readonly setTheme: (theme: EditorTheme) => void;
  readonly focus: () => void;
  readonly dispose: () => void;
};

export type CreateEditor = (element: HTMLElement, options: EditorOptions) => EditorHandle;
