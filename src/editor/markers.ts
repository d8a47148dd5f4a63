/** Diagnostics as squiggles. */
import type { editor, IRange, MarkerSeverity } from 'monaco-editor/editor';
import type { Diagnostic, Severity } from '../lib/diagnostic';
import type { Documents } from './documents';
import type { Basis } from './editor';
import { monaco } from './monaco';

/** More squiggles than this help nobody; the list of problems counts the rest. */
export const MAX_MARKERS = 500;

/** Squiggles of one layer are replaced together: mistakes, or what is worth a look. */
export type MarkerLayer = 'wrong' | 'found';

const SEVERITIES: Readonly<Record<Severity, MarkerSeverity>> = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  info: monaco.MarkerSeverity.Info,
};

export function showDiagnostics(
  documents: Documents,
  path: string,
  diagnostics: readonly Diagnostic[],
  basis?: Basis,
  layer: MarkerLayer = 'wrong',
): void {
  const model = documents.get(path)?.model;
  if (!model) return;
  const here = diagnostics.filter(({ span }) => span.file === path).slice(0, MAX_MARKERS);
  const markers = here.flatMap((diagnostic) => markerOf(diagnostic, documents.rangeOf(diagnostic.span, basis?.(path))));
  monaco.editor.setModelMarkers(model, `carveout-${layer}`, markers);
}

/** The kernel's or the reference tool's own words go on a line of their own. */
function markerOf({ code, severity, message, detail }: Diagnostic, range: IRange | undefined): editor.IMarkerData[] {
  if (!range) return [];
  const text = detail === undefined ? message : `${message}\n${detail}`;
  return [{ ...range, severity: SEVERITIES[severity], code, message: text }];
}
