/** The files of the scenario: go to one, see what each is to the board, put overlays in their order. */
import { useMemo } from 'react';
import { useScenario, useView } from '../stores';
import { sourceFiles } from './file-rows';
import { FilterList } from './FilterList';
import { OverlayList } from './OverlayList';

export function FilesPanel({ onDone }: { readonly onDone: () => void }) {
  const files = useScenario((scenario) => scenario.files);
  const main = useScenario((scenario) => scenario.main);
  const overlays = useScenario((scenario) => scenario.overlays);
  const searchPaths = useScenario((scenario) => scenario.searchPaths);
  const front = useView((view) => view.editorTab);
  const showEditorTab = useView((view) => view.showEditorTab);
  const showNarrowTab = useView((view) => view.showNarrowTab);
  const { rows, idle, unreached } = useMemo(
    () => sourceFiles({ files, main, overlays, searchPaths }, front),
    [files, main, overlays, searchPaths, front],
  );
  const onPick = (path: string) => {
    showEditorTab(path);
    showNarrowTab('source');
    onDone();
  };
  return (
    <>
      <p className="files-count">
        {files.length} files{unreached > 0 && `, ${unreached} not included by the board or its overlays`}
      </p>
      <FilterList label="Files" rows={rows} current={front} onPick={onPick} />
      {overlays.length + idle.length > 0 && <OverlayList applied={overlays} idle={idle} />}
    </>
  );
}
