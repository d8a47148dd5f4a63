/** Asks which of several sources is the board. */
import { FilterList } from './FilterList';
import { showDialog } from './show-dialog';

/** The path that was chosen; undefined when the dialog was left. */
export function chooseBoard(boards: readonly string[]): Promise<string | undefined> {
  const rows = boards.map((path) => ({ path, tags: [], quiet: false }));
  return showDialog<string>('Choose the board', (close) => (
    <>
      <p className="files-count">{boards.length} sources that no other file includes</p>
      <FilterList label="Boards" rows={rows} onPick={close} />
    </>
  ));
}
