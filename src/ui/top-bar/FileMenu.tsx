/** Open and save as files. */
import { useRef } from 'react';
import { ACCEPTED_FILES, useOpenFile } from '../files/use-open-file';
import { useSaveFile } from '../files/use-save-file';
import { Menu } from '../widgets/Menu';

export function FileMenu() {
  const input = useRef<HTMLInputElement>(null);
  const openFile = useOpenFile();
  const saveFile = useSaveFile();
  return (
    <>
      <Menu label="File" align="end">
        <button type="button" className="plain menu-item" onClick={() => input.current?.click()}>
          Open a file…
        </button>
        <button type="button" className="plain menu-item" onClick={() => void saveFile()}>
          Save scenario as a file
        </button>
      </Menu>
      <input
        ref={input}
        type="file"
        hidden
        aria-label="File to open"
        accept={ACCEPTED_FILES}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file) void openFile(file);
        }}
      />
    </>
  );
}
