/** The list of buffers beside the page map; on a phone it waits until it is asked for, because it is long. */
import { useState } from 'react';
import type { Shown } from '../../state/run-store';
import { useNarrow } from '../layout/use-narrow';
import { bufferRows } from './buffer-rows';
import { BufferTable } from './BufferTable';

type Props = {
  readonly shown: Shown;
  readonly area: number;
  readonly title: string;
  readonly selected: number | undefined;
  readonly onSelect: (life: number | undefined) => void;
};

export function Buffers({ shown, area, title, selected, onSelect }: Props) {
  const narrow = useNarrow();
  const [open, setOpen] = useState(false);
  const { simulation, frame } = shown;
  const list = () => bufferRows(simulation.machine, simulation.run, frame, area);
  const table = () => <BufferTable list={list()} title={title} selected={selected} onSelect={onSelect} />;
  if (!narrow) return table();
  return (
    <details className="twin buffers-twin" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Page map as a table</summary>
      {open && table()}
    </details>
  );
}
