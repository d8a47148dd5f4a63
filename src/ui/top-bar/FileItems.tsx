/** The entries of the File menu. */
import { useSaveFile } from '../files/use-save-file';
import { usePage } from '../stores';

export type FileItemsProps = { readonly onFile: () => void; readonly onFolder: () => void };

export function FileItems({ onFile, onFolder }: FileItemsProps) {
  const page = usePage();
  const saveFile = useSaveFile();
  return (
    <>
      <button type="button" className="plain menu-item" onClick={onFile}>
        Open a file…
      </button>
      <button type="button" className="plain menu-item" onClick={onFolder}>
        Open a folder…
      </button>
      <Item word="Save scenario as a file" run={saveFile} />
      <Item word="Save devicetree as .dtb" run={async () => (await import('../files/save-dtb')).saveDtb(page)} />
      <Item word="Undo" keys="Ctrl Z" run={() => page.scenario.getState().undo()} />
      <Item word="Redo" keys="Ctrl Shift Z" run={() => page.scenario.getState().redo()} />
      <PageItems />
    </>
  );
}

/** What concerns the page more than a file; the palette has all of it too. */
function PageItems() {
  const page = usePage();
  return (
    <>
      <Item word="Compare with…" run={async () => (await import('../compare/show-compare')).showCompare(page)} />
      <Item word="History…" run={async () => (await import('../history/show-history')).showHistory(page)} />
      <Item
        word="Commands…"
        keys="Ctrl K"
        run={async () => (await import('../palette/show-palette')).showPalette(page)}
      />
      <Item word="Keyboard shortcuts" keys="?" run={async () => (await import('../palette/show-keys')).showKeys()} />
      <Item word="Settings…" run={async () => (await import('../settings/show-settings')).showSettings(page)} />
    </>
  );
}

type ItemProps = { readonly word: string; readonly keys?: string; readonly run: () => unknown };

const Item = ({ word, keys, run }: ItemProps) => (
  <button type="button" className="plain menu-item" onClick={() => void run()}>
    {word} {keys !== undefined && <span className="quiet">{keys}</span>}
  </button>
);
