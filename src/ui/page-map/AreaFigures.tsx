/** The page map in figures, and the key of the marks that are in it. */
import { percent } from '../../charts/fragmentation/series';
import { overshootRuns } from '../../charts/page-map/refused-runs';
import { formatBytes } from '../../lib/format';
import type { PageRuns } from '../../scenario/asides';
import type { AreaFrame, FailureReport } from '../../scenario/run';

type Props = { readonly use: AreaFrame; readonly pageSize: number };

const pagesOf = ({ pages }: PageRuns): number => pages.reduce((sum, count) => sum + count, 0);

const sized = (pages: number, pageSize: number): string => formatBytes(BigInt(pages) * BigInt(pageSize));

export function AreaFigures({ use, pageSize }: Props) {
  const all = use.used + use.free;
  return (
    <span className="page-map-figures quiet">
      <span>
        used {sized(use.used, pageSize)} of {sized(all, pageSize)}, {percent(all === 0 ? 0 : use.used / all)}
      </span>
      <span>largest run {sized(use.largestFree, pageSize)}</span>
      {use.elsewhere !== Infinity && <span>room elsewhere {sized(use.elsewhere, pageSize)}</span>}
    </span>
  );
}

type KeyProps = Props & { readonly failure: FailureReport | undefined };

/** Only what is there, with how much of it. */
export function AreaKey({ use, pageSize, failure }: KeyProps) {
  const movable = pagesOf(use.movable);
  const pinned = pagesOf(use.pinned);
  const beyond = failure?.area === use.area && overshootRuns(failure, use.used + use.free).length > 0;
  if (movable + pinned === 0 && !beyond) return null;
  return (
    <ul className="page-map-key" aria-label="Key of the page map">
      {movable > 0 && (
        <li>
          <span className="key-movable" aria-hidden="true" />
          <span className="quiet">movable</span> {sized(movable, pageSize)}
        </li>
      )}
      {pinned > 0 && (
        <li>
          <span className="key-pinned" aria-hidden="true" />
          <span className="quiet">pinned</span> {pinned}
          <span className="unseen"> pages</span>
        </li>
      )}
      {beyond && (
        <li>
          <span className="key-beyond" aria-hidden="true" />
          <span className="quiet">needed beyond the hole</span>
        </li>
      )}
    </ul>
  );
}
