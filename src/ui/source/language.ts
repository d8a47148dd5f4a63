/** What the editor asks about its texts, asked of the engine; comes with the editor. */
import type { Language } from '../../editor/editor';
import type { TextEdit } from '../../dts/language/text-edit';
import type { Page } from '../stores';
import { applyTextEdits } from './apply-edits';

export function createLanguage(page: Page): Language {
  const ask = askAboutText(page);
  return {
    hover: (file, position) => ask('hover', { file, position }),
    completions: (file, position) => ask('completions', { file, position }),
    occurrences: (file, position) => ask('occurrences', { file, position }),
    renamable: (file, position) => ask('renamable', { file, position }),
    rename: (file, position, name) => ask('rename', { file, position, name }),
    colours: (file) => ask('colours', { file }),
    structure: (file) => ask('structure', { file }),
    format: (file, indent) => ask('format', { file, indent }),
    fixes: (span) => ask('fixes', span),
    apply: (edits: readonly TextEdit[]) => applyTextEdits(page, edits),
    open(span) {
      page.view.getState().showEditorTab(span.file);
      page.reveal.getState().reveal(span);
    },
  };
}

/** Undefined when the run of the present text has none, or the text was changed before the answer came. */
export const askAboutText =
  (page: Page): Page['session']['ask'] =>
  async (name, about) => {
    const { files, workload } = page.scenario.getState();
    const isPresent = () => page.scenario.getState().files === files && page.scenario.getState().workload === workload;
    const runId = await runOfText(page, isPresent);
    const answer = runId === undefined ? undefined : await page.session.ask(name, about, runId);
    return isPresent() ? answer : undefined;
  };

/** The newest run once it is of the present text. Undefined when that changes, or cannot be run. */
function runOfText({ run, scenario }: Page, isPresent: () => boolean): Promise<number | undefined> {
  const ready = (): number | undefined => {
    const { latest } = run.getState();
    const { files, workload } = scenario.getState();
    return latest?.scenario.files === files && latest.scenario.workload === workload ? latest.runId : undefined;
  };
  return new Promise((resolve) => {
    const ends: (() => void)[] = [];
    const settle = (): boolean => {
      const id = ready();
      if (id === undefined && isPresent() && run.getState().progress.status !== 'failed') return false;
      for (const end of ends) end();
      resolve(isPresent() ? id : undefined);
      return true;
    };
    if (!settle()) ends.push(run.subscribe(settle), scenario.subscribe(settle));
  });
}
