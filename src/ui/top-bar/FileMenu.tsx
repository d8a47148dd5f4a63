/** Open and save as files. */
import { useRef, type ChangeEvent } from 'react';
import { ACCEPTED_FILES, useOpenFiles } from '../files/use-open-file';
import { useSaveFile } from '../files/use-save-file';
import { usePage } from '../stores';
import { Menu } from '../widgets/Menu';

export function FileMenu() {
  const input = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const page = usePage();
  const openFiles = useOpenFiles();
  const saveFile = useSaveFile();
  const asFolder = (input: HTMLInputElement | null) => {
    folder.current = input;
    if (input) input.webkitdirectory = true;
  };
  const onChoose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(target.files ?? [])];
    target.value = '';
    if (files.length > 0) void openFiles(files);
  };
  return (
    <>
      <Menu label="File" align="end">
        <button type="button" className="plain menu-item" onClick={() => input.current?.click()}>
          Open a file…
        </button>
        <button type="button" className="plain menu-item" onClick={() => folder.current?.click()}>
          Open a folder…
        </button>
        <button type="button" className="plain menu-item" onClick={() => void saveFile()}>
          Save scenario as a file
        </button>
        <button
          type="button"
          className="plain menu-item"
          onClick={() => void import('../files/save-dtb').then(({ saveDtb }) => saveDtb(page))}
        >
          Save devicetree as .dtb
        </button>
        <PageItems />
      </Menu>
      <input
        ref={input}
        type="file"
        hidden
        aria-label="File to open"
        accept={ACCEPTED_FILES}
        multiple
        onChange={onChoose}
      />
      <input ref={asFolder} type="file" hidden aria-label="Folder to open" onChange={onChoose} />
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

type ItemProps = { readonly word: string; readonly keys?: string; readonly run: () => Promise<unknown> };

const Item = ({ word, keys, run }: ItemProps) => (
  <button type="button" className="plain menu-item" onClick={() => void run()}>
    {word} {keys !== undefined && <span className="quiet">{keys}</span>}
  </button>
);
