/** The picture of physical memory in words, by address. */
import { mapCard } from '../../charts/memory-map/card';
import { mapItems, rangeOf, selectionName } from '../../charts/memory-map/map-item';
import type { Machine } from '../../kernel/machine';
import { formatAddress, formatBytes } from '../../lib/format';
import { rangeEnd } from '../../lib/units';

export type MemoryTableProps = { readonly machine: Machine; readonly selection: string };

export const MemoryTable = ({ machine, selection }: MemoryTableProps) => (
  <table>
    <thead>
      <tr>
        <th scope="col">name</th>
        <th scope="col">kind</th>
        <th scope="col">from</th>
        <th scope="col">to</th>
        <th scope="col" className="number">
          size
        </th>
        <th scope="col">used by</th>
      </tr>
    </thead>
    <tbody>
      {machine.banks.map((bank, index) => (
        <tr key={`bank ${index}`}>
          <th scope="row">RAM, bank {index}</th>
          <td className="quiet">RAM</td>
          <td className="mono">{formatAddress(bank.base)}</td>
          <td className="mono">{formatAddress(rangeEnd(bank))}</td>
          <td className="number">{formatBytes(bank.size)}</td>
          <td />
        </tr>
      ))}
      {mapItems(machine).map((item) => {
        const range = rangeOf(item);
        const card = mapCard(item);
        const selected = item.type === 'fate' && selectionName(item.fate) === selection;
        return (
          <tr key={item.key} aria-current={selected || undefined}>
            <th scope="row" className="mono">
              {card.name}
            </th>
            <td className="quiet">{card.kindLabel}</td>
            <td className="mono">{range ? formatAddress(range.base) : '–'}</td>
            <td className="mono">{range ? formatAddress(rangeEnd(range)) : '–'}</td>
            <td className="number">{card.rows.find((row) => row.label === 'size')?.value}</td>
            <td className="mono">{item.type === 'fate' ? item.fate.consumers.join(' ') : ''}</td>
          </tr>
        );
      })}
    </tbody>
  </table>
);
