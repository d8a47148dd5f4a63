/** The way on from a region that has no pages to show: to the area that does. */
import type { Fate, Machine } from '../../kernel/machine';
import { areaTitle, selectionOf } from '../selection';
import { useSelectInPicture } from '../use-reveal';
import { nearestArea } from './nearest-area';

type Props = { readonly machine: Machine; readonly fate: Fate };

export function NearestArea({ machine, fate }: Props) {
  const select = useSelectInPicture();
  const area = nearestArea(machine, fate);
  if (area === undefined) return null;
  return (
    <button type="button" className="plain link" onClick={() => select(selectionOf(machine, area))}>
      Show the nearest CMA area, <span className="mono">{areaTitle(machine, area)}</span>
    </button>
  );
}
