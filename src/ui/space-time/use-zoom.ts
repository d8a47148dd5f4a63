/** Which part of the history is in view. */
import { useMemo, useState } from 'react';
import type { TimeZoom } from '../../charts/space-time/navigation';

export const EVERYTHING: TimeZoom = { steps: undefined, pages: undefined };

/** Goes with the selection. Where only the area is another, because the step is, the steps stay, and pages do not. */
export function useZoom(selection: string, area: number | undefined): readonly [TimeZoom, (zoom: TimeZoom) => void] {
  const [wanted, setWanted] = useState({ selection, area, zoom: EVERYTHING });
  const { steps, pages } = wanted.selection === selection ? wanted.zoom : EVERYTHING;
  const ownPages = wanted.area === area ? pages : undefined;
  const zoom = useMemo(() => ({ steps, pages: ownPages }), [steps, ownPages]);
  return [zoom, (next) => setWanted({ selection, area, zoom: next })];
}
