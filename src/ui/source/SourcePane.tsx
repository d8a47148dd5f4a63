/** The texts of the scenario, a tab each. */
import { useEffect } from 'react';
import { WORKLOAD_PATH } from '../../state/scenario-edit';
import { useRun, useScenario, useView } from '../stores';
import { FilesButton } from '../source-files/FilesButton';
import { openPaths, useVisited } from '../source-files/open-paths';
import { shortName } from '../source-files/short-name';
import { lazyPart } from '../widgets/lazy-part';
import { Tabs, type Tab } from '../widgets/Tabs';
import { EditorHost } from './EditorHost';
import { NoteField } from './NoteField';
import { PlainEditor } from './PlainEditor';
import './source.css';

const PlainProblem = lazyPart<{ readonly path: string }>(async () => (await import('./PlainProblem')).PlainProblem);

function useTextTabs(panel: (path: string) => Tab<string>['panel']): readonly Tab<string>[] {
  const files = useScenario((scenario) => scenario.files);
  const main = useScenario((scenario) => scenario.main);
  const overlays = useScenario((scenario) => scenario.overlays);
  // Of the run on screen, because only running expands repeat and random.
  const steps = useRun((state) => state.shown?.simulation.run.steps.count);
  const front = useView((view) => view.editorTab);
  const visited = useVisited(front);
  const paths = files.map((file) => file.path);
  useReturnToBoard(front === WORKLOAD_PATH || paths.includes(front));
  return [
    ...openPaths(paths, main, overlays, visited).map((path) => ({
      id: path,
      label: shortName(path, paths),
      panel: panel(path),
    })),
    { id: WORKLOAD_PATH, label: 'workload', count: steps, panel: panel(WORKLOAD_PATH) },
  ];
}

/** Undo can take away the file that is in front. */
function useReturnToBoard(isThere: boolean): void {
  const main = useScenario((scenario) => scenario.main);
  const show = useView((view) => view.showEditorTab);
  useEffect(() => {
    if (!isThere) show(main);
  }, [isThere, main, show]);
}

/** For a narrow screen: each text in a plain field of its own. */
export const useSourceTabs = (): readonly Tab<string>[] =>
  useTextTabs((path) => () => (
    <div className="plain-pane">
      <FilesButton />
      <PlainEditor path={path} />
      <PlainProblem path={path} />
    </div>
  ));

/** One editor serves all tabs: it keeps its own model, cursor and scroll position for each text. */
export function SourcePane() {
  const tab = useView((view) => view.editorTab);
  const show = useView((view) => view.showEditorTab);
  const tabs = useTextTabs(() => () => null);
  const hasNote = useScenario((scenario) => scenario.note !== '');
  return (
    <section className="source" aria-label="Source">
      <Tabs
        label="Source"
        tabs={tabs}
        selected={tab}
        onSelect={show}
        aside={
          <div className="source-aside">
            <FilesButton />
            {!hasNote && <NoteField />}
          </div>
        }
        body={
          <>
            {hasNote && <NoteField />}
            <EditorHost />
          </>
        }
      />
    </section>
  );
}
