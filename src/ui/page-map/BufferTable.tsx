/** The page map in words: every buffer of the area at this step, by address. */
import { formatAddress, formatBytes } from '../../lib/format';
import type { BufferList, BufferRow } from './buffer-rows';

type Props = {
  readonly list: BufferList;
  readonly title: string;
  readonly selected: number | undefined;
  readonly onSelect: (life: number | undefined) => void;
};

export function BufferTable({ list, title, selected, onSelect }: Props) {
  if (list.rows.length === 0) return <p className="quiet">No buffers in this area at this step.</p>;
  return (
    <>
      <table className="buffers" aria-label={`Buffers in ${title}`}>
        <thead>
          <tr>
            <th scope="col">
              <strong>Buffers</strong>
            </th>
            <th scope="col" className="number quiet">
              size
            </th>
            <th scope="col" className="number quiet">
              at
            </th>
          </tr>
        </thead>
        <tbody>
          {list.rows.map((row) => (
            <Row key={row.life} row={row} selected={row.life === selected} onSelect={onSelect} />
          ))}
        </tbody>
      </table>
      {list.inAll > list.rows.length && <p className="quiet">{list.inAll - list.rows.length} more are not listed.</p>}
    </>
  );
}

type RowProps = { readonly row: BufferRow; readonly selected: boolean; readonly onSelect: Props['onSelect'] };

const Row = ({ row, selected, onSelect }: RowProps) => (
  <tr>
    <th scope="row">
      <button
        type="button"
        className="plain buffer-name mono"
        aria-pressed={selected}
        onClick={() => onSelect(selected ? undefined : row.life)}
      >
        {row.name || 'held since boot'}
      </button>
    </th>
    <td className="number">{formatBytes(row.bytes)}</td>
    <td className="number mono quiet">{formatAddress(row.base)}</td>
  </tr>
);
