/** A file dropped anywhere on the page is opened. */
import { useState, type DragEvent, type ReactNode } from 'react';
import { useOpenFile } from './use-open-file';
import './files.css';

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');

export function DropZone({ children }: { readonly children: ReactNode }) {
  const openFile = useOpenFile();
  const [over, setOver] = useState(false);
  const onDragOver = (event: DragEvent) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    setOver(true);
  };
  const onDragLeave = (event: DragEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
  };
  const onDrop = (event: DragEvent) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) void openFile(file);
  };
  return (
    <div onDragOver={onDragOver} onDragLeave={onDragLeave} onDrop={onDrop}>
      {children}
      {over && <p className="drop-hint">Drop a .dts, a .dts.gz or a saved scenario to open it.</p>}
    </div>
  );
}
