/** Files or a folder dropped anywhere on the page are opened. */
import { useState, type DragEvent, type ReactNode } from 'react';
import type { Given } from './given';
import { useOpenFiles } from './use-open-file';
import './files.css';

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');

/** To be asked during the event: afterwards the browser has taken it back. */
const givenBy = ({ items }: DataTransfer): Given[] =>
  [...items].flatMap((item) => (item.kind === 'file' ? (item.webkitGetAsEntry() ?? item.getAsFile() ?? []) : []));

export function DropZone({ children }: { readonly children: ReactNode }) {
  const openFiles = useOpenFiles();
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
    const given = givenBy(event.dataTransfer);
    if (given.length > 0) void openFiles(given);
  };
  return (
    <div onDragOver={onDragOver} onDragLeave={onDragLeave} onDrop={onDrop}>
      {children}
      {over && (
        <p className="drop-hint">
          Drop a board (.dts or .dtb), its folder or a .zip with its includes, an overlay, a saved scenario or a lesson.
        </p>
      )}
    </div>
  );
}
