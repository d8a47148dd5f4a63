/** The page map in figures, and the key of the marks that are in it. */
import { formatBytes } from '../../lib/format';
import type { PageRuns } from '../../scenario/asides';
import type { AreaFrame } from '../../scenario/run';

type Props = { readonly use: AreaFrame; readonly pageSize: number };

const pagesOf = ({ pages }: PageRuns): number => pages.reduce((sum, count) => sum + count, 0);

const sized = (pages: number, pageSize: number): string => formatBytes(BigInt(pages) * BigInt(pageSize));

export function AreaFigures({ use, pageSize }: Props) {
  const all = use.used + use.free;
  return (
    <span className="page-map-figures quiet">
      <span>
        used {sized(use.used, pageSize)} of {sized(all, pageSize)}, {percent(use.used, all)}
      </span>
      <span>largest run {sized(use.largestFree, pageSize)}</span>
      {use.elsewhere !== Infinity && <span>room elsewhere {sized(use.elsewhere, pageSize)}</span>}
    </span>
  );
}

/** Only what is there, with how much of it. */
export function AreaKey({ use, pageSize }: Props) {
  const movable = pagesOf(use.movable);
  const pinned = pagesOf(use.pinned);
  if (movable + pinned === 0) return null;
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
    </ul>
  );
}

/** Whole percents, but never 0 % of something or 100 % of not everything. */
export function percent(part: number, whole: number): string {
  if (whole === 0 || part === 0) return '0 %';
  if (part === whole) return '100 %';
  return `${Math.min(99, Math.max(1, Math.round((100 * part) / whole)))} %`;
}
