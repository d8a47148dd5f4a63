/** Bars beside the nodes that became regions, and above each what became of it. */
import type { editor } from 'monaco-editor/editor';
import type { Documents } from './documents';
import type { Basis, RegionMark } from './editor';
import { monaco } from './monaco';
import { tokenPixels } from './text-size';

/** In px; the line height of the smallest type of the page, without tokens. */
const NOTE_HEIGHT = 16;

export type RegionMarks = {
  readonly set: (regions: readonly RegionMark[], basis?: Basis) => void;
  /** Draws the notes of the text that is in front now. */
  readonly redraw: () => void;
};

type Note = { readonly line: number; readonly text: string; readonly kind: string; readonly column: number };

export function createRegionMarks(view: editor.IStandaloneCodeEditor, documents: Documents): RegionMarks {
  const bars = new Map<string, string[]>();
  let regions: readonly RegionMark[] = [];
  let basis: Basis | undefined;
  let drawn: { readonly path: string | undefined; readonly key: string } | undefined;
  let zones: string[] = [];

  const rangeOf = (span: RegionMark['span']) => documents.rangeOf(span, basis?.(span.file));

  function drawBars(): void {
    const paths = new Set([...bars.keys(), ...regions.map(({ span }) => span.file)]);
    for (const path of paths) {
      const document = documents.get(path);
      const here = regions.filter(({ span }) => span.file === path);
      if (!document) bars.delete(path);
      else bars.set(path, document.model.deltaDecorations(bars.get(path) ?? [], barsOf(here)));
    }
  }

  const barsOf = (marks: readonly RegionMark[]): editor.IModelDeltaDecoration[] =>
    marks.flatMap(({ span, kind, selected }) => {
      const range = rangeOf(span);
      return range ? [{ range, options: barOptions(kind, selected) }] : [];
    });

  function notesInFront(): readonly Note[] {
    const path = documents.pathOf(view.getModel());
    const model = view.getModel();
    return regions.flatMap(({ span, kind, note }) => {
      const range = span.file === path && note ? rangeOf(span) : undefined;
      if (!range || !model || !note) return [];
      const column = model.getLineFirstNonWhitespaceColumn(range.startLineNumber) || 1;
      return [{ line: range.startLineNumber, text: note, kind, column }];
    });
  }

  /** Leaves the notes alone when they are the same, so that nothing moves under the cursor. */
  function drawNotes(): void {
    const notes = notesInFront();
    const path = documents.pathOf(view.getModel());
    const key = JSON.stringify(notes);
    if (drawn?.key === key && drawn.path === path) return;
    drawn = { path, key };
    // Measured before: asking for an offset renders, and zones that are half exchanged cannot be rendered.
    const next = notes.map((note) => zoneOf(view, note));
    view.changeViewZones((accessor) => {
      for (const zone of zones) accessor.removeZone(zone);
      zones = next.map((zone) => accessor.addZone(zone));
    });
  }

  return {
    set(next, of) {
      regions = next;
      basis = of;
      drawBars();
      drawNotes();
    },
    redraw() {
      drawn = undefined;
      drawNotes();
    },
  };
}

const barOptions = (kind: string, selected: boolean): editor.IModelDecorationOptions => ({
  isWholeLine: true,
  linesDecorationsClassName: `region-bar region-bar-${kind}`,
  ...(selected && { className: 'region-selected', marginClassName: 'region-selected' }),
  /** Text typed at either edge is not part of the node. */
  stickiness: monaco.editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges,
});

function zoneOf(view: editor.IStandaloneCodeEditor, { line, text, kind, column }: Note): editor.IViewZone {
  const domNode = document.createElement('div');
  domNode.className = `region-note region-note-${kind}`;
  domNode.textContent = text;
  domNode.style.paddingLeft = `${indentOf(view, line, column)}px`;
  return {
    afterLineNumber: line - 1,
    heightInPx: tokenPixels('--line-data', NOTE_HEIGHT),
    domNode,
    suppressMouseDown: true,
  };
}

/** In px, also of a line that is not on screen: Monaco knows the offset of a column only where it has drawn it. */
function indentOf(view: editor.IStandaloneCodeEditor, line: number, column: number): number {
  const model = view.getModel();
  const indent = model?.getLineContent(line).slice(0, column - 1) ?? '';
  const { tabSize = 1 } = model?.getOptions() ?? {};
  let columns = 0;
  for (const character of indent) columns += character === '\t' ? tabSize - (columns % tabSize) : 1;
  const { spaceWidth } = view.getOption(monaco.editor.EditorOption.fontInfo) as { readonly spaceWidth: number };
  return columns * spaceWidth;
}
