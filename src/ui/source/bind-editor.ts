/** Keeps an editor abreast of the stores, from subscriptions: a render could come late, with a text typed over since. */
import type { EditorHandle } from '../../editor/editor';
import type { Diagnostic } from '../../lib/diagnostic';
import type { Computed } from '../../state/run-store';
import { WORKLOAD_PATH, type Draft } from '../../state/scenario-edit';
import { headOf } from '../../scenario/node-head';
import { lineOfStep, textOf } from '../../state/selectors';
import type { Page } from '../stores';
import { regionMarks } from './region-marks';

/** @returns ends the binding */
export function bindEditor(page: Page, editor: EditorHandle): () => void {
  const { scenario, view, run, reveal } = page;
  const texts = (another: boolean) => setTexts(page, editor, another);
  const marks = () => setMarks(page, editor);
  const place = () => editor.show(view.getState().editorTab);
  texts(false);
  place();
  marks();
  setFindings(page, editor);
  const last = reveal.getState().span;
  if (last) editor.reveal(last, { focus: false });
  const ends = [
    scenario.subscribe((now, before) => texts(isAnother(now, before))),
    run.subscribe((now, before) => {
      if (now.shown !== before.shown || now.latest !== before.latest) marks();
      if (now.findings !== before.findings || now.latest !== before.latest) setFindings(page, editor);
    }),
    view.subscribe((now, before) => {
      if (now.editorTab !== before.editorTab) place();
      if (now.selection !== before.selection) marks();
    }),
    reveal.subscribe(({ span }) => {
      if (span) editor.reveal(span, { focus: false });
    }),
  ];
  return () => {
    for (const end of ends) end();
  };
}

/** No other edit than opening changes the texts and the boot profile at once. */
const isAnother = (now: Draft, before: Draft): boolean => now.files !== before.files && now.profile !== before.profile;

function setTexts({ scenario }: Page, editor: EditorHandle, another: boolean): void {
  const { files, workload } = scenario.getState();
  for (const { path, text } of files) editor.setText(path, text, { another });
  editor.setText(WORKLOAD_PATH, workload, { another });
  editor.keep([...files.map((file) => file.path), WORKLOAD_PATH]);
}

/** Squiggles, regions and the current line. The editor moves what was made from a text that was typed over since. */
function setMarks({ scenario, view, run }: Page, editor: EditorHandle): void {
  const { files } = scenario.getState();
  const { latest, shown } = run.getState();
  const basisOf = (computed: Computed) => (path: string) => textOf(computed.scenario, path);
  if (latest) {
    for (const path of [...files.map((file) => file.path), WORKLOAD_PATH]) {
      editor.setDiagnostics(path, diagnosticsOf(latest, path), basisOf(latest));
    }
  }
  if (!shown) return;
  editor.setRegions(regionMarks(shown.simulation.machine, view.getState().selection), basisOf(shown));
  editor.setCurrentLine(WORKLOAD_PATH, lineOfStep(shown.simulation.run, shown.frame.step));
}

/** What was found belongs to the last text without mistakes, and is not shown beside mistakes. */
function setFindings({ scenario, run }: Page, editor: EditorHandle): void {
  const { latest, findings } = run.getState();
  const list = latest?.simulation.complete ? (findings?.list ?? []) : [];
  const basis = findings && ((path: string) => textOf(findings.scenario, path));
  for (const { path } of scenario.getState().files) editor.setDiagnostics(path, list, basis, 'found');
}

/** What is wrong with a text, and what the kernel would make of it, as far as it has a place there. */
function diagnosticsOf({ simulation, scenario }: Computed, path: string): Diagnostic[] {
  const { diagnostics, workloadDiagnostics, machine } = simulation;
  const text = textOf(scenario, path) ?? '';
  const placed = machine.problems.flatMap(({ span, code, severity, message }) =>
    span?.file === path ? [{ code, severity, message, span: headOf(text, span) }] : [],
  );
  return [...[...diagnostics, ...workloadDiagnostics].filter(({ span }) => span.file === path), ...placed];
}
