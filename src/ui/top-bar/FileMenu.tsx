/** Open and save as files. */
import { useRef, type ChangeEvent } from 'react';
import { ACCEPTED_FILES, useOpenFiles } from '../files/use-open-file';
import { lazyPart } from '../widgets/lazy-part';
import { Menu } from '../widgets/Menu';
import type { FileItemsProps } from './FileItems';

/** Fetched when the menu is opened first. */
const FileItems = lazyPart<FileItemsProps>(async () => (await import('./FileItems')).FileItems);

export function FileMenu() {
  const input = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const openFiles = useOpenFiles();
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
        <FileItems onFile={() => input.current?.click()} onFolder={() => folder.current?.click()} />
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
