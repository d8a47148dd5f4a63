/** What differs, in words: regions, areas, heaps, and the lines of the boot log. */
import { useState, type ReactNode } from 'react';
import type { ComparedArea, ComparedName, ComparedRegion, Comparison, Difference } from '../../scenario/compare';
import type { DiffLine } from '../../scenario/diff-lines';
import { nameWords, outcomeWords, placeWords, reorderedWords } from './compare-words';
import { orderLog } from './log-order';

export function CompareTables({ comparison }: { readonly comparison: Comparison }) {
  const [everything, setEverything] = useState(false);
  const shown = <T extends { readonly differences: readonly Difference[] }>(list: readonly T[]): readonly T[] =>
    everything ? list : list.filter(({ differences }) => differences.length > 0);
  const { regions, areas, heaps } = comparison;
  const { lines, reordered } = orderLog(comparison.log);
  return (
    <div className="compare-tables">
      <label className="compare-all">
        <input type="checkbox" checked={everything} onChange={() => setEverything(!everything)} /> Also what is the same
      </label>
      <Regions list={shown(regions)} />
      <Names title="CMA areas" list={shown(areas)} more={placesOf} />
      <Names title="Heaps" list={shown(heaps)} />
      <Log lines={everything ? lines : lines.filter(({ side }) => side !== 'both')} reordered={reordered} />
    </div>
  );
}

const placesOf = (one: ComparedName): string => {
  const { placeBefore, placeAfter } = one as ComparedArea;
  return placeBefore === placeAfter ? (placeBefore ?? '') : `${placeBefore ?? '–'} → ${placeAfter ?? '–'}`;
};

function Table({ title, heads, children }: { title: string; heads: readonly string[]; children: ReactNode }) {
  return (
    <table aria-label={title}>
      <caption>{title}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

const Outcome = ({ differences }: { readonly differences: readonly Difference[] }) => (
  <td className={differences.length === 0 ? 'quiet' : ''}>{outcomeWords(differences)}</td>
);

function Regions({ list }: { readonly list: readonly ComparedRegion[] }) {
  if (list.length === 0) return null;
  return (
    <Table title="Regions" heads={['region', 'differs', 'in A', 'in B']}>
      {list.map(({ path, before, after, differences }) => (
        <tr key={`${path} ${before ? 'a' : ''}`}>
          <th scope="row" className="mono">
            {nameWords(before?.name, after?.name)}
          </th>
          <Outcome differences={differences} />
          <td>{placeWords(before)}</td>
          <td>{placeWords(after)}</td>
        </tr>
      ))}
    </Table>
  );
}

type NamesProps = {
  readonly title: string;
  readonly list: readonly ComparedName[];
  readonly more?: (one: ComparedName) => string;
};

function Names({ title, list, more }: NamesProps) {
  if (list.length === 0) return null;
  return (
    <Table title={title} heads={['name', 'differs', 'in A', 'in B', ...(more ? ['base and bytes'] : [])]}>
      {list.map((one, i) => (
        <tr key={i}>
          <th scope="row" className="mono">
            {nameWords(one.before, one.after)}
          </th>
          <Outcome differences={one.differences} />
          <td className="mono">{one.before ?? '–'}</td>
          <td className="mono">{one.after ?? '–'}</td>
          {more && <td className="mono">{more(one)}</td>}
        </tr>
      ))}
    </Table>
  );
}

const SIDES: Readonly<Record<DiffLine['side'], { readonly sign: string; readonly word: string }>> = {
  both: { sign: ' ', word: '' },
  first: { sign: '−', word: 'only in A' },
  second: { sign: '+', word: 'only in B' },
};

function Log({ lines, reordered }: { readonly lines: readonly DiffLine[]; readonly reordered: number }) {
  if (lines.length + reordered === 0) return null;
  return (
    <>
      <h3>Boot log</h3>
      {reordered > 0 && <p className="quiet">{reorderedWords(reordered)}.</p>}
      {lines.length > 0 && (
        <ol className="compare-log mono" aria-label="Boot log, compared">
          {lines.map(({ side, text }, i) => (
            <li key={i} data-side={side}>
              <span aria-hidden="true">{SIDES[side].sign} </span>
              <span className="unseen">{SIDES[side].word} </span>
              {text}
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
